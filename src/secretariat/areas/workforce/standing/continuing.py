"""Reclassifying or moving a post, or paying for it otherwise: one act writes all of it or nothing.

A post never changes: it is abolished, another continues it, and whoever holds it holds the other
from its first day on. Each part is written by its own action, with that action's permission and
checks; it is undone as the one act it is.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.areas.workforce.actions import (
    POST,
    WITHIN_UNIT,
    abolish_posts,
    appoint,
    end_incumbencies,
    establish_posts,
)
from secretariat.areas.workforce.checks import OF_POSTS
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.roles import May
from secretariat.engine.access.actors import Actor
from secretariat.engine.records.declaring import PARTS, Action, Kind
from secretariat.engine.records.performing import Performance, add_with, change_with, performing
from secretariat.kernel.errors import BadInput

KEPT = ("official", "rank", "percent", "counts_for", "ends", "ending")
"""What of an incumbency stays as it was when the post goes on as another."""
SAME = frozenset({"code", "starts", "ends", "continues"})
"""What tells two posts of a chain apart without being a change."""

continue_posts = Action(
    key="workforce.continue_posts",
    title=gettext_lazy("Reclassify or move posts"),
    told=gettext_lazy("reclassified or moved this post, which another continues"),
    model=Post,
    kind=Kind.CHANGE,
    may=May.KEEP_POSTS,
    fields=tuple(name for name in POST if name not in {"continues", "ends"}),
    checks=OF_POSTS,
    needs_reason=True,
    scope=WITHIN_UNIT,
)


def continue_post(
    post: Post, values: Mapping[str, Any], *, by: Actor, on: date, reason: str
) -> Post:
    """Let another post continue this one from `starts` on, with these values; gives the new one.

    `values` are of the fields of `continue_posts`; what they leave out stays as it is. Who holds
    the post on its last day holds the new one, as before in everything else. Raises BadInput where
    nothing changes or the post does not exist on both days, and whatever the parts raise.
    """
    row = {name: getattr(post, name) for name in POST} | dict(values) | {"continues": post}
    last = _last_day(post, row)
    _hold_to_change(post, row)
    held = _held(post, row["starts"])
    parts = (abolish_posts, establish_posts, *((end_incumbencies, appoint) if held else ()))
    facts = {PARTS: [one.key for one in parts]}
    with performing(continue_posts, by=by, on=on, reason=reason, facts=facts) as performance:
        _leave(performance, held, last)
        change_with(performance, abolish_posts, Post.objects.filter(pk=post.pk), {"ends": last})
        (number,) = add_with(performance, establish_posts, [row])
        made: Post = Post.objects.get(pk=number)
        _go_on(performance, held, made)
    return made


def _last_day(post: Post, row: Mapping[str, Any]) -> date:
    """The day before the other one begins, on which the post must exist, as on the next."""
    last: date = row["starts"] - timedelta(days=1)
    if not (post.holds(last) and post.holds(row["starts"])):
        raise BadInput(
            _("%(post)s does not exist both on %(day)s and on the day before.")
            % {"post": post.code, "day": row["starts"]},
            do=_("Choose a day within its life, after its first."),
        )
    return last


def _hold_to_change(post: Post, row: Mapping[str, Any]) -> None:
    """Refuse what would abolish a post to establish the same again."""
    if all(row[name] == getattr(post, name) for name in POST if name not in SAME):
        raise BadInput(
            _("Nothing of %(post)s would change.") % {"post": post.code},
            do=_("Give another grade, unit, duty station, funding or description."),
        )


def _held(post: Post, starts: date) -> Sequence[Incumbency]:
    """Who holds the post when it goes on as another; later ones are refused by what abolishes."""
    still = Q(ends__isnull=True) | Q(ends__gte=starts)
    return list(Incumbency.objects.filter(still, post=post, starts__lt=starts).order_by("pk"))


def _leave(performance: Performance, held: Sequence[Incumbency], last: date) -> None:
    if held:
        these: QuerySet[Incumbency] = Incumbency.objects.filter(pk__in=[one.pk for one in held])
        values = {"ends": last, "ending": Incumbency.Ending.MOVE}
        change_with(performance, end_incumbencies, these, values)


def _go_on(performance: Performance, held: Sequence[Incumbency], made: Post) -> None:
    if held:
        begun = {
            "post": made,
            "starts": made.starts,
            "beginning": Incumbency.Beginning.RECLASSIFICATION,
        }
        kept = [{name: getattr(one, name) for name in KEPT} for one in held]
        add_with(performance, appoint, [{**one, **begun} for one in kept])
