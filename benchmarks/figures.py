"""How long a figure takes: broken down three ways, now and as known at an instant."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from benchmarks.filling import AS_OF, KNOWN_AT
from benchmarks.measures import (
    BREAKDOWN,
    ratifications,
    three_ways_by_hand,
    three_ways_by_loop,
)
from benchmarks.timing import Line, medians
from secretariat.engine.measures.figures import Figure, figure

LOOPED = 100_000  # records; over more, the loop is timed alone: it takes minutes


def three_ways(records: int) -> Iterator[Line]:
    """A breakdown by the product, by hand and by a loop: the same cells, then the time of each."""
    ours = _ours()
    assert (ours.value, {cell.key: cell.value for cell in ours.cells}) == three_ways_by_hand(AS_OF)
    if records <= LOOPED:
        assert three_ways_by_loop(AS_OF) == three_ways_by_hand(AS_OF)
    taken = medians(
        {
            "product": _ours,
            "hand": lambda: three_ways_by_hand(AS_OF),
            "loop": lambda: three_ways_by_loop(AS_OF),
        }
    )
    asked = f"a figure by instrument, region and ending ({len(ours.cells):,} cells)"
    yield Line(
        question=asked,
        records=records,
        ours=taken["product"],
        rival=taken["hand"],
        rival_is="SQL by hand",
        bar="1.3 times",
    )
    yield Line(
        question=asked,
        records=records,
        ours=taken["product"],
        rival=taken["loop"],
        rival_is="a loop over the ORM",
    )


def known(records: int) -> Iterator[Line]:
    """The same as known at an instant, against the present; in all, and three ways."""
    for by in ((), BREAKDOWN[1:2], BREAKDOWN):
        taken = medians({"then": partial(_cut, by, KNOWN_AT), "now": partial(_cut, by, None)})
        broken_down = f"by {', '.join(by)}" if by else "in all"
        yield Line(
            question=f"a figure {broken_down}, as known at an instant",
            records=records,
            ours=taken["then"],
            rival=taken["now"],
            rival_is="the same now",
            bar="6 times",
        )


def _ours() -> Figure:
    return _cut(BREAKDOWN, None)


def _cut(by: Sequence[str], known_at: datetime | None) -> Figure:
    return figure(ratifications, AS_OF, by=by, known_at=known_at)
