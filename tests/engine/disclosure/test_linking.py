"""Figures are linked where they select the same records, whatever measure they are of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db.models import Case, When
from pytest_django.fixtures import Settings
from tests.engine.publishing import guarded
from tests.engine.publishing.conftest import fill

from secretariat.areas.reference.measures import by_region
from secretariat.areas.reference.models import Membership
from secretariat.engine.disclosure.asked import Asked
from secretariat.engine.disclosure.building import Built, built, tells
from secretariat.engine.disclosure.protecting import protect
from secretariat.engine.measures.declaring import Definition, Dimension, Measure
from secretariat.engine.measures.selections import Count, Sum
from secretariat.kernel.periods import Period

ON, BEFORE = date(2020, 12, 31), date(2011, 12, 31)
BETWEEN = Period(date(2012, 1, 1), ON)
NORTH, SOUTH = {"region": "NOR"}, {"region": "SOU"}


@pytest.fixture(autouse=True)
def _members(db: None, settings: Settings) -> None:
    """Twelve members: four in the north, eight in the south."""
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"
    fill()


def of(measure: Measure, when: Any = ON, **where: str) -> Asked:
    return Asked.of(measure, when, where)


def counting(key: str, selects: Any, **changes: Any) -> Measure:
    """Another measure of the same kind, with its own definition."""
    return replace(guarded.members, key=key, definitions=(Definition(selects=selects),), **changes)


def holds(made: Built) -> bool:
    """Whether the true numbers fulfil every equation."""
    values = made.system.values
    return all(
        sum(factor * values[cell] for cell, factor in one.terms) == one.equals
        for one in made.system.equations
    )


def test_two_measures_of_the_same_records_stand_in_the_same_cells() -> None:
    other = counting("tests.other", lambda on: Count(Membership.objects.on(on)))
    made = built([of(guarded.members, **NORTH), of(other, **NORTH), of(other)])
    first, second, total = (tells(one) for one in made.cells.values())
    assert first == second != total
    assert holds(made)


def test_a_measure_of_one_code_stands_in_a_cell_of_the_whole() -> None:
    """The part of the share is the north of the members: told there, it would be told here."""
    made = built([of(guarded.share), of(guarded.members, **NORTH)])
    share, north = made.cells.values()
    assert (share.number,) == tells(north)
    assert holds(made)


def test_another_date_or_another_filter_is_another_population() -> None:
    later = counting(
        "tests.later", lambda on: Count(Membership.objects.on(on).filter(starts__year__gt=2010))
    )
    made = built([of(guarded.members), of(guarded.members, BEFORE), of(later)])
    assert len({tells(one) for one in made.cells.values()}) == 3


def test_a_breakdown_by_a_record_adds_up_to_one_by_what_it_leads_to() -> None:
    """Of each region the States in it: the path to the region leads through the State."""
    made = built([of(guarded.members, state="X00"), of(guarded.members, **NORTH)])
    axes = {tuple(path for path, _c in cell[1]) for cell in made.system.values}  # type: ignore[index]
    assert axes == {(), ("state__code",), ("state__region__code",)}
    sums = {
        one.terms[0][0][1]: len(one.terms) - 1  # type: ignore[index]
        for one in made.system.equations
    }
    assert sums[("state__region__code", "NOR"),] == 4
    assert sums[("state__region__code", "SOU"),] == 8
    assert holds(made)


def test_stock_and_flows_between_two_dates_add_up() -> None:
    every = [
        of(guarded.members, BEFORE),
        of(guarded.members),
        of(guarded.entries, BETWEEN),
        of(guarded.exits, BETWEEN, **NORTH),
    ]
    made = built(every)
    flows = [one for one in made.system.equations if len(one.terms) == 4]
    assert len([one for one in flows if sum(abs(f) for _c, f in one.terms) == 4]) >= 2
    assert holds(made)


def test_without_one_of_the_flows_two_dates_are_not_linked() -> None:
    made = built([of(guarded.members, BEFORE), of(guarded.members), of(guarded.entries, BETWEEN)])
    assert made.system.equations == ()


def test_different_values_are_counted_as_known_where_some_count_twice() -> None:
    """A State that came back holds two memberships: by membership it stands in several cells."""
    states = counting(
        "tests.states",
        lambda on: Count(Membership.objects.on(on), of="state"),
        dimensions=(by_region.at("state__region"), Dimension(key="start", title="", path="starts")),
    )
    made = built([of(states, **NORTH), of(states, start="2005-03-01")])
    assert holds(made)
    assert any(cells.records is not None for cells in made.cells.values())


def test_a_sum_of_which_one_record_is_most_is_withheld() -> None:
    def summed(most: int) -> Measure:
        paid = Case(When(state__code="X00", then=most), default=10)
        return counting("tests.sum", lambda on: Sum(rows=Membership.objects.on(on), of=paid))

    assert protect([of(summed(300))]).withheld == frozenset()
    assert protect([of(summed(900))]).withheld == {of(summed(900))}


def test_figures_without_small_cells_take_no_part() -> None:
    open_one = replace(guarded.members, key="tests.open", smallest_cell=1)
    found = protect([of(open_one, **NORTH), of(guarded.members)])
    assert set(found.built.cells) == {of(guarded.members)}


def test_everything_is_withheld_where_all_is_small() -> None:
    few = counting("tests.few", lambda on: Count(Membership.objects.on(on)), smallest_cell=20)
    asked = [of(few), of(few, **NORTH), of(few, **SOUTH)]
    assert protect(asked).withheld == frozenset(asked)


def every_breakdown() -> Iterator[Asked]:
    yield of(guarded.members)
    yield from (of(guarded.members, state=f"X{number:02}") for number in range(12))
    yield from (of(guarded.members, **where) for where in (NORTH, SOUTH))


def test_cells_of_one_are_withheld_and_the_regions_they_add_up_to_as_well() -> None:
    withheld = protect(list(every_breakdown())).withheld
    told = [str(one) for one in every_breakdown() if one not in withheld]
    assert told == ["tests.guarded, 2020-12-31"]
