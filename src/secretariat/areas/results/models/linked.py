"""What connects: what carries on what across frameworks, and work that objectives share."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.models.planned import Indicator, Objective
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record
from secretariat.engine.records.content import Content


def _once(table: str, says: Any) -> list[models.BaseConstraint]:
    """A continuation is stated once, and nothing carries on itself."""
    return [
        models.UniqueConstraint(
            fields=["earlier", "later"],
            name=f"results_{table}_is_stated_once",
            violation_error_message=_("This continuation is already recorded."),
        ),
        models.CheckConstraint(
            condition=~Q(earlier=F("later")),
            name=f"results_{table}_is_of_another",
            violation_error_message=says,
        ),
    ]


@recorded()
class ObjectiveContinuation(Record):
    """That an objective carries on one of an earlier framework, whole or in part."""

    earlier = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("earlier"), related_name="continued_by"
    )
    later = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("later"), related_name="continues"
    )
    note_en = models.TextField(_("note in English"), blank=True)
    note_fr = models.TextField(_("note in French"), blank=True)
    note_es = models.TextField(_("note in Spanish"), blank=True)
    note = Content("note")

    LABELS = {
        "note": _("note"),
        "earlier__framework": _("earlier framework"),
        "later__framework": _("later framework"),
    }

    class Meta:
        verbose_name = _("continuation of an objective")
        verbose_name_plural = _("continuations of objectives")
        ordering = ["later", "earlier"]
        constraints = _once("objective_continuation", _("An objective can't carry on itself."))

    def __str__(self) -> str:
        return f"{self.earlier.code} → {self.later.code}"


@recorded()
class IndicatorContinuation(Record):
    """That an indicator carries on one of an earlier framework.

    `comparable`: it counts the same, so that one series runs across both.
    """

    earlier = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name=_("earlier"), related_name="continued_by"
    )
    later = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name=_("later"), related_name="continues"
    )
    comparable = models.BooleanField(_("counts the same"), default=True)
    note_en = models.TextField(_("note in English"), blank=True)
    note_fr = models.TextField(_("note in French"), blank=True)
    note_es = models.TextField(_("note in Spanish"), blank=True)
    note = Content("note")

    LABELS = {
        "note": _("note"),
        "earlier__objective__framework": _("earlier framework"),
        "later__objective__framework": _("later framework"),
    }

    class Meta:
        verbose_name = _("continuation of an indicator")
        verbose_name_plural = _("continuations of indicators")
        ordering = ["later", "earlier"]
        constraints = _once("indicator_continuation", _("An indicator can't carry on itself."))

    def __str__(self) -> str:
        return f"{self.earlier.code} → {self.later.code}"


@recorded()
class Initiative(Record):
    """Work that two or more objectives share."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    title_en = models.CharField(_("title in English"), max_length=300)
    title_fr = models.CharField(_("title in French"), max_length=300, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=300, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    gender_marker = models.CharField(
        _("gender marker"),
        max_length=12,
        choices=Objective.Marker,
        default=Objective.Marker.NONE,
    )
    title = Content("title")

    LABELS = {"title": _("title")}

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title.text


@recorded()
class InitiativeObjective(Record):
    """That an objective takes part in an initiative."""

    initiative = models.ForeignKey(
        Initiative, models.PROTECT, verbose_name=_("initiative"), related_name="objectives"
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("objective"), related_name="initiatives"
    )

    class Meta:
        verbose_name = _("objective of an initiative")
        verbose_name_plural = _("objectives of initiatives")
        ordering = ["initiative", "objective"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "objective"],
                name="results_initiative_names_an_objective_once",
                violation_error_message=_("The objective takes part already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative}, {self.objective.number}"
