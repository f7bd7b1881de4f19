"""The loaded example's frameworks, counted by the product's own measures and held to the plan."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Count, F, Model, Q, QuerySet, Sum

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results import workflows
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing, Value
from secretariat.areas.results.models.linked import (
    IndicatorContinuation,
    Initiative,
    InitiativeObjective,
    ObjectiveContinuation,
)
from secretariat.areas.results.models.measured import Baseline, Milestone, Part, Target
from secretariat.areas.results.models.planned import (
    Framework,
    Indicator,
    Level,
    Objective,
    ObjectiveText,
)
from secretariat.areas.results.standing.values import Asked, Planned, planned, values
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.notices.models import Notice
from secretariat.example.frameworks.achieved import Achieved, Fate
from secretariat.example.frameworks.aims import AIMS, CHILDREN, CHILDREN_BY_YEAR, POLICY, TOTALS
from secretariat.example.frameworks.amending import amendments
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.past import achieved
from secretariat.example.organization import TODAY
from secretariat.example.plan import SEED

pytestmark = pytest.mark.usefixtures("example_instance")

END = date(2005, 12, 31)
BEFORE = "pb-2000-01"


def counted(key: str, framework: str, on: date = END) -> int:
    """A measure's figure for one framework."""
    found = figure(measure_of(f"results.{key}"), on, where={"framework": framework})
    return int(found.value or 0)


@pytest.mark.parametrize(
    ("key", "framework", "expected"),
    [
        ("objectives_of_first_level", POLICY, 4),
        ("objectives_of_second_level", POLICY, 10),
        ("indicators", POLICY, 38),
        ("indicator_values", POLICY, 41),
        ("objectives_of_second_level", BEFORE, 16),
        ("indicators", BEFORE, 46),
        ("indicators_continued", BEFORE, 46),
        ("indicators_continuing", POLICY, 38),
    ],
)
def test_the_frameworks_are_counted_by_measures(key: str, framework: str, expected: int) -> None:
    assert counted(key, framework) == expected


def test_sixteen_operational_objectives_became_ten() -> None:
    rows = ObjectiveContinuation.objects.filter(earlier__level__depth=2).order_by()
    earlier = rows.values_list("earlier__framework__code", "earlier").distinct()
    later = rows.values_list("later__framework__code", "later").distinct()
    assert Counter(code for code, _pk in earlier) == {BEFORE: 16}
    assert Counter(code for code, _pk in later) == {POLICY: 10}
    assert counted("objectives_continued", BEFORE) == 16 + 4  # the four strategic ones stayed
    assert counted("objectives_continuing", POLICY) == 10 + 4


def test_nothing_of_a_framework_is_counted_before_it_was_adopted() -> None:
    assert counted("indicators", POLICY, date(2001, 3, 21)) == 0
    assert counted("indicators", POLICY, date(2001, 3, 22)) == 38


def test_every_table_holds_what_the_facts_say() -> None:
    tables = {
        "frameworks": Framework, "levels": Level, "objectives": Objective,
        "indicators": Indicator, "parts": Part, "baselines": Baseline, "targets": Target,
        "milestones": Milestone, "initiatives": Initiative,
        "initiative_objectives": InitiativeObjective,
    }  # fmt: skip
    for table, model in tables.items():
        assert model._default_manager.count() == len(read_facts(table, FACTS)), table
    continuations = ObjectiveContinuation.objects.count() + IndicatorContinuation.objects.count()
    assert continuations == len(read_facts("continuations", FACTS))


def test_frameworks_stand_where_their_time_has_brought_them() -> None:
    found = dict(Framework.objects.values_list("code", "state"))
    assert found == {
        BEFORE: "superseded",
        POLICY: "closed",
        "reform-2015-17": "closed",
        "union-2020-25": "adopted",
        "hr-2022-25": "adopted",
        "hr-2027-30": "draft",
    }


def test_the_draft_could_be_adopted_today_and_no_measure_counts_it() -> None:
    draft = Framework.objects.get(state=Framework.State.DRAFT)
    adopt = next(one for one in workflows.frameworks.moves if one.name == "adopt")
    assert [guard(draft, TODAY) for guard in adopt.guards] == [None] * len(adopt.guards)
    assert counted("indicators", draft.code, draft.ends) == 0
    assert Indicator.objects.filter(objective__framework=draft).count() == 6


