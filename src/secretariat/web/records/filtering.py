"""The filters of a register as fields, and the chips that say what is filtered."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.reading import label_of
from secretariat.web import formats, wording
from secretariat.web.asking import parts_of
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.links import register_page


def form(register: Register, asked: Asked) -> Form:
    """Offer the register's filters, filled in with what is asked for."""
    return Form(
        action=register_page(register.key),
        fields=tuple(_fields(register, asked)),
        submit=_("Show"),
        is_post=False,
        kept=(Hidden(name="order", value=asked.order),) if asked.order else (),
    )


def _fields(register: Register, asked: Asked) -> Iterator[Field]:
    if register.search:
        yield Field(
            name="q", label=_("Holds the words"), kind="search", value=asked.text, is_wide=True
        )
    for name in register.filters:
        yield Field(
            name=name,
            label=heading(register, name),
            kind="select",
            options=tuple(_options(register, name, asked.where.get(name, ""))),
        )
    if register.on:
        chosen = asked.on.isoformat() if asked.on else ""
        yield Field(name="on", label=_("On the date"), kind="date", value=chosen)


def heading(register: Register, name: str) -> str:
    """Name a filter."""
    return wording.heading(label_of(register, name))


def _options(register: Register, name: str, chosen: str) -> Iterator[Option]:
    yield Option(value="", label=_("Any"))
    for code, label in choices(register, name):
        yield Option(value=code, label=label, is_chosen=code == chosen)


def choices(register: Register, name: str) -> list[tuple[str, str]]:
    """Give the values a filter offers, each with its words: records, choices, or yes and no."""
    field = field_of(register, name)
    if field.related_model is not None:
        records = field.related_model._default_manager.all()
        return [(str(one.code), _named(one)) for one in records]
    if isinstance(field, models.BooleanField):
        return [("True", _("yes")), ("False", _("no"))]
    return [(str(code), str(label)) for code, label in field.flatchoices if code != ""]


def _named(record: Any) -> str:
    words = str(record)
    return words if len(words) <= 70 else f"{words[:69]}…"


def field_of(register: Register, name: str) -> Any:
    """Give the field a filter's path ends at."""
    model: Any = register.model
    *steps, last = name.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def chips(register: Register, asked: Asked) -> tuple[Link, ...]:
    """Name each filter in force; each link takes that one away."""
    parts = parts_of(asked)
    told = dict(_told(register, asked))
    return tuple(
        Link(label=label, url=register_page(register.key, _without(parts, name)))
        for name, label in told.items()
    )


def _told(register: Register, asked: Asked) -> Iterator[tuple[str, str]]:
    if asked.text:
        yield "q", _("“%(words)s”") % {"words": asked.text}
    for name, code in asked.where.items():
        words = dict(choices(register, name)).get(code, code)
        told = {"filter": heading(register, name), "value": words}
        yield name, _("%(filter)s: %(value)s") % told
    if asked.on:
        yield "on", _("on %(day)s") % {"day": formats.day(asked.on)}


def _without(parts: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in parts.items() if key != name}
