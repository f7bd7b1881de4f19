"""What somebody is told, what she follows, and how she wishes to be written to.

These are a person's own, no facts of the Office: they have no history.
"""

from typing import Self

from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.models import Person


class Kind(models.TextChoices):
    """What a notice says of a record."""

    WAITS = "waits", _("waits for you")
    DUE = "due", _("is due")
    MOVED = "moved", _("was moved")


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Filters over notices."""

    def unread(self) -> Self:
        """Those not yet read."""
        return self.filter(read_at=None)

    def unsent(self) -> Self:
        """Those not yet sent by e-mail."""
        return self.filter(mailed_at=None)


class Notice(models.Model):
    """That something about a record concerns a person.

    `table` names the kind of record (`results.framework`) and `record` its number: no foreign key,
    for it may be any kind. One about a large set names no record but how many there are.
    `action` is the key of the move it is about, `act` the act that gave rise to it, if one did.
    `days` is how long before the deadline a reminder was due; negative: after it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    action = models.CharField(max_length=100)
    table = models.CharField(max_length=100)
    record = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(default=1)
    act = models.UUIDField(null=True)
    due_on = models.DateField(null=True)
    days = models.SmallIntegerField(null=True)
    at = models.DateTimeField(db_default=Func(function="secretariat.clock"))
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-at"], name="notices_of_a_person"),
            models.Index(
                fields=["person"], condition=Q(mailed_at=None), name="notices_not_yet_sent"
            ),
            models.Index(fields=["table", "record", "action"], name="notices_of_a_record"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "action", "table", "record", "due_on", "days"],
                condition=Q(kind=Kind.DUE),
                name="notices_remind_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.action} {self.record or self.count}"


class Follow(models.Model):
    """That a person wishes to know what changes in a record, or in a figure."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="follows")
    table = models.CharField(max_length=100, blank=True)
    record = models.BigIntegerField(null=True)
    figure = models.CharField(max_length=100, blank=True)
    since = models.DateTimeField(db_default=Func(function="secretariat.clock"))

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "table", "record", "figure"],
                nulls_distinct=False,
                name="notices_follow_once",
            ),
            models.CheckConstraint(
                condition=Q(record=None, table="") ^ Q(figure=""),
                name="notices_follow_a_record_or_a_figure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.figure or f'{self.table} {self.record}'}"


class Mail(models.TextChoices):
    """When somebody is written to."""

    AT_ONCE = "at_once", _("At once, each by itself")
    DAILY = "daily", _("Once a day, all in one")
    NEVER = "never", _("Never: on the home page alone")


class Preference(models.Model):
    """How a person wishes to be written to; who has not chosen gets one e-mail a day."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="mail_preference"
    )
    mail = models.CharField(
        _("E-mail"), max_length=10, choices=Mail.choices, default=Mail.DAILY.value
    )
    digested_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.mail}"
