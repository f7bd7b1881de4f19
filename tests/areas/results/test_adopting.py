"""A framework is adopted when it is whole, by a named body, and is closed or superseded in time."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db.models import QuerySet
from tests.areas.results.conftest import BY, ON, World

from secretariat.areas.results import actions, workflows
from secretariat.areas.results.imports import objectives
from secretariat.areas.results.models.measured import Baseline, Target
from secretariat.areas.results.models.planned import Framework, Level, Objective
from secretariat.engine.imports.running import File, tried
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import change
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet
from secretariat.kernel.errors import BadInput

ADOPTION = {
    "adopted_by_en": "Governing Body",
    "adopted_by_fr": "Conseil",
    "adopted_by_es": "Consejo",
    "session": "279th Session",
    "adopted_on": date(2001, 11, 1),
}


def moved(name: str, framework: Framework, on: date = ON, **values: object) -> Framework:
    """Make a move on a framework."""
    these = Framework.objects.filter(pk=framework.pk)
    move(workflows.frameworks, name, these, by=BY, on=on, values=values)
    return Framework.objects.get(pk=framework.pk)


def framework_of(world: World) -> Framework:
    """A whole draft."""
    found: Framework = world.plan().indicator.objective.framework
    return found


def test_a_whole_draft_is_adopted_by_a_body_at_a_session_on_a_day(world: World) -> None:
    adopted = moved("adopt", framework_of(world), **ADOPTION)
    assert adopted.state == Framework.State.ADOPTED
    assert adopted.adopted_by.text == "Governing Body"
    assert (adopted.session, adopted.adopted_on) == ("279th Session", date(2001, 11, 1))


@pytest.mark.parametrize("missing", ["adopted_by_en", "session", "adopted_on"])
def test_an_adoption_states_body_session_and_day(world: World, missing: str) -> None:
    values: dict[str, object] = {
        **ADOPTION,
        missing: None if missing == "adopted_on" else "",
    }
    framework = framework_of(world)
    with pytest.raises((BadInput, Exception), match=r"lacks|Say which body"):
        moved("adopt", framework, **values)


def refused(world: World, framework: Framework) -> str:
    """Why a framework can't be adopted."""
    with pytest.raises(NotYet) as found:
        moved("adopt", framework, **ADOPTION)
    return " ".join(str(problem.wrong) for problem in found.value.problems) or str(found.value)


def test_there_must_be_something_to_adopt(world: World) -> None:
    assert "no indicator" in refused(world, world.framework())


def test_every_objective_needs_a_responsible_unit(world: World) -> None:
    framework = framework_of(world)
    world.objective(framework, "2", unit=None)
    assert "1 objective has no responsible unit: 2." in refused(world, framework)


def test_every_indicator_needs_a_part(world: World) -> None:
    part = world.plan()
    world.indicator(part.indicator.objective, "1a.2")
    assert "no part to be counted or judged: 1a.2" in refused(
        world, part.indicator.objective.framework
    )


def test_every_part_needs_a_baseline_and_an_unconditional_target(world: World) -> None:
    part = world.plan()
    framework = part.indicator.objective.framework
    bare = world.part(part.indicator, "/ii")
    words = refused(world, framework)
    assert "1 value has no baseline: 1a.1/ii." in words
    assert "1 value has no target: 1a.1/ii." in words
    world.add(actions.add_baselines, part=bare, as_of=date(2001, 12, 31), value=1)
    world.add(
        actions.add_targets,
        part=bare,
        starts=date(2002, 1, 1),
        ends=date(2003, 12, 31),
        value=5,
        condition_en="If funds are found.",
    )
    words = refused(world, framework)
    assert "baseline" not in words
    assert "no target: 1a.1/ii" in words


def test_many_that_lack_something_are_counted_and_three_are_named(world: World) -> None:
    part = world.plan()
    for number in range(2, 8):
        world.part(world.indicator(part.indicator.objective, f"1a.{number}"))
    words = refused(world, part.indicator.objective.framework)
    assert "6 values have no baseline, among them 1a.2, 1a.3, 1a.4." in words


def test_what_is_adopted_is_not_adopted_again(world: World) -> None:
    framework = moved("adopt", framework_of(world), **ADOPTION)
    with pytest.raises(NotYet):
        moved("adopt", framework, **ADOPTION)


