"""A post's life: the chain it stands in, and who held it, to whom that is open."""

from datetime import date

import pytest
from django.test import Client
from tests.areas.workforce.conftest import Office
from tests.areas.workforce.pages.conftest import (
    AT_MOST,
    SignedIn,
    page,
    queries,
    rows,
    section,
    words,
)

DAY = "as_of=2026-01-01"


@pytest.fixture
def chained(office: Office) -> Office:
    """A post that was reclassified, then moved; held by one, vacant, and shared by two."""
    here, there = office.unit("HRD"), office.unit("FIN")
    old = office.post("P3", code="OLD", unit=here, ends=date(2012, 12, 31))
    middle = office.post(
        "P4", code="MIDDLE", unit=here, continues=old,
        starts=date(2013, 1, 1), ends=date(2020, 6, 30),
    )  # fmt: skip
    last = office.post("P4", code="LAST", unit=there, continues=middle, starts=date(2020, 7, 1))
    first, second, third = (office.official(name=name) for name in ("First", "Second", "Third"))
    office.holds(first, old, date(2005, 1, 1), ends=date(2012, 12, 31), ending="move")
    office.holds(
        first, middle, date(2013, 1, 1), ends=date(2015, 3, 31), ending="retirement",
        beginning="reclassification",
    )  # fmt: skip
    office.holds(second, last, date(2021, 1, 1), percent=50)
    office.holds(third, last, date(2022, 1, 1), percent=50)
    return office


def chain(answer: str) -> list[str]:
    """The codes of the chain, the latest first."""
    return [one[0].split(" ")[0] for one in rows(answer, "chain")]


@pytest.mark.parametrize("code", ["OLD", "MIDDLE", "LAST"])
def test_the_whole_chain_is_told_from_any_of_its_posts(
    chained: Office, signed_in: SignedIn, code: str
) -> None:
    shown = page(signed_in("mona", "manager"), f"/posts/{code}?{DAY}")
    assert chain(shown) == ["LAST", "MIDDLE", "OLD"]
    assert [one[0] for one in rows(shown, "chain") if "this post" in one[0]] == [
        f"{code} Officer this post"
    ]


def test_holders_are_told_through_time(chained: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/posts/LAST?{DAY}")
    assert rows(shown, "holders") == [
        ["Third on the date", "LAST", "50%", "1 Jan 2022", "–", "appointment"],
        ["Second on the date", "LAST", "50%", "1 Jan 2021", "–", "appointment"],
        [
            "First", "MIDDLE", "100%", "1 Jan 2013", "31 Mar 2015",
            "the post was reclassified or converted",
        ],
        ["First", "OLD", "100%", "1 Jan 2005", "31 Dec 2012", "appointment"],
    ]  # fmt: skip
    assert "Held on 1 January 2026 by Second; Third." in words(shown)


def test_why_somebody_left_is_not_told(chained: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/posts/LAST?{DAY}")
    assert "retirement" not in shown


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2020-06-30", "Established on 1 July 2020, after the date shown."),
        ("2020-07-01", "Vacant on 1 July 2020."),
        ("2020-12-31", "Vacant on 31 December 2020."),
        ("2021-01-01", "Held on 1 January 2021 by Second."),
    ],
)
def test_first_and_last_days(chained: Office, signed_in: SignedIn, day: str, told: str) -> None:
    assert told in words(page(signed_in("mona", "manager"), f"/posts/LAST?as_of={day}"))


def test_an_abolished_post_says_so(chained: Office, signed_in: SignedIn) -> None:
    shown = words(page(signed_in("mona", "manager"), f"/posts/OLD?{DAY}"))
    assert "Abolished: it existed from 1 January 2000 to 31 December 2012." in shown


def test_the_timeline_says_in_words_what_it_draws(chained: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("mona", "manager"), f"/posts/LAST?{DAY}")
    drawn = shown.partition('id="life-wide-about">')[2].partition("</desc>")[0]
    assert "First: 1 January 2005 to 31 December 2012, 1 January 2013 to 31 March 2015" in words(
        drawn
    )
    assert "LAST, P4: 1 July 2020 to 1 January 2026" in words(drawn)
    assert shown.count('<svg class="wide"') == shown.count('<svg class="narrow"') == 1


def test_who_sees_no_staffing_sees_the_chain_alone(chained: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("reader"), f"/posts/LAST?{DAY}")
    assert chain(shown) == ["LAST", "MIDDLE", "OLD"]
    assert 'id="holders"' not in shown
    for name in ("First", "Second", "Third", "Vacant", "Held on"):
        assert name not in words(shown), name


@pytest.mark.parametrize(
    ("scope", "seen"), [("FIN", {"Second", "Third"}), ("HRD", {"First"}), ("DGO", set())]
)
def test_names_are_told_by_the_unit_of_each_post(
    chained: Office, signed_in: SignedIn, scope: str, seen: set[str]
) -> None:
    shown = words(page(signed_in("mona", "manager", scope), f"/posts/LAST?{DAY}"))
    assert {name for name in ("First", "Second", "Third") if name in shown} == seen


def test_files_are_led_to_where_they_may_be_read(chained: Office, signed_in: SignedIn) -> None:
    of_one = page(signed_in("hilda", "hr_officer", "FIN"), f"/posts/LAST?{DAY}")
    assert section(of_one, "holders").count("LAST") == 2
    assert of_one.count('href="/officials/') == 2
    assert 'href="/officials/' not in page(signed_in("mona", "manager"), f"/posts/LAST?{DAY}")


def test_a_stranger_is_sent_to_sign_in(chained: Office, stranger: Client) -> None:
    assert stranger.get("/posts/LAST").status_code == 302


def test_an_unknown_post_is_not_there(chained: Office, signed_in: SignedIn) -> None:
    page(signed_in("mona", "manager"), "/posts/NOWHERE", 404)


def test_script_in_names_is_escaped(chained: Office, signed_in: SignedIn) -> None:
    post = chained.post("P3", code="BAD", title_en="<i>x</i>")
    chained.holds(chained.official(name="<script>alert(1)</script>"), post, date(2020, 1, 1))
    shown = page(signed_in("mona", "manager"), f"/posts/BAD?{DAY}")
    assert "<script>alert" not in shown
    assert "<i>x</i>" not in shown


def test_a_long_chain_asks_no_more_of_the_database(chained: Office, signed_in: SignedIn) -> None:
    browser = signed_in("hilda", "hr_officer")
    few = queries(browser, f"/posts/OLD?{DAY}")
    before = chained.post("P4", code="C0", starts=date(2001, 1, 1), ends=date(2001, 1, 31))
    for place in range(1, 12):
        starts, ends = date(2001, 1 + place, 1), date(2001, 1 + place, 28)
        before = chained.post("P4", code=f"C{place}", continues=before, starts=starts, ends=ends)
        chained.holds(chained.official(), before, starts, ends=ends, ending="move")
    many = queries(browser, f"/posts/C5?{DAY}")
    assert len(chain(page(browser, f"/posts/C5?{DAY}"))) == 12
    assert len(many) == len(few)
    assert len(many) <= AT_MOST, "\n".join(many)
