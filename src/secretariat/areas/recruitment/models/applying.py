"""Candidates, what they declare, their applications, and the steps these take through stages."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.outreach import Source
from secretariat.areas.recruitment.models.routes import Stage
from secretariat.areas.recruitment.models.vacancies import Group, Vacancy
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.describing import Education
from secretariat.areas.workforce.models.people import Official, Sex
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, RecordQuerySet
from secretariat.engine.records.days import Day, Span


class CandidateQuerySet(RecordQuerySet["Candidate"]):
    """Filters over candidates."""

    def to_be_erased_by(self, day: Day) -> Self:
        """Those whose data are due to be erased by the day, and are still kept."""
        return self.filter(data=Candidate.Data.KEPT, erase_on__lte=day)


@recorded(
    erased={
        "name": "Erased candidate {id}",
        "given": "",
        "email": "erased-{id}@erased.invalid",
        "official": None,
        "data": "erased",
    },
)
class Candidate(Record):
    """Somebody who applies: from outside, known by an address, or an official."""

    class Data(models.TextChoices):
        """Whether what she said of herself is still here."""

        KEPT = "kept", _("kept")
        ERASED = "erased", _("erased")

    code = models.CharField(_("number"), max_length=20, unique=True)
    name = models.CharField(_("family name"), max_length=100)
    given = models.CharField(_("given names"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("writes in"), max_length=2, default="en")
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        verbose_name=_("official"),
        related_name="candidacies",
        null=True,
        blank=True,
        help_text=_("Of an internal candidate: her file says the rest."),
    )
    erase_on = models.DateField(
        _("to be erased on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("From this day on the next run of the schedule erases what she sent."),
    )
    # Written by erasure alone.
    data = models.CharField(
        _("data"), max_length=6, choices=Data, default=Data.KEPT, editable=False
    )

    objects: ClassVar = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering: ClassVar = ["name", "given", "code"]
        indexes: ClassVar = [
            models.Index(fields=["email"], name="candidates_by_address"),
            models.Index(
                fields=["erase_on"],
                condition=Q(data="kept", erase_on__isnull=False),
                name="candidates_to_be_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.given}" if self.given else self.name


class Declared(models.TextChoices):
    """What a candidate says where she may also say nothing."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNSTATED = "unstated", _("not stated")


@recorded(
    erased={
        "sex": Sex.OTHER.value,
        "state": None,
        "born": None,
        "disability": Declared.UNSTATED.value,
        "experience": "",
    },
)
class Declaration(Record):
    """What a candidate says of herself with an application, for the statistics alone.

    Its number is drawn by lot: it names neither the candidate nor the application.
    """

    code = models.CharField(_("number"), max_length=40, unique=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, default=Sex.OTHER)
    state = models.ForeignKey(
        State,
        models.PROTECT,
        verbose_name=_("nationality"),
        related_name="declarations",
        null=True,
        blank=True,
    )
    born = models.DateField(_("born"), null=True, blank=True)
    disability = models.CharField(
        _("disability"), max_length=8, choices=Declared, default=Declared.UNSTATED
    )
    experience = models.CharField(
        _("experience with constituents"),
        max_length=11,
        choices=Group,
        blank=True,
        help_text=_("The group for which she has worked, or with which most."),
    )

    class Meta:
        verbose_name = _("declaration of a candidate")
        verbose_name_plural = _("declarations of candidates")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


class ApplicationQuerySet(RecordQuerySet["Application"]):
    """Filters over applications."""

    def received_in(self, over: Span) -> Self:
        """Those received on a day of the span, as the vacancy's time zone has days."""
        return self.happening(over, on="received_on")


