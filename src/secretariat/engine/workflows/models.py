"""Delegations: who makes whose moves while she is away."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import DatedQuerySet, DatedRecord, ends_after_it_starts


class DelegationQuerySet(DatedQuerySet["Delegation"]):
    """Filters over delegations."""

    def to_her(self, number: int) -> Self:
        """Those by which somebody acts for another."""
        return self.filter(to_id=number, person__is_active=True)

    def of(self, workflow: str) -> Self:
        """Those that reach a workflow: named, or all of them."""
        return self.filter(Q(workflows=[]) | Q(workflows__contains=[workflow]))


@recorded()
class Delegation(DatedRecord):
    """A person's moves are made by another between two days, both included; it ends by itself.

    It lends what she may in the named workflows, or in all of them, and nothing else. Nobody hands
    on what was handed to her, and no delegation gets round a separation of duties.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("who is away"), related_name="delegations"
    )
    to = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("who acts for her"), related_name="stands_in_for"
    )
    ends = models.DateField(_("until"))
    workflows = ArrayField(
        models.CharField(max_length=100), verbose_name=_("in these workflows"), default=list
    )

    objects: ClassVar = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["-starts", "pk"]
        constraints = [
            ends_after_it_starts("workflows_delegation"),
            models.CheckConstraint(
                condition=~Q(person=F("to")),
                name="workflows_delegation_is_to_somebody_else",
                violation_error_message=_("Nobody stands in for herself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.to}"
