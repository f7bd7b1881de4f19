"""Instruments, categories of fundamental principles, and ratifications."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Value, When
from django.db.models.functions import Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.areas.standards.models.reckoning import MonthsAfter, Nth, TheDayAfter
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


class InstrumentQuerySet(RecordQuerySet["Instrument"]):
    """Filters over instruments."""

    def fundamental_on(self, day: Day) -> Self:
        """Conventions listed in some category of fundamental principles on the day."""
        listed = Listing.objects.on(day).filter(instrument=OuterRef("pk"))
        return self.filter(Exists(listed), kind=Instrument.Kind.CONVENTION)

    def with_entry_into_force(self) -> Self:
        """Adds `entry_by_rule`: the day the registered ratifications bring it into force.

        Ratifications that ended and those of former States count: what once brought an instrument
        into force stays so. Those by succession do not: the act they continue was counted.
        """
        registered = Ratification.objects.filter(instrument=OuterRef("pk"), inherited=False)
        days = ArraySubquery(registered.order_by("starts", "pk").values("starts"))
        deciding = Nth(days, F("ratifications_needed"))
        return self.annotate(entry_by_rule=MonthsAfter(deciding, F("months_after")))

    def in_force_on(self, day: Day) -> Self:
        """Instruments that their ratifications had brought into force, and not abrogated."""
        entered = self.with_entry_into_force().filter(entry_by_rule__isnull=False)
        return entered.holding(day, starts="entry_by_rule", ends="abrogated")


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

    objects: ClassVar = InstrumentQuerySet.as_manager()

    LABELS = {
        "title": _("title"),
        "entry_by_rule": _("in force by its rule and the records"),
        "entry_explained": _("how the rule was met"),
        "rule": _("rule of entry into force"),
    }

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title.text}"

    @property
    def rule(self) -> str:
        """The rule of entry into force in words."""
        if self.ratifications_needed is None:
            return gettext("Not open to ratification.")
        if not self.months_after:
            return gettext("On the day on which %(needed)s ratifications are registered.") % {
                "needed": self.ratifications_needed
            }
        return gettext("%(months)s months after %(needed)s ratifications are registered.") % {
            "months": self.months_after,
            "needed": self.ratifications_needed,
        }

    @property
    def entry_explained(self) -> str:
        """Which ratifications met the rule, and how that agrees with what the depositary states."""
        needed = self.ratifications_needed or 0
        first = list(
            self.ratifications.filter(inherited=False)
            .select_related("state")
            .order_by("starts", "pk")[:needed]
        )
        if not needed or len(first) < needed:
            return gettext("The ratifications registered here do not meet the rule yet.")
        day = getattr(self, "entry_by_rule", None)
        named = gettext("Met with that of %(state)s, registered on %(day)s.") % {
            "state": first[-1].state,
            "day": date_format(first[-1].starts),
        }
        if day is None or self.in_force is None or day == self.in_force:
            return named
        return named + " " + self._disagreement()

    def _disagreement(self) -> str:
        return gettext(
            "The depositary states another day. The first ratifications may be of States that no "
            "longer exist: their ratifications count, and one that is missing here moves the day."
        )


class CategoryQuerySet(RecordQuerySet["Category"]):
    """Filters over categories."""

    def listing_on(self, day: Day) -> Self:
        """Categories that list some Convention on the day."""
        listed = Listing.objects.on(day).filter(
            category=OuterRef("pk"), instrument__kind=Instrument.Kind.CONVENTION
        )
        return self.filter(Exists(listed))


@recorded()
class Category(Record):
    """A group of fundamental principles and rights at work."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=200, blank=True)
    title = Content("title")

    objects: ClassVar = CategoryQuerySet.as_manager()

    LABELS = {"title": _("title")}

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

    objects: ClassVar = DatedQuerySet.as_manager()

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

    def with_binding_day(self) -> Self:
        """Adds `binds_from`: the day a ratification comes into force for its State.

        As stated, or else some months after registration by the instrument's rule, and not before
        the instrument itself is in force, nor before its conditions are met; none while the
        instrument is not, or a condition stands without an end.
        """
        conditions = Condition.objects.filter(ratification=OuterRef("pk")).order_by()
        last = conditions.values("ratification").annotate(last=models.Max("ends")).values("last")
        by_rule = Greatest(
            MonthsAfter(F("starts"), F("instrument__state_months_after")),
            F("instrument__in_force"),
            TheDayAfter(models.Subquery(last)),
        )
        return self.annotate(
            binds_from=Case(
                When(Exists(conditions.filter(ends__isnull=True)), then=Value(None)),
                When(effective__isnull=False, then=F("effective")),
                When(instrument__in_force__isnull=False, then=by_rule),
                output_field=models.DateField(),
            )
        )

    def binding_on(self, day: Day) -> Self:
        """Ratifications in force for their State on the day."""
        bound = self.with_binding_day().filter(binds_from__isnull=False)
        return bound.holding(day, starts="binds_from")

    def of_conventions_listed_on(self, day: Day) -> Self:
        """Ratifications of Conventions listed on the day, once for each category that lists them.

        Protocols supplement a Convention that is listed itself; they do not count.
        """
        listed = "instrument__listings"
        conventions = self.filter(instrument__kind=Instrument.Kind.CONVENTION)
        return conventions.holding(day, starts=f"{listed}__starts", ends=f"{listed}__ends")

    def states_with_one_in_each(self, categories: CategoryQuerySet) -> models.QuerySet[Any, Any]:
        """The States that have, among these listed Conventions, one in every one of the categories.

        Each State's categories are counted once for all States: asking State by State and category
        by category is fifty times as slow in the past, where every question reads history again.
        """
        each = Func(F("pk"), function="COUNT", output_field=models.BigIntegerField())
        wanted = categories.order_by().annotate(each=each).values("each")
        met = models.Count("instrument__listings__category", distinct=True)
        by_state = self.order_by().values("state").annotate(met=met)
        return by_state.filter(met=models.Subquery(wanted)).values("state")


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

    objects: ClassVar = RatificationQuerySet.as_manager()

    LABELS = {
        "starts": _("registered"),
        "binds_from": _("in force for the State"),
        "ends": _("last day"),
    }

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


@recorded()
class Condition(DatedRecord):
    """What a ratification depends on before it is complete, from registration until it is met.

    While it stands, the ratification is registered but does not bind its State.
    """

    ratification = models.ForeignKey(
        Ratification, models.PROTECT, verbose_name=_("ratification"), related_name="conditions"
    )
    text = models.TextField(
        _("condition"), help_text=_("Such as the ratification by other States.")
    )

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"starts": _("set"), "ends": _("last day it stood")}

    class Meta:
        verbose_name = _("condition of a ratification")
        verbose_name_plural = _("conditions of ratifications")
        ordering = ["-starts", "pk"]
        constraints = [
            ends_after_it_starts("standards_condition"),
            no_overlap(
                "ratification",
                name="standards_condition_stands_once_a_day",
                says=_("A condition of this ratification already stands on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ratification.instrument.code}, {self.ratification.state}"
