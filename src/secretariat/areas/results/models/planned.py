"""What was planned: frameworks, their levels, objectives, indicators, parts and targets."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import Unit
from secretariat.areas.results.models.guarding import (
    adopted_stays,
    adopted_stays_itself,
    drafted_before,
)
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet, ends_after_it_starts
from secretariat.engine.records.content import Content
from secretariat.engine.records.days import Day

OPEN: Final = ("adopted", "closed", "superseded")
"""The states of a framework that is open to all: every one but a draft."""


def number_of(code: str) -> str:
    """What readers see of a code: all that follows the framework's own."""
    return code.partition("/")[2] or code


class FrameworkQuerySet(RecordQuerySet["Framework"]):
    """Filters over frameworks."""

    def adopted_by(self, day: Day) -> Self:
        """Frameworks adopted on the day or before it, whatever became of them since."""
        return self.filter(adopted_on__lte=day)


@adopted_stays_itself(
    "code",
    *("title_en", "title_fr", "title_es"),
    *("starts", "ends", "adopted_on", "session"),
    *("adopted_by_en", "adopted_by_fr", "adopted_by_es"),
)
@drafted_before
@recorded()
class Framework(Record):
    """What a body adopted for some years: objectives, and how to tell that they are reached."""

    class State(models.TextChoices):
        """Where a framework stands."""

        DRAFT = "draft", _("draft")
        ADOPTED = "adopted", _("adopted")
        CLOSED = "closed", _("closed")
        SUPERSEDED = "superseded", _("superseded")

    code = models.CharField(_("code"), max_length=20, unique=True)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    adopted_by_en = models.CharField(_("adopted by, in English"), max_length=200, blank=True)
    adopted_by_fr = models.CharField(_("adopted by, in French"), max_length=200, blank=True)
    adopted_by_es = models.CharField(_("adopted by, in Spanish"), max_length=200, blank=True)
    session = models.CharField(_("session"), max_length=100, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    supersedes = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("supersedes"),
        related_name="superseded_by",
        null=True,
        blank=True,
    )
    title = Content("title")
    adopted_by = Content("adopted_by")

    objects: ClassVar = FrameworkQuerySet.as_manager()

    LABELS = {"title": _("title"), "adopted_by": _("adopted by")}

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering = ["-starts", "code"]
        constraints = [
            ends_after_it_starts("results_framework"),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(adopted_on__isnull=False) & ~Q(adopted_by_en="")),
                name="results_framework_names_who_adopted_it",
                violation_error_message=_("Say which body adopted the framework, and when."),
            ),
        ]

    def __str__(self) -> str:
        return self.title.text


