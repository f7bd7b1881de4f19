"""Whoever stands in for an official takes her steps of editions, and no duty is joined."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import CLERK, TODAY
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import now, taken
from tests.engine.publishing.test_awaiting import somebody

from secretariat.engine.access.actors import OnBehalf
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.publishing import stepping
from secretariat.engine.publishing.awaiting import awaited
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.handing import EDITIONS
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.seeing import seen_by
from secretariat.engine.publishing.stepping import Said, offer, take
from secretariat.engine.publishing.way import way_of
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.models import Delegation
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import Conflict, NotFound
from secretariat.kernel.periods import Period

WEEK = Period(TODAY, TODAY + timedelta(days=6))
People = dict[str, Person]


@pytest.fixture
def people(office: None, settings: Any) -> People:
    """Who freezes and publishes, two who may do everything, and one who may nothing."""
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_CLEARER"
    roles = {"author": "publisher", "clara": "everything", "dora": "everything", "deo": ""}
    return {name: somebody(name, role) for name, role in roles.items()}


def handed(person: Person, to: Person, *workflows: str) -> Delegation:
    return delegate(person, to=to, period=WEEK, workflows=workflows, by=person, on=TODAY)


def frozen(by: Any = CLERK) -> Release:
    return freeze(members_paper, by=by, on=TODAY)


def step(release: Release, name: Step, by: Person, note: str = "", days: int = 0) -> ReleaseStep:
    on = TODAY + timedelta(days=days)
    return take(members_paper, release, name, by=by, on=on, now=now(), said=Said(note=note))


def in_review(by: Any = CLERK) -> Release:
    return taken(members_paper, frozen(by), Step.SEND)


def test_the_delegate_takes_every_step_of_hers_and_each_says_for_whom(people: People) -> None:
    clara, deo = people["clara"], people["deo"]
    handed(clara, deo)
    release = in_review()
    for name, note in (
        (Step.RETURN, "A table is missing."),
        (Step.SEND, ""),
    ):
        step(release, name, deo, note)
    other = in_review()
    step(other, Step.CLEAR, deo)
    step(other, Step.PUBLISH, deo)
    for one in (*way_of(release, now=now()).steps[1:], *way_of(other, now=now()).steps[1:]):
        assert (one.by, one.instead_of) == (deo.pk, clara.pk)
        assert Act.objects.get(pk=one.act).facts == {"for": clara.pk}
    assert way_of(other, now=now()).is_public


def test_what_she_may_herself_she_does_in_her_own_name(people: People) -> None:
    handed(people["clara"], people["dora"])
    taken_by = step(in_review(), Step.CLEAR, people["dora"])
    assert (taken_by.by, taken_by.instead_of) == (people["dora"].pk, None)


@pytest.mark.parametrize("days", [-1, 7])
def test_it_lasts_the_days_it_names_and_no_longer(people: People, days: int) -> None:
    handed(people["clara"], people["deo"])
    release = in_review()
    on = TODAY + timedelta(days=days)
    with pytest.raises(NotYou):
        step(release, Step.CLEAR, people["deo"], days=days)
    assert release not in seen_by(people["deo"], on=on, now=now())
    step(release, Step.CLEAR, people["deo"], days=6)


def test_it_reaches_editions_where_they_are_named_or_nothing_is(people: People) -> None:
    clara, deo = people["clara"], people["deo"]
    release = in_review()
    with pytest.raises(NotFound, match=r"no workflow “publishing\.nothing”"):
        handed(clara, deo, "publishing.nothing")
    with act("workflows.delegate", by=clara):  # of a workflow that these tests do not declare
        other = Delegation(
            person=clara, to=deo, starts=TODAY, ends=TODAY, workflows=["tests.another"]
        )
        QuerySet(Delegation).bulk_create([other])
    with pytest.raises(NotYou, match="None of your grants permits it"):
        step(release, Step.CLEAR, deo)
    handed(clara, deo, EDITIONS.key)
    assert step(release, Step.CLEAR, deo).instead_of == clara.pk


def test_nobody_hands_on_nor_lends_what_is_closed_to_herself(people: People) -> None:
    clara, deo, eva = people["clara"], people["deo"], somebody("eva", "")
    handed(clara, deo)
    handed(deo, eva)
    release = in_review()
    with pytest.raises(NotYou):
        step(release, Step.CLEAR, eva)
    deactivate([clara], by=CLERK, reason="left", on=TODAY)
    with pytest.raises(NotYou):
        step(release, Step.CLEAR, deo)


def test_who_froze_it_clears_it_for_nobody(people: People) -> None:
    author, clara = people["author"], people["clara"]
    handed(clara, author)
    release = in_review(by=author)
    with pytest.raises(NotYou, match="You froze this edition"):
        step(release, Step.CLEAR, author)


def test_nobody_clears_it_for_who_froze_it(people: People) -> None:
    clara, deo = people["clara"], people["deo"]
    handed(clara, deo)
    release = in_review(by=clara)
    with pytest.raises(NotYou, match="You act for clara, who froze this edition or sent it"):
        step(release, Step.CLEAR, deo)
    handed(people["dora"], deo)
    assert step(release, Step.CLEAR, deo).instead_of == people["dora"].pk


def test_neither_she_who_sent_it_for_another_nor_the_other_clears_it(people: People) -> None:
    clara, dora, deo = people["clara"], people["dora"], people["deo"]
    handed(clara, deo)
    release = frozen()
    assert step(release, Step.SEND, deo).instead_of == clara.pk
    with pytest.raises(NotYou):
        step(release, Step.CLEAR, clara)
    handed(dora, deo)
    with pytest.raises(NotYou, match="You froze this edition or sent it"):
        step(release, Step.CLEAR, deo)
    assert step(release, Step.CLEAR, dora).by == dora.pk


def test_the_database_refuses_it_past_the_rules_in_python(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    clara, deo, author = people["clara"], people["deo"], people["author"]
    monkeypatch.setattr(stepping, "_had_a_hand", lambda way, by: False)
    handed(clara, deo)
    handed(clara, author)
    sent = frozen()
    step(sent, Step.SEND, deo)
    for release, by in (
        (in_review(by=clara), deo),
        (in_review(by=author), author),
        (sent, clara),
    ):
        with pytest.raises((Conflict, DatabaseError), match="does not clear it"):
            step(release, Step.CLEAR, by)


def test_an_edition_waits_for_the_delegate_who_may_read_it(people: People) -> None:
    clara, deo = people["clara"], people["deo"]
    release = in_review()
    assert awaited(deo, on=TODAY, now=now()) == ()
    assert release not in seen_by(deo, on=TODAY, now=now())
    handed(clara, deo)
    (one,) = awaited(deo, on=TODAY, now=now())
    assert (one.offer.next.step, one.offer.instead_of) == (Step.CLEAR, clara)
    assert release in seen_by(deo, on=TODAY, now=now())
    assert [one.offer.instead_of for one in awaited(clara, on=TODAY, now=now())] == [None]


def test_a_step_that_is_hers_as_two_people_is_offered_once(people: People) -> None:
    for name in ("clara", "dora"):
        handed(people[name], people["deo"])
    release = in_review(by=people["clara"])
    found = offer(members_paper, way_of(release, now=now()), Step.CLEAR, by=people["deo"], on=TODAY)
    assert found.actor == OnBehalf(by=people["deo"], of=people["dora"])
    assert len(awaited(people["deo"], on=TODAY, now=now())) == 1
    with pytest.raises(NotYet, match="in review"):
        step(release, Step.PUBLISH, people["deo"])


def test_who_is_away_costs_a_statement_and_each_a_second_one(people: People) -> None:
    releases = [in_review() for _time in range(3)]
    with CaptureQueriesContext(connection) as alone:
        assert not seen_by(people["deo"], on=TODAY, now=now())
    handed(people["clara"], people["deo"])
    with CaptureQueriesContext(connection) as standing_in:
        assert set(seen_by(people["deo"], on=TODAY, now=now())) == set(releases)
    assert len(standing_in) <= len(alone) + 2
