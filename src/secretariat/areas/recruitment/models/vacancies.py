"""Vacancies: what is to be filled, by which route, until when, and where it was announced."""

import zoneinfo
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.reference.models import DutyStation, Unit
from secretariat.areas.workforce.models.describing import Description, Education, Family, Grade
from secretariat.areas.workforce.models.posts import Funding
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet
from secretariat.engine.records.content import Content
from secretariat.engine.records.days import Day, Span
from secretariat.engine.records.naming import LongNamed


def is_a_time_zone(name: str) -> None:
    """Refuses what is no zone of the time-zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("%(name)s is no time zone: write one such as Europe/Zurich."), params={"name": name}
        )


class VacancyQuerySet(RecordQuerySet["Vacancy"]):
    """Filters over vacancies."""

    def by_route(self, *routes: Route) -> Self:
        """Those to be filled by one of these routes."""
        return self.filter(route__in=routes)

    def published_in(self, over: Span) -> Self:
        """Those first published on a day of the span; a re-advertisement is no second one."""
        return self.happening(over, on="published_on")

    def open_on(self, day: Day) -> Self:
        """Those published by the day and on it neither completed nor cancelled."""
        return self.filter(
            Q(completed_on__isnull=True) | Q(completed_on__gt=day),
            Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=day),
            published_on__lte=day,
        )


@recorded()
class Vacancy(Record):
    """One or several positions to be filled by a route."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", _("in preparation")
        PUBLISHED = "published", _("open for applications")
        EVALUATION = "evaluation", _("in evaluation")
        COMPLETED = "completed", _("completed")
        CANCELLED = "cancelled", _("cancelled")

    code = models.CharField(_("number"), max_length=40, unique=True)
    route = models.CharField(_("route"), max_length=11, choices=Route)
    title_en = models.CharField(_("title in English"), max_length=150)
    title_fr = models.CharField(_("title in French"), max_length=150, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=150, blank=True)
    duties_en = models.TextField(_("duties in English"), blank=True)
    duties_fr = models.TextField(_("duties in French"), blank=True)
    duties_es = models.TextField(_("duties in Spanish"), blank=True)
    grade = models.ForeignKey(
        Grade, models.PROTECT, verbose_name=_("grade"), related_name="vacancies"
    )
    family = models.ForeignKey(
        Family,
        models.PROTECT,
        verbose_name=_("job family"),
        related_name="vacancies",
        null=True,
        blank=True,
    )
    description = models.ForeignKey(
        Description,
        models.PROTECT,
        verbose_name=_("generic job description"),
        related_name="vacancies",
        null=True,
        blank=True,
    )
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("unit"), related_name="vacancies")
    station = models.ForeignKey(
        DutyStation, models.PROTECT, verbose_name=_("duty station"), related_name="vacancies"
    )
    funding = models.CharField(_("funding"), max_length=2, choices=Funding)
    key_position = models.BooleanField(_("key project position"), default=False)
    education = models.CharField(_("education required"), max_length=12, choices=Education)
    years = models.PositiveSmallIntegerField(_("years of experience required"))
    years_abroad = models.PositiveSmallIntegerField(
        _("years of international experience required"), default=0
    )
    zone = models.CharField(
        _("time zone"), max_length=40, default="Europe/Zurich", validators=[is_a_time_zone]
    )
    # Written by the moves alone: no form and no file has them.
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    published_on = models.DateField(_("first published on"), null=True, blank=True, editable=False)
    completed_on = models.DateField(_("completed on"), null=True, blank=True, editable=False)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True, editable=False)
    title = Content("title")
    duties = Content("duties")

    objects: ClassVar = VacancyQuerySet.as_manager()

    LABELS: ClassVar = {"title": _("title"), "duties": _("duties")}

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering: ClassVar = ["-published_on", "code"]
        indexes: ClassVar = [
            models.Index(fields=["route", "published_on"], name="vacancies_of_a_route"),
            models.Index(fields=["state"], name="vacancies_in_a_state"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="draft", published_on__isnull=True)
                | Q(state="cancelled")
                | Q(published_on__isnull=False),
                name="recruitment_vacancy_has_a_day_once_published",
                violation_error_message=_("A published vacancy says since which day."),
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(cancelled_on__isnull=True),
                name="recruitment_vacancy_ends_once",
                violation_error_message=_("A vacancy is either completed or cancelled."),
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("published_on")),
                name="recruitment_vacancy_is_published_before_it_is_completed",
                violation_error_message=_("It can't be completed before it was published."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title.text}"


