"""Whose letter is due, and when: as she chose, once, and again when it could not be sent."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.workflows.ground import somebody

from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.notices.mailing import Letter, due, write_to_all
from secretariat.engine.notices.models import Kind, Mail, Notice
from secretariat.engine.notices.preferring import choose, chosen
from secretariat.engine.notices.writing import write
from secretariat.kernel.errors import BadInput

Parts = dict[str, Part]
START = datetime(2026, 6, 15, 9, tzinfo=UTC)
TABLE = "results.value"


def tell(person: Person, *records: int, at: datetime = START) -> None:
    """Notices about these records."""
    write(
        Notice(
            person=person,
            kind=Kind.WAITS,
            action="tests.value_verify",
            table=TABLE,
            record=one,
            at=at,
        )
        for one in records
    )


class Post:
    """A post office that keeps what it is given, and may be closed."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, list[int | None]]] = []
        self.is_closed = False

    def __call__(self, letter: Letter) -> bool:
        """Send a letter, unless it says nothing."""
        if self.is_closed:
            raise OSError("closed")
        if letter.notices:
            self.sent.append((letter.person.name, [one.record for one in letter.notices]))
        return bool(letter.notices)


def round_of(post: Callable[[Letter], bool], at: datetime) -> int:
    """One round of the job."""
    return write_to_all(post, on=at.date(), now=at)


def test_a_choice_is_kept_and_a_strange_one_refused(parts: Parts) -> None:
    rosa, una = somebody("rosa"), somebody("una")
    assert chosen(rosa) is Mail.DAILY
    for mail in Mail:
        choose(rosa, mail.value)
        assert chosen(rosa) is mail
    with pytest.raises(BadInput, match="no way of being written to"):
        choose(rosa, "by_pigeon")
    assert (chosen(rosa), chosen(una)) == (Mail.NEVER, Mail.DAILY)


def test_a_letter_holds_everything_new_in_order(parts: Parts) -> None:
    post, rosa = Post(), somebody("rosa")
    tell(rosa, 3, 1, 2)
    assert round_of(post, START) == 1
    assert post.sent == [("Rosa", [3, 1, 2])]


def test_a_letter_that_could_not_be_sent_leaves_everything_as_it_was(parts: Parts) -> None:
    post, rosa = Post(), somebody("rosa")
    tell(rosa, 1)
    post.is_closed = True
    with pytest.raises(OSError, match="closed"):
        round_of(post, START)
    assert due(on=START.date(), now=START) == [rosa.pk]
    post.is_closed = False
    assert round_of(post, START) == 1
    assert due(on=START.date(), now=START) == []


def test_whoever_has_nothing_new_is_not_looked_at(parts: Parts) -> None:
    somebody("rosa")
    assert due(on=START.date(), now=START) == []


hours = st.integers(0, 96)


@settings(max_examples=30)
@given(
    mail=st.sampled_from(Mail),
    told=st.lists(hours, max_size=5),
    rounds=st.sets(hours, max_size=6),
)
def test_every_notice_is_sent_once_and_no_sooner_than_chosen(
    parts: Parts, mail: Mail, told: list[int], rounds: set[int]
) -> None:
    Notice.objects.all().delete()
    count = Person.objects.count()
    person, post = somebody(f"person{count}"), Post()
    choose(person, mail.value)
    waiting: list[int] = []
    expected: list[list[int]] = []
    last: date | None = None
    events = sorted([(hour, 0) for hour in told] + [(hour, 1) for hour in rounds])
    for number, (hour, is_round) in enumerate(events):
        at = START + timedelta(hours=hour)
        if not is_round:
            tell(person, number, at=at)
            waiting.append(number)
            continue
        round_of(post, at)
        if mail is Mail.NEVER or (mail is Mail.DAILY and last == at.date()) or not waiting:
            continue
        expected.append(waiting)
        waiting, last = [], at.date()
    assert [records for _name, records in post.sent] == expected
