"""How an indicator is measured: its parts, where each began, and what it is to reach."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.models.guarding import adopted_stays
from secretariat.areas.results.models.planned import (
    OF_A_PART,
    OF_AN_INDICATOR,
    Indicator,
    number_of,
)
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import (
    DatedQuerySet,
    Record,
    ends_after_it_starts,
)
from secretariat.engine.records.content import Content

DIGITS = 18
PLACES = 4


@adopted_stays(*OF_AN_INDICATOR)
@recorded()
class Part(Record):
    """One value of an indicator: computed by a measure, or judged by people."""

    class Source(models.TextChoices):
        """Where the value comes from."""

        COMPUTED = "computed", _("computed by a measure")
        JUDGED = "judged", _("judged, with evidence")

    class UnitOfValue(models.TextChoices):
        """What the value is a number of."""

        NUMBER = "number", _("number")
        PERCENT = "percent", _("per cent")
        DAYS = "days", _("days")
        DOLLARS = "dollars", _("US dollars")
        SCORE = "score", _("score")

    code = models.CharField(_("code"), max_length=40, unique=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name=_("indicator"), related_name="parts"
    )
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=300, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=8, choices=Source)
    unit_of_value = models.CharField(
        _("unit of the value"), max_length=10, choices=UnitOfValue, default=UnitOfValue.NUMBER
    )
    afresh = models.BooleanField(
        _("counted afresh in each period"),
        default=False,
        help_text=_("Otherwise what is achieved adds to the baseline."),
    )
    measure = models.CharField(
        _("measure"), max_length=100, blank=True, help_text=_("As standards.ratifications.")
    )
    cell = models.CharField(
        _("cell of the measure"), max_length=100, blank=True, help_text=_("As region=AF.")
    )
    title = Content("title")

    LABELS = {"title": _("title"), "number": _("number")}

    class Meta:
        verbose_name = _("part of an indicator")
        verbose_name_plural = _("parts of indicators")
        ordering = ["indicator", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="judged", measure="", cell="")
                | (Q(source="computed") & ~Q(measure="")),
                name="results_part_names_its_measure_if_computed",
                violation_error_message=_("A computed value names its measure, a judged one none."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title.text or self.indicator.title.text}"

    @property
    def number(self) -> str:
        """Its number within the framework."""
        return number_of(self.code)


@adopted_stays(*OF_A_PART)
@recorded()
class Baseline(Record):
    """Where a part stood before: the value its path begins with."""

    part = models.OneToOneField(
        Part, models.PROTECT, verbose_name=_("part"), related_name="baseline"
    )
    as_of = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=PLACES)
    note_en = models.TextField(_("note in English"), blank=True)
    note_fr = models.TextField(_("note in French"), blank=True)
    note_es = models.TextField(_("note in Spanish"), blank=True)
    note = Content("note")

    LABELS = {"note": _("note")}

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        ordering = ["part"]

    def __str__(self) -> str:
        return f"{self.part.number}, {self.as_of}"


@adopted_stays(*OF_A_PART, except_for="condition_met_on")
@recorded()
class Target(Record):
    """The level a part is to reach by the last day; conditional: only once a condition is met."""

    part = models.ForeignKey(Part, models.PROTECT, verbose_name=_("part"), related_name="targets")
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=PLACES)
    upper_value = models.DecimalField(
        _("upper value"),
        max_digits=DIGITS,
        decimal_places=PLACES,
        null=True,
        blank=True,
        help_text=_("Of a range; empty: the value alone."),
    )
    condition_en = models.TextField(_("condition in English"), blank=True)
    condition_fr = models.TextField(_("condition in French"), blank=True)
    condition_es = models.TextField(_("condition in Spanish"), blank=True)
    condition_met_on = models.DateField(_("condition met on"), null=True, blank=True)
    condition = Content("condition")

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"condition": _("condition")}

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["part", "starts", "pk"]
        constraints = [
            ends_after_it_starts("results_target"),
            models.CheckConstraint(
                condition=Q(upper_value__isnull=True) | Q(upper_value__gte=F("value")),
                name="results_target_range_rises",
                violation_error_message=_("The upper value of a range lies below the lower."),
            ),
            models.CheckConstraint(
                condition=Q(condition_met_on__isnull=True) | ~Q(condition_en=""),
                name="results_target_meets_a_condition_it_has",
                violation_error_message=_("The target has no condition that could be met."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part.number}, {self.starts}–{self.ends}"


@adopted_stays(*OF_A_PART, except_for="met_on")
@recorded()
class Milestone(Record):
    """A step on the way, due on a day."""

    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name=_("part"), related_name="milestones"
    )
    due = models.DateField(_("due"))
    title_en = models.CharField(_("title in English"), max_length=300)
    title_fr = models.CharField(_("title in French"), max_length=300, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=300, blank=True)
    value = models.DecimalField(
        _("value"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    met_on = models.DateField(_("met on"), null=True, blank=True)
    title = Content("title")

    LABELS = {"title": _("title")}

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["part", "due"]

    def __str__(self) -> str:
        return f"{self.part.number}, {self.title.text}"
