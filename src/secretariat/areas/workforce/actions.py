"""The only writers of posts, officials and who holds which post."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Nationality, Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.roles import May
from secretariat.engine.records.declaring import Action, Check, Kind

OFFICIAL = ("code", "name", "given", "sex", "born", "entered", "account")
TITLES = ("title_en", "title_fr", "title_es")
POST = (
    "code",
    *TITLES,
    "grade",
    "family",
    "description",
    "unit",
    "station",
    "funding",
    "geographical",
    "continues",
    "starts",
    "ends",
)
INCUMBENCY = (
    "official",
    "post",
    "rank",
    "percent",
    "counts_for",
    "starts",
    "ends",
    "beginning",
    "ending",
)
WITHIN_UNIT, OF_POST = "unit__path", "post__unit__path"


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


def _of_posts(key: str, kind: Kind, title: object, told: object, **more: Any) -> Action:
    return Action(
        key=f"workforce.{key}",
        title=title,
        told=told,
        model=Post,
        kind=kind,
        may=May.KEEP_POSTS,
        scope=WITHIN_UNIT,
        **more,
    )


establish_posts = _of_posts(
    "establish_posts",
    Kind.ADD,
    _("Establish posts"),
    _("established this post"),
    fields=POST,
    checks=OF_POSTS,
)
correct_posts = _of_posts(
    "correct_posts",
    Kind.CHANGE,
    _("Correct posts"),
    _("corrected this post"),
    fields=POST,
    checks=OF_POSTS,
    needs_reason=True,
)
abolish_posts = _of_posts(
    "abolish_posts",
    Kind.CHANGE,
    _("Abolish posts"),
    _("abolished this post"),
    fields=("ends",),
    checks=OF_POSTS,
)
strike_posts = _of_posts(
    "strike_posts",
    Kind.REMOVE,
    _("Strike posts recorded by mistake"),
    _("struck this post, recorded by mistake"),
    needs_reason=True,
)


def _of_incumbencies(key: str, kind: Kind, title: object, told: object, **more: Any) -> Action:
    return Action(
        key=f"workforce.{key}",
        title=title,
        told=told,
        model=Incumbency,
        kind=kind,
        may=May.KEEP_FILES,
        scope=OF_POST,
        **more,
    )


appoint = _of_incumbencies(
    "appoint",
    Kind.ADD,
    _("Appoint to posts"),
    _("appointed the official to this post"),
    fields=INCUMBENCY,
    checks=OF_INCUMBENCIES,
)
correct_incumbencies = _of_incumbencies(
    "correct_incumbencies",
    Kind.CHANGE,
    _("Correct incumbencies"),
    _("corrected this incumbency"),
    fields=INCUMBENCY,
    checks=OF_INCUMBENCIES,
    needs_reason=True,
)
end_incumbencies = _of_incumbencies(
    "end_incumbencies",
    Kind.CHANGE,
    _("End incumbencies"),
    _("ended this incumbency"),
    fields=("ends", "ending"),
    checks=OF_INCUMBENCIES,
)
strike_incumbencies = _of_incumbencies(
    "strike_incumbencies",
    Kind.REMOVE,
    _("Strike incumbencies recorded by mistake"),
    _("struck this incumbency, recorded by mistake"),
    needs_reason=True,
)

add_officials = Action(
    key="workforce.add_officials",
    title=_("Add officials"),
    told=_("added this official"),
    model=Official,
    kind=Kind.ADD,
    may=May.KEEP_FILES,
    fields=OFFICIAL,
)
amend_officials = Action(
    key="workforce.amend_officials",
    title=_("Amend officials"),
    told=_("amended this official’s file"),
    model=Official,
    kind=Kind.CHANGE,
    may=May.KEEP_FILES,
    fields=OFFICIAL,
)
strike_officials = Action(
    key="workforce.strike_officials",
    title=_("Strike officials added by mistake"),
    told=_("struck this official, added by mistake"),
    model=Official,
    kind=Kind.REMOVE,
    may=May.KEEP_FILES,
    needs_reason=True,
)

ACTIONS = (
    establish_posts,
    correct_posts,
    abolish_posts,
    strike_posts,
    appoint,
    correct_incumbencies,
    end_incumbencies,
    strike_incumbencies,
    add_officials,
    amend_officials,
    strike_officials,
)
