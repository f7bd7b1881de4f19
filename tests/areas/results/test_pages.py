"""Pages of frameworks: what they say, what they are narrowed to, and what they ask the database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from re import findall, sub

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.areas.results.conftest import World

from secretariat.areas.results import actions
from secretariat.areas.results.models.measured import Part
from secretariat.engine.history.acting import simulated_clock

MID = "as_of=2002-12-31"


def read(client: Client, address: str, status: int = 200) -> str:
    """The words of a page, without its markup."""
    response = client.get(address)
    assert response.status_code == status, response.status_code
    bare = sub(r"<(svg|style|script)\b.*?</\1>", " ", response.content.decode(), flags=16)
    return " ".join(unescape(sub(r"<[^>]+>", " ", bare)).split())


def half_way(world: World) -> Part:
    """A plan in force of three indicators: one on track, one behind, one off track by mid-2002.

    On 31 December 2002 the path of each is at 5 of 10, and the band from 4 to 6.
    """
    part = world.plan()
    aim = part.indicator.objective
    texts = {"text_en": "Why it *matters*.", "text_fr": "Pourquoi.", "objective": aim}
    world.add(actions.add_texts, kind="strategy", **texts)
    others = [world.part(world.indicator(aim, f"1a.{n}")) for n in (2, 3)]
    for other in others:
        world.aim(other)
    world.adopt(aim.framework)
    for counted, number in zip((part, *others), (5, 3, 1), strict=True):
        world.result(counted, date(2002, 3, 1), number=number)
    return part


def test_a_framework_says_how_its_indicators_stand(world: World, client: Client) -> None:
    half_way(world)
    words = read(client, f"/frameworks/plan?{MID}")
    assert "1 of 3 indicators are met or on track. 1 is off track." in words
    assert "Council, 1st, 1 November 2001" in words
    assert "Status of 3 indicators, with 25% of the period gone" in words
    for status in ("On track", "Behind 1 from the band", "Off track 3 from the band"):
        assert status in words


def test_objectives_lead_down_to_indicators_with_who_is_responsible(
    world: World, client: Client
) -> None:
    half_way(world)
    words = read(client, f"/frameworks/plan?{MID}")
    assert words.index("1. Objective 1") < words.index("1a Objective 1a")
    assert words.index("1a Objective 1a") < words.index("1a.1 Indicator 1a.1")
    assert words.index("Indicator 1a.1") < words.index("Indicator 1a.2")
    assert "Responsible: A" in words
    assert "Strategy Why it matters ." in words


def test_a_row_has_its_baseline_its_target_and_the_years_of_both(
    world: World, client: Client
) -> None:
    half_way(world)
    page = client.get(f"/frameworks/plan?{MID}").content.decode()
    row = page[page.index("1a.1") :]
    cells = findall(r'data-label="(\w+)[^"]*"><span>(.*?)</span></td>', row, flags=16)[:4]
    words = {name: " ".join(sub(r"<[^>]+>", " ", cell).split()) for name, cell in cells}
    assert (words["Baseline"], words["Target"], words["Actual"]) == ("0 2001", "10 2003", "5")


def test_the_tally_narrows_to_a_status_and_back(world: World, client: Client) -> None:
    half_way(world)
    words = read(client, f"/frameworks/plan?{MID}&status=behind")
    assert "Indicator 1a.2" in words
    assert "Indicator 1a.1" not in words
    assert "Status of 3 indicators" in words
    page = client.get(f"/frameworks/plan?{MID}&status=behind").content.decode()
    assert f'href="/frameworks/plan?{MID}" aria-current="true"' in page


def test_a_framework_is_narrowed_to_a_unit(world: World, client: Client) -> None:
    part = world.plan()
    framework = part.indicator.objective.framework
    goal = world.objective(framework, "2", unit=world.other_unit)
    second = world.part(
        world.indicator(world.objective(framework, "2a", goal, unit=world.other_unit), "2a.1")
    )
    world.aim(second)
    world.adopt(framework)
    words = read(client, f"/frameworks/plan?{MID}&unit=B")
    assert "Indicator 2a.1" in words
    assert "Indicator 1a.1" not in words
    assert "Status of 1 indicator" in words


def test_a_framework_is_narrowed_to_where_results_were_achieved(
    world: World, client: Client
) -> None:
    part = world.plan(counts="member_states")
    other = world.part(world.indicator(part.indicator.objective, "1a.2"))
    world.aim(other)
    world.adopt(part.indicator.objective.framework)
    world.result(part, date(2002, 3, 1), member=world.state("XXA"))
    words = read(client, f"/frameworks/plan?{MID}&region=R1")
    assert "Indicator 1a.1" in words
    assert "Indicator 1a.2" not in words
    nothing = read(client, "/frameworks/plan?as_of=2002-02-28&region=R1")
    assert "No indicator matches these filters" in nothing


def test_a_day_is_todays_or_the_last_of_a_framework_that_is_over(
    world: World, client: Client
) -> None:
    half_way(world)
    words = read(client, "/frameworks/plan")
    assert "As of 31 December 2005" in words
    assert "Status of 3 indicators, at the end of the period" in words


def test_frameworks_stand_side_by_side_with_their_own_levels(world: World, editor: Client) -> None:
    half_way(world)
    world.framework("draft")
    words = read(editor, "/frameworks/")
    assert "1 is in force." in words
    assert "1 goal · 1 aim · 3 indicators" in words
    assert "0 goals · 0 aims · 0 indicators" in words
    assert "not adopted yet" in words
    assert "How status is decided" in words


def test_without_a_framework_the_page_says_what_to_do(client: Client, db: None) -> None:
    assert "No framework yet" in read(client, "/frameworks/")


def test_an_indicator_says_what_it_counts_and_how_it_stands(world: World, client: Client) -> None:
    half_way(world)
    words = read(client, f"/frameworks/plan/1a.2?{MID}")
    assert "3; the target is 10 by 31 December 2003, and the band now goes from 4 to 6." in words
    assert "Behind 1 from the band" in words
    assert "Baseline, 31 December 2001 0" in words
    assert "1 January 2004 to 31 December 2005 20 none: it holds from the start" in words
    assert "What is counted policies" in words
    assert "The path to a target is a straight line" in words


def test_an_indicator_opens_to_its_results_with_their_evidence(
    world: World, officer: Client
) -> None:
    part = half_way(world)
    world.result(part, date(2002, 4, 1), verified=False, named="Another law")
    words = read(officer, f"/frameworks/plan/1a.1?{MID}")
    assert "2 reports with their evidence" in words
    assert "Policy 1 verified" in words
    assert "Another law being written" in words
    assert "Read. · Gazette" in words
    assert "Only what is verified counts." in words


def test_results_are_split_by_region_and_sex(world: World, client: Client) -> None:
    part = world.plan(counts="children", disaggregated_by="both")
    world.adopt(part.indicator.objective.framework)
    result = world.result(part, date(2002, 3, 1), number=10, verified=False)
    for row in (
        {"sex": "women", "number": 6},
        {"sex": "men", "number": 4},
        {"sex": "", "region": world.region, "number": 10},
    ):
        world.add(actions.split_results, result=result, **row)
    world.force(result, state="verified")
    words = read(client, f"/frameworks/plan/1a.1?{MID}")
    assert "women and girls 6" in words
    assert "men and boys 4" in words
    assert "By region Region Bar How many One 10" in words


def test_a_conditional_target_says_whether_its_condition_is_met(
    world: World, client: Client
) -> None:
    part = world.plan()
    world.add(
        actions.add_targets,
        part=part,
        starts=date(2002, 1, 1),
        ends=date(2003, 12, 31),
        value=Decimal(30),
        condition_en="If funds are found.",
    )
    world.adopt(part.indicator.objective.framework)
    address = f"/frameworks/plan/1a.1?{MID}"
    assert "If funds are found. Not met yet: it does not count." in read(client, address)
    world.force(part.targets.get(value=30), condition_met_on=date(2002, 6, 1))
    words = read(client, address)
    assert "If funds are found. Met on 1 June 2002." in words
    assert "the target is 30 by" in words


def test_milestones_are_listed(world: World, editor: Client) -> None:
    part = world.plan()
    world.add(
        actions.add_milestones, part=part, due=date(2003, 6, 30), title_en="Half", value=Decimal(5)
    )
    assert "Half 30 June 2003 5 –" in read(editor, "/frameworks/plan/1a.1")


def test_a_computed_part_leads_to_its_figure(world: World, client: Client) -> None:
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    part = world.part(
        world.indicator(aim, "1a.1"),
        source="computed",
        measure="results.indicators",
        cell="framework=plan",
    )
    world.aim(part)
    world.adopt(framework)
    page = client.get(f"/frameworks/plan/1a.1?{MID}").content.decode()
    assert f'href="/figures/results.indicators?{MID}&amp;framework=plan"' in page
    assert client.get(f"/figures/results.indicators?{MID}&framework=plan").status_code == 200


def carried_on(world: World, *, comparable: bool = True) -> None:
    """An earlier framework whose indicator a later one carries on."""
    old = world.framework("old", starts=date(2000, 1, 1), ends=date(2001, 12, 31))
    earlier = world.part(world.indicator(world.objective(old, "1"), "1.1"))
    world.add(actions.add_baselines, part=earlier, as_of=date(1999, 12, 31), value=Decimal(0))
    world.add(
        actions.add_targets,
        part=earlier,
        starts=date(2000, 1, 1),
        ends=date(2001, 12, 31),
        value=Decimal(4),
    )
    world.adopt(old)
    world.result(earlier, date(2000, 6, 1), number=2)
    later = world.plan("new")
    world.add(
        actions.continue_indicators,
        earlier=earlier.indicator,
        later=later.indicator,
        comparable=comparable,
        note_en="Reworded.",
    )
    world.adopt(later.indicator.objective.framework)
    world.result(later, date(2002, 6, 1))


def test_one_series_runs_across_frameworks(world: World, client: Client) -> None:
    carried_on(world)
    page = client.get("/frameworks/new/1a.1").content.decode()
    assert "c-line context" in page
    words = read(client, "/frameworks/new/1a.1")
    assert "The grey line is the same series under another framework." in words
    assert "31 Dec 1999 Plan old 0" in words
    assert "31 Dec 2001 Plan new 0" in words
    assert "1.1 Indicator 1.1 Plan old. Reworded" in words


def test_what_does_not_compare_is_no_one_series(world: World, client: Client) -> None:
    carried_on(world, comparable=False)
    words = read(client, "/frameworks/new/1a.1")
    assert "grey line" not in words
    assert "the values do not compare" in words


def test_the_earlier_indicator_says_what_carries_it_on(world: World, client: Client) -> None:
    carried_on(world)
    words = read(client, "/frameworks/old/1.1")
    assert "What carries it on 1a.1 Indicator 1a.1 Plan new. Reworded" in words


def test_how_many_carry_on_is_said_beside_the_framework(world: World, client: Client) -> None:
    carried_on(world)
    assert "1 of 1 indicators carries on an earlier one." in read(client, "/frameworks/new")
    nothing = "None of its indicators carries on one of an earlier framework."
    assert nothing in read(client, "/frameworks/old")


@pytest.mark.parametrize(
    "address", ["/frameworks/none", "/frameworks/plan/9z", "/frameworks/none/1a.1"]
)
def test_what_is_unknown_is_not_found(world: World, client: Client, address: str) -> None:
    half_way(world)
    assert "There is nothing here for you to see." in read(client, address, 404)


@pytest.mark.parametrize(
    "question", ["status=fine", "colour=red", "as_of=soon", "page=0", "status=met&status=x"]
)
def test_what_is_not_understood_is_said(world: World, client: Client, question: str) -> None:
    half_way(world)
    read(client, f"/frameworks/plan?{question}", 422)


def test_an_indicator_without_a_part_says_so(world: World, editor: Client) -> None:
    part = world.plan()
    world.indicator(part.indicator.objective, "1a.2")
    assert "Nothing to be counted or judged is named yet." in read(editor, "/frameworks/plan/1a.2")
    assert "Nothing to be counted or judged is named yet." in read(editor, "/frameworks/plan")


def test_a_draft_says_that_it_is_one(world: World, editor: Client) -> None:
    world.plan()
    words = read(editor, "/frameworks/plan")
    assert "A draft: it can still be edited" in words


def test_a_long_framework_is_shown_page_by_page(world: World, editor: Client) -> None:
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    for number in range(55):
        world.indicator(aim, f"1a.{number}", position=number)
    words = read(editor, "/frameworks/plan")
    assert "1 to 50 of 55" in words
    assert "Indicator 1a.54" not in words
    assert "Indicator 1a.54" in read(editor, "/frameworks/plan?page=2")
    assert "Indicator 1a.54" in read(editor, "/frameworks/plan?page=9")


@pytest.mark.parametrize("address", ["/frameworks/", "/frameworks/plan", "/frameworks/plan/1a.1"])
def test_a_page_asks_at_most_fifteen_questions(world: World, client: Client, address: str) -> None:
    part = world.plan()
    for number in range(2, 9):
        measured = {"source": "computed", "measure": "results.indicators"} if number % 2 else {}
        world.aim(
            world.part(
                world.indicator(part.indicator.objective, f"1a.{number}"),
                **{"unit_of_value": "percent" if number == 4 else "number", **measured},
            )
        )
    world.adopt(part.indicator.objective.framework)
    world.result(part, date(2002, 3, 1))
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    assert len(captured) <= 15, [query["sql"][:100] for query in captured.captured_queries]


def test_a_framework_is_read_as_it_was_known(
    simulated_database: Mapping[str, str], client: Client
) -> None:
    with simulated_clock(datetime(2001, 11, 2, tzinfo=UTC)):
        world = World()
        part = world.plan()
        world.adopt(part.indicator.objective.framework)
    with simulated_clock(datetime(2003, 3, 1, tzinfo=UTC)):
        world.result(part, date(2002, 5, 1), number=9)
    assert "met or on track" in read(client, f"/frameworks/plan?{MID}")
    before = read(client, f"/frameworks/plan?{MID}&known_at=2003-02-01")
    assert "Off track 4 from the band" in before
    assert "known on 1 February 2003" in before
    indicator = read(client, f"/frameworks/plan/1a.1?{MID}&known_at=2003-02-01")
    assert "Nothing has been reported for it yet." in indicator
    read(client, "/frameworks/plan?known_at=1990-01-01", 422)


def test_texts_are_escaped(world: World, client: Client) -> None:
    part = world.plan()
    world.add(
        actions.add_texts,
        objective=part.indicator.objective,
        kind="context",
        text_en="Before <script>alert(1)</script> after",
    )
    page = client.get("/frameworks/plan").content.decode()
    assert "<script>alert" not in page


def test_content_missing_in_the_readers_language_says_which_it_is(
    world: World, editor: Client
) -> None:
    world.plan()
    page = editor.get("/frameworks/plan?lang=fr").content.decode()
    assert '<h1 lang="en">' in page


def test_the_places_lead_to_frameworks(client: Client, db: None) -> None:
    page = client.get("/frameworks/").content.decode()
    assert '<a href="/frameworks/" aria-current="page">Frameworks</a>' in page
