"""Results are written by their unit, reported, and verified by somebody else, or returned."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.areas.results.conftest import BY, ON, World, somebody

from secretariat.areas.results import actions, workflows
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing
from secretariat.areas.results.models.measured import Part
from secretariat.engine.records.performing import add, change
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, Conflict, Refused

DAY = date(2002, 5, 1)
PROOF = {"evidence": "The act was read.", "source": "Gazette 12"}


def adopted(world: World, **indicator: object) -> Part:
    """A part of a plan in force."""
    part = world.plan(**indicator)
    world.adopt(part.indicator.objective.framework)
    return part


def moved(name: str, result: Result, *, by: Any = BY, reason: str = "") -> str:
    """Make a move on a result; the state it is in then."""
    these = Result.objects.filter(pk=result.pk)
    move(workflows.results, name, these, by=by, on=ON, reason=reason)
    return str(Result.objects.get(pk=result.pk).state)


def test_a_result_is_reported_and_then_verified(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    assert result.state == Standing.DRAFT
    assert moved("report", result) == Standing.REPORTED
    assert moved("verify", result) == Standing.VERIFIED


def test_nobody_verifies_what_she_reported(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    both = somebody("mira", "results_officer", "results_verifier")
    other = somebody("tomas", "results_verifier")
    moved("report", result, by=both)
    with pytest.raises(NotYou):
        moved("verify", result, by=both)
    assert moved("verify", result, by=other) == Standing.VERIFIED


def test_an_officer_reports_for_her_own_unit_alone(world: World) -> None:
    part = adopted(world)
    mine, theirs = somebody("mira", "results_officer", over="TOP/A"), world.other_unit
    row = {"code": "X1", "part": part, "achieved_on": DAY, "named": "Act", **PROOF}
    add(actions.add_results, [row], by=mine, on=ON)
    elsewhere = somebody("ines", "results_officer", over=theirs.path)
    with pytest.raises(Refused):
        add(actions.add_results, [{**row, "code": "X2"}], by=elsewhere, on=ON)


def test_an_officer_verifies_nothing(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    officer = somebody("mira", "results_officer")
    moved("report", result)
    with pytest.raises(Refused):
        moved("verify", result, by=officer)


@pytest.mark.parametrize("lacking", ["evidence", "source"])
def test_what_has_no_evidence_is_not_reported(world: World, lacking: str) -> None:
    result = world.result(adopted(world), DAY, verified=False, **{lacking: ""})
    with pytest.raises(NotYet, match="no evidence"):
        moved("report", result)


@pytest.mark.parametrize("lacking", ["evidence", "source"])
def test_the_database_keeps_nothing_verified_without_evidence(world: World, lacking: str) -> None:
    result = world.result(adopted(world), DAY, verified=False, **{lacking: ""})
    with pytest.raises(Conflict, match="has evidence"):
        world.force(result, state=Standing.VERIFIED)


def test_what_is_returned_says_why_and_can_be_reported_again(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    moved("report", result)
    with pytest.raises(BadInput, match="needs a reason"):
        moved("return", result)
    assert moved("return", result, reason="The gazette is missing.") == Standing.RETURNED
    assert moved("report", result) == Standing.REPORTED


def test_what_was_verified_can_be_returned_and_then_counts_no_more(world: World) -> None:
    result = world.result(adopted(world), DAY)
    assert Result.objects.verified_by(DAY).count() == 1
    assert moved("return", result, reason="The act was annulled.") == Standing.RETURNED
    assert Result.objects.verified_by(DAY).count() == 0


def test_what_is_withdrawn_stays_readable_and_leads_nowhere(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    assert moved("withdraw", result, reason="Counted twice.") == Standing.WITHDRAWN
    with pytest.raises(NotYet):
        moved("report", result)


@pytest.mark.parametrize("state", [Standing.REPORTED, Standing.VERIFIED, Standing.WITHDRAWN])
def test_what_is_no_longer_with_who_wrote_it_is_not_amended(world: World, state: str) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    world.force(result, state=state)
    with pytest.raises(BadInput, match="no longer with who wrote it"):
        change(
            actions.amend_results,
            Result.objects.filter(pk=result.pk),
            {"named": "Another"},
            by=BY,
            on=ON,
        )


def test_what_is_returned_can_be_amended(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False)
    world.force(result, state=Standing.RETURNED)
    rows = Result.objects.filter(pk=result.pk)
    change(actions.amend_results, rows, {"named": "Another"}, by=BY, on=ON)
    assert rows.get().named == "Another"


def test_where_states_are_counted_a_result_names_one_and_counts_one(world: World) -> None:
    part = adopted(world, counts="member_states")
    with pytest.raises(BadInput, match="none is named"):
        world.result(part, DAY, verified=False)
    with pytest.raises(BadInput, match="one State counts once"):
        world.result(part, DAY, verified=False, member=world.state("XXA"), number=2)


def test_nothing_is_reported_before_the_framework_begins(world: World) -> None:
    with pytest.raises(BadInput, match="had not begun"):
        world.result(adopted(world), date(2001, 12, 31), verified=False)


def computed_and_rated(world: World) -> tuple[Part, Part]:
    """A part that a measure computes, and one in per cent, of a plan in force."""
    part = world.plan()
    measured = world.part(
        part.indicator, "/ii", source="computed", measure="results.verified_results"
    )
    rated = world.part(part.indicator, "/iii", unit_of_value="percent")
    world.adopt(part.indicator.objective.framework)
    return measured, rated


def test_what_a_measure_computes_takes_no_report(world: World) -> None:
    measured, _rated = computed_and_rated(world)
    with pytest.raises(BadInput, match="a measure computes"):
        world.result(measured, DAY, verified=False)


def test_a_rate_takes_a_value_and_a_number_takes_results(world: World) -> None:
    _measured, rated = computed_and_rated(world)
    number = Part.objects.get(code="plan/1a.1")
    with pytest.raises(BadInput, match="rates do not add up"):
        world.result(rated, DAY, verified=False)
    row = {"code": "V1", "as_of": DAY, "value": Decimal(5), **PROOF}
    with pytest.raises(BadInput, match="what its verified results make"):
        world.add(actions.add_values, part=number, **row)
    assert world.add(actions.add_values, part=rated, **row).state == Standing.DRAFT


def test_a_result_counts_more_than_nothing(world: World) -> None:
    with pytest.raises(Conflict, match="more than nothing"):
        world.result(adopted(world), DAY, verified=False, number=0)


def split(result: Result, **numbers: int) -> None:
    """Split a result by sex."""
    rows = [{"result": result, "sex": sex, "number": n} for sex, n in numbers.items()]
    add(actions.split_results, rows, by=BY, on=ON)


def test_parts_make_no_more_than_the_result(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False, number=10)
    with pytest.raises(BadInput, match="2 more than the result"):
        split(result, women=7, men=5)


def test_a_split_can_be_written_one_part_after_the_other(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False, number=10)
    split(result, women=7)
    with pytest.raises(NotYet, match=r"a difference of 3"):
        moved("report", result)
    split(result, men=3)
    assert moved("report", result) == Standing.REPORTED


def test_each_dimension_makes_the_whole_by_itself(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False, number=10)
    split(result, women=7, men=3)
    add(
        actions.split_results,
        [{"result": result, "sex": "", "region": world.region, "number": 9}],
        by=BY,
        on=ON,
    )
    with pytest.raises(NotYet, match=r"by region make 9, the result 10: a difference of 1"):
        moved("report", result)


def test_an_indicator_split_by_sex_wants_women_and_men(world: World) -> None:
    part = adopted(world, counts="children", disaggregated_by="sex")
    result = world.result(part, DAY, verified=False, number=10)
    with pytest.raises(NotYet, match="how many women and men"):
        moved("report", result)
    split(result, women=6, men=4)
    assert moved("report", result) == Standing.REPORTED


def test_what_is_reported_is_not_split_anew(world: World) -> None:
    result = world.result(adopted(world), DAY, number=10)
    with pytest.raises(BadInput, match="no longer with who wrote it"):
        split(result, women=10)


def test_a_part_is_of_one_dimension_and_stated_once(world: World) -> None:
    result = world.result(adopted(world), DAY, verified=False, number=10)
    with pytest.raises(Conflict, match="either women or men, or a region"):
        row = {"result": result, "sex": "women", "region": world.region, "number": 1}
        add(actions.split_results, [row], by=BY, on=ON)
    split(result, women=1)
    with pytest.raises(Conflict, match="split by this already"):
        split(result, women=2)


def test_the_database_adds_up_too_and_names_the_difference(
    fresh_database: Mapping[str, str],
) -> None:
    world = World()
    result = world.result(adopted(world), DAY, verified=False, number=10)
    split(result, women=6, men=3)
    with pytest.raises(Conflict) as refused:
        world.force(result, state=Standing.VERIFIED)
    assert "difference is 1" in str(refused.value.why)
    women = Disaggregation.objects.get(sex="women")
    change(
        actions.amend_splits,
        Disaggregation.objects.filter(pk=women.pk),
        {"number": Decimal(7)},
        by=BY,
        on=ON,
    )
    world.force(result, state=Standing.VERIFIED)
    with pytest.raises(Conflict):
        world.force(women, number=Decimal(5))
    assert Disaggregation.objects.get(sex="women").number == 7
