"""Disclosure control of a release: what it withholds, given all that releases tell already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from secretariat.engine.disclosure.asked import Asked, Told
from secretariat.engine.disclosure.protecting import Protection, hold_to_attack, protect
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.measures.figures import select
from secretariat.engine.measures.selections import Count
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.drafts import Cited
from secretariat.engine.publishing.models import ReleasedFigure


def guarded(cited: Sequence[Cited]) -> Protection:
    """What of the figures cited is withheld. Raises BadInput where releases tell too much."""
    asked = [one for one in map(asked_of, cited) if one.is_guarded]
    return protect(asked, list(_told_already(asked)) if asked else ())


def asked_of(cited: Cited) -> Asked:
    """The figure as disclosure control knows it."""
    return Asked.of(cited.measure, cited.citation.when, dict(cited.citation.where))


def attacked(protection: Protection, figures: Sequence[ReleasedFigure]) -> None:
    """Refuse a release from whose own numbers, as they will be kept, a small cell can be had."""
    by_key = {one.key: one for one in measures()}
    hold_to_attack(protection, told(figures, by_key))


def _told_already(asked: Sequence[Asked]) -> Iterator[Told]:
    """What releases tell of the same dates, and of the dates that flows lead to."""
    guarded = {one.key: one for one in measures() if one.smallest_cell > 1}
    moved = {key for one in guarded.values() if one.flows for key in (one.key, *one.flows.keys)}
    dates = {str(one.when) for one in asked}
    kept = ReleasedFigure.objects.filter(measure__in=guarded).order_by("pk")
    near = [one for one in kept if one.measure in moved or str(when_of(one.asked)) in dates]
    yield from dict.fromkeys(told(near, guarded))


def told(figures: Iterable[ReleasedFigure], by_key: Mapping[str, Measure]) -> Iterator[Told]:
    """What the figures of guarded measures tell, as they are kept; those withheld tell nothing."""
    for one in figures:
        measure = by_key[one.measure]
        where = one.asked["where"]
        is_known = set(where) <= {dimension.key for dimension in measure.dimensions}
        if measure.smallest_cell > 1 and not one.is_withheld and is_known:
            asked = Asked.of(measure, when_of(one.asked), where)
            yield asked, _numbers(one, asked)


def _numbers(one: ReleasedFigure, asked: Asked) -> tuple[int, ...]:
    """The numbers of a figure that stand printed, in the order of the cells it tells."""
    selection = select(asked.measure, asked.when)
    is_different = any(plain.of is not None for plain in selection.plain().values())
    if one.part is not None and one.whole is not None:
        return (one.part, one.whole, one.n) if is_different else (one.part, one.whole)
    if isinstance(selection, Count) and is_different:
        return int(Decimal(one.value or 0)), one.n
    return (one.n,)
