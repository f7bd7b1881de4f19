"""Mobility: who would move where, and the rounds in which moves are decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import Region
from secretariat.areas.workforce.models.describing import Family
from secretariat.areas.workforce.models.people import FactQuerySet, Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import DatedQuerySet, DatedRecord, Record, ends_after_it_starts
from secretariat.engine.records.naming import LongNamed


@recorded()
class Willingness(DatedRecord):
    """That an official would move: to a region, to other work, or both.

    Several may hold of one official at a time, one for each region or kind of work: so that a file
    can tell them apart, each has a code.
    """

    code = models.CharField(_("code"), max_length=30, unique=True)
    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="willingness"
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("to the region"),
        related_name="willing",
        null=True,
        blank=True,
        help_text=_("Empty: wherever she is."),
    )
    family = models.ForeignKey(
        Family,
        models.PROTECT,
        verbose_name=_("to the job family"),
        related_name="willing",
        null=True,
        blank=True,
        help_text=_("Empty: the work she does."),
    )

    objects: ClassVar = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("willingness to move")
        verbose_name_plural = _("willingness to move")
        ordering: ClassVar = ["official", "-starts"]
        constraints: ClassVar = [ends_after_it_starts("recruitment_willingness")]

    def __str__(self) -> str:
        return str(self.official)


@recorded()
class Exercise(LongNamed, DatedRecord):
    """A round in which moves are decided, from its opening to its end."""

    code = models.CharField(_("code"), max_length=30, unique=True)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta(LongNamed.Meta):
        verbose_name = _("mobility exercise")
        verbose_name_plural = _("mobility exercises")
        ordering: ClassVar = ["-starts"]
        constraints: ClassVar = [ends_after_it_starts("recruitment_exercise")]


@recorded()
class Proposal(Record):
    """That an exercise would move an official to a post, and what was decided."""

    class Outcome(models.TextChoices):
        """What was decided."""

        OPEN = "open", _("open")
        AGREED = "agreed", _("agreed")
        NOT_AGREED = "not_agreed", _("not agreed")

    exercise = models.ForeignKey(
        Exercise, models.PROTECT, verbose_name=_("exercise"), related_name="proposals"
    )
    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="proposals"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, verbose_name=_("to the post"), related_name="proposals"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposed move")
        verbose_name_plural = _("proposed moves")
        ordering: ClassVar = ["exercise", "official"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exercise", "official", "post"],
                name="recruitment_move_is_proposed_once",
                violation_error_message=_("This move is proposed already."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", decided_on__isnull=True)
                | (~Q(outcome="open") & Q(decided_on__isnull=False)),
                name="recruitment_proposal_is_decided_on_a_day",
                violation_error_message=_("What was decided has a day, and what is open has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.post.code}"
