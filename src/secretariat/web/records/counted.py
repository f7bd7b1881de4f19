"""Which figures count a record: the chain closed, from the record back to the figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

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
    """Link the figures whose evidence holds the record, at the latest moment it may count.

    One that a share counts in its whole alone says so.
    """
    rights = rights_of(actor, on=on)
    found = (
        _link(measure, record, on) for measure in measures() if rights.scopes(measure.audience)
    )
    return tuple(link for link in found if link is not None)


def _link(measure: Measure, record: Any, on: date) -> Link | None:
    for when in _moments(measure, record, on):
        names = _counting(measure, record, when)
        if names:
            note = wording.heading(wording.when(when))
            if names == {"whole"}:
                note = _("%(when)s, in the whole alone") % {"when": note}
            address = FigureAddress(key=measure.key, when=when).page()
            return Link(label=str(measure.title), url=address, note=note)
    return None


def _counting(measure: Measure, record: Any, when: When) -> set[str]:
    """Name the selections that hold the record: value, or part and whole."""
    selection = select(measure, when)
    return {
        name
        for name, plain in selection.plain().items()
        if plain.rows.model is type(record)
        and evidence(measure, when, name=name).rows.filter(pk=record.pk).exists()
    }


def _moments(measure: Measure, record: Any, on: date) -> Iterator[When]:
    """Give the moments worth asking for: today, its last day; the years it began and ended in."""
    starts, ends = getattr(record, "starts", None), getattr(record, "ends", None)
    if measure.kind is Kind.STOCK:
        yield on
        yield from (day for day in (ends, starts) if day is not None and day != on)
        return
    yield from (Period.year(day.year) for day in (starts, ends) if day is not None)
