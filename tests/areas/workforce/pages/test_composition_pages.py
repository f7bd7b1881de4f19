"""Composition: who works here, as each reader may know it, and how it came about."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.areas.workforce.conftest import BEGAN, Office
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

from secretariat.areas.workforce import actions

DAY = "as_of=2026-01-01"


def people(office: Office, number: int, grade: str, funding: str = "RB", **who: Any) -> None:
    """So many officials of a kind, each in a post of that grade and funding, by three acts."""
    codes = [next(office.numbers) for _each in range(number)]
    post = {"title_en": "Officer", "grade": office.grade(grade), "unit": office.unit()}
    place = {"station": office.station(), "funding": funding, "starts": BEGAN}
    posts = office.add_each(
        actions.establish_posts, [{"code": f"POST-{one}", **post, **place} for one in codes]
    )
    someone = {"born": date(1975, 5, 20), "sex": "F", "entered": BEGAN, **who}
    names = [{"code": f"N{one}", "name": f"Name {one}"} for one in codes]
    made = office.add_each(actions.add_officials, [{**one, **someone} for one in names])
    pairs = zip(made, posts, strict=True)
    office.add_each(
        actions.appoint, [{"official": one, "post": at, "starts": BEGAN} for one, at in pairs]
    )


@pytest.fixture
def staff(office: Office) -> Office:
    """Thirty officials: women and men of two ages, three grades and two kinds of funding."""
    people(office, 8, "P4")
    people(office, 9, "P4", sex="M")
    people(office, 6, "P5", "DC", sex="M", born=date(1995, 1, 1))
    people(office, 5, "P5", "DC", born=date(1995, 1, 1))
    people(office, 2, "G5", born=date(1995, 1, 1))
    return office


def cells(answer: str, key: str) -> dict[str, str]:
    """The last number of each row of a cut, by its name."""
    return {one[0]: one[-1] for one in rows(answer, f"cut-{key}")}


def test_the_heading_says_how_many(staff: Office, stranger: Client) -> None:
    assert "<h1>30 officials on 1 January 2026</h1>" in page(stranger, f"/staff?{DAY}").replace(
        "\u00a0", " "
    )


def test_each_tile_opens_its_figure_on_the_day(staff: Office, stranger: Client) -> None:
    shown = page(stranger, f"/staff?{DAY}")
    assert f'href="/figures/workforce.women?{DAY}"' in shown
    assert "50.0 per cent of officials 15 of 30" in words(shown)


def test_who_sees_all_staffing_sees_ages_by_sex(staff: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("ada", "hr_analyst"), f"/staff?{DAY}")
    assert rows(shown, "chart-pyramid") == [
        ["45 to 54", "8", "9", "17"],
        ["35 to 44", "0", "0", "0"],
        ["under 35", "7", "6", "13"],
    ]
    assert "The largest band of age is 45 to 54: 17 officials" in words(shown)
    assert "45 to 54: 8 women, 9 men" in shown
    assert 'id="cut-officials_by_age-age"' not in shown


@pytest.mark.parametrize(("role", "scope"), [("", ""), ("manager", "HRD"), ("classifier", "")])
def test_everybody_else_sees_ages_alone(
    staff: Office, signed_in: SignedIn, role: str, scope: str
) -> None:
    shown = page(signed_in("one", role, scope), f"/staff?{DAY}")
    assert 'id="chart-pyramid"' not in shown
    assert cells(shown, "officials_by_age-age") == {"under 35": "13", "45 to 54": "17"}
    assert "fewer than 5 officials could be worked out" in words(shown)


def test_small_cells_are_withheld_from_the_public(
    staff: Office, stranger: Client, signed_in: SignedIn
) -> None:
    """The two of G5 are hidden, and another grade with them."""
    public = cells(page(stranger, f"/staff?{DAY}"), "women-grade")
    cleared = cells(page(signed_in("ada", "hr_analyst"), f"/staff?{DAY}"), "women-grade")
    assert cleared == {"G5": "100.0", "P4": "47.1", "P5": "45.5"}
    assert public["G5"] == ".."
    assert list(public.values()).count("..") >= 2


def test_what_is_cut_leads_to_its_figure(staff: Office, stranger: Client) -> None:
    shown = page(stranger, f"/staff?{DAY}")
    assert cells(shown, "officials-funding") == {
        "development cooperation": "11",
        "regular budget": "19",
    }
    assert f'href="/figures/workforce.officials?{DAY}&amp;by=funding"' in shown


def test_headcount_is_told_year_by_year(staff: Office, stranger: Client) -> None:
    people(staff, 10, "P4")  # since 2000, as all others
    shown = page(stranger, "/staff?as_of=2010-12-31")
    years = [one[0] for one in rows(shown, "chart-headcount")]
    assert years == [str(year) for year in range(2003, 2011)]
    assert {one[1] for one in rows(shown, "chart-headcount")} == {"40"}


def test_shares_are_told_year_by_year(staff: Office, stranger: Client) -> None:
    shown = page(stranger, "/staff?as_of=2010-12-31")
    assert rows(shown, "chart-shares")[-1] == ["2010", "50.0", "63.3", "36.7"]


def test_a_share_of_few_is_withheld_year_by_year(office: Office, stranger: Client) -> None:
    people(office, 3, "P4")
    people(office, 20, "P4", sex="M")
    shown = page(stranger, "/staff?as_of=2010-12-31")
    assert {one[1] for one in rows(shown, "chart-shares")} == {".."}
    assert "fewer than 5 could name a person" in section(shown, "chart-shares")
    assert "withheld" in shown.partition('id="shares-wide-about">')[2].partition("</desc>")[0]


def test_who_sees_all_staffing_sees_shares_of_few(office: Office, signed_in: SignedIn) -> None:
    people(office, 1, "P4")
    people(office, 3, "P4", sex="M")
    shown = page(signed_in("ada", "hr_analyst"), "/staff?as_of=2010-12-31")
    assert {one[1] for one in rows(shown, "chart-shares")} == {"25.0"}


def test_an_office_of_few_tells_nothing(office: Office, stranger: Client) -> None:
    people(office, 4, "P4")
    shown = words(page(stranger, f"/staff?{DAY}"))
    assert ".. officials on 1 January 2026" in shown
    assert "4 officials" not in shown


def test_an_office_without_anybody_says_so(office: Office, stranger: Client) -> None:
    assert "0 officials on" in words(page(stranger, "/staff"))


def test_pictures_of_a_page_have_names_of_their_own(staff: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("ada", "hr_analyst"), f"/staff?{DAY}")
    names = [part.partition('"')[0] for part in shown.split(' id="')[1:]]
    assert len(names) == len(set(names))


def test_any_number_of_officials_asks_no_more_of_the_database(
    staff: Office, stranger: Client, signed_in: SignedIn
) -> None:
    readers = stranger, signed_in("ada", "hr_analyst")
    few = [queries(one, f"/staff?{DAY}") for one in readers]
    fill(staff, 200, unit=staff.unit("HRD"), starts=BEGAN)
    many = [queries(one, f"/staff?{DAY}") for one in readers]
    assert [len(one) for one in many] == [len(one) for one in few]
    for one in many:
        assert len(one) <= AT_MOST, "\n".join(one)
