"""Which figures count a record: the chain closed, from the record back to the figures."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind, Measure, measures
from secretariat.engine.measures.evidence import evidence
from secretariat.engine.measures.figures import When, select
from secretariat.engine.measures.remembering import each_once
from secretariat.kernel.periods import Period
from secretariat.web import wording
from secretariat.web.contexts.frame import Link
from secretariat.web.links import FigureAddress


def counted_in(record: Any, *, actor: Actor, on: date) -> tuple[Link, ...]:
    """Link the figures whose evidence holds the record, at the latest moment it may count.

    One that a share counts in its whole alone says so. However many figures and moments there
    are, they are one question to the database.
    """
    rights = rights_of(actor, on=on)
    seen = [one for one in measures() if rights.scopes(one.audience).cover("")]
    asked = [(one, when) for one in seen for when in _moments(one, record, on)]
    with each_once():  # of a share, part and whole are of one selection
        held = _holding(asked, record)
    latest: dict[str, Link] = {}
    for measure, when in asked:
        if names := held.get((measure.key, when)):
            latest.setdefault(measure.key, _link(measure, when, names))
    return tuple(latest.values())


def _link(measure: Measure, when: When, names: set[str]) -> Link:
    note = wording.heading(wording.when(when))
    if names == {"whole"}:
        note = _("%(when)s, in the whole alone") % {"when": note}
    address = FigureAddress(key=measure.key, when=when).page()
    return Link(label=str(measure.title), url=address, note=note)


def _holding(
    asked: Sequence[tuple[Measure, When]], record: Any
) -> dict[tuple[str, When], set[str]]:
    """Name the selections that hold the record, by measure and moment: value, or part and whole."""
    places: list[tuple[str, When, str]] = []
    questions = []
    for measure, when in asked:
        for name in _names(measure, when, type(record)):
            rows = evidence(measure, when, name=name).rows
            places.append((measure.key, when, name))
            questions.append(Exists(rows.filter(pk=record.pk)))
    if not questions:
        return {}
    held: dict[tuple[str, When], set[str]] = {}
    answers = type(record)._base_manager.filter(pk=record.pk).values_list(*questions).first()
    for (key, when, name), answer in zip(places, answers or (), strict=False):
        if answer:
            held.setdefault((key, when), set()).add(name)
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
    days = [day for day in (starts, ends) if day is not None]
    if measure.kind is Kind.STOCK:
        yield from dict.fromkeys((on, *reversed(days)))
        return
    yield from dict.fromkeys(Period.year(day.year) for day in days)
