"""Which figures count a record: the chain closed, from the record back to the figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind, Measure, measures
from secretariat.engine.measures.figures import When
from secretariat.engine.measures.holding import counting, holding
from secretariat.kernel.periods import Period
from secretariat.web import wording
from secretariat.web.contexts.frame import Link
from secretariat.web.links import FigureAddress

Held = dict[str, tuple[When, set[str]]]
"""By measure: when its figure counts the record, and by which of its selections."""


def counted_in(record: Any, *, actor: Actor, on: date) -> tuple[Link, ...]:
    """Link the figures whose evidence holds the record: today, or over the years it is of.

    A record that has ended is looked for on its last day too; and on its first where no figure
    of a date counts it on either. What a share counts in its whole alone says so.
    """
    rights = rights_of(actor, on=on)
    seen = [one for one in measures() if rights.scopes(one.audience).cover("")]
    held = _held(record, seen, on)
    return tuple(_link(one, *held[one.key]) for one in seen if one.key in held)


def _link(measure: Measure, when: When, names: set[str]) -> Link:
    note = wording.heading(wording.when(when))
    if names == {"whole"}:
        note = _("%(when)s, in the whole alone") % {"when": note}
    address = FigureAddress(key=measure.key, when=when).page()
    return Link(label=str(measure.title), url=address, note=note)


def _held(record: Any, seen: Sequence[Measure], on: date) -> Held:
    starts, ends = getattr(record, "starts", None), getattr(record, "ends", None)
    stocks = [one for one in seen if one.kind is Kind.STOCK]
    flows = [one for one in seen if one.kind is not Kind.STOCK]
    years = dict.fromkeys(Period.year(day.year) for day in (starts, ends) if day is not None)
    overs = [(one, year) for one in flows for year in years]
    held = _holding(record, [*((one, on) for one in stocks), *overs])
    if ends is not None and ends < on:
        held = _holding(record, [(one, ends) for one in stocks if one.key not in held]) | held
    if starts is not None and not any(one.key in held for one in stocks):
        held = _holding(record, [(one, starts) for one in stocks]) | held
    return held


def _holding(record: Any, asked: Iterable[tuple[Measure, When]]) -> Held:
    """Ask of all these figures at once; of two years the first that counts the record."""
    places = [
        (measure, when, name)
        for measure, when in asked
        for name in counting(measure, when, type(record))
    ]
    held: Held = {}
    for measure, when, name in holding(record, places):
        first, names = held.setdefault(measure.key, (when, set()))
        if first == when:
            names.add(name)
    return held
