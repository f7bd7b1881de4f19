"""Which figures count a record: the chain closed, from the record back to the figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind, Measure, measures
from secretariat.engine.measures.evidence import evidence
from secretariat.engine.measures.figures import When, select
from secretariat.kernel.periods import Period
from secretariat.web import wording
from secretariat.web.contexts.frame import Link
from secretariat.web.links import FigureAddress


def counted_in(record: Any, *, actor: Actor, on: date) -> tuple[Link, ...]:
    """Link the figures whose evidence holds the record, at the latest moment it may count."""
    rights = rights_of(actor, on=on)
    return tuple(
        Link(
            label=str(measure.title),
            url=FigureAddress(key=measure.key, when=when).page(),
            note=wording.heading(wording.when(when)),
        )
        for measure in measures()
        if rights.scopes(measure.audience)
        for when in _first(measure, record, on)
    )


def _first(measure: Measure, record: Any, on: date) -> list[When]:
    found = (when for when in _moments(measure, record, on) if _counts(measure, record, when))
    return [when for when, _only in zip(found, range(1), strict=False)]


def _counts(measure: Measure, record: Any, when: When) -> bool:
    selection = select(measure, when)
    return any(
        plain.rows.model is type(record)
        and evidence(measure, when, name=name).rows.filter(pk=record.pk).exists()
        for name, plain in selection.plain().items()
    )


def _moments(measure: Measure, record: Any, on: date) -> Iterator[When]:
    """Give the moments worth asking for: today, its last day; the years it began and ended in."""
    starts, ends = getattr(record, "starts", None), getattr(record, "ends", None)
    if measure.kind is Kind.STOCK:
        yield on
        yield from (day for day in (ends, starts) if day is not None and day != on)
        return
    yield from (Period.year(day.year) for day in (starts, ends) if day is not None)
