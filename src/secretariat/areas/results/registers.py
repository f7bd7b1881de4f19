"""The registers of results."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results import actions
from secretariat.areas.results.actions import OF_A_UNIT, OF_ITS_RESULT, spoken
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing, Value
from secretariat.areas.results.models.linked import (
    IndicatorContinuation,
    Initiative,
    InitiativeObjective,
    ObjectiveContinuation,
)
from secretariat.areas.results.models.measured import Baseline, Milestone, Part, Target
from secretariat.areas.results.models.planned import (
    OPEN,
    Framework,
    Indicator,
    Level,
    Objective,
    ObjectiveText,
)
from secretariat.areas.results.roles import May
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.registers.declaring import Register, Related, Reserved

TITLES = spoken("title")
BY_CODE = ("code", *TITLES)


def once_adopted(*frameworks: str) -> Reserved:
    """What belongs to a draft is seen by those who work on frameworks or results, of any unit.

    A draft goes round the units before it is adopted: a grant over one unit shows all of it.
    """
    names = [f"{one}__state__in" for one in frameworks] or ["state__in"]
    return Reserved(
        until=Q(**dict.fromkeys(names, OPEN)),
        to=tuple(May),
        anywhere=True,
        says=_("Drafts are shown to those who work on frameworks and results."),
    )


def _once_verified(state: str) -> Reserved:
    """What is not verified is seen by those who report and verify for the unit."""
    return Reserved(
        until=Q(**{state: Standing.VERIFIED}),
        to=(May.REPORT_RESULTS, May.VERIFY_RESULTS),
        says=_("What is not verified is shown to those who report and verify for the unit."),
    )


frameworks = Register(
    key="frameworks",
    title=_("Frameworks"),
    one=_("Framework"),
    about=_("What was adopted for some years, by whom, and what it supersedes."),
    model=Framework,
    rows=Framework.objects.all,
    see=PUBLIC,
    reserved=once_adopted(),
    columns=("code", "title", "state", "starts", "ends", "adopted_by", "adopted_on"),
    facts=(
        *("code", *TITLES, "state", "starts", "ends"),
        *("adopted_by", "session", "adopted_on", "supersedes"),
    ),
    filters=("state",),
    search=BY_CODE,
    order=("-starts", "code"),
    on=("starts", "ends"),
    related=(
        Related(title=_("Levels"), register="levels", by="framework"),
        Related(title=_("Objectives"), register="objectives", by="framework"),
    ),
    actions=(actions.add_frameworks, actions.amend_frameworks),
)
levels = Register(
    key="levels",
    title=_("Levels"),
    one=_("Level"),
    about=_("What each framework calls its objectives, level by level."),
    model=Level,
    rows=Level.objects.all,
    see=PUBLIC,
    reserved=once_adopted("framework"),
    columns=("framework", "depth", "one", "many"),
    facts=("code", "framework", "depth", *spoken("one"), *spoken("many")),
    filters=("framework",),
    search=("code", *spoken("one")),
    order=("framework", "depth"),
    actions=(actions.add_levels, actions.amend_levels),
)
objectives = Register(
    key="objectives",
    title=_("Objectives"),
    one=_("Objective"),
    about=_("What is to be achieved, and which unit is responsible."),
    model=Objective,
    rows=Objective.objects.all,
    see=PUBLIC,
    reserved=once_adopted("framework"),
    columns=("number", "title", "level", "framework", "unit", "gender_marker"),
    facts=(
        *("code", "framework", "level", "parent", *TITLES),
        *("unit", "gender_marker", "position"),
    ),
    filters=("framework", "unit", "gender_marker"),
    search=BY_CODE,
    order=("framework", "position", "code"),
    related=(
        Related(title=_("Texts"), register="objective_texts", by="objective"),
        Related(title=_("Objectives within"), register="objectives", by="parent"),
        Related(title=_("Indicators"), register="indicators", by="objective"),
        Related(title=_("Carries on"), register="objective_continuations", by="later"),
        Related(title=_("Carried on by"), register="objective_continuations", by="earlier"),
        Related(title=_("Initiatives"), register="initiative_objectives", by="objective"),
    ),
    actions=(actions.add_objectives, actions.amend_objectives, actions.remove_objectives),
)
texts = Register(
    key="objective_texts",
    title=_("Texts of objectives"),
    one=_("Text of an objective"),
    about=_("The context of each objective, the response to it and the strategy."),
    model=ObjectiveText,
    rows=ObjectiveText.objects.all,
    see=PUBLIC,
    reserved=once_adopted("objective__framework"),
    columns=("objective", "kind", "text"),
    facts=("objective", "kind", *spoken("text")),
    filters=("objective__framework", "kind"),
    search=spoken("text"),
    order=("objective", "kind"),
    actions=(actions.add_texts, actions.amend_texts),
)
indicators = Register(
    key="indicators",
    title=_("Indicators"),
    one=_("Indicator"),
    about=_("By what to tell how far an objective is reached."),
    model=Indicator,
    rows=Indicator.objects.all,
    see=PUBLIC,
    reserved=once_adopted("objective__framework"),
    columns=("number", "title", "objective", "counts", "direction", "unit"),
    facts=(
        *("code", "objective", *TITLES, *spoken("definition")),
        *("counts", "direction", "unit", "disaggregated_by", "tells", "position"),
    ),
    filters=("objective__framework", "counts", "direction", "unit", "disaggregated_by", "tells"),
    search=BY_CODE,
    order=("objective__framework", "objective__position", "position", "code"),
    related=(
        Related(title=_("Parts"), register="indicator_parts", by="indicator"),
        Related(title=_("Carries on"), register="indicator_continuations", by="later"),
        Related(title=_("Carried on by"), register="indicator_continuations", by="earlier"),
    ),
    actions=(actions.add_indicators, actions.amend_indicators, actions.remove_indicators),
)
parts = Register(
    key="indicator_parts",
    title=_("Parts of indicators"),
    one=_("Part of an indicator"),
    about=_("Each value an indicator has: computed by a measure, or judged with evidence."),
    model=Part,
    rows=Part.objects.all,
    see=PUBLIC,
    reserved=once_adopted("indicator__objective__framework"),
    columns=("number", "title", "indicator", "source", "unit_of_value", "measure"),
    facts=(
        *("code", "indicator", *TITLES),
        *("source", "unit_of_value", "afresh", "measure", "cell"),
    ),
    filters=("indicator__objective__framework", "source", "unit_of_value"),
    search=("code", "indicator", *TITLES),
    order=("code",),
    related=(
        Related(title=_("Baseline"), register="baselines", by="part"),
        Related(title=_("Targets"), register="targets", by="part"),
        Related(title=_("Milestones"), register="milestones", by="part"),
        Related(title=_("Results"), register="results", by="part"),
        Related(title=_("Judged values"), register="judged_values", by="part"),
    ),
    actions=(actions.add_parts, actions.amend_parts, actions.remove_parts),
)
baselines = Register(
    key="baselines",
    title=_("Baselines"),
    one=_("Baseline"),
    about=_("Where each value stood before."),
    model=Baseline,
    rows=Baseline.objects.all,
    see=PUBLIC,
    reserved=once_adopted("part__indicator__objective__framework"),
    columns=("part", "as_of", "value", "note"),
    facts=("part", "as_of", "value", *spoken("note")),
    filters=("part__indicator__objective__framework",),
    search=("part", "part__indicator"),
    order=("part__code",),
    actions=(actions.add_baselines, actions.amend_baselines),
)
targets = Register(
    key="targets",
    title=_("Targets"),
    one=_("Target"),
    about=_("What each value is to reach by when, and under which condition."),
    model=Target,
    rows=Target.objects.all,
    see=PUBLIC,
    reserved=once_adopted("part__indicator__objective__framework"),
    columns=("part", "starts", "ends", "value", "upper_value", "condition", "condition_met_on"),
    facts=(
        *("part", "starts", "ends", "value", "upper_value"),
        *(*spoken("condition"), "condition_met_on"),
    ),
    filters=("part__indicator__objective__framework",),
    search=("part", "part__indicator"),
    order=("part__code", "starts"),
    on=("starts", "ends"),
    actions=(
        actions.add_targets,
        actions.amend_targets,
        actions.remove_targets,
        actions.meet_conditions,
    ),
)
milestones = Register(
    key="milestones",
    title=_("Milestones"),
    one=_("Milestone"),
    about=_("Steps on the way, when they are due and when they were met."),
    model=Milestone,
    rows=Milestone.objects.all,
    see=PUBLIC,
    reserved=once_adopted("part__indicator__objective__framework"),
    columns=("part", "due", "title", "value", "met_on"),
    facts=("part", "due", *TITLES, "value", "met_on"),
    filters=("part__indicator__objective__framework",),
    search=("part", *TITLES),
    order=("due",),
    actions=(actions.add_milestones, actions.amend_milestones, actions.meet_milestones),
)
results = Register(
    key="results",
    title=_("Results"),
    one=_("Result"),
    about=_("What was achieved, with its evidence; only what is verified counts."),
    model=Result,
    rows=Result.objects.all,
    see=PUBLIC,
    reserved=_once_verified("state"),
    columns=("code", "named", "part", "member", "achieved_on", "number", "state"),
    facts=(
        *("code", "part", "achieved_on", "member", "named", "number"),
        *("evidence", "source", "state"),
    ),
    filters=("part__indicator__objective__framework", "state", "member__region"),
    search=("code", "named", "member"),
    order=("-achieved_on", "code"),
    related=(Related(title=_("Split"), register="result_splits", by="result"),),
    actions=(actions.add_results, actions.amend_results),
    scope=OF_A_UNIT,
)
values = Register(
    key="judged_values",
    title=_("Judged values"),
    one=_("Judged value"),
    about=_("Rates and other values that do not add up, with their evidence."),
    model=Value,
    rows=Value.objects.all,
    see=PUBLIC,
    reserved=_once_verified("state"),
    columns=("code", "part", "as_of", "value", "state"),
    facts=("code", "part", "as_of", "value", "evidence", "source", "state"),
    filters=("part__indicator__objective__framework", "state"),
    search=("code", "part"),
    order=("-as_of", "code"),
    actions=(actions.add_values, actions.amend_values),
    scope=OF_A_UNIT,
)
splits = Register(
    key="result_splits",
    title=_("Parts of results"),
    one=_("Part of a result"),
    about=_("How many of a result are women or men, or fall to a region."),
    model=Disaggregation,
    rows=Disaggregation.objects.all,
    see=PUBLIC,
    reserved=_once_verified("result__state"),
    columns=("result", "sex", "region", "number"),
    facts=("result", "sex", "region", "number"),
    filters=("sex", "region"),
    search=("result",),
    order=("result__code", "sex"),
    actions=(actions.split_results, actions.amend_splits),
    scope=OF_ITS_RESULT,
)
objective_continuations = Register(
    key="objective_continuations",
    title=_("Continuations of objectives"),
    one=_("Continuation of an objective"),
    about=_("Which objective carries on which of an earlier framework."),
    model=ObjectiveContinuation,
    rows=ObjectiveContinuation.objects.all,
    see=PUBLIC,
    reserved=once_adopted("earlier__framework", "later__framework"),
    columns=("earlier", "later", "note"),
    facts=("earlier", "later", *spoken("note")),
    filters=("earlier__framework", "later__framework"),
    search=("earlier", "later"),
    order=("later__code", "earlier__code"),
    actions=(actions.continue_objectives, actions.amend_objective_continuations),
)
indicator_continuations = Register(
    key="indicator_continuations",
    title=_("Continuations of indicators"),
    one=_("Continuation of an indicator"),
    about=_("Which indicator carries on which of an earlier framework."),
    model=IndicatorContinuation,
    rows=IndicatorContinuation.objects.all,
    see=PUBLIC,
    reserved=once_adopted("earlier__objective__framework", "later__objective__framework"),
    columns=("earlier", "later", "comparable", "note"),
    facts=("earlier", "later", "comparable", *spoken("note")),
    filters=("earlier__objective__framework", "later__objective__framework", "comparable"),
    search=("earlier", "later"),
    order=("later__code", "earlier__code"),
    actions=(actions.continue_indicators, actions.amend_indicator_continuations),
)
initiatives = Register(
    key="initiatives",
    title=_("Initiatives"),
    one=_("Initiative"),
    about=_("Work that two or more objectives share."),
    model=Initiative,
    rows=Initiative.objects.all,
    see=PUBLIC,
    columns=("code", "title", "starts", "gender_marker"),
    facts=("code", *TITLES, "starts", "gender_marker"),
    filters=("gender_marker",),
    search=BY_CODE,
    order=("code",),
    related=(Related(title=_("Objectives"), register="initiative_objectives", by="initiative"),),
    actions=(actions.add_initiatives, actions.amend_initiatives),
)
initiative_objectives = Register(
    key="initiative_objectives",
    title=_("Objectives of initiatives"),
    one=_("Objective of an initiative"),
    about=_("Which objectives take part in which initiative."),
    model=InitiativeObjective,
    rows=InitiativeObjective.objects.all,
    see=PUBLIC,
    reserved=once_adopted("objective__framework"),
    columns=("initiative", "objective"),
    facts=("initiative", "objective"),
    filters=("initiative", "objective__framework"),
    search=("initiative", "objective"),
    order=("initiative__code", "objective__code"),
    actions=(actions.share_initiatives,),
)

REGISTERS = (
    *(frameworks, objectives, indicators, results, values),
    *(levels, texts, parts, baselines, targets, milestones, splits),
    *(objective_continuations, indicator_continuations, initiatives, initiative_objectives),
)
