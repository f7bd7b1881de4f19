"""Posts: places in units, each with its grade, duty station and who pays; and what stations are."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import DutyStation, Unit
from secretariat.areas.workforce.models.describing import INTERNATIONAL, Description, Family, Grade
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import DatedQuerySet, DatedRecord, ends_after_it_starts
from secretariat.engine.records.content import Content
from secretariat.engine.records.overlaps import no_overlap


class Funding(models.TextChoices):
    """Who pays for a post."""

    REGULAR = "RB", _("regular budget")
    COOPERATION = "DC", _("development cooperation")
    OTHER = "OT", _("other")


@recorded()
class Post(DatedRecord):
    """A place in a unit, from the day it is established until it is abolished."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    title_en = models.CharField(_("title in English"), max_length=150)
    title_fr = models.CharField(_("title in French"), max_length=150, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=150, blank=True)
    grade = models.ForeignKey(Grade, models.PROTECT, verbose_name=_("grade"), related_name="posts")
    family = models.ForeignKey(
        Family,
        models.PROTECT,
        verbose_name=_("job family"),
        related_name="posts",
        null=True,
        blank=True,
    )
    description = models.ForeignKey(
        Description,
        models.PROTECT,
        verbose_name=_("generic job description"),
        related_name="posts",
        null=True,
        blank=True,
    )
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("unit"), related_name="posts")
    station = models.ForeignKey(
        DutyStation, models.PROTECT, verbose_name=_("duty station"), related_name="posts"
    )
    funding = models.CharField(_("funding"), max_length=2, choices=Funding)
    geographical = models.BooleanField(
        _("subject to geographical distribution"),
        default=False,
        help_text=_("Its holder is counted for representation."),
    )
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("continues"),
        related_name="continued_by",
        null=True,
        blank=True,
    )
    title = Content("title")

    objects: ClassVar = DatedQuerySet.as_manager()

    LABELS = {"title": _("title"), "starts": _("established"), "ends": _("last day")}

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["code"]
        constraints = [
            ends_after_it_starts("workforce_post"),
            models.UniqueConstraint(
                fields=["continues"],
                name="workforce_post_is_continued_once",
                violation_error_message=_("Another post continues this one already."),
            ),
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=F("id")),
                name="workforce_post_continues_another",
                violation_error_message=_("A post can't continue itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title.text}"


@recorded()
class Classification(DatedRecord):
    """How hard life is at a duty station, as reviewed: H, and A to E; and whether families come."""

    class Level(models.TextChoices):
        """Headquarters and alike, then the least difficult to the most."""

        H = "H", "H"
        A = "A", "A"
        B = "B", "B"
        C = "C", "C"
        D = "D", "D"
        E = "E", "E"

    station = models.ForeignKey(
        DutyStation, models.PROTECT, verbose_name=_("duty station"), related_name="classifications"
    )
    level = models.CharField(_("level"), max_length=1, choices=Level)
    non_family = models.BooleanField(_("without families"), default=False)
    authority = models.CharField(_("authority"), max_length=250, blank=True)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("classification of a duty station")
        verbose_name_plural = _("classifications of duty stations")
        ordering = ["station__name_en", "-starts"]
        constraints = [
            ends_after_it_starts("workforce_classification"),
            no_overlap(
                "station",
                name="workforce_classification_of_a_station_is_one",
                says=_("The duty station is classified otherwise on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station}, {self.level}"


def counted(prefix: str = "") -> dict[str, Any]:
    """What makes the holder of a post counted for representation: international, regular budget."""
    return {
        f"{prefix}geographical": True,
        f"{prefix}funding": Funding.REGULAR,
        f"{prefix}grade__category__in": INTERNATIONAL,
    }
