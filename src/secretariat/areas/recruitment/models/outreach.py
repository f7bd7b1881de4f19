"""Outreach: events, whom the Office may write to, rosters, and what applications came from."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.vacancies import Channel
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.describing import Family, Grade
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import (
    DatedQuerySet,
    DatedRecord,
    Record,
    RecordQuerySet,
    ends_after_it_starts,
)
from secretariat.engine.records.content import Content
from secretariat.engine.records.days import Span
from secretariat.engine.records.naming import LongNamed
from secretariat.engine.records.overlaps import no_overlap


class EventQuerySet(RecordQuerySet["Event"]):
    """Filters over events."""

    def held_in(self, over: Span) -> Self:
        """Those that began on a day of the span."""
        return self.happening(over, on="held_on")


@recorded()
class Event(Record):
    """An event at which the Office looked for candidates."""

    class Kind(models.TextChoices):
        """Kinds of events."""

        FAIR = "fair", _("career fair")
        VIRTUAL_FAIR = "virtual_fair", _("virtual career fair")
        SESSION = "session", _("information session")
        MISSION = "mission", _("briefing of missions or constituents")

    code = models.CharField(_("code"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=150, blank=True)
    held_on = models.DateField(_("held on"))
    state = models.ForeignKey(
        State,
        models.PROTECT,
        verbose_name=_("State"),
        related_name="outreach_events",
        null=True,
        blank=True,
    )
    attendance = models.PositiveIntegerField(_("people met"), null=True, blank=True)
    name = Content("name")

    objects: ClassVar = EventQuerySet.as_manager()

    LABELS: ClassVar = {"name": _("name")}

    class Meta:
        verbose_name = _("outreach event")
        verbose_name_plural = _("outreach events")
        ordering: ClassVar = ["-held_on", "code"]

    def __str__(self) -> str:
        return self.name.text


@recorded()
class Source(LongNamed):
    """By what a candidate heard of a vacancy: a channel, an event, or something else."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    channel = models.ForeignKey(
        Channel,
        models.PROTECT,
        verbose_name=_("channel"),
        related_name="sources",
        null=True,
        blank=True,
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        verbose_name=_("event"),
        related_name="sources",
        null=True,
        blank=True,
    )

    class Meta(LongNamed.Meta):
        verbose_name = _("source of applications")
        verbose_name_plural = _("sources of applications")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel__isnull=True) | Q(event__isnull=True),
                name="recruitment_source_is_a_channel_or_an_event",
                violation_error_message=_("A source is a channel or an event, not both."),
            )
        ]


class ContactQuerySet(RecordQuerySet["Contact"]):
    """Filters over contacts."""

    def not_erased(self) -> Self:
        """Those whose address is still here."""
        return self.exclude(email__startswith="erased-", email__endswith=f"@{NOWHERE}")


NOWHERE = "erased.invalid"
"""Where no mail goes: the domain of erased addresses (RFC 2606)."""


@recorded(
    erased={"name": "Erased contact {id}", "email": f"erased-{{id}}@{NOWHERE}", "state": None}
)
class Contact(Record):
    """Somebody met at an event who agreed that the Office may write to her, until she says no."""

    event = models.ForeignKey(
        Event, models.PROTECT, verbose_name=_("event"), related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    state = models.ForeignKey(
        State,
        models.PROTECT,
        verbose_name=_("nationality"),
        related_name="contacts",
        null=True,
        blank=True,
    )
    agreed_on = models.DateField(_("agreed on"))
    withdrawn_on = models.DateField(_("agreement withdrawn on"), null=True, blank=True)

    objects: ClassVar = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact from an event")
        verbose_name_plural = _("contacts from events")
        ordering: ClassVar = ["event", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "email"],
                name="recruitment_contact_is_made_once_an_event",
                violation_error_message=_("This address is a contact from this event already."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("agreed_on")),
                name="recruitment_contact_agrees_before_she_withdraws",
                violation_error_message=_("Nobody says no before she has agreed."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class Roster(LongNamed):
    """Candidates found suitable for a kind of work at a grade."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    family = models.ForeignKey(
        Family,
        models.PROTECT,
        verbose_name=_("job family"),
        related_name="rosters",
        null=True,
        blank=True,
    )
    grade = models.ForeignKey(
        Grade,
        models.PROTECT,
        verbose_name=_("grade"),
        related_name="rosters",
        null=True,
        blank=True,
    )

    class Meta(LongNamed.Meta):
        verbose_name = _("roster")
        verbose_name_plural = _("rosters")


@recorded()
class Listing(DatedRecord):
    """That a candidate is on a roster, from a day until the last day it is valid."""

    roster = models.ForeignKey(
        Roster, models.PROTECT, verbose_name=_("roster"), related_name="listings"
    )
    candidate = models.ForeignKey(
        "recruitment.Candidate",
        models.PROTECT,
        verbose_name=_("candidate"),
        related_name="listings",
    )

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on a roster")
        verbose_name_plural = _("places on rosters")
        ordering: ClassVar = ["roster", "-starts"]
        constraints: ClassVar = [
            ends_after_it_starts("recruitment_listing"),
            no_overlap(
                "roster",
                "candidate",
                name="recruitment_candidate_is_on_a_roster_once_a_day",
                says=_("The candidate is on this roster already on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate}, {self.roster}"
