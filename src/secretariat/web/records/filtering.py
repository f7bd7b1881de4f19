"""The filters of a register as fields, and the chips that say what is filtered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.registers.declaring import Register, register_for
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.narrowing import Filter, Kind, filters
from secretariat.engine.registers.reading import label_of
from secretariat.engine.registers.reserving import seen
from secretariat.web import formats, wording
from secretariat.web.asking import parts_of
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.links import register_page
from secretariat.web.records.choosing import MOST_OPTIONS


@dataclass(frozen=True, kw_only=True)
class Offers:
    """The values each filter offers to a reader, with their words; none where there are too many.

    No menu and no word beside the list names a record that is closed to her.
    """

    actor: Actor
    on: date
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def records(self, model: Any) -> QuerySet[Any]:
        """The records of a table that she may be told of."""
        register, rows = register_for(model), model._default_manager.all()
        return rows if register is None else seen(register, rows, actor=self.actor, on=self.on)


def offers(register: Register, *, actor: Actor, on: date) -> Offers:
    """Give what each filter offers to the actor: one query for each filter by reference."""
    to_her = Offers(actor=actor, on=on)
    shown = (one for one in filters(register) if one.name in register.filters)
    found = {one.name: _choices(one, to_her) for one in shown if one.kind is not Kind.DAYS}
    return replace(to_her, choices=found)


def form(register: Register, asked: Asked, offered: Offers) -> Form:
    """Offer the register's filters, filled in with what is asked for."""
    return Form(
        action=register_page(register.key),
        fields=tuple(_fields(register, asked, offered)),
        submit=_("Show"),
        is_post=False,
        kept=tuple(_kept(register, asked)),
    )


def _kept(register: Register, asked: Asked) -> Iterator[Hidden]:
    """What the form carries along: the order, and filters it does not offer."""
    if asked.order:
        yield Hidden(name="order", value=asked.order)
    for name, value in asked.where.items():
        if not any(name in one.words for one in filters(register) if one.name in register.filters):
            yield Hidden(name=name, value=value)


def _fields(register: Register, asked: Asked, offered: Offers) -> Iterator[Field]:
    if register.search:
        yield Field(
            name="q", label=_("Holds the words"), kind="search", value=asked.text, is_wide=True
        )
    for one in filters(register):
        if one.kind is Kind.DAYS:
            yield from _days(register, one, asked.where)
        elif one.name in offered.choices:
            chosen = asked.where.get(one.name, "")
            yield _field(register, one, chosen, offered.choices[one.name])
    if register.on:
        day = asked.on.isoformat() if asked.on else ""
        yield Field(name="on", label=_("On the date"), kind="date", value=day)


def _field(
    register: Register, one: Filter, chosen: str, choices: Sequence[tuple[str, str]]
) -> Field:
    label = heading(register, one.name)
    if not choices:
        return Field(name=one.name, label=_("%(filter)s, code") % {"filter": label}, value=chosen)
    options = [Option(value="", label=_("Any"))]
    options += [
        Option(value=code, label=words, is_chosen=code == chosen) for code, words in choices
    ]
    return Field(name=one.name, label=label, kind="select", options=tuple(options))


def _referred(one: Filter, value: str, offered: Offers) -> str:
    """Name a record whose filter is not offered, because another page led here, or by its code."""
    if one.kind is not Kind.REFERENCE:
        return value
    by = "code" if one.has_code else "pk"
    found = offered.records(one.field.related_model).filter(**{by: value}).first()
    return value if found is None else _named(found)


def _days(register: Register, one: Filter, where: Mapping[str, str]) -> Iterator[Field]:
    told = {"filter": heading(register, one.name)}
    labels = (_("%(filter)s, from") % told, _("%(filter)s, to") % told)
    for word, label in zip(one.words, labels, strict=True):
        yield Field(name=word, label=label, kind="date", value=where.get(word, ""))


def heading(register: Register, name: str) -> str:
    """Name a filter."""
    return wording.heading(label_of(register, name))


def _choices(one: Filter, to_her: Offers) -> list[tuple[str, str]]:
    """Give the values a filter offers: records, choices, or yes and no."""
    if one.kind is Kind.REFERENCE:
        records: Any = list(to_her.records(one.field.related_model)[: MOST_OPTIONS + 1])
        few = records if len(records) <= MOST_OPTIONS else []
        return [(one.value_of(record), _named(record)) for record in few]
    if one.kind is Kind.YES_OR_NO:
        return [("True", _("yes")), ("False", _("no"))]
    return [(str(code), str(label)) for code, label in one.field.flatchoices if code != ""]


def _named(record: Any) -> str:
    words = str(record)
    return words if len(words) <= 70 else f"{words[:69]}…"


def chips(register: Register, asked: Asked, offered: Offers) -> tuple[Link, ...]:
    """Name each filter in force; each link takes that one away."""
    parts = parts_of(asked)
    return tuple(
        Link(label=label, url=whole(register, {k: v for k, v in parts.items() if k != name}))
        for name, label in _told(register, asked, offered)
    )


def whole(register: Register, parts: Mapping[str, str] | None = None) -> str:
    """Give the address of the list so narrowed; of all of it, past any view that is her default."""
    return register_page(register.key, parts or {"view": "all"})


def _told(register: Register, asked: Asked, offered: Offers) -> Iterator[tuple[str, str]]:
    if asked.text:
        yield "q", _("“%(words)s”") % {"words": asked.text}
    for one in filters(register):
        for word in one.words:
            if word in asked.where:
                yield word, _chip(register, one, word, asked.where[word], offered)
    if asked.on:
        yield "on", _("on %(day)s") % {"day": formats.day(asked.on)}


def _chip(register: Register, one: Filter, word: str, value: str, offered: Offers) -> str:
    told = {"filter": heading(register, one.name), "value": value}
    if one.kind is Kind.DAYS:
        told["value"] = formats.day(date.fromisoformat(value))
        if word == one.words[0]:
            return _("%(filter)s from %(value)s") % told
        return _("%(filter)s to %(value)s") % told
    words = dict(offered.choices.get(one.name, ()))
    told["value"] = words.get(value) or _referred(one, value, offered)
    return _("%(filter)s: %(value)s") % told