@adopted_stays("results_framework f", "f.id = {row}.framework_id")
@recorded()
class Level(Record):
    """What the objectives of one depth of a framework are called, one of them and several."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    framework = models.ForeignKey(
        Framework, models.PROTECT, verbose_name=_("framework"), related_name="levels"
    )
    depth = models.PositiveSmallIntegerField(_("depth"), help_text=_("1 is the uppermost."))
    one_en = models.CharField(_("one, in English"), max_length=80)
    one_fr = models.CharField(_("one, in French"), max_length=80, blank=True)
    one_es = models.CharField(_("one, in Spanish"), max_length=80, blank=True)
    many_en = models.CharField(_("several, in English"), max_length=80)
    many_fr = models.CharField(_("several, in French"), max_length=80, blank=True)
    many_es = models.CharField(_("several, in Spanish"), max_length=80, blank=True)
    one = Content("one")
    many = Content("many")

    LABELS = {"one": _("one"), "many": _("several")}

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["framework", "depth"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "depth"],
                name="results_level_is_named_once",
                violation_error_message=_("The framework has a level of this depth already."),
            ),
            models.CheckConstraint(
                condition=Q(depth__gte=1),
                name="results_level_begins_with_the_first",
                violation_error_message=_("The uppermost level has the depth 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.one.text


@adopted_stays("results_framework f", "f.id = {row}.framework_id")
@recorded()
class Objective(Record):
    """What is to be achieved, at some level of a framework, and the unit responsible for it."""

    class Marker(models.TextChoices):
        """How far the equality of women and men is an aim of the objective."""

        NONE = "none", _("not an aim")
        SIGNIFICANT = "significant", _("one of several aims")
        PRINCIPAL = "principal", _("the main aim")

    code = models.CharField(_("code"), max_length=40, unique=True)
    framework = models.ForeignKey(
        Framework, models.PROTECT, verbose_name=_("framework"), related_name="objectives"
    )
    level = models.ForeignKey(
        Level, models.PROTECT, verbose_name=_("level"), related_name="objectives"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("belongs to"),
        related_name="parts",
        null=True,
        blank=True,
    )
    title_en = models.CharField(_("title in English"), max_length=400)
    title_fr = models.CharField(_("title in French"), max_length=400, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=400, blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        verbose_name=_("responsible unit"),
        related_name="objectives",
        null=True,
        blank=True,
    )
    gender_marker = models.CharField(
        _("gender marker"), max_length=12, choices=Marker, default=Marker.NONE
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    title = Content("title")

    LABELS = {"title": _("title"), "number": _("number")}

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["framework", "position", "code"]

    def __str__(self) -> str:
        return f"{self.number} {self.title.text}"

    @property
    def number(self) -> str:
        """Its number within the framework."""
        return number_of(self.code)


OF_AN_OBJECTIVE = (
    "results_framework f JOIN results_objective o ON o.framework_id = f.id",
    "o.id = {row}.objective_id",
)
OF_A_PART = (
    OF_AN_OBJECTIVE[0]
    + " JOIN results_indicator i ON i.objective_id = o.id JOIN results_part p"
    + " ON p.indicator_id = i.id",
    "p.id = {row}.part_id",
)
OF_AN_INDICATOR = (
    OF_AN_OBJECTIVE[0] + " JOIN results_indicator i ON i.objective_id = o.id",
    "i.id = {row}.indicator_id",
)


@adopted_stays(*OF_AN_OBJECTIVE)
@recorded()
class ObjectiveText(Record):
    """A text of an objective: the context it stands in, the response to it, the strategy."""

    class Kind(models.TextChoices):
        """What the text is about."""

        CONTEXT = "context", _("context")
        RESPONSE = "response", _("response")
        STRATEGY = "strategy", _("strategy")

    objective = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("objective"), related_name="texts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text = Content("text")

    LABELS = {"text": _("text")}

    class Meta:
        verbose_name = _("text of an objective")
        verbose_name_plural = _("texts of objectives")
        ordering = ["objective", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "kind"],
                name="results_objective_has_one_text_of_a_kind",
                violation_error_message=_("The objective has a text of this kind already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.objective.number}"


@adopted_stays(*OF_AN_OBJECTIVE)
@recorded()
class Indicator(Record):
    """One thing counted or judged, by which to tell how far an objective is reached."""

    class Counts(models.TextChoices):
        """What is counted."""

        MEMBER_STATES = "member_states", _("member States")
        CONSTITUENTS = "constituents", _("constituents")
        ORGANIZATIONS = "organizations", _("employers’ and workers’ organizations")
        GROUPINGS = "groupings", _("international groupings")
        POLICIES = "policies", _("policies")
        CHILDREN = "children", _("children")
        REPORTS = "reports", _("reports")
        COMPLAINTS = "complaints", _("complaints")
        CASES = "cases", _("cases")
        RESPONSE_RATE = "response_rate", _("rate of response")
        CONSENSUS = "consensus", _("a consensus")
        OFFICIALS = "officials", _("officials")
        POSTS = "posts", _("posts")
        PROCESSES = "processes", _("processes")
        OTHER = "other", _("something else")

    class Direction(models.TextChoices):
        """Which way is better."""

        HIGHER = "higher", _("higher is better")
        LOWER = "lower", _("lower is better")

    class Split(models.TextChoices):
        """What its results are split by."""

        SEX = "sex", _("women and men")
        REGION = "region", _("regions")
        BOTH = "both", _("women and men, and regions")

    class Tells(models.TextChoices):
        """Whether it tells how far the work has come, or what the work has changed."""

        PROGRESS = "progress", _("progress of the work")
        IMPACT = "impact", _("what the work changed")

    code = models.CharField(_("code"), max_length=40, unique=True)
    objective = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("objective"), related_name="indicators"
    )
    title_en = models.CharField(_("title in English"), max_length=500)
    title_fr = models.CharField(_("title in French"), max_length=500, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=500, blank=True)
    definition_en = models.TextField(_("definition in English"), blank=True)
    definition_fr = models.TextField(_("definition in French"), blank=True)
    definition_es = models.TextField(_("definition in Spanish"), blank=True)
    counts = models.CharField(_("what is counted"), max_length=15, choices=Counts)
    direction = models.CharField(
        _("direction"), max_length=6, choices=Direction, default=Direction.HIGHER
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        verbose_name=_("unit that reports"),
        related_name="indicators",
        null=True,
        blank=True,
    )
    disaggregated_by = models.CharField(_("split by"), max_length=6, choices=Split, blank=True)
    tells = models.CharField(_("what it tells"), max_length=8, choices=Tells, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    title = Content("title")
    definition = Content("definition")

    LABELS = {"title": _("title"), "definition": _("definition"), "number": _("number")}

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["objective", "position", "code"]

    def __str__(self) -> str:
        return f"{self.number} {self.title.text}"

    @property
    def number(self) -> str:
        """Its number within the framework."""
        return number_of(self.code)
