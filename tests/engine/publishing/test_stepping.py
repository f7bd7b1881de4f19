"""An edition goes its way by steps that are kept, in order, and is cleared by another's hand."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError
from tests.engine.publishing.conftest import TODAY
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import AUTHOR, CLEARER, HANDS, PUBLISHER, now, published, taken

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process, act
from secretariat.engine.publishing import stepping
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.seeing import public
from secretariat.engine.publishing.stepping import NOTHING, Said, offers, take
from secretariat.engine.publishing.way import State, way_of
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.kernel.periods import Period

SOON = timedelta(hours=2)
OPEN = {
    State.FROZEN: {Step.SEND},
    State.IN_REVIEW: {Step.CLEAR, Step.RETURN},
    State.RETURNED: {Step.SEND},
    State.CLEARED: {Step.PUBLISH, Step.RETURN},
    State.EMBARGOED: {Step.PUBLISH, Step.RETURN},
    State.PUBLISHED: set(),
    State.SUPERSEDED: set(),
}
"""Written out once more, so that a change of the way is a change of this table."""


def state(release: Release, after: timedelta = timedelta(0)) -> State:
    return way_of(release, now=now() + after).state


def step(release: Release, name: Step, said: Said = NOTHING, by: Any = None) -> ReleaseStep:
    hand = by or HANDS[name]
    return take(members_paper, release, name, by=hand, on=TODAY, now=now(), said=said)


def hold_to_table(release: Release) -> None:
    """Every step that the table closes in this state is refused, and what is open is offered."""
    stands = way_of(release, now=now())
    open_ones = {
        one.next.step
        for hand in HANDS.values()
        for one in offers(members_paper, stands, by=hand, on=TODAY)
        if one.is_open
    }
    assert open_ones == OPEN[stands.state]
    for name in set(Step) - OPEN[stands.state]:
        with pytest.raises(NotYet, match=str(stands.state.label)):
            step(release, name, Said(note="Why."))
    assert len(way_of(release, now=now()).steps) == len(stands.steps)


def test_from_each_state_its_own_steps_are_open_and_no_other(release: Release) -> None:
    passed = []
    embargo = Said(public_at=now() + SOON)
    for name, said in (
        (Step.SEND, Said()),
        (Step.RETURN, Said(note="A table is missing.")),
        (Step.SEND, Said()),
        (Step.CLEAR, Said()),
        (Step.PUBLISH, embargo),
        (Step.RETURN, Said(note="Stopped.")),
        (Step.SEND, Said()),
        (Step.CLEAR, Said()),
        (Step.PUBLISH, embargo),
        (Step.PUBLISH, Said()),
    ):
        hold_to_table(release)
        passed.append(state(release))
        step(release, name, said)
    hold_to_table(release)
    second = published(members_paper, freeze(members_paper, by=AUTHOR, on=TODAY))
    hold_to_table(release)
    assert {*passed, State.PUBLISHED, state(release)} == set(State)
    assert (state(release), state(second)) == (State.SUPERSEDED, State.PUBLISHED)
    assert way_of(release, now=now()).later == second


def test_each_step_says_who_took_it_when_and_why(release: Release) -> None:
    before = now()
    taken(members_paper, release, Step.SEND)
    step(release, Step.RETURN, Said(note="Paragraph 3 is wrong."))
    sent, returned = way_of(release, now=now()).steps
    assert (sent.number, sent.by, sent.by_process, sent.note) == (1, None, "author", "")
    assert (returned.number, returned.by_process) == (2, "clearer")
    assert returned.note == "Paragraph 3 is wrong."
    assert before <= sent.at <= returned.at <= now()


def test_under_embargo_it_is_public_from_that_instant_and_not_before(release: Release) -> None:
    moment = now() + SOON
    published(members_paper, release, public_at=moment)
    assert state(release) is State.EMBARGOED
    assert state(release, SOON * 2) is State.PUBLISHED
    for before, there in ((timedelta(microseconds=1), []), (timedelta(0), [release])):
        assert list(public(moment - before)) == there
    assert list(public(moment, of=["tests.other"])) == []


def test_stopped_under_embargo_it_never_becomes_public_by_itself(release: Release) -> None:
    published(members_paper, release, public_at=now() + SOON)
    step(release, Step.RETURN, Said(note="Stopped."))
    assert state(release, SOON * 9) is State.RETURNED
    assert list(public(now() + SOON * 9)) == []


def test_a_later_edition_supersedes_only_once_it_is_public(release: Release) -> None:
    published(members_paper, release)
    second = freeze(members_paper, by=AUTHOR, on=TODAY)
    published(members_paper, second, public_at=now() + SOON)
    assert state(release) is State.PUBLISHED
    assert state(release, SOON * 2) is State.SUPERSEDED


def test_an_earlier_edition_is_not_published_after_a_later_one(release: Release) -> None:
    taken(members_paper, release, Step.SEND, Step.CLEAR)
    published(members_paper, freeze(members_paper, by=AUTHOR, on=TODAY))
    with pytest.raises(NotYet, match="Edition 2 is public already"):
        step(release, Step.PUBLISH)


def test_what_is_said_with_a_step_must_make_sense(release: Release) -> None:
    with pytest.raises(BadInput, match="Only publishing has a moment"):
        step(release, Step.SEND, Said(public_at=now() + SOON))
    taken(members_paper, release, Step.SEND)
    with pytest.raises(BadInput, match="needs a reason"):
        step(release, Step.RETURN, Said(note="  "))
    taken(members_paper, release, Step.CLEAR)
    with pytest.raises(BadInput, match="a moment that has passed"):
        step(release, Step.PUBLISH, Said(public_at=now() - timedelta(seconds=1)))
    assert state(release) is State.CLEARED


def person(name: str) -> Person:
    """Somebody who may freeze, clear and publish alike."""
    new = NewPerson(username=name, name=name, email=f"{name}@example.invalid", password=None)
    made = add_person(new, by=AUTHOR, on=TODAY)
    for role in ("publisher", "everything"):
        give([made], role, scope="", period=Period.since(TODAY), by=AUTHOR, reason="test", on=TODAY)
    return made


@pytest.fixture
def people(office: None, settings: Any) -> tuple[Person, Person, Person]:
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_CLEARER"
    return person("rosa"), person("ines"), person("luc")


def test_who_froze_it_or_sent_it_does_not_clear_it_whatever_else_she_may(people: Any) -> None:
    froze, sent, other = people
    release = freeze(members_paper, by=froze, on=TODAY)
    step(release, Step.SEND, by=sent)
    for hers in (froze, sent):
        with pytest.raises(NotYou, match="somebody else clears it"):
            step(release, Step.CLEAR, by=hers)
    assert step(release, Step.CLEAR, by=other).by == other.pk
    assert step(release, Step.PUBLISH, by=froze).by == froze.pk


def test_a_process_clears_nothing_that_it_froze_or_sent_itself(release: Release) -> None:
    taken(members_paper, release, Step.SEND)
    for hand in (AUTHOR, Process("tests")):  # who sent it, and who froze it
        with pytest.raises(NotYou, match="somebody else clears it"):
            step(release, Step.CLEAR, by=hand)
    assert state(release) is State.IN_REVIEW


def test_who_may_not_is_told_who_may(people: Any, release: Release) -> None:
    with pytest.raises(NotYou, match=r"You have not signed in\. Those who may: Publisher"):
        step(release, Step.SEND, by=ANONYMOUS)
    new = NewPerson(username="vera", name="Vera", email="vera@example.invalid", password=None)
    with pytest.raises(NotYou, match="Those who may: Publisher"):
        step(release, Step.SEND, by=add_person(new, by=AUTHOR, on=TODAY))


def test_of_two_who_step_at_once_the_second_is_told(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(members_paper, release, Step.SEND)
    seen = way_of(release, now=now())
    step(release, Step.CLEAR)
    monkeypatch.setattr(stepping, "way_of", lambda release, now: seen)
    with pytest.raises((Conflict, DatabaseError)):
        step(release, Step.RETURN, Said(note="Too late."), by=Process("another"))
    monkeypatch.undo()
    assert [one.step for one in way_of(release, now=now()).steps] == ["send", "clear"]


def forced(release: Release, name: str, by: Process, number: int = 1) -> None:
    """Write a step past the rules in Python."""
    at = now()
    with act(f"publishing.{name}", by=by) as opened:
        ReleaseStep(
            release=release,
            number=number,
            step=name,
            at=at,
            act=opened.id,
            public_at=at + SOON if name == "publish" else None,
        ).save(force_insert=True)


def test_the_database_itself_refuses_steps_out_of_order(
    release: Release, subtests: pytest.Subtests
) -> None:
    for name in ("clear", "publish", "return"):
        with subtests.test(name), pytest.raises(DatabaseError, match="does not go from freeze"):
            forced(release, name, PUBLISHER)
    published(members_paper, release)
    for name in Step.values:
        with subtests.test(name), pytest.raises(DatabaseError, match="does not go from public"):
            forced(release, name, PUBLISHER, number=4)


def test_the_database_itself_keeps_the_clearing_apart(release: Release) -> None:
    taken(members_paper, release, Step.SEND)
    for hand in (AUTHOR, Process("tests")):
        with pytest.raises(DatabaseError, match="does not clear it"):
            forced(release, "clear", hand, number=2)
    forced(release, "clear", CLEARER, number=2)
    assert state(release) is State.CLEARED


def test_the_database_writes_down_itself_who_took_a_step(release: Release) -> None:
    with act("publishing.send", by=AUTHOR) as opened:
        wrong = ReleaseStep(release=release, number=1, step="send", at=now() - SOON, act=opened.id)
        wrong.by_process = "somebody else"
        wrong.save(force_insert=True)
    kept = ReleaseStep.objects.get()
    assert kept.by_process == "author"
    assert kept.at > now() - SOON / 2


def test_a_step_comes_from_its_own_act_alone(release: Release) -> None:
    with (
        pytest.raises(DatabaseError, match="Nobody answers"),
        act("publishing.clear", by=AUTHOR) as opened,
    ):
        ReleaseStep(release=release, number=1, step="send", at=now(), act=opened.id).save(
            force_insert=True
        )


def test_steps_are_kept_as_they_were_written(
    release: Release, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    taken(members_paper, release, Step.SEND)
    for change in (
        "UPDATE publishing_releasestep SET note = 'no'",
        "DELETE FROM publishing_releasestep",
        "TRUNCATE publishing_releasestep",
    ):
        with pytest.raises(DatabaseError):
            ReleaseStep.objects.raw(change)._fetch_all()
        with pytest.raises(psycopg.errors.Error, match="kept as it was written"):
            owner.execute(change)
        owner.rollback()
