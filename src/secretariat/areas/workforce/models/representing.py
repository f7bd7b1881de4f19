"""How many officials each member State should have, and how many count for it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import DatedQuerySet, DatedRecord, ends_after_it_starts
from secretariat.engine.records.naming import LongNamed
from secretariat.engine.records.overlaps import no_overlap


@recorded()
class Assessment(DatedRecord):
    """A State's share of the regular budget, by a scale of assessments."""

    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="assessments"
    )
    share = models.DecimalField(_("per cent"), max_digits=7, decimal_places=4)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("scale of assessments")
        ordering = ["-starts", "state__name_en"]
        constraints = [
            ends_after_it_starts("workforce_assessment"),
            no_overlap(
                "state",
                name="workforce_assessment_of_a_state_is_one",
                says=_("The State is assessed otherwise on some of these days."),
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=100),
                name="workforce_assessment_is_a_per_cent",
                violation_error_message=_("A share lies between 0 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}, {self.share} %"


@recorded()
class Population(DatedRecord):
    """How many people live in a State, as estimated for the days given."""

    state = models.ForeignKey(
        State, models.PROTECT, verbose_name=_("State"), related_name="populations"
    )
    people = models.BigIntegerField(_("people"))

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        ordering = ["state__name_en", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_population"),
            no_overlap(
                "state",
                name="workforce_population_of_a_state_is_one",
                says=_("Another estimate holds on some of these days."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=0), name="workforce_population_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}, {self.people}"


@recorded()
class Method(LongNamed):
    """A way to reckon desirable ranges, such as that of the United Nations Secretariat."""

    class Meta(LongNamed.Meta):
        verbose_name = _("method of representation")
        verbose_name_plural = _("methods of representation")


@recorded()
class Choice(DatedRecord):
    """Which method the Office goes by, from a day on."""

    method = models.ForeignKey(
        Method, models.PROTECT, verbose_name=_("method"), related_name="choices"
    )
    authority = models.CharField(_("authority"), max_length=250)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("method in force")
        verbose_name_plural = _("methods in force")
        ordering = ["-starts"]
        constraints = [
            ends_after_it_starts("workforce_choice"),
            no_overlap(
                name="workforce_one_method_is_in_force",
                says=_("Another method is in force on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method}, {self.starts}"


@recorded()
class Formula(DatedRecord):
    """A version of a method: the numbers that desirable ranges are reckoned with.

    The midpoint of a State is `base` posts times the sum of three factors: `membership` shared
    equally by the members, `contribution` by their assessments, `population` by their people. The
    range reaches `margin` per cent of the midpoint either way, or `margin_least` posts if that is
    more; its upper end is at least `upper_least`. Where `small_share` is given, States assessed at
    that or less have the fixed range `small_lower` to `small_upper`; where `no_excess_above` is,
    the range of States assessed higher ends at the midpoint.
    """

    class Rounding(models.TextChoices):
        """How the ends of a range become whole posts."""

        NEAREST = "nearest", _("to the nearest")
        DOWN = "down", _("down")
        UP = "up", _("up")

    method = models.ForeignKey(
        Method, models.PROTECT, verbose_name=_("method"), related_name="formulas"
    )
    base = models.PositiveIntegerField(
        _("posts in all"),
        null=True,
        blank=True,
        help_text=_("Empty: as many as there are officials counted on the day."),
    )
    membership = models.DecimalField(_("membership, per cent"), max_digits=6, decimal_places=3)
    contribution = models.DecimalField(_("contribution, per cent"), max_digits=6, decimal_places=3)
    population = models.DecimalField(_("population, per cent"), max_digits=6, decimal_places=3)
    margin = models.DecimalField(_("margin, per cent"), max_digits=6, decimal_places=3)
    margin_least = models.DecimalField(
        _("margin, at least, in posts"), max_digits=6, decimal_places=2, default=0
    )
    upper_least = models.DecimalField(
        _("upper end, at least, in posts"), max_digits=6, decimal_places=2, default=0
    )
    rounding = models.CharField(
        _("rounded"), max_length=8, choices=Rounding, default=Rounding.NEAREST
    )
    small_share = models.DecimalField(
        _("small assessments, per cent"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    small_lower = models.PositiveSmallIntegerField(_("their lower end"), null=True, blank=True)
    small_upper = models.PositiveSmallIntegerField(_("their upper end"), null=True, blank=True)
    no_excess_above = models.DecimalField(
        _("no upward margin above, per cent"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    authority = models.CharField(_("authority"), max_length=250)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("formula")
        verbose_name_plural = _("formulas of representation")
        ordering = ["method__code", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_formula"),
            no_overlap(
                "method",
                name="workforce_formula_of_a_method_is_one",
                says=_("Another version of this method holds on some of these days."),
            ),
            models.CheckConstraint(
                condition=Q(membership=100 - F("contribution") - F("population")),
                name="workforce_formula_factors_make_a_hundred",
                violation_error_message=_("Membership, contribution and population make 100."),
            ),
            models.CheckConstraint(
                condition=Q(
                    small_share__isnull=True, small_lower__isnull=True, small_upper__isnull=True
                )
                | Q(
                    small_share__isnull=False,
                    small_lower__isnull=False,
                    small_upper__gte=F("small_lower"),
                ),
                name="workforce_formula_states_small_assessments_in_full",
                violation_error_message=_("Small assessments need a share and both ends."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method}, {self.starts}"


class Status(models.TextChoices):
    """How a member State is represented, the least first."""

    NONE = "1-non", _("non-represented")
    UNDER = "2-under", _("under-represented")
    BELOW = "3-below-midpoint", _("adequately represented, below the midpoint")
    ABOVE = "4-above-midpoint", _("adequately represented, at the midpoint or above")
    OVER = "5-over", _("over-represented")


ADEQUATE = (Status.BELOW, Status.ABOVE)
