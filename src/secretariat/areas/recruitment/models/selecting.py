"""Selection: panels, assessments, and appointments from the recommendation to the first day."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.models.vacancies import Position, Vacancy
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet
from secretariat.engine.records.days import Day, Span


@recorded(erased={"interest_told": "Erased."})
class Member(Record):
    """That somebody is on the panel of a vacancy, and what she declared about her interests."""

    class Part(models.TextChoices):
        """What she is on the panel."""

        CHAIR = "chair", _("chair")
        MEMBER = "member", _("member")
        OBSERVER = "observer", _("staff representative")

    class Interest(models.TextChoices):
        """What she declared."""

        NOT_YET = "not_yet", _("nothing declared yet")
        NONE = "none", _("no conflict of interest")
        CONFLICT = "conflict", _("a conflict of interest")

    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="panel"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("person"), related_name="panels"
    )
    part = models.CharField(_("part on the panel"), max_length=8, choices=Part, default=Part.MEMBER)
    interest = models.CharField(
        _("interest"),
        max_length=8,
        choices=Interest,
        default=Interest.NOT_YET,
        editable=False,
    )
    declared_on = models.DateField(_("declared on"), null=True, blank=True, editable=False)
    interest_told = models.TextField(_("what the conflict is"), blank=True, editable=False)

    GIST: ClassVar = "vacancy__title"

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        ordering: ClassVar = ["vacancy", "part", "person"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vacancy", "person"],
                name="recruitment_person_is_on_a_panel_once",
                violation_error_message=_("This person is on the panel already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.vacancy.code}, {self.person}"


@recorded(erased={"words": ""})
class Assessment(Record):
    """What a panel member says of an application after a test or an interview."""

    class Kind(models.TextChoices):
        """What it rests on."""

        FILE = "file", _("the file")
        TEST = "test", _("a written test")
        INTERVIEW = "interview", _("an interview")
        CENTRE = "centre", _("an assessment centre")

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name=_("application"), related_name="assessments"
    )
    member = models.ForeignKey(
        Member, models.PROTECT, verbose_name=_("panel member"), related_name="assessments"
    )
    kind = models.CharField(_("rests on"), max_length=9, choices=Kind)
    score = models.PositiveSmallIntegerField(_("score"), help_text=_("From 0 to 100."))
    words = models.TextField(_("in words"), blank=True)
    assessed_on = models.DateField(_("assessed on"))

    class Meta:
        verbose_name = _("assessment of a candidate")
        verbose_name_plural = _("assessments")
        ordering: ClassVar = ["application", "kind", "member"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "member", "kind"],
                name="recruitment_assessment_is_made_once",
                violation_error_message=_("The member has assessed this already."),
            ),
            models.CheckConstraint(
                condition=Q(score__lte=100),
                name="recruitment_score_is_of_a_hundred",
                violation_error_message=_("A score lies between 0 and 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.code}, {self.get_kind_display()}"


GIVEN = ("decided", "offered", "accepted", "on_post")
"""The states of an appointment that keep its position from others."""


class AppointmentQuerySet(RecordQuerySet["Appointment"]):
    """Filters over appointments."""

    def by_route(self, *routes: Route) -> Self:
        """Those by one of these routes."""
        return self.filter(position__vacancy__route__in=routes)

    def to_key_positions(self) -> Self:
        """Those to key project positions."""
        return self.filter(position__vacancy__key_position=True)

    def decided_in(self, over: Span) -> Self:
        """Those decided on a day of the span."""
        return self.happening(over, on="decided_on")

    def on_post_in(self, over: Span) -> Self:
        """Those whose first day on post lies in the span."""
        return self.happening(over, on="on_post_on")

    def pending_on(self, day: Day) -> Self:
        """Those decided by the day and not on post by it."""
        return self.filter(
            Q(on_post_on__isnull=True) | Q(on_post_on__gt=day),
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
            decided_on__lte=day,
        )


@recorded(erased={"report": ""})
class Appointment(Record):
    """That an application is to fill a position: recommended, decided, offered, on post.

    Who prepares it writes the report; the recommendation is a move of its own, so that whoever made
    it is kept apart from the decision. Its days are written down by whoever makes a move, as the
    calendar showed them in the vacancy’s time zone: nothing turns an instant into one of them.
    """

    class State(models.TextChoices):
        """How far it is."""

        PREPARED = "prepared", _("being prepared")
        RECOMMENDED = "recommended", _("recommended")
        DECIDED = "decided", _("decided")
        OFFERED = "offered", _("offered")
        ACCEPTED = "accepted", _("accepted")
        ON_POST = "on_post", _("on post")
        NOT_AGREED = "not_agreed", _("not agreed to")
        DECLINED = "declined", _("declined or withdrawn")

    position = models.ForeignKey(
        Position,
        models.PROTECT,
        verbose_name=_("position to be filled"),
        related_name="appointments",
    )
    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name=_("application"), related_name="appointments"
    )
    report = models.TextField(_("report of the panel"), blank=True)
    # Written by the moves alone: no form and no file has them.
    state = models.CharField(
        _("state"), max_length=11, choices=State, default=State.PREPARED, editable=False
    )
    recommended_on = models.DateField(_("recommended on"), null=True, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)
    offered_on = models.DateField(_("offered on"), null=True, blank=True, editable=False)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True, editable=False)
    on_post_on = models.DateField(_("on post since"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("came to nothing on"), null=True, blank=True, editable=False)
    incumbency = models.OneToOneField(
        Incumbency,
        models.PROTECT,
        verbose_name=_("incumbency"),
        related_name="appointment",
        null=True,
        blank=True,
        editable=False,
    )

    GIST: ClassVar = "position__vacancy__title"
    objects: ClassVar = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering: ClassVar = ["position", "-recommended_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["decided_on"], name="appointments_by_decision"),
            models.Index(fields=["on_post_on"], name="appointments_by_first_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["position", "application"],
                name="recruitment_application_is_recommended_once",
                violation_error_message=_("It is recommended for this position already."),
            ),
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(state__in=list(GIVEN)),
                name="recruitment_position_is_given_to_one",
                violation_error_message=_("The position is given to somebody else."),
            ),
            models.CheckConstraint(
                condition=Q(on_post_on__isnull=True) | Q(on_post_on__gte=F("decided_on")),
                name="recruitment_appointment_is_decided_before_it_begins",
                violation_error_message=_("Nobody is on post before the decision."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("recommended_on")),
                name="recruitment_appointment_is_recommended_before_it_is_decided",
                violation_error_message=_("It can't be decided before it is recommended."),
            ),
            models.CheckConstraint(
                condition=Q(state="prepared") | Q(recommended_on__isnull=False),
                name="recruitment_appointment_says_when_it_was_recommended",
                violation_error_message=_("A recommendation says on which day it was made."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=list(GIVEN)) | Q(decided_on__isnull=False),
                name="recruitment_appointment_says_when_it_was_decided",
                violation_error_message=_("A decision says on which day it was made."),
            ),
            models.CheckConstraint(
                condition=~Q(state="on_post") | Q(on_post_on__isnull=False),
                name="recruitment_appointment_says_since_when_it_is_on_post",
                violation_error_message=_("Whoever is on post is so since a day."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(state__in=["not_agreed", "declined"]),
                name="recruitment_appointment_ends_by_a_refusal",
                violation_error_message=_("Only what was not agreed to or declined has ended."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}, {self.application.code}"


@recorded(erased={"source": "Erased check {id}"})
class Background(Record):
    """A check of a chosen candidate’s background, by whom and with which outcome."""

    class Outcome(models.TextChoices):
        """What it found."""

        PENDING = "pending", _("asked for")
        CLEAR = "clear", _("nothing found")
        FOUND = "found", _("something found")

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, verbose_name=_("appointment"), related_name="checks"
    )
    source = models.CharField(_("checked with"), max_length=100)
    asked_on = models.DateField(_("asked on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome, default=Outcome.PENDING)

    class Meta:
        verbose_name = _("background check")
        verbose_name_plural = _("background checks")
        ordering: ClassVar = ["appointment", "source"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["appointment", "source"],
                name="recruitment_background_is_checked_once_with_each",
                violation_error_message=_("It was checked there already."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="pending", answered_on__isnull=True)
                | (~Q(outcome="pending") & Q(answered_on__gte=F("asked_on"))),
                name="recruitment_background_is_answered_with_an_outcome",
                violation_error_message=_("An answer has a day and an outcome."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment}, {self.source}"
