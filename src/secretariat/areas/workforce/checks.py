"""What must hold of posts, of who holds them, and of the rules on languages."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.models.describing import LanguageRequirement
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Nationality
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.records.declaring import Check


def not_directly_after(touched: QuerySet[Post]) -> QuerySet[Post]:
    """Posts that continue another without beginning on the day after its last."""
    return touched.filter(continues__isnull=False).filter(
        Q(continues__ends__isnull=True) | Q(starts__lte=F("continues__ends"))
    )


def described_for_another_grade(touched: QuerySet[Post]) -> QuerySet[Post]:
    """Posts whose generic job description is of another grade or family."""
    return touched.filter(description__isnull=False).exclude(
        description__grade=F("grade"), description__family=F("family")
    )


def held_outside_its_life(touched: QuerySet[Post]) -> QuerySet[Post]:
    """Posts somebody holds on days on which they do not exist."""
    return touched.filter(Exists(outside(Incumbency.objects.filter(post=OuterRef("pk")))))


def outside(incumbencies: QuerySet[Incumbency]) -> QuerySet[Incumbency]:
    """Incumbencies that reach beyond the life of their post."""
    after = Q(post__ends__isnull=False) & (Q(ends__isnull=True) | Q(ends__gt=F("post__ends")))
    return incumbencies.filter(Q(starts__lt=F("post__starts")) | after)


def _more_than_full_time(touched: QuerySet[Incumbency], shared: str) -> QuerySet[Incumbency]:
    """Incumbencies on whose days more than 100 per cent of a post, or of an official, is held.

    The share changes only on first days: it is enough to look at those that lie within.
    """
    same: dict[str, Any] = {shared: OuterRef(shared)}
    then = Incumbency.objects.filter(**same).on(OuterRef("starts"))
    held = then.order_by().values(shared).annotate(all=Sum("percent")).values("all")
    over = Incumbency.objects.filter(**same).annotate(held=Subquery(held)).filter(held__gt=100)
    later = over.filter(starts__gte=OuterRef("starts"))
    within = later.filter(starts__lte=OuterRef("ends"))
    return touched.filter((Q(ends__isnull=True) & Exists(later)) | Exists(within))


def of_the_post(touched: QuerySet[Incumbency]) -> QuerySet[Incumbency]:
    """Incumbencies by which a post is held for more than 100 per cent."""
    return _more_than_full_time(touched, "post")


def of_the_official(touched: QuerySet[Incumbency]) -> QuerySet[Incumbency]:
    """Incumbencies by which an official works more than 100 per cent."""
    return _more_than_full_time(touched, "official")


def counted_for_another(touched: QuerySet[Incumbency]) -> QuerySet[Incumbency]:
    """Incumbencies counted for a State whose nationality the official has not on the first day."""
    hers = Nationality.objects.on(OuterRef("starts")).filter(
        official=OuterRef("official"), state=OuterRef("counts_for")
    )
    return touched.filter(counts_for__isnull=False).filter(~Exists(hers))


def uncounted(touched: QuerySet[Incumbency]) -> QuerySet[Incumbency]:
    """Incumbencies of posts subject to geographical distribution that count for no State."""
    return touched.filter(post__geographical=True, counts_for__isnull=True)


def ruled_twice(touched: QuerySet[LanguageRequirement]) -> QuerySet[LanguageRequirement]:
    """Rules on languages for days on which another holds for the same category and job family."""
    others = LanguageRequirement.objects.exclude(pk=OuterRef("pk")).filter(
        Q(ends__isnull=True) | Q(ends__gte=OuterRef("starts")),
        category=OuterRef("category"),
        starts__lte=Coalesce(OuterRef("ends"), Value(date.max)),
    )
    of_all = Q(family__isnull=True) & Exists(others.filter(family__isnull=True))
    return touched.filter(of_all | Exists(others.filter(family=OuterRef("family"))))


OF_POSTS = (
    Check(
        finds=not_directly_after,
        says=_("{code} continues {continues}, which still exists on {starts}."),
        do=_("Abolish the former post first; the new one begins after its last day."),
    ),
    Check(
        finds=described_for_another_grade,
        says=_("{description} describes work of another grade or family than {code} has."),
        do=_("Choose the description of the post’s own grade and family."),
    ),
    Check(
        finds=held_outside_its_life,
        says=_("Somebody holds {code} on days on which it would not exist."),
        do=_("End the incumbencies first, or choose other days."),
    ),
)
OF_INCUMBENCIES = (
    Check(
        finds=outside,
        says=_("{official} would hold {post} on days on which the post does not exist."),
        do=_("Choose days within the life of the post."),
    ),
    Check(
        finds=of_the_post,
        says=_("{post} would be held for more than 100 per cent from {starts}."),
        do=_("Lower a percentage, or end the other incumbency before."),
    ),
    Check(
        finds=of_the_official,
        says=_("{official} would work more than 100 per cent from {starts}."),
        do=_("Lower a percentage, or end the other incumbency before."),
    ),
    Check(
        finds=counted_for_another,
        says=_("{official} has not the nationality of {counts_for} on {starts}."),
        do=_("Record the nationality first, or count the incumbency for another State."),
    ),
    Check(
        finds=uncounted,
        says=_("{post} is subject to geographical distribution; {official} counts for no State."),
        do=_("Say for which of her nationalities she is counted."),
    ),
)
OF_LANGUAGES = (
    Check(
        finds=ruled_twice,
        says=_("{code}: another rule holds for the same category and job family on these days."),
        do=_("End the other the day before this one begins, or choose other days."),
    ),
)
