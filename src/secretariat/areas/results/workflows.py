"""How a framework is adopted and ends, and how what is reported comes to count."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Abs
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secretariat.areas.results.actions import OF_A_UNIT
from secretariat.areas.results.checks import Exact
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing, Value
from secretariat.areas.results.models.measured import Baseline, Part, Target
from secretariat.areas.results.models.planned import Framework, Indicator, Objective
from secretariat.areas.results.roles import May
from secretariat.engine.records.declaring import Check
from secretariat.engine.workflows.declaring import Move, SetGuard, Workflow

NAMED = 3  # how many of those that lack something a sentence names


def _lacking(records: QuerySet[Any], one: Callable[[int], str]) -> str | None:
    """How many records lack something, and the first of them."""
    count = records.count()
    if not count:
        return None
    numbers = ", ".join(record.number for record in records.order_by("code")[:NAMED])
    return one(count) % {"count": count, "numbers": numbers}


def has_objectives(framework: Framework, _on: date) -> str | None:
    """There is something to adopt."""
    if Indicator.objects.filter(objective__framework=framework).exists():
        return None
    return said("It has no indicator yet.")


def units_respond(framework: Framework, _on: date) -> str | None:
    """Every objective has a unit that is responsible for it."""
    lacking = Objective.objects.filter(framework=framework, unit__isnull=True)
    return _lacking(
        lacking,
        lambda count: ngettext(
            "%(count)s objective has no responsible unit: %(numbers)s.",
            "%(count)s objectives have no responsible unit, among them %(numbers)s.",
            count,
        ),
    )


def indicators_have_parts(framework: Framework, _on: date) -> str | None:
    """Every indicator has a part that can be counted or judged."""
    parts = Part.objects.filter(indicator=OuterRef("pk"))
    lacking = Indicator.objects.filter(~Exists(parts), objective__framework=framework)
    return _lacking(
        lacking,
        lambda count: ngettext(
            "%(count)s indicator has no part to be counted or judged: %(numbers)s.",
            "%(count)s indicators have no part to be counted or judged, among them %(numbers)s.",
            count,
        ),
    )


def _parts(framework: Framework) -> QuerySet[Part]:
    return Part.objects.filter(indicator__objective__framework=framework)


def parts_have_baselines(framework: Framework, _on: date) -> str | None:
    """Every part says where it stood before."""
    lacking = _parts(framework).filter(~Exists(Baseline.objects.filter(part=OuterRef("pk"))))
    return _lacking(
        lacking,
        lambda count: ngettext(
            "%(count)s value has no baseline: %(numbers)s.",
            "%(count)s values have no baseline, among them %(numbers)s.",
            count,
        ),
    )


def parts_have_targets(framework: Framework, _on: date) -> str | None:
    """Every part is to reach something, whatever conditions are met."""
    targets = Target.objects.filter(part=OuterRef("pk"), condition_en="")
    lacking = _parts(framework).filter(~Exists(targets))
    return _lacking(
        lacking,
        lambda count: ngettext(
            "%(count)s value has no target: %(numbers)s.",
            "%(count)s values have no target, among them %(numbers)s.",
            count,
        ),
    )


def is_over(framework: Framework, on: date) -> str | None:
    """The framework's time has passed."""
    if framework.ends < on:
        return None
    return said("Its last day has not passed.")


def is_followed(framework: Framework, _on: date) -> str | None:
    """A later framework that supersedes it was adopted."""
    later = Framework.objects.filter(supersedes=framework).exclude(state=Framework.State.DRAFT)
    return None if later.exists() else said("No framework that supersedes it is adopted.")


def without_adoption(touched: QuerySet[Framework]) -> QuerySet[Framework]:
    """Frameworks that do not say who adopted them, at which session and when."""
    return touched.filter(Q(adopted_by_en="") | Q(session="") | Q(adopted_on__isnull=True))


frameworks = Workflow(
    key="results.frameworks",
    title=_("Adoption of a framework"),
    model=Framework,
    states=Framework.State,
    start=Framework.State.DRAFT,
    ends=(Framework.State.SUPERSEDED,),
    moves=(
        Move(
            "adopt",
            Framework.State.DRAFT,
            Framework.State.ADOPTED,
            May.RECORD_ADOPTION,
            title=_("Record the adoption"),
            told=_("recorded the adoption"),
            effect=_("Its texts, indicators and targets stay as they are from then on."),
            guards=(
                has_objectives,
                units_respond,
                indicators_have_parts,
                parts_have_baselines,
                parts_have_targets,
            ),
            fields=("adopted_by_en", "adopted_by_fr", "adopted_by_es", "session", "adopted_on"),
            may_lack=("adopted_by_fr", "adopted_by_es"),
            checks=(
                Check(
                    finds=without_adoption,
                    says=_("The adoption of {record} lacks the body, the session or the day."),
                    do=_("State all three."),
                ),
            ),
        ),
        Move(
            "close",
            Framework.State.ADOPTED,
            Framework.State.CLOSED,
            May.RECORD_ADOPTION,
            title=_("Close"),
            told=_("closed the framework"),
            effect=_("No further results are recorded for it."),
            guards=(is_over,),
        ),
        Move(
            "supersede",
            (Framework.State.ADOPTED, Framework.State.CLOSED),
            Framework.State.SUPERSEDED,
            May.RECORD_ADOPTION,
            title=_("Mark as superseded"),
            told=_("marked the framework as superseded"),
            effect=_("The later framework holds in its place; this one stays readable."),
            guards=(is_followed,),
        ),
    ),
)


