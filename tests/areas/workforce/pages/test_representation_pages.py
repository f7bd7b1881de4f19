"""Member States by representation: what everybody is told, and what only who sees all staffing."""

from datetime import date

import pytest
from django.test import Client
from tests.areas.workforce.conftest import Office
from tests.areas.workforce.pages.conftest import AT_MOST, SignedIn, page, queries, rows, words

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.holding import Incumbency

DAY = "as_of=2026-01-01"
LATER = date(2024, 1, 1)


@pytest.fixture
def world(office: Office) -> Office:
    """Two regions; States with none, few and many; a formula by which all have the same range."""
    north, south = (
        office.add(reference.add_regions, code=code, name_en=f"Region {code}")
        for code in ("NORTH", "SOUTH")
    )
    held = {"XXA": (north, 0), "XXB": (north, 2), "XXC": (north, 9), "XXD": (north, 12),
            "XXE": (south, 7), "XXF": (south, 30)}  # fmt: skip
    for code, (region, number) in held.items():
        state = office.state(code)
        office.change(reference.amend_states, {"region": region}, pk=state.pk)
        office.counted(state, number)
    office.formula(
        base=60, membership=100, contribution=0, population=0, margin=20,
        margin_least=0, upper_least=0, authority="Resolution <12>",
    )  # fmt: skip
    return office


def told(answer: str) -> dict[str, list[str]]:
    """What is told of each State: the number held, its range and its status."""
    return {one[0]: one[3:] for one in rows(answer, "states")}


def test_every_number_is_told_to_who_sees_all_staffing(world: Office, signed_in: SignedIn) -> None:
    shown = page(signed_in("ada", "hr_analyst"), f"/representation?{DAY}")
    assert told(shown) == {
        "State XXA": ["0", "8–12", "non-represented"],
        "State XXB": ["2", "8–12", "under-represented"],
        "State XXC": ["9", "8–12", "adequately represented, below the midpoint"],
        "State XXD": ["12", "8–12", "adequately represented, at the midpoint or above"],
        "State XXE": ["7", "8–12", "under-represented"],
        "State XXF": ["30", "8–12", "over-represented"],
    }


def test_numbers_are_withheld_from_everybody_else(world: Office, stranger: Client) -> None:
    """As of dates of one's own, a number would tell who came and left; none, the status tells."""
    shown = page(stranger, f"/representation?{DAY}")
    assert {name: one[0] for name, one in told(shown).items()} == {
        "State XXA": "0",
        **{f"State XX{letter}": ".." for letter in "BCDEF"},
    }
    assert "is told to those who see all staffing" in words(shown)
    assert "officials are counted for representation" not in words(shown)


def test_status_and_range_are_told_to_everybody(
    world: Office, stranger: Client, signed_in: SignedIn
) -> None:
    everybody = told(page(stranger, f"/representation?{DAY}"))
    cleared = told(page(signed_in("ada", "hr_analyst"), f"/representation?{DAY}"))
    assert {name: one[1:] for name, one in everybody.items()} == {
        name: one[1:] for name, one in cleared.items()
    }


@pytest.mark.parametrize(
    ("role", "scope", "sees"),
    [
        ("hr_analyst", "", True),
        ("manager", "", True),
        ("hr_officer", "", True),
        ("manager", "HRD", False),
        ("hr_officer", "HRD", False),
        ("classifier", "", False),
        ("inclusion_officer", "", False),
        ("", "", False),
    ],
)
def test_only_all_staffing_opens_all_numbers(
    world: Office, signed_in: SignedIn, role: str, scope: str, sees: bool
) -> None:
    shown = told(page(signed_in("one", role, scope), f"/representation?{DAY}"))
    assert (shown["State XXB"][0] == "2") is sees


def test_no_mark_is_drawn_for_what_is_withheld(world: Office, stranger: Client) -> None:
    """A mark would say the number by its place: a zone says what the status says."""
    shown = page(stranger, f"/representation?{DAY}")
    row = shown.partition(">State XXB<")[2].partition("</tr>")[0]
    assert "c-zone" in row
    assert "<circle" not in row
    assert "<circle" in shown.partition(">State XXA<")[2].partition("</tr>")[0]


def test_the_list_is_not_ordered_by_what_is_withheld(
    world: Office, stranger: Client, signed_in: SignedIn
) -> None:
    page(stranger, f"/representation?{DAY}&order=held", 422)
    assert "order=held" not in page(stranger, f"/representation?{DAY}")
    shown = page(signed_in("ada", "hr_analyst"), f"/representation?{DAY}&order=-held")
    assert [one[0] for one in rows(shown, "states")][:2] == ["State XXF", "State XXD"]


@pytest.mark.parametrize(
    "order", ["state", "-state", "region", "-region", "status", "-status", "range"]
)
def test_the_list_is_ordered_as_asked(world: Office, stranger: Client, order: str) -> None:
    place = {"state": 0, "region": 1, "range": 4, "status": 5}[order.removeprefix("-")]
    shown = page(stranger, f"/representation?{DAY}&order={order}")
    column = [one[place] for one in rows(shown, "states")]
    if place == 5:  # from none to too many, not by the alphabet
        ranks = ("non", "under", "adequately represented, below", "adequately", "over")
        column = [
            str(next(n for n, one in enumerate(ranks) if word.startswith(one))) for word in column
        ]
    assert column == sorted(column, reverse=order.startswith("-"))