@recorded()
class Announcement(Record):
    """That a vacancy is open for applications, from a day until an hour of another."""

    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="announcements"
    )
    number = models.PositiveSmallIntegerField(
        _("number"), default=1, help_text=_("The first is 1; a re-advertisement has the next.")
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    closes_hour = models.TimeField(
        _("hour at which it closes"),
        default="23:59",
        help_text=_("In the time zone of the vacancy."),
    )

    class Meta:
        verbose_name = _("announcement of a vacancy")
        verbose_name_plural = _("announcements of vacancies")
        ordering: ClassVar = ["vacancy", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vacancy", "number"],
                name="recruitment_announcement_number_is_given_once",
                violation_error_message=_("The vacancy has an announcement of this number."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="recruitment_announcement_opens_before_it_closes",
                violation_error_message=_("It closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="recruitment_announcements_begin_with_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy.code}, {self.number}"


@recorded()
class Position(Record):
    """A place that a vacancy is to fill; it is given up if it is not to be filled any more.

    Its number is that of the vacancy, a stroke, and which of its places it is: VAC/2026/14/2.
    """

    code = models.CharField(_("number"), max_length=45, unique=True)
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="positions"
    )
    post = models.ForeignKey(
        "workforce.Post",
        models.PROTECT,
        verbose_name=_("post"),
        related_name="positions",
        null=True,
        blank=True,
    )
    given_up_on = models.DateField(_("given up on"), null=True, blank=True)

    class Meta:
        verbose_name = _("position of a vacancy")
        verbose_name_plural = _("positions of vacancies")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


@recorded()
class Departure(Record):
    """An approved departure of a vacancy from what its grade requires."""

    vacancy = models.OneToOneField(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="departure"
    )
    reason = models.TextField(_("reason"))
    approved_on = models.DateField(_("approved on"))

    class Meta:
        verbose_name = _("departure from the requirements")
        verbose_name_plural = _("departures from the requirements")
        ordering: ClassVar = ["-approved_on", "vacancy"]

    def __str__(self) -> str:
        return self.vacancy.code


@recorded()
class Channel(LongNamed):
    """Where vacancies are announced: a site, a specialist company, a network, a mailing."""

    class Meta(LongNamed.Meta):
        verbose_name = _("publication channel")
        verbose_name_plural = _("publication channels")


@recorded()
class Posting(Record):
    """That a vacancy was announced on a channel."""

    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="postings"
    )
    channel = models.ForeignKey(
        Channel, models.PROTECT, verbose_name=_("channel"), related_name="postings"
    )
    posted_on = models.DateField(_("posted on"))

    class Meta:
        verbose_name = _("posting on a channel")
        verbose_name_plural = _("postings on channels")
        ordering: ClassVar = ["vacancy", "posted_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vacancy", "channel", "posted_on"],
                name="recruitment_posting_is_made_once_a_day",
                violation_error_message=_("It was posted there on this day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.vacancy.code}, {self.channel}"


class Group(models.TextChoices):
    """The three groups of constituents."""

    GOVERNMENTS = "governments", _("governments")
    EMPLOYERS = "employers", _("employers")
    WORKERS = "workers", _("workers")


@recorded()
class Information(Record):
    """That a group of constituents was informed of a vacancy."""

    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="informed"
    )
    group = models.CharField(_("group"), max_length=11, choices=Group)
    informed_on = models.DateField(_("informed on"))

    class Meta:
        verbose_name = _("information of constituents")
        verbose_name_plural = _("information of constituents")
        ordering: ClassVar = ["vacancy", "group"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vacancy", "group"],
                name="recruitment_group_is_informed_once",
                violation_error_message=_("This group has been informed already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.vacancy.code}, {self.get_group_display()}"
