"""The composition of a staff as large and as scattered as a real one gives nobody away."""

from collections.abc import Iterator
from datetime import date, timedelta
from time import process_time

import pytest
from tests.areas.workforce import test_import_of_a_staff_list as staff_list
from tests.engine.disclosure.tables_of import by_another_solver

from secretariat.areas.workforce.measures.composition import officials, women
from secretariat.engine.disclosure.asked import Asked
from secretariat.engine.disclosure.building import built
from secretariat.engine.disclosure.protecting import protect
from secretariat.engine.disclosure.systems import linked, rows
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure

pytestmark = staff_list.pytestmark
listed = staff_list.listed

FIRST, LAST = date(2018, 12, 31), staff_list.COUNTED
GRADES = ("P4", "P4", "P4", "G5", "G5", "P3", "P5", "D1")
SECONDS = 20.0


def varied(number: int, row: dict[str, str]) -> dict[str, str]:
    """An official like many, of some sex and grade, most of them there a year before."""
    entered = "2019-06-01" if number % 11 == 0 else "2015-01-01"
    return {
        **row,
        "sex": "FMM"[number * 7 % 3],
        "grade": GRADES[number * 13 % len(GRADES)],
        "entered": entered,
        "from": entered,
    }


def cells(measure: Measure, when: date, *by: str) -> Iterator[Asked]:
    """Every cell of a breakdown."""
    for one in figure(measure, when, by=by).cells:
        yield Asked.of(measure, when, dict(zip(by, one.key, strict=True)))


@pytest.fixture
def paper(listed: list[dict[str, str]]) -> list[Asked]:
    """What a yearly paper cites: two years, by grade, sex, funding and station, and shares."""
    staff_list.read([varied(number, row) for number, row in enumerate(listed)])
    asked: list[Asked] = []
    for when in (FIRST, LAST):
        asked += [Asked.of(officials, when, {}), Asked.of(women, when, {})]
        for by in (("sex",), ("grade",), ("grade", "sex"), ("station",), ("station", "sex")):
            asked += cells(officials, when, *by)
        asked += [*cells(women, when, "grade"), *cells(women, when, "station")]
        asked += cells(officials, when, "funding", "sex")
    return asked


def test_it_is_worked_out_in_seconds_and_another_solver_finds_no_leak(paper: list[Asked]) -> None:
    assert timedelta(days=365) == LAST - FIRST
    began = process_time()
    found = protect(paper)
    took = process_time() - began
    system = found.built.system
    assert len(paper) > 900
    assert took < SECONDS
    told, protected = system.told(found.withheld), system.protected(found.withheld)
    for part in linked(rows(system.equations, told)):
        names = {cell for row in part for cell, _factor in row.terms}
        near = [one for one in system.equations if not names.isdisjoint(c for c, _f in one.terms)]
        here = {c: told[c] for one in near for c, _f in one.terms if c in told}
        for cell in sorted(names & protected.keys(), key=repr)[::25]:
            low, high = by_another_solver(near, here, cell)
            assert high - low >= protected[cell]


def test_a_share_of_women_is_the_cell_of_women_in_the_count(paper: list[Asked]) -> None:
    made = built(paper[:2] + [one for one in paper if one.where == (("sex", "F"),)][:1])
    share = made.cells[paper[1]]
    assert share.number == made.cells[Asked.of(officials, FIRST, {"sex": "F"})].number
    assert share.whole == made.cells[paper[0]].number