def test_each_framework_names_the_body_session_and_day_of_its_adoption_in_three_languages() -> None:
    for row in read_facts("frameworks", FACTS):
        one = Framework.objects.get(code=row["code"])
        assert str(one.adopted_on or "") == row["adopted_on"]
        assert one.session == row["session"]
        bodies = (one.adopted_by_en, one.adopted_by_fr, one.adopted_by_es)
        assert bodies == (row["adopted_by_en"], row["adopted_by_fr"], row["adopted_by_es"])
        assert len(set(bodies)) == (3 if one.adopted_on else 1)


def test_every_objective_and_indicator_has_a_unit_that_answers_for_it() -> None:
    assert not Objective.objects.filter(unit__isnull=True).exists()
    assert not Indicator.objects.filter(unit__isnull=True).exists()


def test_texts_stand_in_the_registers_as_in_the_facts_amendments_included() -> None:
    text = ObjectiveText.objects.get(objective__code=f"{POLICY}/3b", kind="strategy")
    assert text.text_en.endswith("complete the programme.")
    assert text.text_fr.endswith("complètent le programme.")
    assert text.text_es.endswith("completan el programa.")
    assert ObjectiveText.objects.count() == 4 * 3 + 10 + 3 + 5 + 3 + 2


def events_of(model: type[Model], **which: object) -> QuerySet[Any]:
    """The history of the records that are found so, oldest first."""
    return event_model(model)._base_manager.filter(**which).order_by("pgh_id")


def test_the_draft_was_written_by_two_and_amended_after_it_had_been_discussed() -> None:
    authors = set()
    for one in amendments():
        act = Act.objects.get(at=one.at)
        assert act.action == one.action.key
        assert (
            event_model(one.action.model)._base_manager.filter(pgh_context_id=act.pk).count() == 1
        )
        authors.add(act.by)
    assert len(authors) == 2
    number = Objective.objects.get(code=f"{POLICY}/3b").pk
    texts = events_of(ObjectiveText, objective=number)
    first, last = texts.values_list("text_en", flat=True)
    assert last.startswith(first)
    assert len(last) > len(first)


FATES = {
    Fate.VERIFIED: Standing.VERIFIED, Fate.MENDED: Standing.VERIFIED,
    Fate.RETURNED: Standing.RETURNED, Fate.WITHDRAWN: Standing.WITHDRAWN,
    Fate.WAITING: Standing.REPORTED,
}  # fmt: skip


def key_of(one: Achieved) -> tuple[str, date, str, int, str]:
    place = one.place if len(one.place) == 3 else ""
    part = f"{one.framework}/{one.part}"
    return part, one.on, place, one.number, str(FATES[one.fate])


def test_results_are_those_that_were_drawn_each_standing_where_its_fate_says() -> None:
    rows = Result.objects.values_list(
        "part__code", "achieved_on", "member__code", "number", "state"
    )
    found = Counter(
        (part, on, member or "", int(number), str(state))
        for part, on, member, number, state in rows
    )
    assert found == Counter(map(key_of, achieved(SEED)))


def test_splits_by_sex_and_by_region_make_the_number_of_their_result() -> None:
    for kind in (~Q(sex=""), Q(region__isnull=False)):
        rows = Disaggregation.objects.filter(kind).values("result")
        made = rows.annotate(made=Sum("number"), whole=F("result__number"))
        assert made.exclude(made=F("whole")).count() == 0
        assert made.count() > 8


def test_what_is_verified_was_verified_by_somebody_else_than_who_reported_it() -> None:
    authors = dict(Act.objects.values_list("id", "by"))
    for model in (Result, Value):
        verified = set(
            model._default_manager.filter(state=Standing.VERIFIED).values_list("pk", flat=True)
        )
        by: dict[int, dict[str, int | None]] = {}
        events = events_of(model).values_list("pgh_obj", "state", "pgh_context_id")
        for number, state, act in events:
            by.setdefault(number, {})[state] = authors[act]
        assert verified <= set(by)
        for number in verified:
            assert by[number][Standing.REPORTED] != by[number][Standing.VERIFIED]
            assert None not in by[number].values()


