"""A unit's staffing: who holds which post on a date, to whom that is open."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.areas.workforce.conftest import BEGAN, BY, ON, Office
from tests.areas.workforce.pages.conftest import (
    AT_MOST,
    SignedIn,
    fill,
    page,
    queries,
    rows,
    section,
    words,
)

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Unit
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.access.models import Reading
from secretariat.engine.history.models import Act
from secretariat.engine.records.performing import change
from secretariat.web.asking import now

DAY = "as_of=2026-01-01"
TAKEN, LEFT = date(2015, 3, 1), date(2024, 6, 30)


@pytest.fixture
def staffed(office: Office) -> Office:
    """A department with a post that is shared, one that was left, and one in a unit below."""
    whole, below = office.unit("HRD"), office.unit("HRD/REC")
    office.unit("FIN")
    shared = office.post("P5", code="SHARED", unit=whole)
    left = office.post("P4", code="LEFT", unit=whole)
    deep = office.post("G5", code="BELOW", unit=below)
    office.post("P4", code="NEVER", unit=below, starts=date(2020, 2, 1))
    office.post("P4", code="ELSEWHERE", unit=office.unit("FIN"))
    one, other, gone, clerk = (
        office.official(name=name) for name in ("Sharer", "Other", "Gone", "Clerk")
    )
    office.holds(one, shared, TAKEN, percent=60)
    office.holds(other, shared, date(2016, 5, 1), percent=40)
    office.holds(gone, left, TAKEN, ends=LEFT, ending="resignation")
    office.holds(clerk, deep, TAKEN)
    return office


def held(answer: str) -> dict[str, list[str]]:
    """Who holds each post and since when, as the table says."""
    return {one[0].split(" ")[0]: one[5:] for one in rows(answer, "posts")}


def test_each_post_stands_with_its_holders(staffed: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager", "HRD"), f"/units/HRD/staffing?{DAY}")
    assert held(shown) == {
        "SHARED": ["Sharer , 60% Other , 40%", "1 Mar 2015 1 May 2016"],
        "LEFT": ["vacant", "1 Jul 2024"],
        "NEVER": ["vacant", "1 Feb 2020"],
        "BELOW": ["Clerk", "1 Mar 2015"],
    }


def test_each_post_says_what_it_is(staffed: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/units/HRD/staffing?{DAY}")
    first = rows(shown, "posts")[0]
    assert first[:5] == ["SHARED Officer", "P5", "Unit HRD", "Station HQ", "regular budget"]


def test_totals_count_posts_and_each_official_once(staffed: Office, signed_in: SignedIn) -> None:
    shown = words(page(signed_in("mona", "manager"), f"/units/HRD/staffing?{DAY}"))
    assert "4 posts on 1 January 2026: 2 held, 2 vacant." in shown
    assert "They are held by 3 officials, 2.0 in full-time equivalents." in shown


def test_grades_are_counted_highest_first(staffed: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/units/HRD/staffing?{DAY}")
    assert [[one[0], *one[2:]] for one in rows(shown, "grades")] == [
        ["P5", "1", "1", "0"],
        ["P4", "2", "0", "2"],
        ["G5", "1", "1", "0"],
    ]


@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("2015-02-28", ["vacant", "1 Jan 2000"]),
        ("2015-03-01", ["Gone", "1 Mar 2015"]),
        ("2024-06-30", ["Gone", "1 Mar 2015"]),
        ("2024-07-01", ["vacant", "1 Jul 2024"]),
    ],
)
def test_first_and_last_days_are_held(
    staffed: Office, signed_in: SignedIn, day: str, who: list[str]
) -> None:
    shown = page(signed_in("mona", "manager"), f"/units/HRD/staffing?as_of={day}")
    assert held(shown)["LEFT"] == who


def test_a_post_is_listed_from_its_first_day_to_its_last(
    staffed: Office, signed_in: SignedIn
) -> None:
    short = {"starts": date(2021, 1, 1), "ends": date(2021, 12, 31)}
    staffed.post("P4", code="SHORT", unit=staffed.unit("HRD"), **short)
    browser = signed_in("mona", "manager")
    there = {
        day: "SHORT" in page(browser, f"/units/HRD/staffing?as_of={day}")
        for day in ("2020-12-31", "2021-01-01", "2021-12-31", "2022-01-01")
    }
    assert list(there.values()) == [False, True, True, False]


def test_vacant_posts_can_be_asked_for(staffed: Office, signed_in: SignedIn) -> None:
    browser = signed_in("mona", "manager")
    vacant = page(browser, f"/units/HRD/staffing?{DAY}&show=vacant")
    assert set(held(vacant)) == {"LEFT", "NEVER"}
    taken = page(browser, f"/units/HRD/staffing?{DAY}&show=held")
    assert set(held(taken)) == {"SHARED", "BELOW"}
    page(browser, f"/units/HRD/staffing?{DAY}&show=nonsense", 422)


def test_units_below_are_led_to(staffed: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/units/HRD/staffing?{DAY}")
    assert f'href="/units/REC/staffing?{DAY}"' in shown
    assert "FIN" not in section(shown, "posts")


def test_who_sees_no_staffing_sees_posts_alone(staffed: Office, signed_in: SignedIn) -> None:
    """Neither who holds a post, nor whether anybody does, nor how many do not."""
    shown = page(signed_in("reader"), f"/units/HRD/staffing?{DAY}&show=vacant")
    assert [one[0] for one in rows(shown, "posts")][:1] == ["SHARED Officer"]
    assert len(rows(shown, "posts")) == 4
    assert {len(one) for one in rows(shown, "posts")} == {5}
    assert {len(one) for one in rows(shown, "grades")} == {3}
    told = words(shown)
    for name in ("Sharer", "Other,", "Gone", "Clerk", "Vacant", "Held"):
        assert name not in told, name
    assert "4 posts on 1 January 2026." in told


@pytest.mark.parametrize(
    ("role", "scope", "seen"),
    [
        ("manager", "", {"SHARED", "BELOW", "LEFT", "NEVER"}),
        ("manager", "HRD", {"SHARED", "BELOW", "LEFT", "NEVER"}),
        ("manager", "HRD/REC", {"BELOW", "NEVER"}),
        ("manager", "FIN", set()),
        ("manager", "HRDX", set()),
        ("post_officer", "HRD/REC", {"BELOW", "NEVER"}),
        ("hr_officer", "HRD/REC", {"BELOW", "NEVER"}),
        ("inclusion_officer", "", set()),
        ("classifier", "", set()),
    ],
)
def test_names_are_told_by_unit(
    staffed: Office, signed_in: SignedIn, role: str, scope: str, seen: set[str]
) -> None:
    shown = page(signed_in("one", role, scope), f"/units/HRD/staffing?{DAY}")
    assert {code for code, told in held(shown).items() if told and ".." not in told} == seen
    for code, name in (("SHARED", "Sharer"), ("BELOW", "Clerk")):
        assert (name in shown) == (code in seen)


def test_a_manager_of_a_part_is_told_no_total_of_the_whole(
    staffed: Office, signed_in: SignedIn
) -> None:
    browser = signed_in("mona", "manager", "HRD/REC")
    shown = words(page(browser, f"/units/HRD/staffing?{DAY}"))
    assert "4 posts on 1 January 2026." in shown
    assert "you don’t see the staffing of this unit" in shown
    assert "1 held, 1 vacant" in words(page(browser, f"/units/REC/staffing?{DAY}"))


def test_files_are_led_to_where_they_may_be_read(staffed: Office, signed_in: SignedIn) -> None:
    address = f"/units/HRD/staffing?{DAY}"
    assert "/officials/" not in page(signed_in("mona", "manager"), address)
    assert "/officials/" in page(signed_in("hilda", "hr_officer"), address)
    assert not Reading.objects.exists()


def test_a_stranger_is_sent_to_sign_in(staffed: Office, stranger: Client) -> None:
    assert stranger.get("/units/HRD/staffing").status_code == 302


def test_an_unknown_unit_is_not_there(staffed: Office, signed_in: SignedIn) -> None:
    page(signed_in("mona", "manager"), "/units/NOWHERE/staffing", 404)


def test_script_in_names_is_escaped(staffed: Office, signed_in: SignedIn) -> None:
    bad = staffed.official(name="<script>alert(1)</script>")
    post = staffed.post("P3", title_en="<i>x</i>", unit=staffed.unit("HRD"))
    staffed.holds(bad, post, TAKEN, percent=50)
    shown = page(signed_in("mona", "manager"), f"/units/HRD/staffing?{DAY}")
    assert "<script>alert" not in shown
    assert "<i>x</i>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_unit_without_a_post_says_so(office: Office, signed_in: SignedIn) -> None:
    office.unit("EMPTY")
    assert "No post on this date" in page(signed_in("mona", "manager"), "/units/EMPTY/staffing")


def test_many_posts_ask_no_more_of_the_database(staffed: Office, signed_in: SignedIn) -> None:
    browser, address = signed_in("hilda", "hr_officer"), f"/units/HRD/staffing?{DAY}"
    fill(staffed, 5, unit=staffed.unit("HRD"), starts=BEGAN)
    few = queries(browser, address)
    fill(staffed, 200, unit=staffed.unit("HRD"), starts=BEGAN)
    many = queries(browser, address)
    assert len(many) == len(few)
    assert len(many) <= AT_MOST, "\n".join(many)


def test_long_lists_are_shown_page_by_page(staffed: Office, signed_in: SignedIn) -> None:
    fill(staffed, 60, unit=staffed.unit("HRD"), starts=BEGAN)
    browser = signed_in("mona", "manager")
    first = page(browser, f"/units/HRD/staffing?{DAY}")
    last = page(browser, f"/units/HRD/staffing?{DAY}&page=2")
    assert "1 to 50 of 64" in words(first)
    assert "51 to 64 of 64" in words(last)
    codes = [one[0] for shown in (first, last) for one in rows(shown, "posts")]
    assert len(set(codes)) == len(codes) == 64


def test_what_is_corrected_later_is_told_as_it_was_known(
    staffed: Office, signed_in: SignedIn
) -> None:
    before = Act.objects.latest("at").at.isoformat().replace("+00:00", "Z")
    values: dict[str, Any] = {"ends": date(2024, 12, 31)}
    chosen = Incumbency.objects.filter(ends=LEFT)
    change(actions.correct_incumbencies, chosen, values, by=BY, on=ON, reason="Miswritten")
    browser = signed_in("mona", "manager")
    now = held(page(browser, f"/units/HRD/staffing?{DAY}"))
    then = held(page(browser, f"/units/HRD/staffing?{DAY}&known_at={before}"))
    assert (then["LEFT"][1], now["LEFT"][1]) == ("1 Jul 2024", "1 Jan 2025")


@pytest.mark.parametrize("address", ["/units/HRD/staffing", "/units/REC/staffing", "/posts/BELOW"])
def test_a_unit_that_was_moved_is_told_by_where_it_stands_today_its_past_included(
    staffed: Office, signed_in: SignedIn, address: str
) -> None:
    before = now().isoformat().replace("+00:00", "Z")
    below = Unit.objects.filter(code="REC")
    moved = {"path": "FIN/REC", "parent": Unit.objects.get(code="FIN")}
    change(reference.amend_units, below, moved, by=BY, on=ON)
    ask = f"?{DAY}&known_at={before}"
    whose = {"hers no more": ("mona", "HRD"), "hers now": ("fina", "FIN"), "all": ("alma", "")}
    told = {
        name: "Clerk" in page(signed_in(who, "manager", over), address + ask)
        for name, (who, over) in whose.items()
    }
    assert told == {"hers no more": False, "hers now": True, "all": True}
