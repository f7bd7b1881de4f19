"""Acts and erasures: the two tables of history that are not event tables."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.Model):
    """One change of records that somebody answers for: who, which action, why, when.

    No foreign keys: the trail never blocks or follows live rows. `by` is a person's number, empty
    when a process of the Office acted (a migration, a command), which `process` then names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    action = models.CharField(max_length=100)
    by = models.BigIntegerField(null=True)
    process = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    undoes = models.UUIDField(null=True)
    at = models.DateTimeField()
    simulated = models.BooleanField(default=False)
    transaction = models.BigIntegerField()

    class Meta:
        verbose_name = _("act")
        indexes = [
            models.Index(fields=["-at", "id"], name="history_act_newest_first"),
            models.Index(fields=["undoes"], name="history_act_undone_by"),
            models.Index(fields=["by", "action"], name="history_act_of_a_person"),
        ]


class Erasure(models.Model):
    """A record whose history was redacted, by which act: `verify` then says so."""

    table = models.CharField(max_length=63)
    record = models.BigIntegerField()
    act = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("erasure")
        indexes = [models.Index(fields=["table", "record"], name="history_erasure_of_record")]
