"""What was decided: each decision with its paragraph, and the objectives it concerns."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.models.meeting import Document, Session
from secretariat.areas.results.models.planned import Objective
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import Record
from secretariat.engine.records.content import Content


@recorded()
class Decision(Record):
    """What a body decided, advised or asked for, at a session and in a paragraph."""

    class Kind(models.TextChoices):
        """What it obliges the Office to."""

        DECISION = "decision", _("decision")
        GUIDANCE = "guidance", _("guidance")
        REQUEST = "request", _("request for information")

    code = models.CharField(_("code"), max_length=60, unique=True)
    session = models.ForeignKey(
        Session, models.PROTECT, verbose_name=_("session"), related_name="decisions"
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        verbose_name=_("document"),
        related_name="decisions",
        null=True,
        blank=True,
    )
    paragraph = models.PositiveSmallIntegerField(_("paragraph"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    decided_on = models.DateField(_("decided on"))
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text = Content("text")

    GIST: ClassVar = "text"
    LABELS: ClassVar = {"text": _("text")}

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["session", "document", "paragraph", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "document", "paragraph"],
                nulls_distinct=False,
                name="governance_decision_paragraph_is_its_own",
                violation_error_message=_("This paragraph holds another decision already."),
            ),
            models.CheckConstraint(
                condition=Q(paragraph__gte=1),
                name="governance_decision_paragraphs_begin_with_1",
                violation_error_message=_("A document’s first paragraph has the number 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


@recorded()
class Concern(Record):
    """That a decision concerns an objective of a framework."""

    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name=_("decision"), related_name="concerns"
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, verbose_name=_("objective"), related_name="decisions"
    )

    class Meta:
        verbose_name = _("objective a decision concerns")
        verbose_name_plural = _("objectives decisions concern")
        ordering = ["decision", "objective"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "objective"],
                name="governance_concern_is_stated_once",
                violation_error_message=_("The decision concerns this objective already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision.code}, {self.objective.number}"
