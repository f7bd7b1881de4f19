"""A staff list, one row an official and post, read thrice: who, which posts, who holds which.

The numbers by duty station are those the United Nations system published for the end of 2019; the
officials are made up for the test, one for each that was counted.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.imports import duty_stations, units
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.imports import incumbencies, officials, posts
from secretariat.areas.workforce.measures.composition import officials as headcount
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.history.acting import Process
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import CannotImport, File, imported
from secretariat.engine.imports.trials import Outcome
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.performing import add
from secretariat.site.commands.facts import load_facts

STAFF = Path(__file__).parents[4] / "shared/data/hr/un_ceb_hr_2019/duty_station_2019.csv"
OFFICE = Process("tests of the staff list")
TODAY = date(2026, 3, 1)
COUNTED = date(2019, 12, 31)
pytestmark = [
    pytest.mark.skipif(not STAFF.exists(), reason="the data of the workforce is not beside this"),
    pytest.mark.django_db,
]


def published() -> Counter[tuple[str, str]]:
    """Officials by State and duty station, as published."""
    found: Counter[tuple[str, str]] = Counter()
    with STAFF.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["ORGCD"] == "ILO":
                found[row["ISO"], row["DS"]] += int(row["Count"])
    return found


def take_in(what: Import, rows: list[dict[str, str]]) -> Outcome:
    """Import rows as a file of their columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    content = io.BytesIO(out.getvalue().encode())
    file = File(name="list.csv", content=content)
    return imported(what, file, by=OFFICE, on=TODAY, reason="The list of the month.")


def staff(stations: Mapping[tuple[str, str], str]) -> Iterator[dict[str, str]]:
    """A row for each official counted."""
    number = 0
    for place, count in sorted(published().items()):
        for _each in range(count):
            number += 1
            yield {
                "official": f"N{number:05}",
                "name": f"Name {number}",
                "sex": "FM"[number % 2],
                "entered": "2015-01-01",
                "post": f"P{number:05}",
                "title": "Officer",
                "grade": "P4",
                "unit": "OFFICE",
                "station": stations[place],
                "funding": "RB" if number % 3 else "DC",
                "post_starts": "2010-01-01",
                "from": "2015-01-01",
            }


@pytest.fixture
def listed() -> list[dict[str, str]]:
    """The staff list, in an instance that knows the duty stations and nobody."""
    load_facts()
    known = set(State.objects.values_list("code", flat=True))
    for code in {state for state, _name in published()} - known:  # stations outside any member
        add(reference.add_states, [{"code": code, "name_en": code}], by=OFFICE, on=TODAY)
    took = "2000-01-01"
    take_in(units, [{"code": "OFFICE", "path": "OFFICE", "name": "The Office", "starts": took}])
    places = {place: f"S{number:03}" for number, place in enumerate(sorted(published()))}
    take_in(
        duty_stations,
        [
            {"code": code, "name": f"{name} ({state})", "state": state, "starts": took}
            for (state, name), code in places.items()
        ],
    )
    return list(staff(places))


def read(rows: list[dict[str, str]]) -> list[Outcome]:
    """Read one list thrice: who, which posts, and who holds which."""
    return [take_in(what, rows) for what in (officials, posts, incumbencies)]


def test_the_published_numbers_come_out_station_by_station(listed: list[dict[str, str]]) -> None:
    assert [one.trial.new for one in read(listed)] == [3302, 3302, 3302]
    found = figure(headcount, COUNTED, by=("station",))
    by_station = Counter({cell.labels[0]: cell.n for cell in found.cells})
    expected = Counter({f"{name} ({state})": n for (state, name), n in published().items()})
    assert found.value == 3302
    assert len(found.cells) == 157
    assert by_station == expected
    assert {name.partition(" (")[0]: n for name, n in by_station.most_common(4)} == {
        "Geneva": 1163,
        "Bangkok": 132,
        "Dhaka": 117,
        "Lima": 70,
    }
    assert sum(n < 5 for n in by_station.values()) == 77


def test_a_second_file_corrects_and_both_clocks_are_kept(listed: list[dict[str, str]]) -> None:
    few = listed[:40]
    read(few)
    before = timezone.now()
    gone = {"until": "2018-06-30", "ending": "resignation"}
    late = [
        {**row, **(gone if n < 3 else {"until": "", "ending": ""})} for n, row in enumerate(few)
    ]
    late[5]["sex"] = "M" if few[5]["sex"] == "F" else "F"
    again = read(late)
    assert [(one.trial.new, one.trial.changed) for one in again] == [(0, 1), (0, 0), (0, 3)]
    assert figure(headcount, COUNTED).value == 37
    assert figure(headcount, COUNTED, known_at=before).value == 40
    assert figure(headcount, date(2018, 6, 30)).value == 40
    assert read(late)[2].trial.same == 40


def test_a_list_that_gives_a_post_to_two_is_refused_whole(listed: list[dict[str, str]]) -> None:
    few = listed[:10]
    few[7] = {**few[7], "post": few[6]["post"]}
    take_in(officials, few)
    take_in(posts, few[:7] + few[8:])
    with pytest.raises(CannotImport):
        take_in(incumbencies, few)
    assert not Incumbency.objects.exists()
