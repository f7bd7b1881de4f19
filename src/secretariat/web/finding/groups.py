"""What is found of each kind: figures, records by register, papers, people."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Func, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of, visible
from secretariat.engine.access.models import Person, Through
from secretariat.engine.access.permissions import May
from secretariat.engine.access.readings import note
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.seeing import seen_by
from secretariat.engine.registers.finding import SHOWN, Hits
from secretariat.engine.registers.reading import value
from secretariat.kernel.languages import fold
from secretariat.web import formats
from secretariat.web.contexts.finding import Group, Hit
from secretariat.web.contexts.frame import Link
from secretariat.web.finding.marking import excerpt, marked
from secretariat.web.links import FigureAddress, question, record_page, register_page

Words = Sequence[str]


def of_figures(words: Words, *, actor: Actor, on: date) -> Group | None:
    """The figures whose name or definition holds the words; those named so first."""
    rights = rights_of(actor, on=on)
    seen = [one for one in measures() if rights.scopes(one.audience).cover("")]
    held = [one for one in seen if mentions(one, words)]
    held.sort(key=lambda one: not holds(str(one.title), words))
    hits = tuple(
        Hit(name=marked(str(one.title), words), url=FigureAddress(key=one.key).page())
        for one in held[:SHOWN]
    )
    everything = reverse("figures") + question({"q": " ".join(words)})
    return _group("figures", _("Figures"), hits, all_of(len(held), everything))


def mentions(measure: Measure, words: Words) -> bool:
    """Say whether a measure's name or definition holds all the words, whatever their accents."""
    told = [measure.key, str(measure.title), *(one.shown for one in measure.definitions)]
    return holds(" ".join(told), words)


def holds(text: str, words: Words) -> bool:
    """Say whether a text holds all the words, whatever their accents."""
    told = fold(text)
    return all(fold(word) in told for word in words)


def of_register(hits: Hits, words: Words) -> Group:
    """The records of one register; what holds the words, where their name does not, is told."""
    register = hits.register
    note(register, [one.pk for one in hits.records], Through.LIST)
    number = formats.number(hits.total.number)
    count = number if hits.total.exactly else _("more than %(count)s") % {"count": number}
    told = {"count": count, "register": str(register.title)}
    url = register_page(register.key, {"q": " ".join(words)})
    return Group(
        key=f"register-{register.key}",
        title=str(register.title),
        hits=tuple(_record(hits, record, words) for record in hits.records),
        everything=Link(label=_("%(count)s in %(register)s") % told, url=url)
        if hits.total.number > len(hits.records)
        else None,
    )


def _record(hits: Hits, record: Any, words: Words) -> Hit:
    name = str(record)
    return Hit(
        name=marked(name, words),
        url=record_page(hits.register.key, record.pk),
        note="" if _shows(name, words) else _where(hits, record, words),
    )


def _shows(text: str, words: Words) -> bool:
    return "<mark>" in marked(text, words)


def _where(hits: Hits, record: Any, words: Words) -> str:
    """The column that holds the words, if one of the record's own does."""
    for path in hits.register.search:
        if "__" not in path:
            shown = value(hits.register, record, path)
            text = str(shown.text or shown.raw or "")
            if _shows(text, words):
                return marked(excerpt(text, words), words)
    return ""


def of_papers(words: Words, *, actor: Actor, on: date, now: datetime) -> Group | None:
    """The papers that hold the words in their title or text, in any language: one query."""
    texts = Func(Cast("texts", TextField()), function="secretariat.fold", output_field=TextField())
    every_word = reduce(and_, (Q(told__contains=fold(word)) for word in words))
    read = seen_by(actor, on=on, now=now).order_by().alias(told=texts).distinct()
    asked = read.values_list("publication", ExpressionWrapper(every_word, BooleanField()))
    written: dict[str, bool] = {}
    for key, is_held in asked:
        written[key] = is_held or written.get(key, False)
    seen = [one for one in publications() if one.key in written]
    held = [one for one in seen if written[one.key] or holds(f"{one.title} {one.symbol}", words)]
    hits = tuple(
        Hit(
            name=marked(str(one.title), words),
            url=reverse("paper-latest", args=[one.key]),
            note=one.symbol,
        )
        for one in held[:SHOWN]
    )
    return _group("papers", _("Papers"), hits, all_of(len(held), reverse("papers")))


def of_people(words: Words, *, actor: Actor, on: date) -> Group | None:
    """The people whose name holds the words, of the units the reader is trusted with."""
    if not rights_of(actor, on=on).scopes(May.READ_PEOPLE):
        return None
    people = visible(
        Person.objects.all(),
        actor=actor,
        permission=May.READ_PEOPLE,
        scope_path="unit_path",
        on=on,
    ).alias(told=Func("name", function="secretariat.fold", output_field=TextField()))
    for word in words:
        people = people.filter(told__contains=fold(word))
    found = list(people.order_by("name", "pk")[: SHOWN + 1])
    hits = tuple(
        Hit(
            name=marked(one.name, words),
            url=reverse("person", args=[one.pk]),
            note=one.unit_path,
        )
        for one in found[:SHOWN]
    )
    everything = reverse("people") + question({"q": " ".join(words)})
    more = Link(label=_("All people it fits"), url=everything)
    return _group("people", _("People"), hits, more if len(found) > SHOWN else None)


def all_of(count: int, url: str) -> Link | None:
    """Where all of them are, if there are more than are shown."""
    if count <= SHOWN:
        return None
    return Link(label=_("All %(count)s") % {"count": formats.number(count)}, url=url)


def _group(key: str, title: str, hits: tuple[Hit, ...], more: Link | None) -> Group | None:
    return Group(key=key, title=title, hits=hits, everything=more) if hits else None
