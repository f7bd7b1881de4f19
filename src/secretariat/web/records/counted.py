"""Which figures count a record: the chain closed, from the record back to the figures."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind, Measure, measure_of, measures
from secretariat.engine.measures.evidence import evidence
from secretariat.engine.measures.figures import When, select
from secretariat.kernel.periods import Period
from secretariat.web import wording
from secretariat.web.contexts.frame import Link
from secretariat.web.links import FigureAddress


def counted_in(record: Any, *, actor: Actor, on: date) -> tuple[Link, ...]:
    """Link the figures whose evidence holds the record, at the latest moment it may count.

    One that a share counts in its whole alone says so. However many figures there are, each round
    of moments is one question to the database.
    """
    rights = rights_of(actor, on=on)
    seen = [one for one in measures() if rights.scopes(one.audience).cover("")]
    left = {one.key: _moments(one, record, on) for one in seen}
    links: dict[str, Link] = {}
    while left:
        asked = {key: when for key, moments in left.items() if (when := next(moments, None))}
        held = _holding(asked, record)
        links |= {key: _link(measure_of(key), asked[key], held[key]) for key in held}
        left = {key: left[key] for key in asked if key not in held}
    return tuple(links[one.key] for one in seen if one.key in links)


def _link(measure: Measure, when: When, names: set[str]) -> Link:
    note = wording.heading(wording.when(when))
    if names == {"whole"}:
        note = _("%(when)s, in the whole alone") % {"when": note}
    address = FigureAddress(key=measure.key, when=when).page()
    return Link(label=str(measure.title), url=address, note=note)


def _holding(asked: Mapping[str, When], record: Any) -> dict[str, set[str]]:
    """Name the selections that hold the record, by measure: value, or part and whole."""
    places: list[tuple[str, str]] = []
    questions = []
    for key, when in asked.items():
        measure = measure_of(key)
        for name in _names(measure, when, type(record)):
            rows = evidence(measure, when, name=name).rows
            places.append((key, name))
            questions.append(Exists(rows.filter(pk=record.pk)))
    if not questions:
        return {}
    held: dict[str, set[str]] = {}
    answers = type(record)._base_manager.filter(pk=record.pk).values_list(*questions).first()
    for (key, name), answer in zip(places, answers or (), strict=False):
        if answer:
            held.setdefault(key, set()).add(name)
    return held


_COUNTED: dict[Callable[..., Any], dict[str, type[Any]]] = {}


def _names(measure: Measure, when: When, model: type[Any]) -> list[str]:
    """The selections of a measure that count records of this kind; of most measures there is none.

    Which kinds a definition counts is asked of it once: it is code, and the same on every day.
    """
    day = when.ends if isinstance(when, Period) else when
    assert day is not None  # the periods asked for are whole years
    defined = measure.on(day).selects
    if defined not in _COUNTED:
        plain = select(measure, when).plain()
        _COUNTED[defined] = {name: one.rows.model for name, one in plain.items()}
    return [name for name, counted in _COUNTED[defined].items() if counted is model]


def _moments(measure: Measure, record: Any, on: date) -> Iterator[When]:
    """Give the moments worth asking for: today, its last day; the years it began and ended in."""
    starts, ends = getattr(record, "starts", None), getattr(record, "ends", None)
    if measure.kind is Kind.STOCK:
        yield on
        yield from (day for day in (ends, starts) if day is not None and day != on)
        return
    yield from (Period.year(day.year) for day in (starts, ends) if day is not None)
