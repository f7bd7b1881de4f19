"""An edition waits for whoever takes its next step, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import CLERK, TODAY
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import AUTHOR, now, published, taken

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.publishing.awaiting import awaited
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.stepping import NOTHING, Said
from secretariat.kernel.periods import Period

WAITS = {
    "frozen": {"publisher": "send"},
    "in_review": {"clearer": "clear"},
    "returned": {"publisher": "send"},
    "cleared": {"publisher": "publish"},
    "embargoed": {},
    "published": {},
}
"""For whom an edition waits in each state, and for what: written out, so that a change shows."""


def somebody(name: str, role: str) -> Person:
    new = NewPerson(username=name, name=name, email=f"{name}@example.invalid", password=None)
    made = add_person(new, by=CLERK, on=TODAY)
    if role:
        since = Period.since(TODAY)
        give([made], role, scope="", period=since, by=CLERK, reason="test", on=TODAY)
    return made


@pytest.fixture
def people(office: None, settings: Any) -> dict[str, Person]:
    """Who publishes, who only clears, and who may neither."""
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_CLEARER"
    names = {"publisher": "publisher", "clearer": "everything", "reader": ""}
    return {name: somebody(name, role) for name, role in names.items()}


def frozen() -> Release:
    return freeze(members_paper, by=CLERK, on=TODAY)


def waits(by: Actor) -> list[tuple[int, str]]:
    """The editions that wait for somebody, each with its step."""
    found = awaited(by, on=TODAY, now=now())
    return [(one.way.release.edition, one.offer.next.step.value) for one in found]


def hold_to_table(people: dict[str, Person], state: str) -> None:
    """The clearer of these tests may do what the publisher may, and more."""
    steps = WAITS[state]
    hers = {
        "publisher": steps.get("publisher"),
        "clearer": steps.get("clearer") or steps.get("publisher"),
    }
    for name, person in people.items():
        expected = [(1, hers[name])] if hers.get(name) else []
        assert waits(person) == expected, (state, name)
    assert waits(ANONYMOUS) == []


def test_in_every_state_it_waits_for_who_takes_its_next_step(people: dict[str, Person]) -> None:
    release, soon = frozen(), Said(public_at=now() + timedelta(hours=2))
    hold_to_table(people, "frozen")
    for name, said, state in (
        (Step.SEND, NOTHING, "in_review"),
        (Step.RETURN, Said(note="A table is missing."), "returned"),
        (Step.SEND, NOTHING, "in_review"),
        (Step.CLEAR, NOTHING, "cleared"),
        (Step.PUBLISH, soon, "embargoed"),
        (Step.RETURN, Said(note="Stopped."), "returned"),
        (Step.SEND, NOTHING, "in_review"),
        (Step.CLEAR, NOTHING, "cleared"),
        (Step.PUBLISH, NOTHING, "published"),
    ):
        taken(members_paper, release, name, said=said)
        hold_to_table(people, state)


def test_who_froze_or_sent_it_is_not_asked_to_clear_it(people: dict[str, Person]) -> None:
    froze, sent = people["clearer"], somebody("another", "everything")
    release = freeze(members_paper, by=froze, on=TODAY)
    taken(members_paper, release, Step.SEND)
    assert waits(froze) == []
    assert waits(sent) == [(1, "clear")]
    assert waits(AUTHOR) == [], "a process that sent it clears nothing of its own"
    assert waits(Process("another")) == [(1, "clear")]


def test_one_sent_back_waits_until_another_takes_its_place(people: dict[str, Person]) -> None:
    first = frozen()
    taken(members_paper, first, Step.SEND, Step.RETURN, said=Said(note="A table is missing."))
    (one,) = awaited(people["publisher"], on=TODAY, now=now())
    assert one.said == "A table is missing."
    assert one.since == one.way.steps[-1].at
    second = frozen()
    assert waits(people["publisher"]) == [(2, "send")]
    taken(members_paper, second, Step.SEND)
    assert waits(people["publisher"]) == []
    assert waits(people["clearer"]) == [(2, "clear")]


def test_two_in_review_wait_both_the_longest_first_until_one_is_public(
    people: dict[str, Person],
) -> None:
    first, second = frozen(), frozen()
    taken(members_paper, second, Step.SEND)
    taken(members_paper, first, Step.SEND)
    assert waits(people["clearer"]) == [(2, "clear"), (1, "clear")]
    taken(members_paper, second, Step.CLEAR, Step.PUBLISH)
    assert waits(people["clearer"]) == [], "an earlier one can't be published any more"


def test_the_words_of_editions_are_not_read_and_statements_are_few(
    people: dict[str, Person],
) -> None:
    published(members_paper, frozen())
    for _time in range(5):
        taken(members_paper, frozen(), Step.SEND)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(waits(people["clearer"])) == 5
    told = [one["sql"] for one in asked.captured_queries if "publishing_" in one["sql"]]
    assert len(told) == 3
    assert not [sql for sql in told if '"texts"' in sql.partition("FROM")[0]]
    with CaptureQueriesContext(connection) as asked:
        assert waits(people["reader"]) == []
    assert not [one for one in asked.captured_queries if "publishing_" in one["sql"]]