def test_a_framework_is_closed_once_its_last_day_has_passed(world: World) -> None:
    framework = moved("adopt", framework_of(world), **ADOPTION)
    with pytest.raises(NotYet, match="last day has not passed"):
        moved("close", framework, on=date(2005, 12, 31))
    assert moved("close", framework, on=date(2006, 1, 1)).state == Framework.State.CLOSED


def test_a_framework_is_superseded_by_a_later_one_that_is_adopted(world: World) -> None:
    first = moved("adopt", framework_of(world), **ADOPTION)
    later = world.plan("later").indicator.objective.framework
    change(
        actions.amend_frameworks,
        Framework.objects.filter(pk=later.pk),
        {"supersedes": first},
        by=BY,
        on=ON,
    )
    with pytest.raises(NotYet, match="No framework that supersedes it"):
        moved("supersede", first)
    moved("adopt", later, **ADOPTION)
    assert moved("supersede", first).state == Framework.State.SUPERSEDED


def test_no_result_is_recorded_for_what_is_closed(world: World) -> None:
    part = world.plan()
    framework = moved("adopt", part.indicator.objective.framework, **ADOPTION)
    world.result(part, date(2002, 5, 1), verified=False)
    moved("close", framework, on=date(2006, 1, 1))
    with pytest.raises(BadInput, match="not in force"):
        world.result(part, date(2002, 6, 1), verified=False)


def test_no_result_is_recorded_for_a_draft(world: World) -> None:
    with pytest.raises(BadInput, match="not in force"):
        world.result(world.plan(), date(2002, 5, 1), verified=False)


def test_what_was_drafted_in_one_transaction_with_its_adoption_stands(world: World) -> None:
    adopted = moved("adopt", framework_of(world), **ADOPTION)
    assert Baseline.objects.count() == 1
    assert Target.objects.filter(part__indicator__objective__framework=adopted).count() == 2


def test_nothing_is_led_out_of_an_adopted_framework(world: World) -> None:
    adopted = moved("adopt", framework_of(world), **ADOPTION)
    draft = world.framework("another")
    of_it = Objective.objects.filter(framework=adopted)
    targets = Target.objects.filter(part__indicator__objective__framework=adopted)
    elsewhere = world.part(world.indicator(world.objective(draft, "1"), "1"))
    away: list[tuple[Action, QuerySet[Any], dict[str, Any]]] = [
        (actions.amend_objectives, of_it, {"framework": draft}),
        (actions.amend_targets, targets, {"part": elsewhere}),
    ]
    for amend, records, values in away:
        before = set(records.values_list("pk", flat=True))
        with pytest.raises(BadInput, match="what was adopted stays as it was adopted"):
            change(amend, records, values, by=BY, on=ON)
        assert set(records.values_list("pk", flat=True)) == before != set()


def test_a_file_leads_nothing_out_of_an_adopted_framework(world: World) -> None:
    adopted = moved("adopt", framework_of(world), **ADOPTION)
    draft = world.framework("another")
    objective = Objective.objects.filter(framework=adopted).first()
    assert objective is not None
    level = Level.objects.get(framework=draft, depth=1)
    text = f"code,framework,level,title_en\n{objective.code},{draft.code},{level.code},Moved\n"
    file = File(name="moved.csv", content=BytesIO(text.encode()))
    trial = tried(objectives, file, by=BY, on=ON)
    assert trial.bad == 1
    assert any("stays as it was adopted" in one.wrong for one in trial.bad_rows)


def test_an_editor_of_frameworks_does_not_record_adoptions() -> None:
    (adopt,) = (one for one in workflows.frameworks.moves if one.name == "adopt")
    assert adopt.may is not actions.amend_frameworks.may


def test_the_moves_of_a_framework_lead_one_way() -> None:
    leads: Mapping[str, set[str]] = {
        state: {str(one.target) for one in workflows.frameworks.moves_from(state)}
        for state in Framework.State
    }
    assert leads == {
        "draft": {"adopted"},
        "adopted": {"closed", "superseded"},
        "closed": {"superseded"},
        "superseded": set(),
    }
