"""How long a page of the records behind a figure takes, the first and a late one, now and then."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from benchmarks.filling import AS_OF, KNOWN_AT
from benchmarks.measures import ratifications
from benchmarks.timing import Line, medians
from secretariat.engine.measures.evidence import evidence, page

LENGTH = 50
CELL = {"instrument": "Z7", "region": "R3"}


def pages(records: int) -> Iterator[Line]:
    """Pages of the whole figure and of one cell."""
    late = int(records * 0.6)
    last = _page(late - 1)[0].pk
    asked = {
        "the first page of evidence": lambda: _page(0),
        "the first page of one cell's evidence": lambda: _page(0, where=CELL),
        f"the page of evidence after record {late:,}, going on": lambda: _page(late, after=last),
        f"the page of evidence from record {late:,}, by its place": lambda: _page(late),
        "the first page of evidence, as known at an instant": lambda: _page(0, at=True),
    }
    assert _page(late, after=last) == _page(late)
    for question, seconds in medians(asked).items():
        yield Line(question=question, records=records, ours=seconds, bar="50 ms")


def _page(
    first: int, *, where: dict[str, str] | None = None, at: bool = False, after: int | None = None
) -> list[Any]:
    found = evidence(ratifications, AS_OF, where=where)  # below, what its page shows
    found = replace(found, rows=found.rows.select_related("instrument", "state"))
    known_at = KNOWN_AT if at else None
    shown = page(found, first=first, length=LENGTH, after=after, known_at=known_at)
    assert shown
    return shown
