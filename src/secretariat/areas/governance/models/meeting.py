"""Who met and what lay before them: bodies, their sections and sessions, and documents."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import Unit
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record, ends_after_it_starts
from secretariat.engine.records.content import Content
from secretariat.engine.records.naming import LongNamed


@recorded()
class Body(LongNamed):
    """The Governing Body, the Conference, or a committee of one of them."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("committee of"),
        related_name="committees",
        null=True,
        blank=True,
    )

    class Meta(LongNamed.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")


@recorded()
class Section(LongNamed):
    """A part of a body's agenda, under which its documents come."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name=_("body"), related_name="sections")

    class Meta(LongNamed.Meta):
        verbose_name = _("section of an agenda")
        verbose_name_plural = _("sections of agendas")


@recorded()
class Session(Record):
    """A meeting of a body, from its first day to its last."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name=_("body"), related_name="sessions")
    number = models.PositiveSmallIntegerField(_("number"))
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    place_en = models.CharField(_("place in English"), max_length=100)
    place_fr = models.CharField(_("place in French"), max_length=100, blank=True)
    place_es = models.CharField(_("place in Spanish"), max_length=100, blank=True)
    place = Content("place")

    LABELS: ClassVar = {"place": _("place")}

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-starts", "code"]
        constraints = [
            ends_after_it_starts("governance_session"),
            models.UniqueConstraint(
                fields=["body", "number"],
                name="governance_session_number_is_given_once",
                violation_error_message=_("The body has a session of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="governance_session_numbers_begin_with_1",
                violation_error_message=_("A body’s first session has the number 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


@recorded()
class Document(Record):
    """A paper before a session, by its symbol."""

    class Purpose(models.TextChoices):
        """What the body is to do with it."""

        DECISION = "decision", _("for decision")
        GUIDANCE = "guidance", _("for debate and guidance")
        INFORMATION = "information", _("for information")

    code = models.CharField(_("symbol"), max_length=60, unique=True)
    session = models.ForeignKey(
        Session, models.PROTECT, verbose_name=_("session"), related_name="documents"
    )
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        verbose_name=_("section"),
        related_name="documents",
        null=True,
        blank=True,
    )
    title_en = models.CharField(_("title in English"), max_length=400)
    title_fr = models.CharField(_("title in French"), max_length=400, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=400, blank=True)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        verbose_name=_("author unit"),
        related_name="documents",
        null=True,
        blank=True,
    )
    publication = models.CharField(
        _("publication"),
        max_length=80,
        blank=True,
        help_text=_("The key of the publication this is an issue of, if it is one."),
    )
    title = Content("title")

    GIST: ClassVar = "title"
    LABELS: ClassVar = {"title": _("title")}

    class Meta:
        verbose_name = _("document before a session")
        verbose_name_plural = _("documents before sessions")
        ordering = ["session", "code"]
        indexes = [models.Index(fields=["publication"], name="documents_of_a_publication")]

    def __str__(self) -> str:
        return self.code
