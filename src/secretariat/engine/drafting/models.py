"""Draft texts and remarks, with their whole history."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.models import Person
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record
from secretariat.kernel.languages import LANGUAGES

SPOKEN = [(one.value, one.own_name) for one in LANGUAGES]
CODES = [one.value for one in LANGUAGES]


@recorded()
class DraftText(Record):
    """The Markdown of a publication in one language.

    `made_from` holds, for each passage of a translation in order, the wording of the original it
    was made from, or nothing where the original has no such passage. An original has none.
    """

    publication = models.CharField(_("publication"), max_length=100)
    language = models.CharField(_("language"), max_length=2, choices=SPOKEN)
    text = models.TextField(_("text"), blank=True)
    made_from = ArrayField(models.TextField(blank=True), default=list, verbose_name=_("made from"))

    class Meta:
        verbose_name = _("draft text")
        verbose_name_plural = _("draft texts")
        ordering: ClassVar = ["publication", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "language"],
                name="draft_text_is_the_only_one_in_its_language",
                violation_error_message=_(
                    "Somebody else has begun this text meanwhile: read it before you save yours."
                ),
            ),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="draft_text_is_in_a_language_we_speak"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.language}"


@recorded()
class Remark(Record):
    """A place of a draft that reviewers talk about; their words are comments on this record.

    `passage` is the wording they spoke about, `place` its number from 0; later the passage may
    read otherwise, stand elsewhere, or be gone.
    """

    publication = models.CharField(_("publication"), max_length=100)
    language = models.CharField(_("language"), max_length=2, choices=SPOKEN)
    passage = models.TextField(_("passage"))
    place = models.PositiveIntegerField(_("place"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(
        _("when"),
        db_default=Func(function="secretariat.clock", output_field=models.DateTimeField()),
    )
    is_resolved = models.BooleanField(_("resolved"), default=False)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering: ClassVar = ["at", "id"]
        indexes = [models.Index(fields=["publication", "language"], name="remark_on_a_draft")]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="remark_is_in_a_language_we_speak"
            )
        ]

    def __str__(self) -> str:
        return self.passage[:80]
