"""What was achieved: results with their evidence, judged values, and how results split."""

from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import Region, State
from secretariat.areas.results.models.guarding import adds_up
from secretariat.areas.results.models.measured import DIGITS, PLACES, Part
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet
from secretariat.engine.records.days import Day


class Standing(models.TextChoices):
    """Whether what was found counts: only what is verified does."""

    DRAFT = "draft", _("being written")
    REPORTED = "reported", _("reported")
    VERIFIED = "verified", _("verified")
    RETURNED = "returned", _("returned")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ResultQuerySet(RecordQuerySet["Result"]):
    """Filters over results."""

    def verified_by(self, day: Day) -> Self:
        """Results achieved on the day or before it that have been verified."""
        return self.filter(achieved_on__lte=day, state=Standing.VERIFIED)


@adds_up("NEW.id", pgtrigger.Update)
@recorded()
class Result(Record):
    """Something achieved on a day that a judged part counts, with the evidence for it."""

    code = models.CharField(_("reference"), max_length=40, unique=True)
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name=_("part of an indicator"), related_name="results"
    )
    achieved_on = models.DateField(_("achieved on"))
    member = models.ForeignKey(
        State,
        models.PROTECT,
        verbose_name=_("State"),
        related_name="results",
        null=True,
        blank=True,
    )
    named = models.CharField(_("what was counted"), max_length=400)
    number = models.DecimalField(_("how many"), max_digits=DIGITS, decimal_places=PLACES, default=1)
    evidence = models.TextField(_("evidence"), blank=True)
    source = models.CharField(_("source of the evidence"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.DRAFT)

    objects: ClassVar = ResultQuerySet.as_manager()

    # Beside the member State it would be a second “State”, in each of the three languages.
    LABELS: ClassVar = {"state": _("state of the result")}

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["-achieved_on", "code"]
        indexes = [models.Index(fields=["part", "state", "achieved_on"], name="results_of_a_part")]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="results_result_counts_something",
                violation_error_message=_("A result counts more than nothing."),
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | (~Q(evidence="") & ~Q(source="")),
                name="results_result_is_verified_by_evidence",
                violation_error_message=_("What is verified has evidence and says where from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.named}"


@recorded()
class Value(Record):
    """The value of a judged part that does not add up, such as a rate, as of a day."""

    code = models.CharField(_("reference"), max_length=40, unique=True)
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name=_("part of an indicator"), related_name="values"
    )
    as_of = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=PLACES)
    evidence = models.TextField(_("evidence"), blank=True)
    source = models.CharField(_("source of the evidence"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.DRAFT)

    GIST: ClassVar = "part__indicator__title"

    class Meta:
        verbose_name = _("judged value")
        verbose_name_plural = _("judged values")
        ordering = ["-as_of", "code"]
        indexes = [models.Index(fields=["part", "state", "as_of"], name="values_of_a_part")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="verified") | (~Q(evidence="") & ~Q(source="")),
                name="results_value_is_verified_by_evidence",
                violation_error_message=_("What is verified has evidence and says where from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.as_of}"


@adds_up(
    "coalesce(NEW.result_id, OLD.result_id)",
    pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
)
@recorded()
class Disaggregation(Record):
    """How many of a result fall to women or men, or to a region; together they make its number."""

    class Sex(models.TextChoices):
        """Whom it counts."""

        WOMEN = "women", _("women and girls")
        MEN = "men", _("men and boys")
        NOT_STATED = "not_stated", _("not stated")

    result = models.ForeignKey(
        Result, models.PROTECT, verbose_name=_("result"), related_name="split"
    )
    sex = models.CharField(_("women or men"), max_length=10, choices=Sex, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("region"),
        related_name="results",
        null=True,
        blank=True,
    )
    number = models.DecimalField(_("how many"), max_digits=DIGITS, decimal_places=PLACES)

    class Meta:
        verbose_name = _("part of a result")
        verbose_name_plural = _("parts of results")
        ordering = ["result", "sex", "region"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(sex="") & Q(region__isnull=False))
                | (~Q(sex="") & Q(region__isnull=True)),
                name="results_disaggregation_is_by_one_thing",
                violation_error_message=_("Give either women or men, or a region."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=0),
                name="results_disaggregation_is_not_negative",
                violation_error_message=_("Fewer than none can't be counted."),
            ),
            models.UniqueConstraint(
                fields=["result", "sex", "region"],
                nulls_distinct=False,
                name="results_disaggregation_is_stated_once",
                violation_error_message=_("The result is split by this already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result.code}, {self.get_sex_display() or self.region}"
