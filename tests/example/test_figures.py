"""The product's measures over the loaded example say what the plan says, on both clocks."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache

import pytest
from tests.example.oracle import REGIONS, Known, known

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import Figure, figure
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.usefixtures("example_instance")

DAYS = (
    date(1998, 12, 31),
    date(2002, 6, 30),
    date(2006, 6, 4),
    date(2006, 6, 5),
    date(2014, 3, 15),
    date(2022, 6, 9),
    date(2022, 6, 10),
    date(2025, 12, 31),
    date(2026, 10, 22),
)
INSTANTS = (
    datetime(1999, 12, 31, tzinfo=UTC),  # before anything was known
    datetime(2000, 1, 3, 9, 30, tzinfo=UTC),  # members loaded, ratifications not yet
    datetime(2014, 3, 15, tzinfo=UTC),  # the wrong import stands
    datetime(2014, 3, 18, 9, 5, tzinfo=UTC),  # at the very instant of its undoing
    datetime(2022, 6, 12, tzinfo=UTC),  # the new category is decided but not entered
    datetime(2026, 3, 31, tzinfo=UTC),
    datetime(2026, 10, 22, 12, tzinfo=UTC),
)
YEARS = (1998, 2005, 2012, 2013, 2025)

oracle = cache(known)


def asked(key: str, when: date | Period, at: datetime | None, *by: str) -> Figure:
    return figure(measure_of(key), when, by=by, known_at=at)


def share(found: Figure) -> tuple[int | None, int | None]:
    return found.total.part, found.total.whole


@contextmanager
def naming(day: date, at: datetime) -> Iterator[None]:
    """Say of which day and instant a figure was wrong."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"on {day}, known at {at}: {error}") from error


@pytest.mark.parametrize("at", INSTANTS, ids=str)
def test_members_and_ratifications_are_those_of_the_plan(at: datetime) -> None:
    office = oracle(at)
    for day in DAYS:
        with naming(day, at):
            members = asked("reference.member_states", day, at)
            assert members.value == len(office.members_on(day))
            ratifications = asked("standards.ratifications", day, at)
            assert ratifications.value == office.ratifications(day).total()


@pytest.mark.parametrize("at", INSTANTS, ids=str)
def test_states_with_one_in_each_category_are_those_of_the_plan(at: datetime) -> None:
    office = oracle(at)
    for day in DAYS:
        with naming(day, at):
            found = asked("standards.states_with_one_in_each", day, at)
            expected = office.with_one_in_each(day), office.members_on(day)
            assert share(found) == tuple(map(len, expected))


@pytest.mark.parametrize("at", INSTANTS, ids=str)
def test_states_with_all_and_with_none_are_those_of_the_plan(at: datetime) -> None:
    office = oracle(at)
    for day in DAYS:
        with naming(day, at):
            assert share(asked("standards.states_with_all", day, at))[0] == len(
                office.with_all(day)
            )
            assert share(asked("standards.states_with_none", day, at))[0] == len(
                office.with_none(day)
            )


@pytest.mark.parametrize("at", INSTANTS[2:], ids=str)
def test_flows_of_a_year_are_those_of_the_plan(at: datetime) -> None:
    office = oracle(at)
    for year in YEARS:
        first, last = date(year, 1, 1), date(year, 12, 31)
        over = Period(first, last)
        with naming(last, at):
            registered = asked("standards.ratifications_registered", over, at)
            assert registered.value == office.registered(first, last)
            ended = asked("standards.denunciations", over, at)
            assert ended.value == office.ended(first, last)


@pytest.mark.parametrize("at", INSTANTS[2:], ids=str)
def test_regions_add_up_and_are_those_of_the_plan(at: datetime) -> None:
    office = oracle(at)
    for day in DAYS:
        with naming(day, at):
            found = asked("standards.ratifications", day, at, "region")
            cells = {cell.key[0]: cell.value for cell in found.cells}
            assert cells == dict(office.ratifications(day))
            ready = asked("standards.states_with_one_in_each", day, at, "region")
            parts = {cell.key[0]: cell.part for cell in ready.cells if cell.part}
            assert parts == by_region(office, day)


def by_region(office: Known, day: date) -> dict[str, int]:
    """Count the States with one in each category in every region that has any."""
    found: dict[str, int] = {}
    for state in office.with_one_in_each(day):
        found[REGIONS[state]] = found.get(REGIONS[state], 0) + 1
    return found


def test_today_is_what_was_known_at_the_end() -> None:
    office = oracle(INSTANTS[-1])
    for day in DAYS:
        with naming(day, INSTANTS[-1]):
            now = asked("standards.states_with_one_in_each", day, None)
            assert share(now)[0] == len(office.with_one_in_each(day))


def test_late_news_restates_the_end_of_2025() -> None:
    cited, spring, autumn = DAYS[-2], INSTANTS[-2], INSTANTS[-1]
    before = share(asked("standards.states_with_one_in_each", cited, spring))
    after = share(asked("standards.states_with_one_in_each", cited, autumn))
    assert before == (len(oracle(spring).with_one_in_each(cited)), 72)
    assert after == (len(oracle(autumn).with_one_in_each(cited)), 72)
    assert before < after


def test_the_wrong_import_shows_only_to_who_asks_what_was_known_then() -> None:
    day, then, after = date(2014, 3, 15), INSTANTS[2], INSTANTS[3]
    where = {"instrument": "C189"}
    wrong = figure(measure_of("standards.ratifications"), day, where=where, known_at=then)
    right = figure(measure_of("standards.ratifications"), day, where=where, known_at=after)
    assert wrong.value == right.value + 14


def test_a_new_category_counts_from_the_moment_it_was_entered() -> None:
    day = date(2022, 6, 10)
    before = share(asked("standards.states_with_one_in_each", day, INSTANTS[4]))
    now = share(asked("standards.states_with_one_in_each", day, None))
    assert before > now
