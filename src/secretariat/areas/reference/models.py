"""The organization, regions, States and their memberships, languages, units, duty stations."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

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
from secretariat.engine.records.naming import LongNamed, Named
from secretariat.engine.records.overlaps import no_overlap
from secretariat.kernel.periods import Precision

PRECISIONS = [
    (Precision.DAY.value, _("to the day")),
    (Precision.MONTH.value, _("to the month")),
    (Precision.YEAR.value, _("to the year")),
]


@recorded()
class Organization(Record):
    """The organization whose records these are; named once.

    A fictional one carries a notice that says so, shown wherever the organization appears.
    """

    acronym = models.CharField(_("acronym"), max_length=20)
    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=150, blank=True)
    fictional = models.BooleanField(_("does not exist"), default=False)
    notice_en = models.CharField(_("notice in English"), max_length=250, blank=True)
    notice_fr = models.CharField(_("notice in French"), max_length=250, blank=True)
    notice_es = models.CharField(_("notice in Spanish"), max_length=250, blank=True)
    name = Content("name")
    notice = Content("notice")

    LABELS = {"name": _("name"), "notice": _("notice")}

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            models.UniqueConstraint(
                Value(1),
                name="reference_organization_is_named_once",
                violation_error_message=_("The organization is named already: amend its name."),
            ),
            models.CheckConstraint(
                condition=Q(fictional=False) | ~Q(notice_en=""),
                name="reference_fictional_organization_says_so",
                violation_error_message=_("A fictional organization needs a notice that says so."),
            ),
        ]

    def __str__(self) -> str:
        return self.name.text


def organization() -> Organization | None:
    """The organization whose records these are, once it has been named."""
    return Organization.objects.first()


@recorded()
class Region(Named):
    """A part of the world as the organization groups its members."""

    class Meta(Named.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")


@recorded()
class Language(Named):
    """A language people work in or texts are kept in."""

    class Meta(Named.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")


class StateQuerySet(RecordQuerySet["State"]):
    """Filters over States."""

    def members_on(self, day: Day) -> Self:
        """States whose membership holds on the day."""
        spells = Membership.objects.on(day).filter(state=OuterRef("pk"))
        return self.filter(Exists(spells))


@recorded()
class State(LongNamed):
    """A State that is or was a member, or that ratified before it ceased to exist."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("region"),
        related_name="states",
        null=True,
        blank=True,
    )
    former = models.BooleanField(_("no longer exists"), default=False)

    objects: ClassVar = StateQuerySet.as_manager()

    class Meta(LongNamed.Meta):
        verbose_name = _("State")
        verbose_name_plural = _("States")
        ordering = ["name_en"]


@recorded()
class Succession(Record):
    """That one State continues another that no longer exists, in whole or part."""

    predecessor = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("former State"), related_name="successions"
    )
    successor = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("successor"), related_name="inheritances"
    )
    on = models.DateField(_("on"), null=True, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="reference_succession_is_stated_once",
                violation_error_message=_("This succession is already recorded."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


@recorded()
class Membership(DatedRecord):
    """One spell of a State as a member of the organization."""

    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="memberships"
    )
    starts_precision = models.CharField(
        _("first day is known"), max_length=5, choices=PRECISIONS, default=Precision.DAY.value
    )
    ends_precision = models.CharField(
        _("last day is known"), max_length=5, choices=PRECISIONS, default=Precision.DAY.value
    )
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["state__name_en", "starts"]
        constraints = [
            ends_after_it_starts("reference_membership"),
            no_overlap(
                "state",
                name="reference_membership_spells_do_not_overlap",
                says=_("The State is already a member on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}, {self.starts}"


class UnitQuerySet(DatedQuerySet["Unit"]):
    """Filters over units."""

    def within(self, path: str) -> Self:
        """The unit of this path and those below it."""
        return self.filter(Q(path=path) | Q(path__startswith=f"{path}/"))


@recorded()
class Unit(LongNamed, DatedRecord):
    """A part of the Office; its path from the top is what grants are compared with."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("belongs to"),
        related_name="parts",
        null=True,
        blank=True,
    )
    path = models.CharField(_("path"), max_length=200, unique=True)

    objects: ClassVar = UnitQuerySet.as_manager()

    class Meta(LongNamed.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]
        constraints = [ends_after_it_starts("reference_unit")]


@recorded()
class DutyStation(Named, DatedRecord):
    """A place where officials work."""

    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="duty_stations"
    )
    headquarters = models.BooleanField(_("headquarters"), default=False)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("duty station")
        verbose_name_plural = _("duty stations")
        ordering = ["name_en"]
        constraints = [ends_after_it_starts("reference_dutystation")]
