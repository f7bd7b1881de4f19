"""Following records and figures, and what happened to the records somebody follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, Model, QuerySet, Value
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.fetching import fetched
from secretariat.engine.history.recording import event_model
from secretariat.engine.notices.models import Follow, Notice
from secretariat.kernel.errors import BadInput

MOST = 200
"""How many records and figures somebody may follow; more is no following."""


@dataclass(frozen=True, kw_only=True)
class Touched:
    """That an act touched a record."""

    act: Any
    table: str
    record: int


def kind_of(model: type[Model]) -> str:
    """The name under which notices and follows know a kind of record."""
    return model._meta.label_lower


def model_of(table: str) -> type[Model]:
    """The kind of record of this name."""
    return apps.get_model(table)


def follow(person: Person, *, table: str = "", record: int | None = None, figure: str = "") -> None:
    """Follow a record, or a figure; whoever does already goes on doing so."""
    if Follow.objects.filter(person=person).count() >= MOST:
        raise BadInput(
            _("You follow %(count)s things already.") % {"count": MOST},
            why=_("What is followed is looked through each time your home page is opened."),
            do=_("Stop following some of them first."),
        )
    Follow.objects.get_or_create(person=person, table=table, record=record, figure=figure)


def unfollow(
    person: Person, *, table: str = "", record: int | None = None, figure: str = ""
) -> None:
    """Follow it no longer."""
    Follow.objects.filter(person=person, table=table, record=record, figure=figure).delete()


def follows(
    person: Person, *, table: str = "", record: int | None = None, figure: str = ""
) -> bool:
    """Say whether a person follows a record or a figure."""
    kept = Follow.objects.filter(person=person, table=table, record=record, figure=figure)
    return kept.exists()


def followed(person: Person) -> list[Follow]:
    """What a person follows, in the order she began to."""
    return list(Follow.objects.filter(person=person))


def followed_and_unread(person: Person) -> tuple[list[Follow], int]:
    """What a person follows, and how many notices she has not read: one query."""
    new = Notice.objects.unread().filter(person=person).order_by().values(all=Value(1))
    counted = new.annotate(n=Count("pk")).values_list("n", flat=True)
    hers, (count,) = fetched(Follow.objects.filter(person=person), counted)
    return hers, count


def latest_acts(follows: Iterable[Follow], *, most: int) -> Sequence[Touched]:
    """The latest acts on the records that are followed, newest first: one query for all."""
    numbers: dict[str, list[int]] = {}
    for one in follows:
        if one.record is not None:
            numbers.setdefault(one.table, []).append(one.record)
    parts = [_acts_on(table, records, most) for table, records in sorted(numbers.items())]
    if not parts:
        return []
    first, *others = parts
    rows = first.union(*others, all=True) if others else first
    newest = sorted(rows, key=lambda row: (row[0], row[1]), reverse=True)
    return [Touched(act=act, table=table, record=record) for _at, _n, act, table, record in newest][
        :most
    ]


def _acts_on(table: str, records: list[int], most: int) -> QuerySet[Any, Any]:
    events: Any = event_model(model_of(table))._base_manager
    rows: QuerySet[Any, Any] = (
        events.filter(pgh_obj_id__in=records)
        .annotate(table=Value(table))
        .order_by("-pgh_created_at", "-pgh_id")
        .values_list("pgh_created_at", "pgh_id", "pgh_context_id", "table", "pgh_obj_id")[:most]
    )
    return rows
