"""How files of frameworks, results and what connects them are read."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.imports import A_STATE
from secretariat.areas.reference.models import Region, Unit
from secretariat.areas.results import actions
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
from secretariat.engine.imports.declaring import Column, Import
from secretariat.engine.imports.readings import (
    AMOUNT,
    CHOICE,
    DAY,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Reading,
    Reference,
)


def _a(model: type[Model]) -> Reference:
    """A record of the area, by its code: codes are unique among all frameworks."""
    return Reference(to=model, by=("code",))


A_UNIT = Reference(to=Unit, by=("code", "name_en", "name_fr", "name_es"))
A_REGION = Reference(to=Region, by=("code", "name_en", "name_fr", "name_es"))


def _must(name: str, reads: Reading, *headers: str) -> Column:
    return Column(field=name, headers=(name, *headers), reads=reads)


def _may(name: str, reads: Reading, *headers: str) -> Column:
    return Column(field=name, headers=(name, *headers), reads=reads, optional=True)


def _spoken(name: str, *, needed: bool = True) -> tuple[Column, ...]:
    """The three columns of a text; the English one is needed, others may follow."""
    english, *others = actions.spoken(name)
    first = _must(english, TEXT, name) if needed else _may(english, TEXT, name)
    return (first, *(_may(other, TEXT) for other in others))


frameworks = Import(
    key="results.frameworks",
    title=_("Frameworks"),
    told=_("drafted and amended frameworks from a file"),
    model=Framework,
    add=actions.add_frameworks,
    change=actions.amend_frameworks,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        *_spoken("title"),
        _must("starts", DAY, "from"),
        _must("ends", DAY, "until"),
        _may("supersedes", _a(Framework)),
    ),
)
levels = Import(
    key="results.levels",
    title=_("Levels"),
    told=_("named and amended levels from a file"),
    model=Level,
    add=actions.add_levels,
    change=actions.amend_levels,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        _must("framework", _a(Framework)),
        _must("depth", WHOLE),
        *_spoken("one"),
        *_spoken("many"),
    ),
)
objectives = Import(
    key="results.objectives",
    title=_("Objectives"),
    told=_("drafted and amended objectives from a file"),
    model=Objective,
    add=actions.add_objectives,
    change=actions.amend_objectives,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        _must("framework", _a(Framework)),
        _must("level", _a(Level)),
        _may("parent", _a(Objective)),
        *_spoken("title"),
        _may("unit", A_UNIT, "responsible"),
        _may("gender_marker", CHOICE),
        _may("position", WHOLE),
    ),
)
texts = Import(
    key="results.objective_texts",
    title=_("Texts of objectives"),
    told=_("wrote and amended texts from a file"),
    model=ObjectiveText,
    add=actions.add_texts,
    change=actions.amend_texts,
    natural_key=("objective", "kind"),
    columns=(_must("objective", _a(Objective)), _must("kind", CHOICE), *_spoken("text")),
)
indicators = Import(
    key="results.indicators",
    title=_("Indicators"),
    told=_("drafted and amended indicators from a file"),
    model=Indicator,
    add=actions.add_indicators,
    change=actions.amend_indicators,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        _must("objective", _a(Objective)),
        *_spoken("title"),
        *_spoken("definition", needed=False),
        _must("counts", CHOICE),
        _may("direction", CHOICE),
        _may("unit", A_UNIT, "owner"),
        _may("disaggregated_by", CHOICE),
        _may("tells", CHOICE),
        _may("position", WHOLE),
    ),
)
parts = Import(
    key="results.parts",
    title=_("Parts of indicators"),
    told=_("drafted and amended parts of indicators from a file"),
    model=Part,
    add=actions.add_parts,
    change=actions.amend_parts,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        _must("indicator", _a(Indicator)),
        *_spoken("title", needed=False),
        _must("source", CHOICE),
        _may("unit_of_value", CHOICE),
        _may("afresh", YES_OR_NO),
        _may("measure", TEXT),
        _may("cell", TEXT),
    ),
)
baselines = Import(
    key="results.baselines",
    title=_("Baselines"),
    told=_("stated and amended baselines from a file"),
    model=Baseline,
    add=actions.add_baselines,
    change=actions.amend_baselines,
    natural_key=("part",),
    columns=(
        _must("part", _a(Part)),
        _must("as_of", DAY),
        _must("value", AMOUNT),
        *_spoken("note", needed=False),
    ),
)
targets = Import(
    key="results.targets",
    title=_("Targets"),
    told=_("set and amended targets from a file"),
    model=Target,
    add=actions.add_targets,
    change=actions.amend_targets,
    natural_key=("part", "starts", "condition_en"),
    columns=(
        _must("part", _a(Part)),
        _must("starts", DAY, "from"),
        _must("ends", DAY, "until"),
        _must("value", AMOUNT),
        _may("upper_value", AMOUNT),
        *_spoken("condition", needed=False),
    ),
)
milestones = Import(
    key="results.milestones",
    title=_("Milestones"),
    told=_("set and amended milestones from a file"),
    model=Milestone,
    add=actions.add_milestones,
    change=actions.amend_milestones,
    natural_key=("part", "due"),
    columns=(
        _must("part", _a(Part)),
        _must("due", DAY),
        *_spoken("title"),
        _may("value", AMOUNT),
    ),
)
results = Import(
    key="results.results",
    title=_("Results"),
    told=_("wrote down and amended results from a file"),
    model=Result,
    add=actions.add_results,
    change=actions.amend_results,
    natural_key=("code",),
    columns=(
        _must("code", TEXT, "reference"),
        _must("part", _a(Part)),
        _must("achieved_on", DAY),
        Column(field="member", headers=("member", "iso3", "country"), reads=A_STATE, optional=True),
        _must("named", TEXT),
        _may("number", AMOUNT),
        _may("evidence", TEXT),
        _may("source", TEXT),
    ),
)
values = Import(
    key="results.values",
    title=_("Judged values"),
    told=_("wrote down and amended judged values from a file"),
    model=Value,
    add=actions.add_values,
    change=actions.amend_values,
    natural_key=("code",),
    columns=(
        _must("code", TEXT, "reference"),
        _must("part", _a(Part)),
        _must("as_of", DAY),
        _must("value", AMOUNT),
        _may("evidence", TEXT),
        _may("source", TEXT),
    ),
)
splits = Import(
    key="results.splits",
    title=_("Parts of results"),
    told=_("split results, and amended their split, from a file"),
    model=Disaggregation,
    add=actions.split_results,
    change=actions.amend_splits,
    natural_key=("result", "sex", "region"),
    columns=(
        _must("result", _a(Result)),
        _may("sex", CHOICE),
        _may("region", A_REGION),
        _must("number", AMOUNT),
    ),
)


def _continuations(key: str, title: Any, model: type[Model], of: Reference, **how: Any) -> Import:
    more = how.pop("more", ())
    return Import(
        key=key,
        title=title,
        told=_("recorded and amended continuations from a file"),
        model=model,
        natural_key=("earlier", "later"),
        columns=(
            _must("earlier", of),
            _must("later", of),
            *more,
            *_spoken("note", needed=False),
        ),
        **how,
    )


objective_continuations = _continuations(
    "results.objective_continuations",
    _("Continuations of objectives"),
    ObjectiveContinuation,
    _a(Objective),
    add=actions.continue_objectives,
    change=actions.amend_objective_continuations,
)
indicator_continuations = _continuations(
    "results.indicator_continuations",
    _("Continuations of indicators"),
    IndicatorContinuation,
    _a(Indicator),
    add=actions.continue_indicators,
    change=actions.amend_indicator_continuations,
    more=(_may("comparable", YES_OR_NO),),
)
initiatives = Import(
    key="results.initiatives",
    title=_("Initiatives"),
    told=_("added and amended initiatives from a file"),
    model=Initiative,
    add=actions.add_initiatives,
    change=actions.amend_initiatives,
    natural_key=("code",),
    columns=(
        _must("code", TEXT),
        *_spoken("title"),
        _may("starts", DAY, "from"),
        _may("gender_marker", CHOICE),
    ),
)
initiative_objectives = Import(
    key="results.initiative_objectives",
    title=_("Objectives of initiatives"),
    model=InitiativeObjective,
    add=actions.share_initiatives,
    natural_key=("initiative", "objective"),
    columns=(_must("initiative", _a(Initiative)), _must("objective", _a(Objective))),
)

IMPORTS = (
    *(frameworks, levels, objectives, texts, indicators, parts),
    *(baselines, targets, milestones, results, values, splits),
    *(objective_continuations, indicator_continuations, initiatives, initiative_objectives),
)
