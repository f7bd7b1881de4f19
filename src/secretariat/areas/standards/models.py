"""Instruments, categories of fundamental principles, and ratifications."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Value
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import (
    DatedQuerySet,
    DatedRecord,
    Record,
    RecordQuerySet,
    ends_after_it_starts,
)
from secretariat.engine.records.content import Content
from secretariat.engine.records.days import Day
from secretariat.engine.records.overlaps import no_overlap


class MonthsAfter(Func):
    """A day some months after another, as legal texts reckon: the same day of the later month."""

    template = "((%(expressions)s))::date"
    output_field = models.DateField()

    def __init__(self, day: models.Expression | F, months: models.Expression | F) -> None:
        super().__init__(
            day, Func(Value(0), months, function="make_interval", output_field=models.DurationField())
        )
        self.arg_joiner = " + "


class InstrumentQuerySet(RecordQuerySet["Instrument"]):
    """Filters over instruments."""

    def listed_on(self, day: Day) -> Self:
        """Instruments listed in some category of fundamental principles on the day."""
        return self.filter(Exists(Listing.objects.on(day).filter(instrument=OuterRef("pk"))))

    def with_entry_into_force(self) -> Self:
        """Adds `entry_by_rule`: the day the registered ratifications bring it into force.

        Withdrawn or denounced ratifications and those of former States count: what once brought
        an instrument into force stays so.
        """
        earliest = (
            Ratification.objects.filter(instrument=OuterRef("pk"), inherited=False)
            .order_by("starts", "pk")
            .values("starts")
        )
        deciding = Func(
            Func(earliest, function="ARRAY", output_field=models.TextField()),
            F("ratifications_needed"),
            template="(%(expressions)s)",
            output_field=models.DateField(),
        )
        deciding.arg_joiner = ")["
        deciding.template = "((%(expressions)s])"
        return self.annotate(entry_by_rule=MonthsAfter(deciding, F("months_after")))


@recorded()
class Instrument(Record):
    """A Convention, Protocol or Recommendation adopted by the Conference."""

    class Kind(models.TextChoices):
        """What an instrument is: Conventions and Protocols are open to ratification."""

        CONVENTION = "convention", _("Convention")
        PROTOCOL = "protocol", _("Protocol")
        RECOMMENDATION = "recommendation", _("Recommendation")

    code = models.CharField(_("code"), max_length=10, unique=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    adopted = models.DateField(_("adopted"))
    in_force = models.DateField(
        _("in force since"),
        null=True,
        blank=True,
        help_text=_("As the depositary states it; beside it stands what the rule gives."),
    )
    ratifications_needed = models.PositiveSmallIntegerField(
        _("ratifications needed"), null=True, blank=True
    )
    months_after = models.PositiveSmallIntegerField(
        _("months until it enters into force"), null=True, blank=True
    )
    state_months_after = models.PositiveSmallIntegerField(
        _("months until it binds a State that ratifies later"), null=True, blank=True
    )
    rule_note = models.TextField(_("further condition"), blank=True)
    revises = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("revises"),
        related_name="revised_by",
        null=True,
        blank=True,
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("supplements"),
        related_name="protocols",
        null=True,
        blank=True,
    )
    abrogated = models.DateField(_("abrogated or withdrawn"), null=True, blank=True)
    title = Content("title")

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title.text}"


@recorded()
class Category(Record):
    """A group of fundamental principles and rights at work."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=200, blank=True)
    title = Content("title")

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("category of fundamental principles")
        verbose_name_plural = _("categories of fundamental principles")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title.text


@recorded()
class Listing(DatedRecord):
    """That an instrument belongs to a category of fundamental principles, from a day on."""

    category = models.ForeignKey(
        Category, models.PROTECT, verbose_name=_("category"), related_name="listings"
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, verbose_name=_("instrument"), related_name="listings"
    )
    authority = models.CharField(_("authority"), max_length=250, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["category__code", "starts", "instrument__code"]
        constraints = [
            ends_after_it_starts("standards_listing"),
            no_overlap(
                "category",
                "instrument",
                name="standards_listing_is_stated_once_a_day",
                says=_("The instrument is already listed in this category on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code}, {self.category}"


class RatificationQuerySet(DatedQuerySet["Ratification"]):
    """Filters over ratifications."""

    def binding_on(self, day: Day) -> Self:
        """Ratifications in force for their State on the day."""
        return self.holding(day, starts="effective")

    def of_listed_instruments(self, day: Day, *, category: str = "category") -> Self:
        """Ratifications of Conventions listed on the day in the category an outer query is at.

        Protocols supplement a Convention that is listed itself; they do not count.
        """
        listings = Listing.objects.on(day).filter(
            instrument=OuterRef("instrument"),
            instrument__kind=Instrument.Kind.CONVENTION,
            category=OuterRef(OuterRef(category)),
        )
        return self.filter(Exists(listings))


@recorded()
class Ratification(DatedRecord):
    """A State's ratification of an instrument, from the day it was registered until it ends."""

    class Ending(models.TextChoices):
        """Why a ratification ended."""

        DENOUNCED = "denounced", _("denounced")
        REVISED = "revised", _("denounced by ratifying a revising Convention")
        SUCCEEDED = "succeeded", _("the State ceased to exist")
        ABROGATED = "abrogated", _("the instrument was abrogated")

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, verbose_name=_("instrument"), related_name="ratifications"
    )
    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="ratifications"
    )
    effective = models.DateField(_("in force for the State from"), null=True, blank=True)
    ending = models.CharField(_("why it ended"), max_length=10, choices=Ending, blank=True)
    inherited = models.BooleanField(
        _("by succession"),
        default=False,
        help_text=_("The State confirmed an obligation of a former State it continues."),
    )
    note = models.TextField(_("note"), blank=True)

    objects = RatificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("ratification")
        verbose_name_plural = _("ratifications")
        ordering = ["-starts", "instrument__code", "state__name_en"]
        indexes = [
            models.Index(fields=["instrument", "starts"], name="ratification_of_instrument"),
            models.Index(fields=["state", "starts"], name="ratification_by_state"),
        ]
        constraints = [
            ends_after_it_starts("standards_ratification"),
            models.UniqueConstraint(
                fields=["instrument", "state", "starts"],
                name="standards_ratification_is_registered_once",
                violation_error_message=_("This ratification is already registered."),
            ),
            no_overlap(
                "instrument",
                "state",
                name="standards_ratification_does_not_overlap_another",
                says=_("The State is already bound by this instrument on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code}, {self.state}, {self.starts}"
