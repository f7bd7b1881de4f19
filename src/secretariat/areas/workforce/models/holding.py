"""Who holds which post: the fact that nearly every figure of the workforce counts."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.describing import Grade
from secretariat.areas.workforce.models.people import (
    Official,
    OfficialQuerySet,
    RetirementRule,
    Sex,
)
from secretariat.areas.workforce.models.posts import Funding, Post, counted
from secretariat.areas.workforce.models.reckoning import (
    DayAfter,
    DayBefore,
    EndOfMonthAtAge,
)
from secretariat.engine.history.recording import recorded
from secretariat.engine.records.base import DatedQuerySet, DatedRecord, ends_after_it_starts
from secretariat.engine.records.days import Day, Span
from secretariat.engine.records.overlaps import no_overlap

FIRST = 1  # the rank of the post by which an official is counted


class IncumbencyQuerySet(DatedQuerySet["Incumbency"]):
    """Filters over incumbencies."""

    def of_officials(self) -> Self:
        """Each official once: by the first of the posts she holds at a time."""
        return self.filter(rank=FIRST)

    def counted_for_representation(self) -> Self:
        """Holders of posts subject to geographical distribution: international, regular budget."""
        return self.of_officials().filter(**counted("post__"))

    def regular_budget(self) -> Self:
        """Held posts that the regular budget pays for."""
        return self.filter(post__funding=Funding.REGULAR)

    def development_cooperation(self) -> Self:
        """Held posts that development cooperation pays for."""
        return self.filter(post__funding=Funding.COOPERATION)

    def graded_at_least(self, code: str) -> Self:
        """Held posts of this grade and above."""
        rank = Grade.objects.filter(code=code).values("rank")
        return self.filter(post__grade__rank__gte=models.Subquery(rank))

    def held_by(self, sex: Sex) -> Self:
        """Posts held by women, or by men."""
        return self.filter(official__sex=sex)

    def entering_in(self, over: Span) -> Self:
        """First days in the span of officials who held no post the day before."""
        before = Incumbency.objects.filter(
            official=OuterRef("official"), rank=FIRST, starts__lt=OuterRef("starts")
        ).filter(Q(ends__isnull=True) | Q(ends__gte=DayBefore(OuterRef("starts"))))
        return self.of_officials().starting_in(over).filter(~Exists(before))

    def leaving_in(self, over: Span) -> Self:
        """Last days of officials who hold no post the day after; that day lies in the span."""
        after = Incumbency.objects.filter(
            official=OuterRef("official"), rank=FIRST, starts__lte=DayAfter(OuterRef("ends"))
        ).filter(Q(ends__isnull=True) | Q(ends__gt=OuterRef("ends")))
        left = self.of_officials().filter(ends__isnull=False).annotate(left=DayAfter(F("ends")))
        return left.happening(over, on="left").filter(~Exists(after))

    def with_retirement(self) -> Self:
        """Adds `may_retire` and `must_retire` of the official."""
        rule = RetirementRule.objects.on(OuterRef("official__entered"))
        return self.annotate(
            may_retire=EndOfMonthAtAge(
                F("official__born"), models.Subquery(rule.values("earliest_age")[:1])
            ),
            must_retire=EndOfMonthAtAge(
                F("official__born"), models.Subquery(rule.values("mandatory_age")[:1])
            ),
        )


@recorded()
class Incumbency(DatedRecord):
    """That an official holds a post, from a day until a day, for a percentage of full time."""

    class Beginning(models.TextChoices):
        """How she came to the post."""

        APPOINTMENT = "appointment", _("appointment")
        PROMOTION = "promotion", _("promotion")
        TRANSFER = "transfer", _("transfer")
        RECLASSIFICATION = "reclassification", _("the post was reclassified or converted")
        NATIONALITY = "nationality", _("another nationality counts")

    class Ending(models.TextChoices):
        """Why she left the post."""

        RETIREMENT = "retirement", _("retirement")
        RESIGNATION = "resignation", _("resignation")
        END_OF_TERM = "end_of_term", _("end of the contract")
        TERMINATION = "termination", _("termination")
        DEATH = "death", _("death")
        MOVE = "move", _("moved to another post")

    official = models.ForeignKey(
        Official, models.PROTECT, verbose_name=_("official"), related_name="incumbencies"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, verbose_name=_("post"), related_name="incumbencies"
    )
    rank = models.PositiveSmallIntegerField(
        _("first, second … post"),
        default=FIRST,
        help_text=_("Of the posts an official holds at a time: by the first one she is counted."),
    )
    percent = models.PositiveSmallIntegerField(_("per cent of full time"), default=100)
    counts_for = models.ForeignKey(
        State,
        models.PROTECT,
        verbose_name=_("counted for"),
        related_name="incumbencies",
        null=True,
        blank=True,
        help_text=_("The one of her nationalities that is counted."),
    )
    beginning = models.CharField(
        _("how it began"), max_length=20, choices=Beginning, default=Beginning.APPOINTMENT
    )
    ending = models.CharField(_("why it ended"), max_length=20, choices=Ending, blank=True)

    objects: ClassVar = IncumbencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("incumbency")
        verbose_name_plural = _("incumbencies")
        ordering = ["post__code", "-starts"]
        indexes = [
            models.Index(fields=["post", "starts"], name="incumbency_of_post"),
            models.Index(fields=["official", "starts"], name="incumbency_of_official"),
            models.Index(fields=["counts_for", "starts"], name="incumbency_counted_for"),
        ]
        constraints = [
            ends_after_it_starts("workforce_incumbency"),
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=100),
                name="workforce_incumbency_is_of_one_to_a_hundred_per_cent",
                violation_error_message=_("A post is held for 1 to 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1), name="workforce_incumbency_ranks_from_one"
            ),
            no_overlap(
                "official",
                "rank",
                name="workforce_official_holds_one_post_of_each_rank",
                says=_("The official holds another post of this rank on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.post.code}"


def vacant_posts(day: Day) -> QuerySet[Post]:
    """Posts that exist on the day and that nobody holds."""
    held = Incumbency.objects.on(day).filter(post=OuterRef("pk"))
    posts: QuerySet[Post] = Post.objects.on(day).filter(~Exists(held))
    return posts


def serving(day: Day) -> OfficialQuerySet:
    """Officials who hold a post on the day."""
    held = Incumbency.objects.on(day).of_officials().filter(official=OuterRef("pk"))
    return Official.objects.all().filter(Exists(held))
