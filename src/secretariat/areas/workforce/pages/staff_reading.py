"""A unit's posts on a date, read at once: by grade, one page of them, and who holds these."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum

from secretariat.areas.reference.models import Unit
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.records.days import covers

LENGTH = 50
HELD, VACANT = "held", "vacant"


@dataclass(frozen=True, kw_only=True)
class Grade:
    """The posts that have a grade: how many, and how many of them nobody holds."""

    code: str
    posts: int
    vacant: int


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """A unit on a date: its posts by grade, one page of them with their holders, and its parts.

    `counted` is how many posts the list has in all; each post has `left`, the last day anybody
    held it. `people` and `percent`: how many hold a post of the unit, for how much of full time.
    `sees_all`: the reader sees who holds every one of them.
    """

    unit: Unit
    grades: Sequence[Grade]
    posts: Sequence[Any]
    holders: Mapping[int, Sequence[Incumbency]]
    counted: int
    page: int
    parts: Sequence[Unit]
    people: int
    percent: int
    sees_all: bool


def staffing(unit: Unit, day: date, *, show: str, number: int, sees_all: bool) -> Staffing:
    """Read a unit and those below it on a day: at most five queries, however many posts."""
    within = Unit.objects.within(unit.path)
    posts = Post.objects.on(day).filter(unit__in=within.values("pk"))
    grades = _grades(posts, day)
    counted = sum(_shown_of(one, show) for one in grades)
    page = min(number, max(1, -(-counted // LENGTH)))
    shown = list(_chosen(posts, day, show)[(page - 1) * LENGTH : page * LENGTH])
    people, percent = _people(within, day) if sees_all else (0, 0)
    return Staffing(
        unit=unit,
        grades=grades,
        posts=shown,
        holders=_holders(shown, day),
        counted=counted,
        page=page,
        parts=_parts(unit, within, day),
        people=people,
        percent=percent,
        sees_all=sees_all,
    )


def _is_held(day: date) -> Exists:
    return Exists(Incumbency.objects.on(day).filter(post=OuterRef("pk")))


def _grades(posts: QuerySet[Post], day: date) -> list[Grade]:
    marked = posts.annotate(is_held=_is_held(day)).order_by()
    found = marked.values("grade__code", "grade__rank").annotate(
        posts=Count("pk"), vacant=Count("pk", filter=Q(is_held=False))
    )
    return [
        Grade(code=one["grade__code"], posts=one["posts"], vacant=one["vacant"])
        for one in found.order_by("-grade__rank")
    ]


def _shown_of(one: Grade, show: str) -> int:
    return {HELD: one.posts - one.vacant, VACANT: one.vacant}.get(show, one.posts)


def _chosen(posts: QuerySet[Post], day: date, show: str) -> QuerySet[Any]:
    """The posts asked for, unit by unit, the highest grade first."""
    earlier = Incumbency.objects.filter(post=OuterRef("pk"), ends__lt=day).order_by()
    left = earlier.values("post").annotate(last=Max("ends")).values("last")
    found = posts.annotate(left=Subquery(left)).select_related("grade", "unit", "station")
    if show:
        found = found.filter(_is_held(day) if show == HELD else ~_is_held(day))
    return found.order_by("unit__path", "-grade__rank", "code")


def _holders(posts: Sequence[Post], day: date) -> dict[int, list[Incumbency]]:
    holders: dict[int, list[Incumbency]] = defaultdict(list)
    held = Incumbency.objects.on(day).filter(post__in=[one.pk for one in posts])
    for one in held.select_related("official").order_by("-percent", "starts", "pk"):
        holders[one.post_id].append(one)
    return holders


def _people(within: QuerySet[Unit], day: date) -> tuple[int, int]:
    """Those who hold a post that exists on the day, each once; and their percentages."""
    held = Incumbency.objects.on(day).filter(
        covers(day, starts="post__starts", ends="post__ends"), post__unit__in=within.values("pk")
    )
    found = held.aggregate(people=Count("official", distinct=True), percent=Sum("percent"))
    return found["people"], found["percent"] or 0


def _parts(unit: Unit, within: QuerySet[Unit], day: date) -> list[Unit]:
    """The units right below that exist on the day."""
    depth = unit.path.count("/") + 1
    below = within.filter(covers(day)).exclude(pk=unit.pk)
    return [one for one in below.order_by("path") if one.path.count("/") == depth]
