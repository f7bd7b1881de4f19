"""Disclosure control held to tables that a State published, with what it withheld (Canada)."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.engine.disclosure.tables_of import by_another_solver

from secretariat.engine.disclosure.attacking import attack
from secretariat.engine.disclosure.suppressing import withheld_of
from secretariat.engine.disclosure.systems import Cell, Entry, Equation, System, adds_up

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "hr" / "gc_infobase_people"
TABLES = {
    "age": "org_employee_age_group",
    "sex": "org_employee_gender",
    "type": "org_employee_type",
}
LEAST = 6  # they withhold from 1 to 5
WITHHELD = "*"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the Canadian tables are not here")


@dataclass
class Published:
    """Employees of each organization and year: by age, by sex and by type of contract.

    The three tables count the same people, so each adds up to the same total. `told` is what was
    printed, None where it was withheld.
    """

    told: dict[Cell, int | None] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    totals: list[Cell] = field(default_factory=list)

    @property
    def open(self) -> dict[Cell, int]:
        """What was printed as a number."""
        return {cell: number for cell, number in self.told.items() if number is not None}

    @property
    def closed(self) -> list[Cell]:
        """What was printed as withheld."""
        return [cell for cell, number in self.told.items() if number is None]


def lines() -> Iterator[tuple[str, tuple[str, str], str, int | None]]:
    """Table, organization and year, row and number of every line printed."""
    for table, name in TABLES.items():
        with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for year, organization, row, number in list(csv.reader(file))[1:]:
                at = (year, organization.removesuffix(" Total"))
                yield table, at, row, None if number == WITHHELD else int(number)


@pytest.fixture(scope="module")
def published() -> Published:
    found = Published()
    rows: dict[tuple[tuple[str, str], str], list[Cell]] = defaultdict(list)
    for table, at, row, number in lines():
        total = row == "Total"
        cell: Cell = (at, "all") if total else (at, table, row)
        found.told[cell] = found.told.get(cell) if number is None else number
        if not total:
            rows[at, table].append(cell)
    found.totals = [cell for cell in found.told if cell[1] == "all"]  # type: ignore[index]
    for (at, _table), cells in rows.items():
        if (at, "all") in found.told:
            found.equations.append(adds_up((at, "all"), cells))
    return found


def worked_out(published: Published) -> list[Cell]:
    """The cells that were withheld and that the attack settles to one number."""
    leaks = attack(published.equations, published.open, dict.fromkeys(published.closed, 1))
    return [one.cell for one in leaks]


def test_their_publication_gives_away_nineteen_totals_and_an_age(published: Published) -> None:
    found = worked_out(published)
    totals = [cell for cell in found if cell in published.totals]
    assert len(totals) == 19
    others = [cell for cell in found if cell not in totals]
    assert [cell[1] for cell in others if _alone(published, cell)] == ["age"]  # type: ignore[index]


def _alone(published: Published, cell: Cell) -> bool:
    """Whether the cell is worked out from its own total, told in the same table."""
    at = cell[0]  # type: ignore[index]
    return published.told.get((at, "all")) is not None


def test_another_solver_gives_the_same_nineteen_totals(published: Published) -> None:
    closed = [cell for cell in published.totals if published.told[cell] is None]
    assert len(closed) == 19
    for cell in closed:
        near = [one for one in published.equations if one.terms[0][0] == cell]
        low, high = by_another_solver(near, published.open, cell)
        assert low == high < LEAST


def filled(published: Published) -> dict[Cell, int]:
    """What is known for certain: what was printed, and what can be worked out from it."""
    known = published.open
    leaks = attack(published.equations, published.open, dict.fromkeys(published.closed, 1))
    return known | {one.cell: one.lowest for one in leaks}


def ours(published: Published) -> System:
    """The same tables for our engine: what is not known is taken to be small."""
    known = filled(published)
    unknown = {cell for cell in published.told if cell not in known}
    return System(
        equations=tuple(published.equations),
        values=known,
        least=dict.fromkeys(published.told, LEAST),
        small=frozenset(unknown | {cell for cell, n in known.items() if 0 < n < LEAST}),
        entries=tuple(Entry(key=cell, tells=(cell,), guards=(cell,)) for cell in published.told),
    )


@pytest.fixture(scope="module")
def released(published: Published) -> tuple[System, frozenset[object]]:
    system = ours(published)
    return system, withheld_of(system)


def test_our_engine_leaves_nothing_of_theirs_to_be_worked_out(
    released: tuple[System, frozenset[object]],
) -> None:
    system, withheld = released
    assert attack(system.equations, system.told(withheld), system.protected(withheld)) == []


def test_another_solver_works_nothing_out_either_where_they_gave_people_away(
    published: Published, released: tuple[System, frozenset[object]]
) -> None:
    system, withheld = released
    told, protected = system.told(withheld), system.protected(withheld)
    given_away = worked_out(published)
    assert len(given_away) >= 20
    for cell in given_away:
        at = cell[0]  # type: ignore[index]
        near = [one for one in system.equations if one.terms[0][0][0] == at]  # type: ignore[index]
        here = {one: number for one, number in told.items() if one[0] == at}  # type: ignore[index]
        low, high = by_another_solver(near, here, cell)
        assert high - low >= protected[cell]


def test_our_engine_tells_most_of_what_may_be_told(
    released: tuple[System, frozenset[object]],
) -> None:
    system, withheld = released
    may: Mapping[Cell, int] = {c: n for c, n in system.values.items() if c not in system.small}
    assert sum(cell not in withheld for cell in may) > 0.9 * len(may)
