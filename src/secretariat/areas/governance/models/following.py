"""What follows a decision: what a unit is to do by when, and what sessions were told about it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.meeting import Document, Session
from secretariat.areas.reference.models import Unit
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet
from secretariat.engine.records.content import Content
from secretariat.engine.records.days import Day, Span

DUE_DAY = Coalesce("due_by", "due_session__ends")
"""The day by which it should be reported: its own, or the last of the session it is due at."""


class FollowUpQuerySet(RecordQuerySet["FollowUp"]):
    """Filters over follow-ups."""

    def open_on(self, day: Day) -> Self:
        """Those given on the day or before it, and not closed by then."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day), given_on__lte=day)

    def due_in(self, over: Span) -> Self:
        """Those whose due day lies in the span."""
        return self.alias(due_day=DUE_DAY).filter(due_day__gte=over.starts, due_day__lte=over.ends)

    def due_before(self, day: Day) -> Self:
        """Those whose due day has passed on the day."""
        return self.alias(due_day=DUE_DAY).filter(due_day__lt=day)

    def not_reported_by(self, day: Day) -> Self:
        """Those about which no session was told by the day, or none since they were reopened."""
        told = Report.objects.filter(follow_up=OuterRef("pk"), reported_on__lte=day)
        still_does = (
            Q(follow_up__reopened_on__isnull=True)
            | Q(follow_up__reopened_on__gt=day)
            | Q(reported_on__gte=F("follow_up__reopened_on"))
        )
        return self.filter(~Exists(told.filter(still_does)))

    def reported_in_time(self) -> Self:
        """Those about which a session was told on their due day or before it."""
        told = Report.objects.filter(follow_up=OuterRef("pk"))
        return self.alias(due_day=DUE_DAY).filter(
            Exists(told.filter(reported_on__lte=OuterRef("due_day")))
        )


@recorded()
class FollowUp(Record):
    """What a unit is to do about a decision, and by when it is to be reported."""

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("not begun")
        UNDER_WAY = "under_way", _("under way")
        REPORTED = "reported", pgettext_lazy("a follow-up", "reported")
        CLOSED = "closed", _("closed")

    code = models.CharField(_("code"), max_length=60, unique=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name=_("decision"), related_name="follow_ups"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("responsible unit"), related_name="follow_ups"
    )
    asks_en = models.TextField(_("what is to be done, in English"))
    asks_fr = models.TextField(_("what is to be done, in French"), blank=True)
    asks_es = models.TextField(_("what is to be done, in Spanish"), blank=True)
    given_on = models.DateField(_("given on"))
    due_session = models.ForeignKey(
        Session,
        models.PROTECT,
        verbose_name=_("due at the session"),
        related_name="follow_ups",
        null=True,
        blank=True,
    )
    due_by = models.DateField(_("due by"), null=True, blank=True)
    publication = models.CharField(
        _("publication that is to answer"),
        max_length=80,
        blank=True,
        help_text=_("The key of the publication whose next issue is to answer it, if one is."),
    )
    # Written by the moves alone: no form and no file has them.
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.OPEN, editable=False
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    reopened_on = models.DateField(_("reopened on"), null=True, blank=True, editable=False)
    asks = Content("asks")

    objects: ClassVar = FollowUpQuerySet.as_manager()

    GIST: ClassVar = "asks"
    LABELS: ClassVar = {"asks": _("what is to be done")}

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["decision", "code"]
        indexes = [models.Index(fields=["publication"], name="follow_ups_of_a_publication")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_by__isnull=False, due_session__isnull=True)
                | Q(due_by__isnull=True, due_session__isnull=False),
                name="governance_follow_up_is_due_once",
                violation_error_message=_("Give either the session it is due at, or the day."),
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="governance_follow_up_has_a_day_once_closed",
                violation_error_message=_("What is closed says on which day; nothing else does."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("given_on")),
                name="governance_follow_up_is_given_before_it_is_closed",
                violation_error_message=_("It can't be closed before it was given."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ReportQuerySet(RecordQuerySet["Report"]):
    """Filters over reports."""

    def first_ones(self) -> Self:
        """The first report of each follow-up; of two made on one day, the one recorded first."""
        others = Report.objects.filter(follow_up=OuterRef("follow_up"))
        same_day = Q(reported_on=OuterRef("reported_on"), pk__lt=OuterRef("pk"))
        earlier = others.filter(Q(reported_on__lt=OuterRef("reported_on")) | same_day)
        return self.filter(~Exists(earlier))


@recorded()
class Report(Record):
    """What a session was told about a follow-up, in a document or aloud."""

    follow_up = models.ForeignKey(
        FollowUp, models.PROTECT, verbose_name=_("follow-up"), related_name="reports"
    )
    reported_on = models.DateField(_("reported on"))
    session = models.ForeignKey(
        Session, models.PROTECT, verbose_name=_("session"), related_name="reports"
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        verbose_name=_("document"),
        related_name="reports",
        null=True,
        blank=True,
    )
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text = Content("text")

    objects: ClassVar = ReportQuerySet.as_manager()

    LABELS: ClassVar = {"text": _("text")}

    class Meta:
        verbose_name = _("report on a follow-up")
        verbose_name_plural = _("reports on follow-ups")
        ordering = ["-reported_on", "follow_up"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "reported_on"],
                name="governance_report_is_made_once_a_day",
                violation_error_message=_("The follow-up was reported on this day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.follow_up.code}, {self.reported_on}"
