"""Runs of jobs, and the tries to do them. They are no facts of the Office: no history is kept."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.models import Person


class State(models.TextChoices):
    """What has become of a run, as far as it is settled."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed for good")
    LET_GO = "let go", _("Let go")


class End(models.TextChoices):
    """How a try ended; empty: it has not, as far as it could still tell."""

    OPEN = "", _("under way")
    DONE = "done", _("done")
    RELEASED = "released", _("put back, because the worker was told to end")
    BROKEN = "broken", _("broken off")
    PASSING = "passing", _("failed, to be tried again")
    FAILED = "failed", _("failed for good")


class Run(models.Model):
    """One time a job was asked for: by whom, with what, and what came of it.

    `about` tells it from others of its kind, in words. `due` is the moment of a periodic job's
    schedule; one run a moment. `failure` holds the words of an error (`what`, `why`, `do`),
    `result` those of a success, both in `language`. `begun_anew` is the number of the last try
    before a person had it tried again: only later ones count.
    """

    id = models.BigAutoField(primary_key=True)
    job = models.CharField(_("job"), max_length=100)
    arguments = models.JSONField(_("arguments"), default=dict)
    about = models.CharField(_("about"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("started by")
    )
    process = models.CharField(_("process"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    due = models.DateTimeField(_("due"), null=True)
    asked_at = models.DateTimeField(_("asked for at"), db_default=Now())
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.WAITING
    )
    ended_at = models.DateTimeField(_("ended at"), null=True)
    result = models.JSONField(_("result"), null=True)
    failure = models.JSONField(_("failure"), null=True)
    begun_anew = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "due"], name="a_periodic_job_runs_once_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(process=""), name="somebody_answers_for_a_run"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_run_is_in_a_known_state"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="jobs_run_of_person"),
            models.Index(fields=["state", "-id"], name="jobs_run_in_state"),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.pk}"


class Try(models.Model):
    """One attempt to do a run, and how far it is; written outside the run's own transaction.

    `worker` is the number under which the worker gives signs of life.
    """

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(
        Run, on_delete=models.CASCADE, related_name="tries", verbose_name=_("run")
    )
    worker = models.BigIntegerField(null=True)
    began_at = models.DateTimeField(db_default=Now())
    told_at = models.DateTimeField(db_default=Now())
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    sentence = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, choices=End.choices, default=End.OPEN, blank=True)
    failure = models.JSONField(null=True)

    class Meta:
        verbose_name = _("try")
        verbose_name_plural = _("tries")

    def __str__(self) -> str:
        return f"{self.run_id}, {self.pk}: {self.end or 'under way'}"
