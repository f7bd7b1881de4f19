"""Composition: who works here on any date, to who sees all staffing, and how it came about."""

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
from secretariat.engine.history.models import Act

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


@pytest.fixture
def ada(signed_in: SignedIn) -> Client:
    """Somebody who sees all staffing."""
    return signed_in("ada", "hr_analyst")


def test_the_heading_says_how_many(staff: Office, ada: Client) -> None:
    assert "30 officials on 1 January 2026" in words(page(ada, f"/staff?{DAY}"))


def test_each_tile_opens_its_figure_on_the_day(staff: Office, ada: Client) -> None:
    shown = page(ada, f"/staff?{DAY}")
    assert f'href="/figures/workforce.women?{DAY}"' in shown
    assert "50.0 per cent of officials 15 of 30" in words(shown)


def test_who_reads_all_files_sees_ages_by_sex(staff: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("hilda", "hr_officer"), f"/staff?{DAY}")
    assert rows(shown, "chart-pyramid") == [
        ["45 to 54", "8", "9", "17"],
        ["35 to 44", "0", "0", "0"],
        ["under 35", "7", "6", "13"],
    ]
    assert "The largest band of age is 45 to 54: 17 officials" in words(shown)
    assert "45 to 54: 8 women, 9 men" in shown


@pytest.mark.parametrize(
    ("role", "scope"),
    [("", ""), ("manager", "HRD"), ("hr_officer", "HRD"), ("classifier", "")],
)
def test_nothing_is_told_to_everybody_else_before_a_release(
    staff: Office, signed_in: SignedIn, role: str, scope: str
) -> None:
    shown = page(signed_in("one", role, scope), f"/staff?{DAY}")
    assert "Nothing is released for 1 January 2026" in words(shown)
    for part in ("chart-", "cut-", 'class="tile"', "30 officials"):
        assert part not in shown, part


def test_ages_stand_in_files_which_staffing_does_not_open(staff: Office, ada: Client) -> None:
    assert 'id="chart-pyramid"' not in page(ada, f"/staff?{DAY}")


def test_what_is_cut_leads_to_its_figure(staff: Office, ada: Client) -> None:
    shown = page(ada, f"/staff?{DAY}")
    assert cells(shown, "women-grade") == {"G5": "100.0", "P4": "47.1", "P5": "45.5"}
    assert cells(shown, "officials-funding") == {
        "development cooperation": "11",
        "regular budget": "19",
    }
    assert f'href="/figures/workforce.officials?{DAY}&amp;by=funding"' in shown


def test_headcount_is_told_year_by_year(staff: Office, ada: Client) -> None:
    people(staff, 10, "P4")  # since 2000, as all others
    shown = page(ada, "/staff?as_of=2010-12-31")
    assert rows(shown, "chart-headcount") == [[str(year), "40"] for year in range(2003, 2011)]


def test_shares_are_told_year_by_year(staff: Office, ada: Client) -> None:
    shown = page(ada, "/staff?as_of=2010-12-31")
    heads = "Date Women among officials Women in senior posts Regular budget"
    assert heads in section(shown, "chart-shares")
    assert rows(shown, "chart-shares")[-1] == ["2010", "50.0", "–", "63.3", "36.7"]


def test_the_charts_say_in_words_what_they_draw(staff: Office, ada: Client) -> None:
    shown = page(ada, "/staff?as_of=2010-12-31")
    told = words(shown.partition('id="shares-wide-about">')[2].partition("</desc>")[0])
    assert "Women among officials: from 50.0% to 50.0%" in told


def test_an_office_without_anybody_says_so(office: Office, ada: Client) -> None:
    assert "0 officials on" in words(page(ada, "/staff"))


def test_pictures_of_a_page_have_names_of_their_own(staff: Office, ada: Client) -> None:
    shown = page(ada, f"/staff?{DAY}")
    names = [part.partition('"')[0] for part in shown.split(' id="')[1:]]
    assert len(names) == len(set(names))


def test_the_past_is_told_as_it_was_known(staff: Office, ada: Client) -> None:
    before = Act.objects.latest("at").at.isoformat().replace("+00:00", "Z")
    people(staff, 10, "P4")
    assert "40 officials on" in words(page(ada, f"/staff?{DAY}"))
    then = words(page(ada, f"/staff?{DAY}&known_at={before}"))
    assert "30 officials on" in then
    assert "40" not in then


def test_any_number_of_officials_asks_no_more_of_the_database(
    staff: Office, ada: Client, signed_in: SignedIn
) -> None:
    readers = ada, signed_in("hilda", "hr_officer")
    few = [len(queries(one, f"/staff?{DAY}")) for one in readers]
    fill(staff, 200, unit=staff.unit("HRD"), starts=BEGAN)
    many = [queries(one, f"/staff?{DAY}") for one in readers]
    assert [len(one) for one in many] == few
    for one in many:
        assert len(one) <= AT_MOST, "\n".join(one)