def parts_of(framework: str) -> dict[str, Planned]:
    """The parts of a framework by their own codes."""
    codes = dict(Part.objects.values_list("pk", "code"))
    found = planned(Q(objective__framework__code=framework))
    return {codes[one.id]: one for one in found if one.id}


@pytest.mark.parametrize(("biennium", "on"), [(0, date(2003, 12, 31)), (1, END)])
def test_values_of_judged_parts_are_what_the_aims_say(biennium: int, on: date) -> None:
    parts = parts_of(POLICY)
    assert len(parts) == 41
    numbers = sorted(AIMS)
    asked = [Asked(parts[f"{POLICY}/{number}"], on) for number in numbers]
    found = dict(zip(numbers, values(asked, sees=lambda _measure: True), strict=True))
    assert found == {number: Decimal(AIMS[number].verified[biennium]) for number in numbers}


def test_values_of_totals_rates_and_computed_parts_are_those_of_the_plan() -> None:
    parts = parts_of(POLICY)
    wanted = ("1a.1", "1b.1/i", "1b.1/ii", "1b.4", "1c.1", "1c.3", "1c.7")
    asked = [Asked(parts[f"{POLICY}/{number}"], END) for number in wanted]
    share, c138, c182, children, reports, rate, consensus = (
        Decimal(one or 0) for one in values(asked, sees=lambda _measure: True)
    )
    assert 85 < share < 90
    assert [int(c138), int(c182)] == [54, 54]
    assert children == CHILDREN_BY_YEAR[2004] + CHILDREN_BY_YEAR[2005]
    assert reports == TOTALS["1c.1"][0][2004] + TOTALS["1c.1"][0][2005]
    assert (rate, consensus) == (Decimal("74.2"), Decimal(1))


def test_girls_and_boys_make_the_children_that_were_helped() -> None:
    where = {"part": f"{POLICY}/{CHILDREN}"}
    found = figure(measure_of("results.women_and_men"), END, by=("sex",), where=where)
    assert found.value == sum(CHILDREN_BY_YEAR.values())
    assert len(found.cells) == 2


def test_some_milestones_and_conditions_came_true_and_others_did_not() -> None:
    assert Milestone.objects.filter(met_on__gt=F("due")).exists()
    conditional = Target.objects.exclude(condition_en="")
    met = conditional.filter(condition_met_on__isnull=False)
    assert 0 < met.count() < conditional.count()
    expected = [r for r in read_facts("milestones", FACTS) if r["met_on"]]
    assert Milestone.objects.filter(met_on__isnull=False).count() == len(expected)


def test_a_few_reports_of_the_last_days_wait_for_their_verifiers_and_nothing_older() -> None:
    for model in (Result, Value):
        waiting = model._default_manager.filter(state=Standing.REPORTED)
        frameworks = waiting.values_list("part__indicator__objective__framework__code", flat=True)
        assert set(frameworks) == {"hr-2022-25", "union-2020-25"}
        assert waiting.count() <= 4


def test_only_notices_of_the_last_weeks_are_unread_and_none_is_left_to_be_mailed() -> None:
    unread = Notice.objects.unread()
    assert unread.exists()
    assert all((TODAY - notice.at.date()).days <= 30 for notice in unread)
    assert not Notice.objects.unsent().exists()
    assert Notice.objects.exclude(read_at=None).exists()


def test_every_act_on_the_frameworks_is_simulated_has_a_person_and_says_why() -> None:
    ours = Act.objects.filter(action__startswith="results.")
    assert ours.count() > 200
    assert not ours.filter(Q(simulated=False) | Q(by=None) | Q(reason="")).exists()


def test_people_stay_within_what_they_are_trusted_with() -> None:
    units = (
        Result.objects.values("part__indicator__objective__framework__code")
        .annotate(reporters=Count("part__indicator__unit", distinct=True))
        .values_list("part__indicator__objective__framework__code", "reporters")
    )
    assert dict(units)[POLICY] >= 10
