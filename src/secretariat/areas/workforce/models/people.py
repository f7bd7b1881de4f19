"""Officials: who they are, what nationality they have, on what contract and in which grade."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.bands import AGES, SERVICE, Age, Service
from secretariat.areas.workforce.models.describing import Grade
from secretariat.areas.workforce.models.reckoning import EndOfMonthAtAge, FullYears, banded
from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import (
    DatedQuerySet,
    DatedRecord,
    Record,
    RecordQuerySet,
    ends_after_it_starts,
)
from secretariat.engine.records.days import Day
from secretariat.engine.records.overlaps import no_overlap


class Sex(models.TextChoices):
    """As officials state it."""

    FEMALE = "F", _("women")
    MALE = "M", _("men")
    OTHER = "X", _("other or not stated")


@recorded()
class RetirementRule(DatedRecord):
    """When officials may and must retire; its dates are those of their entry."""

    earliest_age = models.PositiveSmallIntegerField(_("age at which they may"))
    mandatory_age = models.PositiveSmallIntegerField(_("age at which they must"))
    authority = models.CharField(_("authority"), max_length=250)

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"starts": _("entered from"), "ends": _("entered until")}

    class Meta:
        verbose_name = _("retirement rule")
        verbose_name_plural = _("retirement rules")
        ordering = ["starts"]
        constraints = [
            ends_after_it_starts("workforce_retirementrule"),
            no_overlap(
                name="workforce_retirement_rule_is_one_for_each_date_of_entry",
                says=_("Another rule holds for some of these dates of entry."),
            ),
            models.CheckConstraint(
                condition=Q(earliest_age__lte=F("mandatory_age")),
                name="workforce_retirement_is_possible_before_it_is_mandatory",
                violation_error_message=_("The earliest age lies above the mandatory one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earliest_age}–{self.mandatory_age}"


def place_of(official: str, day: date) -> Coalesce:
    """The path of the unit of the post an official holds on the day, else of the last she held.

    Of who has not begun yet, of the first she will hold. It is what a grant over a unit is
    compared with; `official` leads to her from the records it is asked of.
    """
    her = Official.objects.filter(pk=OuterRef(official))
    unit, first = "incumbencies__post__unit__path", {"incumbencies__rank": 1}
    begun = her.filter(incumbencies__starts__lte=day, **first).order_by("-incumbencies__starts")
    to_come = her.filter(**first).order_by("incumbencies__starts")
    return Coalesce(Subquery(begun.values(unit)[:1]), Subquery(to_come.values(unit)[:1]))


class FactQuerySet(DatedQuerySet[Any]):
    """Filters over what holds of officials for a time."""


class OfficialQuerySet(RecordQuerySet["Official"]):
    """Filters over officials."""

    def with_place(self, day: date) -> Self:
        """Adds `place`: the path of the unit she belongs to on the day."""
        return self.annotate(place=place_of("pk", day))

    def with_bands(self, day: Day) -> Self:
        """Adds `age` and `service`, the bands of age and of years since she entered, on the day."""
        known = self.annotate(years=FullYears("born", day), served=FullYears("entered", day))
        return known.annotate(
            age=banded("years", AGES, Age), service=banded("served", SERVICE, Service)
        )

    def with_retirement(self) -> Self:
        """Adds `may_retire` and `must_retire`: the last day of the month of reaching each age."""
        rule = RetirementRule.objects.on(OuterRef("entered"))
        return self.annotate(
            may_retire=EndOfMonthAtAge(F("born"), Subquery(rule.values("earliest_age")[:1])),
            must_retire=EndOfMonthAtAge(F("born"), Subquery(rule.values("mandatory_age")[:1])),
        )


@recorded(
    erased={"name": "Erased official {id}", "given": "", "born": None},
)
class Official(Record):
    """Somebody appointed by the Office, once, whatever posts and contracts she has."""

    code = models.CharField(_("personnel number"), max_length=20, unique=True)
    name = models.CharField(_("family name"), max_length=100)
    given = models.CharField(_("given names"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    born = models.DateField(_("born"), null=True, blank=True)
    entered = models.DateField(
        _("entered"), help_text=_("The day by which the rules of retirement go.")
    )
    account = models.OneToOneField(
        Person,
        models.PROTECT,
        verbose_name=_("signs in as"),
        related_name="official",
        null=True,
        blank=True,
    )

    objects: ClassVar = OfficialQuerySet.as_manager()

    LABELS = {
        "age": _("age"),
        "service": _("years of service"),
        "place": _("unit"),
        "may_retire": _("may retire"),
        "must_retire": _("must retire"),
    }

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["name", "given", "code"]

    def __str__(self) -> str:
        return f"{self.name}, {self.given}" if self.given else self.name


@recorded()
class Nationality(DatedRecord):
    """A nationality an official has; which one counts, each incumbency says."""

    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="nationalities"
    )
    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="nationals"
    )

    objects: ClassVar = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")
        ordering = ["official", "starts"]
        constraints = [
            ends_after_it_starts("workforce_nationality"),
            no_overlap(
                "official",
                "state",
                name="workforce_nationality_is_stated_once_a_day",
                says=_("This nationality is already recorded for some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.state}"


@recorded()
class Contract(DatedRecord):
    """An appointment: its kind and its term."""

    class Kind(models.TextChoices):
        """Kinds of appointment."""

        FIXED_TERM = "FT", _("fixed term")
        WITHOUT_LIMIT = "WLT", _("without limit of time")
        SHORT_TERM = "ST", _("short term")
        SPECIAL_SHORT_TERM = "SST", _("special short term")

    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="contracts"
    )
    kind = models.CharField(_("kind"), max_length=3, choices=Kind)

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        ordering = ["official", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_contract"),
            no_overlap(
                "official",
                name="workforce_contract_is_one_at_a_time",
                says=_("The official has another contract on some of these days."),
            ),
        ]

    objects: ClassVar = FactQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.official}, {self.get_kind_display()}"


@recorded()
class GradeHeld(DatedRecord):
    """The grade and step an official has herself, whatever her post's; since when in the grade."""

    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="grades"
    )
    grade = models.ForeignKey(Grade, models.PROTECT, verbose_name=_("grade"), related_name="held")
    step = models.PositiveSmallIntegerField(_("step"), default=1)
    since = models.DateField(_("in the grade since"))

    objects: ClassVar = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("grade and step")
        verbose_name_plural = _("grades and steps")
        ordering = ["official", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_gradeheld"),
            no_overlap(
                "official",
                name="workforce_grade_held_is_one_at_a_time",
                says=_("The official has another grade or step on some of these days."),
            ),
            models.CheckConstraint(
                condition=Q(since__lte=F("starts")),
                name="workforce_grade_is_held_since_before_its_step",
                violation_error_message=_("The step begins before the grade."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.grade}.{self.step}"


@recorded()
class Disability(DatedRecord):
    """That an official declares a disability, of her own accord; nothing more is kept."""

    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="disabilities"
    )

    objects: ClassVar = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("declared disability")
        verbose_name_plural = _("declared disabilities")
        ordering = ["official", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_disability"),
            no_overlap(
                "official",
                name="workforce_disability_is_declared_once_a_day",
                says=_("It is declared already for some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.official)