@recorded(erased={"letter": "", "degrees": "", "posts": "", "languages": ""})
class Application(Record):
    """That a candidate applies to a vacancy."""

    class State(models.TextChoices):
        """How far it is."""

        RECEIVED = "received", _("received")
        SCREENED_OUT = "screened_out", _("does not meet the requirements")
        ELIGIBLE = "eligible", _("meets the requirements")
        SHORTLISTED = "shortlisted", _("on the shortlist")
        NOT_RETAINED = "not_retained", _("not retained")
        RECOMMENDED = "recommended", _("recommended")
        CHOSEN = "chosen", _("chosen")
        WITHDRAWN = "withdrawn", _("withdrawn by the candidate")

    code = models.CharField(_("number"), max_length=40, unique=True)
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, verbose_name=_("vacancy"), related_name="applications"
    )
    candidate = models.ForeignKey(
        Candidate, models.PROTECT, verbose_name=_("candidate"), related_name="applications"
    )
    declaration = models.OneToOneField(
        Declaration, models.PROTECT, verbose_name=_("declaration"), related_name="application"
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        verbose_name=_("heard of it by"),
        related_name="applications",
        null=True,
        blank=True,
    )
    received_at = models.DateTimeField(
        _("received at"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Known of what was sent here; a former system may know the day alone."),
    )
    received_on = models.DateField(
        _("received on"), help_text=_("The day it was in the vacancy’s time zone.")
    )
    education = models.CharField(_("education"), max_length=12, choices=Education)
    years = models.PositiveSmallIntegerField(_("years of experience"))
    years_abroad = models.PositiveSmallIntegerField(
        _("years of international experience"), default=0
    )
    degrees = models.TextField(_("studies"), blank=True)
    posts = models.TextField(_("posts held"), blank=True)
    languages = models.TextField(_("languages"), blank=True)
    letter = models.TextField(_("letter of motivation"), blank=True)
    # Written by the moves alone: no form and no file has it.
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.RECEIVED, editable=False
    )

    GIST: ClassVar = "vacancy__title"
    objects: ClassVar = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar = ["vacancy", "code"]
        indexes: ClassVar = [
            models.Index(fields=["vacancy", "state"], name="applications_of_a_vacancy"),
            models.Index(fields=["candidate"], name="applications_of_a_candidate"),
            # With what figures go on by, so that they read no letter on the way.
            models.Index(
                fields=["received_on"], include=["id", "declaration"], name="applications_by_day"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vacancy", "candidate"],
                condition=~Q(state="withdrawn"),
                name="recruitment_candidate_applies_to_a_vacancy_once",
                violation_error_message=_("The candidate has applied to this vacancy already."),
            )
        ]

    def __str__(self) -> str:
        return self.code


class StepQuerySet(RecordQuerySet["Step"]):
    """Filters over steps."""

    def entered_in(self, over: Span) -> Self:
        """Those entered on a day of the span."""
        return self.happening(over, on="entered_on")

    def at_stage(self, number: int) -> Self:
        """Those into the stage of this number."""
        return self.filter(stage__number=number)

    def passed(self) -> Self:
        """Those that led on."""
        return self.filter(outcome=Step.Outcome.PASSED)


@recorded(erased={"reason": ""})
class Step(Record):
    """That an application entered a stage on a day, and how it left it on another."""

    class Outcome(models.TextChoices):
        """How an application leaves a stage."""

        PASSED = "passed", _("passed")
        STOPPED = "stopped", _("not retained")
        WITHDREW = "withdrew", _("withdrawn by the candidate")
        CANCELLED = "cancelled", _("the vacancy was cancelled")

    application = models.ForeignKey(
        Application, models.PROTECT, verbose_name=_("application"), related_name="steps"
    )
    stage = models.ForeignKey(
        Stage, models.PROTECT, verbose_name=_("stage of a route"), related_name="steps"
    )
    entered_on = models.DateField(_("entered on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of an application")
        verbose_name_plural = _("steps of applications")
        ordering: ClassVar = ["application", "stage"]
        indexes: ClassVar = [
            models.Index(
                fields=["stage", "entered_on"], include=["application"], name="steps_of_a_stage"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "stage"],
                name="recruitment_application_enters_a_stage_once",
                violation_error_message=_("The application has entered this stage already."),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, outcome="")
                | (Q(left_on__gte=F("entered_on")) & ~Q(outcome="")),
                name="recruitment_step_has_an_outcome_once_left",
                violation_error_message=_("A stage is left on a day, with an outcome."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.code}, {self.stage}"


class Draft(models.Model):
    """An application somebody is still writing: no record yet, and gone when sent or left alone.

    No index has what a save changes: many are saved at once, and each then stays in its place.
    """

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="drafts")
    answers: Any = models.JSONField(default=dict)
    language = models.CharField(max_length=2, default="en")
    official = models.ForeignKey(Official, models.CASCADE, related_name="drafts", null=True)
    saved_at = models.DateTimeField()


class Attachment(models.Model):
    """A file that goes with an application, or with what somebody is still writing.

    It has no history, so that what is erased is gone; it comes and goes with what it belongs to.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="attachments", null=True)
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="attachments", null=True
    )
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=80)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(draft__isnull=True) ^ Q(application__isnull=True),
                name="recruitment_attachment_goes_with_one_thing",
            )
        ]


class Key(models.Model):
    """The digest of a secret by which a candidate without an account opens what is hers.

    It opens a draft, or all that a candidate sent. The secret itself is in her e-mail alone, and
    opens once; where no e-mail can be sent she noted it down, and it opens as long as it lasts.
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="keys", null=True)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="keys", null=True)
    digest = models.BinaryField(unique=True, max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opens_once = models.BooleanField(default=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(draft__isnull=True) ^ Q(candidate__isnull=True),
                name="recruitment_key_opens_one_thing",
            )
        ]
