"""What States undertake beyond ratifying: parts accepted, declarations, conditions, prospects."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.areas.standards.models.registered import Instrument, Ratification
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


@recorded()
class Part(Record):
    """A part of an instrument that a State may accept apart from others, as of C102."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, verbose_name=_("instrument"), related_name="parts"
    )
    code = models.CharField(_("code"), max_length=20, unique=True, help_text=_("Such as C102/V."))
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    title = Content("title")

    objects: ClassVar = RecordQuerySet.as_manager()

    LABELS = {"title": _("title")}

    class Meta:
        verbose_name = _("part of an instrument")
        verbose_name_plural = _("parts of instruments")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title.text}"


class AcceptanceQuerySet(DatedQuerySet["Acceptance"]):
    """Filters over accepted parts."""

    def under_ratifications_on(self, day: Day) -> Self:
        """Parts accepted on the day by States whose ratification then holds too."""
        path = "ratification"
        accepted: Self = self.holding(day, starts=f"{path}__starts", ends=f"{path}__ends")
        return accepted


@recorded()
class Acceptance(DatedRecord):
    """That a State accepts a part of an instrument it ratified: a partial ratification.

    Further parts may be accepted later, each from its own day.
    """

    ratification = models.ForeignKey(
        Ratification, models.PROTECT, verbose_name=_("ratification"), related_name="acceptances"
    )
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name=_("part"), related_name="acceptances"
    )

    objects: ClassVar = AcceptanceQuerySet.as_manager()

    LABELS = {"starts": _("accepted"), "ends": _("last day")}

    class Meta:
        verbose_name = _("accepted part")
        verbose_name_plural = _("accepted parts")
        ordering = ["part__code", "starts"]
        constraints = [
            ends_after_it_starts("standards_acceptance"),
            no_overlap(
                "ratification",
                "part",
                name="standards_acceptance_is_stated_once_a_day",
                says=_("The State already accepts this part on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part.code}, {self.ratification.state}"


@recorded()
class Declaration(DatedRecord):
    """What a State declares with its ratification or after it, from a day until it withdraws it."""

    class Kind(models.TextChoices):
        """What a declaration is about."""

        MINIMUM_AGE = "minimum_age", _("minimum age specified")
        LENGTH = "length", _("length of leave specified")
        SCOPE = "scope", _("branches or persons covered")
        EXCLUSION = "exclusion", _("exclusion the instrument allows")
        TERRITORY = "territory", _("application to a territory")
        OTHER = "other", _("other")

    ratification = models.ForeignKey(
        Ratification, models.PROTECT, verbose_name=_("ratification"), related_name="declarations"
    )
    kind = models.CharField(_("about"), max_length=15, choices=Kind)
    value = models.DecimalField(
        _("number declared"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Years of a minimum age, weeks of leave: where the declaration is a number."),
    )
    text = models.TextField(_("what was declared"))

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"starts": _("registered"), "ends": _("withdrawn after")}

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["-starts", "pk"]
        constraints = [
            ends_after_it_starts("standards_declaration"),
            models.CheckConstraint(
                condition=~Q(kind__in=["minimum_age", "length"]) | Q(value__isnull=False),
                name="standards_declaration_of_a_number_has_it",
                violation_error_message=_("A minimum age or a length is declared as a number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ratification.instrument.code}, {self.get_kind_display()}"


@recorded()
class Prospect(DatedRecord):
    """How near a State is to ratifying an instrument, as it said, from a day until it says else."""

    class Stage(models.TextChoices):
        """The steps towards ratification, in their order."""

        STUDIED = "1_studied", _("being studied")
        CONSULTED = "2_consulted", _("tripartite consultation held")
        SUBMITTED = "3_submitted", _("before the legislature")
        APPROVED = "4_approved", _("approved, instrument not yet received")
        NOT_NOW = "0_not_now", _("not intended for now")

    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="prospects"
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, verbose_name=_("instrument"), related_name="prospects"
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    source = models.CharField(_("said in"), max_length=250)

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"starts": _("since"), "ends": _("until")}

    class Meta:
        verbose_name = _("prospect of ratification")
        verbose_name_plural = _("prospects of ratification")
        ordering = ["-starts", "pk"]
        constraints = [
            ends_after_it_starts("standards_prospect"),
            no_overlap(
                "state",
                "instrument",
                name="standards_prospect_is_stated_once_a_day",
                says=_("A stage of this State and instrument is already stated on these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code}, {self.state}: {self.get_stage_display()}"
