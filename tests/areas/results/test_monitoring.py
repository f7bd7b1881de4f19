"""The monitoring of a framework tells progress from impact, and each audience what it asks for."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.areas.results.conftest import World

from secretariat.areas.results import actions
from secretariat.areas.results.models.planned import Indicator
from secretariat.areas.results.pages.audiences import AUDIENCES, Fact, Part
from secretariat.areas.results.standing.statuses import Status

MET, MISSED = "Offices joined up", "Days to an answer"
DUE = "The first step is taken"


def reform(world: World) -> None:
    """One indicator of progress that is met, one of impact that is not, and a milestone due."""
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    done = world.indicator(aim, "1a.1", title_en=MET, tells="progress")
    felt = world.indicator(aim, "1a.2", title_en=MISSED, tells="impact")
    for one in (done, felt):
        world.aim(world.part(one))
    part = done.parts.get()
    step = world.add(actions.add_milestones, part=part, due=date(2003, 6, 30), title_en=DUE)
    world.adopt(framework)
    world.force(step, met_on=date(2003, 7, 15))
    world.result(part, date(2003, 5, 1), number=30)


def page(client: Client, audience: str = "", as_of: str = "2003-12-31") -> str:
    asked = {"as_of": as_of, **({"audience": audience} if audience else {})}
    answer = client.get("/frameworks/plan/monitoring", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def section(html: str, key: str) -> str:
    """What stands in one part of the page, its tags taken out; nothing where it has none."""
    found = re.search(rf'<section aria-labelledby="{key}">(.*?)</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found[1]).split()) if found else ""


def test_progress_and_impact_stand_apart_and_never_in_one_number(
    world: World, client: Client
) -> None:
    reform(world)
    html = page(client, "reform-teams")
    progress, impact = section(html, "progress"), section(html, "impact")
    assert MET in progress
    assert MISSED not in progress
    assert MISSED in impact
    assert MET not in impact
    told = page(client, "governing-body")
    assert "1 Met" in section(told, "standing-progress")
    assert "0 Met" in section(told, "standing-impact")


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda one: one.key)
def test_each_audience_is_shown_the_parts_declared_for_it_and_no_others(
    audience: Any, world: World, client: Client
) -> None:
    reform(world)
    html = page(client, audience.key)
    keys = {
        Part.STANDING: "standing-progress",
        Part.PROGRESS: "progress",
        Part.IMPACT: "impact",
        Part.MILESTONES: "milestones",
    }
    for part, key in keys.items():
        assert bool(section(html, key)) == (part in audience.parts), part
    shown = section(html, "impact")
    assert str(audience.asks) in html
    if MISSED in shown:
        assert ("Baseline" in shown) == (Fact.BASELINE in audience.facts)
        assert ("Owner" in shown) == (Fact.OWNER in audience.facts)


def test_senior_management_is_shown_what_is_behind_and_who_answers_for_it(
    world: World, client: Client
) -> None:
    reform(world)
    html = page(client, "senior-management")
    assert "None is behind" in section(html, "progress")
    impact = section(html, "impact")
    assert MISSED in impact
    assert "Off track" in impact
    assert "Owner" in impact


def test_no_view_hides_from_strangers_what_another_shows(world: World, client: Client) -> None:
    reform(world)
    for audience in AUDIENCES:
        assert f'href="?audience={audience.key}"' in page(client)


def test_milestones_due_are_told_with_their_owner_and_when_they_were_met(
    world: World, client: Client
) -> None:
    reform(world)
    assert "No milestone is due yet" in section(page(client, as_of="2003-06-29"), "milestones")
    due = section(page(client, as_of="2003-07-14"), "milestones")
    assert DUE in due
    assert "not yet" in due
    assert "15 July 2003" in section(page(client, as_of="2003-07-15"), "milestones")


def test_an_indicator_that_tells_neither_stands_in_neither_part(
    world: World, client: Client
) -> None:
    part = world.plan()
    world.adopt(part.indicator.objective.framework)
    html = page(client, "reform-teams")
    assert "No indicator tells this" in section(html, "progress")
    assert "No indicator tells this" in section(html, "impact")
    assert set(Indicator.Tells) == {"progress", "impact"}


def test_a_draft_and_an_unknown_audience_are_refused(world: World, client: Client) -> None:
    world.plan()
    assert client.get("/frameworks/plan/monitoring").status_code == 404
    reformed = world.plan("other")
    world.adopt(reformed.indicator.objective.framework)
    answer = client.get("/frameworks/other/monitoring?audience=press")
    assert answer.status_code == 422
    assert "governing-body" in answer.content.decode()


def test_every_audience_asks_one_thing_and_only_statuses_there_are() -> None:
    assert len({one.key for one in AUDIENCES}) == len(AUDIENCES) == 4
    assert len({str(one.asks) for one in AUDIENCES}) == 4
    assert all(one.only <= set(Status) for one in AUDIENCES)


def test_the_page_takes_few_statements(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    reform(world)
    with django_assert_max_num_queries(15):
        page(client, "reform-teams")