def test_tallies_count_every_member_and_open_their_figure(world: Office, stranger: Client) -> None:
    shown = page(stranger, f"/representation?{DAY}")
    tallies = shown.partition('class="standings"')[2].partition("</ul>")[0]
    numbers = [int(one) for one in words(tallies.partition(">")[2]).split() if one.isdigit()]
    assert numbers == [1, 2, 1, 1, 1]
    assert (
        "/figures/workforce.states_by_representation?as_of=2026-01-01&amp;status=5-over" in tallies
    )


def test_statuses_and_regions_narrow_the_list(world: Office, stranger: Client) -> None:
    shown = page(stranger, f"/representation?{DAY}&status=2-under&region=SOUTH")
    assert list(told(shown)) == ["State XXE"]
    nothing = page(stranger, f"/representation?{DAY}&status=1-non&region=SOUTH")
    assert "No member State matches these filters" in nothing
    page(stranger, f"/representation?{DAY}&status=9-gone", 422)


def test_the_formula_is_told_in_words_with_its_authority(world: Office, stranger: Client) -> None:
    shown = page(stranger, f"/representation?{DAY}")
    said = words(shown)
    assert "60 posts are shared out." in said
    assert "100% of them in equal parts, 0% by the scale of assessments, 0% by population" in said
    assert "The range reaches 20% of the midpoint either way." in said
    assert "rounded to the nearest to whole posts" in said
    assert "Resolution &lt;12&gt;" in shown


def test_without_a_formula_there_is_no_status(office: Office, stranger: Client) -> None:
    office.state("XXA")
    shown = page(stranger, f"/representation?{DAY}")
    assert "No formula is in force on this date" in shown
    assert told(shown) == {"State XXA": ["0", "–", "–"]}


def test_what_changed_is_told_with_its_reason(world: Office, signed_in: SignedIn) -> None:
    state = Incumbency.objects.filter(counts_for__code="XXC").first()
    assert state is not None
    assert state.counts_for is not None
    world.counted(state.counts_for, 3, starts=LATER)
    address = f"/representation?{DAY}&compared=2023-12-31"
    shown = page(signed_in("ada", "hr_analyst"), address)
    assert "1 State has another status." in words(shown)
    assert rows(shown, "changed") == [
        [
            "State XXC",
            "adequately represented, below the midpoint",
            "adequately represented, at the midpoint or above",
            "appointments (3)",
        ]
    ]


def test_how_many_came_or_left_is_not_told_to_everybody(world: Office, stranger: Client) -> None:
    held = Incumbency.objects.filter(counts_for__code="XXB")
    world.change(
        actions.end_incumbencies, {"ends": date(2025, 6, 30), "ending": "retirement"},
        pk__in=list(held.values_list("pk", flat=True)),
    )  # fmt: skip
    shown = page(stranger, f"/representation?{DAY}&compared=2024-12-31")
    assert rows(shown, "changed") == [
        ["State XXB", "under-represented", "non-represented", "separations"]
    ]


def test_the_order_of_the_two_dates_does_not_matter(world: Office, stranger: Client) -> None:
    one = page(stranger, f"/representation?{DAY}&compared=2024-12-31")
    other = page(stranger, "/representation?as_of=2024-12-31&compared=2026-01-01")
    title = "What changed between 31 December 2024 and 1 January 2026"
    assert title in words(one)
    assert title in words(other)


def test_what_is_foreseen_is_for_who_sees_all_staffing(
    world: Office, stranger: Client, signed_in: SignedIn
) -> None:
    """Of a State with one official it would tell the day she retires."""
    world.retirement()
    address = f"/representation?{DAY}&forecast=2040-12-31"
    shown = page(signed_in("ada", "hr_analyst"), address)
    assert rows(shown, "foreseen")[0] == ["non-represented", "1", "6", "6"]
    assert "State XXF" in {one[0] for one in rows(shown, "moving")}
    for browser in (stranger, signed_in("mona", "manager", "HRD")):
        assert 'id="foreseen"' not in page(browser, address)


def test_as_many_states_as_there_are_ask_no_more_of_the_database(
    world: Office, signed_in: SignedIn
) -> None:
    world.retirement()
    address = f"/representation?{DAY}&compared=2020-12-31&forecast=2030-12-31"
    browser = signed_in("ada", "hr_analyst")
    few = queries(browser, address)
    for number in range(40):
        world.counted(world.state(f"Y{number:02}"), number % 5)
    many = queries(browser, address)
    assert len(many) == len(few)
    assert len(many) <= AT_MOST, "\n".join(many)


def test_script_in_names_is_escaped(world: Office, stranger: Client) -> None:
    world.change(reference.amend_states, {"name_en": "<script>alert(1)</script>"}, code="XXA")
    shown = page(stranger, f"/representation?{DAY}")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def test_a_state_without_a_region_is_listed(world: Office, stranger: Client) -> None:
    world.state("XXZ")
    assert "State XXZ" in told(page(stranger, f"/representation?{DAY}"))
    assert Region.objects.count() == 2
