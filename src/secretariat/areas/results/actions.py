"""The only writers of frameworks, results and what connects them, besides the moves."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.checks import COUNTED, JUDGED, PLACED, PLANNED, SPLIT, TIMELY
from secretariat.areas.results.checks import in_force as of_one_in_force
from secretariat.areas.results.models.achieved import Disaggregation, Result, Value
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
from secretariat.areas.results.roles import May
from secretariat.engine.records.declaring import Action, Check, Kind

OF_A_UNIT = "part__indicator__unit__path"
OF_ITS_RESULT = "result__part__indicator__unit__path"
TO_FRAMEWORK = "part__indicator__objective__framework__"


def spoken(name: str) -> tuple[str, str, str]:
    """The three columns of a text in three languages."""
    return (f"{name}_en", f"{name}_fr", f"{name}_es")


FRAMEWORK = ("code", *spoken("title"), "starts", "ends", "supersedes")
LEVEL = ("code", "framework", "depth", *spoken("one"), *spoken("many"))
OBJECTIVE = (
    *("code", "framework", "level", "parent"),
    *spoken("title"),
    *("unit", "gender_marker", "position"),
)
TEXT = ("objective", "kind", *spoken("text"))
INDICATOR = (
    *("code", "objective"),
    *spoken("title"),
    *spoken("definition"),
    *("counts", "direction", "unit", "disaggregated_by", "tells", "position"),
)
PART = (
    *("code", "indicator"),
    *spoken("title"),
    *("source", "unit_of_value", "afresh", "measure", "cell"),
)
BASELINE = ("part", "as_of", "value", *spoken("note"))
TARGET = (
    *("part", "starts", "ends", "value", "upper_value"),
    *spoken("condition"),
)
MILESTONE = ("part", "due", *spoken("title"), "value")
RESULT = (
    *("code", "part", "achieved_on", "member", "named", "number"),
    *("evidence", "source"),
)
VALUE = ("code", "part", "as_of", "value", "evidence", "source")
SPLITTING = ("result", "sex", "region", "number")
CONTINUATION = ("earlier", "later", *spoken("note"))
INITIATIVE = ("code", *spoken("title"), "starts", "gender_marker")
TAKING_PART = ("initiative", "objective")


def _adding(
    name: str, title: Any, told: Any, model: type[Model], fields: tuple[str, ...], **more: Any
) -> Action:
    return Action(
        key=f"results.add_{name}",
        title=title,
        told=told,
        model=model,
        kind=Kind.ADD,
        fields=fields,
        **more,
    )


def _amending(
    name: str, title: Any, told: Any, model: type[Model], fields: tuple[str, ...], **more: Any
) -> Action:
    return Action(
        key=f"results.amend_{name}",
        title=title,
        told=told,
        model=model,
        kind=Kind.CHANGE,
        fields=fields,
        **more,
    )


def _removing(name: str, title: Any, told: Any, model: type[Model], **more: Any) -> Action:
    return Action(
        key=f"results.remove_{name}",
        title=title,
        told=told,
        model=model,
        kind=Kind.REMOVE,
        needs_reason=True,
        **more,
    )


def _drafting(checks: tuple[Check, ...]) -> dict[str, Any]:
    return {"may": May.DRAFT_FRAMEWORKS, "checks": checks}


_own = _drafting(PLANNED["own"])
add_frameworks = _adding(
    "frameworks", _("Draft frameworks"), _("drafted this framework"), Framework, FRAMEWORK, **_own
)
amend_frameworks = _amending(
    "frameworks", _("Amend drafts"), _("amended this draft"), Framework, FRAMEWORK, **_own
)

_of_framework = _drafting(PLANNED["framework"])
add_levels = _adding(
    "levels", _("Name levels"), _("named this level"), Level, LEVEL, **_of_framework
)
amend_levels = _amending(
    "levels", _("Amend levels"), _("amended this level"), Level, LEVEL, **_of_framework
)

_placed = _drafting((*PLANNED["framework"], *PLACED))
add_objectives = _adding(
    "objectives",
    _("Draft objectives"),
    _("drafted this objective"),
    Objective,
    OBJECTIVE,
    **_placed,
)
amend_objectives = _amending(
    "objectives",
    _("Amend objectives"),
    _("amended this objective"),
    Objective,
    OBJECTIVE,
    **_placed,
)
remove_objectives = _removing(
    "objectives",
    _("Remove objectives"),
    _("removed this objective"),
    Objective,
    **_drafting(PLANNED["framework"][:1]),
)

_of_objective = _drafting(PLANNED["objective"])
_indicator = _drafting(PLANNED["coded under an objective"])
add_texts = _adding(
    "texts", _("Write texts"), _("wrote this text"), ObjectiveText, TEXT, **_of_objective
)
amend_texts = _amending(
    "texts", _("Amend texts"), _("amended this text"), ObjectiveText, TEXT, **_of_objective
)
add_indicators = _adding(
    "indicators",
    _("Draft indicators"),
    _("drafted this indicator"),
    Indicator,
    INDICATOR,
    **_indicator,
)
amend_indicators = _amending(
    "indicators",
    _("Amend indicators"),
    _("amended this indicator"),
    Indicator,
    INDICATOR,
    **_indicator,
)
remove_indicators = _removing(
    "indicators",
    _("Remove indicators"),
    _("removed this indicator"),
    Indicator,
    **_of_objective,
)

_of_indicator = _drafting(PLANNED["indicator"])
_part = _drafting(PLANNED["coded under an indicator"])
add_parts = _adding(
    "parts", _("Draft parts of indicators"), _("drafted this part"), Part, PART, **_part
)
amend_parts = _amending(
    "parts", _("Amend parts of indicators"), _("amended this part"), Part, PART, **_part
)
remove_parts = _removing(
    "parts", _("Remove parts of indicators"), _("removed this part"), Part, **_of_indicator
)

_of_part = _drafting(PLANNED["part"])
_timely = _drafting((*PLANNED["part"], TIMELY))
add_baselines = _adding(
    "baselines", _("State baselines"), _("stated this baseline"), Baseline, BASELINE, **_of_part
)
amend_baselines = _amending(
    "baselines", _("Amend baselines"), _("amended this baseline"), Baseline, BASELINE, **_of_part
)
add_targets = _adding("targets", _("Set targets"), _("set this target"), Target, TARGET, **_timely)
amend_targets = _amending(
    "targets", _("Amend targets"), _("amended this target"), Target, TARGET, **_timely
)
remove_targets = _removing(
    "targets", _("Remove targets"), _("removed this target"), Target, **_of_part
)
add_milestones = _adding(
    "milestones", _("Set milestones"), _("set this milestone"), Milestone, MILESTONE, **_of_part
)
amend_milestones = _amending(
    "milestones",
    _("Amend milestones"),
    _("amended this milestone"),
    Milestone,
    MILESTONE,
    **_of_part,
)

meet_conditions = Action(
    key="results.meet_conditions",
    title=_("Record that a condition is met"),
    told=_("recorded that the condition of this target is met"),
    model=Target,
    kind=Kind.CHANGE,
    may=May.VERIFY_RESULTS,
    fields=("condition_met_on",),
    checks=(of_one_in_force(TO_FRAMEWORK),),
    needs_reason=True,
    scope=OF_A_UNIT,
)
meet_milestones = Action(
    key="results.meet_milestones",
    title=_("Record that a milestone is met"),
    told=_("recorded that this milestone is met"),
    model=Milestone,
    kind=Kind.CHANGE,
    may=May.VERIFY_RESULTS,
    fields=("met_on",),
    checks=(of_one_in_force(TO_FRAMEWORK),),
    needs_reason=True,
    scope=OF_A_UNIT,
)

_reporting = {"may": May.REPORT_RESULTS, "scope": OF_A_UNIT}
add_results = _adding(
    "results",
    _("Write results"),
    _("wrote down this result"),
    Result,
    RESULT,
    checks=COUNTED,
    **_reporting,
)
amend_results = _amending(
    "results",
    _("Amend results"),
    _("amended this result"),
    Result,
    RESULT,
    checks=COUNTED,
    **_reporting,
)
add_values = _adding(
    "values",
    _("Write judged values"),
    _("wrote down this value"),
    Value,
    VALUE,
    checks=JUDGED,
    **_reporting,
)
amend_values = _amending(
    "values",
    _("Amend judged values"),
    _("amended this value"),
    Value,
    VALUE,
    checks=JUDGED,
    **_reporting,
)
_splitting: dict[str, Any] = {
    "may": May.REPORT_RESULTS,
    "scope": OF_ITS_RESULT,
    "checks": SPLIT,
}
split_results = _adding(
    "splits",
    _("Split results"),
    _("split the result"),
    Disaggregation,
    SPLITTING,
    **_splitting,
)
amend_splits = _amending(
    "splits",
    _("Amend the split of results"),
    _("amended the split"),
    Disaggregation,
    SPLITTING,
    **_splitting,
)

_linking = {"may": May.LINK_FRAMEWORKS}
continue_objectives = _adding(
    "objective_continuations",
    _("Say which objective carries on which"),
    _("recorded this continuation"),
    ObjectiveContinuation,
    CONTINUATION,
    **_linking,
)
amend_objective_continuations = _amending(
    "objective_continuations",
    _("Amend continuations of objectives"),
    _("amended this continuation"),
    ObjectiveContinuation,
    CONTINUATION,
    **_linking,
)
continue_indicators = _adding(
    "indicator_continuations",
    _("Say which indicator carries on which"),
    _("recorded this continuation"),
    IndicatorContinuation,
    (*CONTINUATION, "comparable"),
    **_linking,
)
amend_indicator_continuations = _amending(
    "indicator_continuations",
    _("Amend continuations of indicators"),
    _("amended this continuation"),
    IndicatorContinuation,
    (*CONTINUATION, "comparable"),
    **_linking,
)
add_initiatives = _adding(
    "initiatives",
    _("Add initiatives"),
    _("added this initiative"),
    Initiative,
    INITIATIVE,
    **_linking,
)
amend_initiatives = _amending(
    "initiatives",
    _("Amend initiatives"),
    _("amended this initiative"),
    Initiative,
    INITIATIVE,
    **_linking,
)
share_initiatives = _adding(
    "initiative_objectives",
    _("Add objectives to initiatives"),
    _("recorded that the objective takes part"),
    InitiativeObjective,
    TAKING_PART,
    **_linking,
)

ACTIONS = (
    *(add_frameworks, amend_frameworks, add_levels, amend_levels),
    *(add_objectives, amend_objectives, remove_objectives, add_texts, amend_texts),
    *(add_indicators, amend_indicators, remove_indicators),
    *(add_parts, amend_parts, remove_parts, add_baselines, amend_baselines),
    *(add_targets, amend_targets, remove_targets, add_milestones, amend_milestones),
    *(meet_conditions, meet_milestones),
    *(add_results, amend_results, add_values, amend_values, split_results, amend_splits),
    *(continue_objectives, amend_objective_continuations),
    *(continue_indicators, amend_indicator_continuations),
    *(add_initiatives, amend_initiatives, share_initiatives),
)