def has_evidence(record: Any, _on: date) -> str | None:
    """There is evidence, and it says where it comes from."""
    if record.evidence and record.source:
        return None
    return said("It has no evidence, or does not say where the evidence comes from.")


def _not_adding_up(**kind: Any) -> Callable[[QuerySet[Result], date], QuerySet[Result]]:
    """Results of which the parts of this kind make another number, and by how much."""

    def finds(rows: QuerySet[Result], _on: date) -> QuerySet[Result]:
        parts = Disaggregation.objects.filter(result=OuterRef("pk"), **kind).order_by()
        made = parts.values("result").annotate(made=Sum("number")).values("made")
        return (
            rows.annotate(made=Subquery(made))
            .filter(made__isnull=False)
            .exclude(made=F("number"))
            .annotate(
                told_made=Exact(F("made")),
                told_number=Exact(F("number")),
                difference=Exact(Abs(F("number") - F("made"))),
            )
        )

    return finds


adds_up = (
    SetGuard(
        finds=_not_adding_up(region__isnull=True),
        says=_(
            "The parts by women and men make {record.told_made}, the result {record.told_number}: "
            "a difference of {record.difference}."
        ),
    ),
    SetGuard(
        finds=_not_adding_up(sex=""),
        says=_(
            "The parts by region make {record.told_made}, the result {record.told_number}: "
            "a difference of {record.difference}."
        ),
    ),
)


def not_split(rows: QuerySet[Result], _on: date) -> QuerySet[Result]:
    """Results of an indicator that is split by sex which do not say whom they count."""
    wanted = (Indicator.Split.SEX, Indicator.Split.BOTH)
    women_or_men = Disaggregation.objects.filter(result=OuterRef("pk")).exclude(sex="")
    return rows.filter(~Exists(women_or_men), part__indicator__disaggregated_by__in=wanted)


is_split = SetGuard(finds=not_split, says=_("It does not say how many women and men it counts."))


RETURN = Move(
    "return",
    (Standing.REPORTED, Standing.VERIFIED),
    Standing.RETURNED,
    May.VERIFY_RESULTS,
    title=_("Return"),
    told=_("returned it"),
    effect=_("It goes back to who reported it and does not count."),
    tells=("report",),
    needs_reason=True,
)
WITHDRAW = Move(
    "withdraw",
    (Standing.DRAFT, Standing.RETURNED, Standing.REPORTED),
    Standing.WITHDRAWN,
    May.REPORT_RESULTS,
    title=_("Withdraw"),
    told=_("withdrew it"),
    effect=_("It stays readable to those who report and verify, and never counts."),
    needs_reason=True,
)


def _reporting(guards: tuple[Any, ...]) -> tuple[Move, Move]:
    """Reporting, and verification by somebody else."""
    report = Move(
        "report",
        (Standing.DRAFT, Standing.RETURNED),
        Standing.REPORTED,
        May.REPORT_RESULTS,
        title=_("Report"),
        told=_("reported it"),
        effect=_("Somebody else verifies it; until then it does not count."),
        guards=guards,
    )
    verify = Move(
        "verify",
        Standing.REPORTED,
        Standing.VERIFIED,
        May.VERIFY_RESULTS,
        title=_("Verify"),
        told=_("verified it"),
        effect=_("From then on it counts."),
        guards=guards,
        waits=True,
        not_by=("report",),
        tells=("report",),
    )
    return report, verify


def _standing(key: str, title: Any, model: Any, guards: tuple[Any, ...]) -> Workflow:
    """What is written is reported, then verified by another, or returned."""
    return Workflow(
        key=key,
        title=title,
        model=model,
        states=Standing,
        start=Standing.DRAFT,
        ends=(Standing.WITHDRAWN,),
        scope=OF_A_UNIT,
        moves=(*_reporting(guards), RETURN, WITHDRAW),
    )


results = _standing(
    "results.results", _("Verification of a result"), Result, (has_evidence, *adds_up, is_split)
)
values = _standing("results.values", _("Verification of a judged value"), Value, (has_evidence,))

WORKFLOWS = (frameworks, results, values)
