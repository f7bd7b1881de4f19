"""What a record shows: labelled values, each with the record it opens to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DecimalField, IntegerField, Model

from secretariat.engine.registers.declaring import Register, register_for
from secretariat.kernel.languages import Spoken


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value of a record: raw for files, the record it refers to, and its text if it has one."""

    name: str
    label: str
    raw: Any
    text: Spoken | str | None
    refers_to: Model | None = None
    register: str | None = None


Reader = Callable[[Model], Value]


def values(register: Register, record: Model, names: tuple[str, ...]) -> list[Value]:
    """The values of these columns, in order."""
    return [value(register, record, name) for name in names]


def value(register: Register, record: Model, name: str) -> Value:
    """One value, by the name of a field, an added column or a text in three languages."""
    return reader(register, name)(record)


def reader(register: Register, name: str) -> Reader:
    """What reads one column of any number of records: what they share is looked up once."""
    label = label_of(register, name)
    choices = dict(getattr(_field(register.model, name), "flatchoices", None) or ())
    kept: dict[type[Model], str | None] = {}

    def read(record: Model) -> Value:
        raw = getattr(record, name)
        if isinstance(raw, Model):
            if type(raw) not in kept:
                found = register_for(type(raw))
                kept[type(raw)] = found.key if found else None
            return Value(
                name=name,
                label=label,
                raw=raw,
                text=str(raw),
                refers_to=raw,
                register=kept[type(raw)],
            )
        if isinstance(raw, Spoken):
            return Value(name=name, label=label, raw=raw.text, text=raw)
        text = str(choices.get(raw, raw)) if choices and raw else None
        return Value(name=name, label=label, raw=raw, text=text)

    return read


def is_number(register: Register, name: str) -> bool:
    """Whether a column holds numbers, of which one is more than another: no codes of choices."""
    field = _field(register.model, name)
    return isinstance(field, DecimalField | IntegerField) and not field.choices


def label_of(register: Register, name: str) -> str:
    """What a column is called: as its model says for this register, or by its field."""
    labels: dict[str, Any] = getattr(register.model, "LABELS", {})
    if name in labels:
        return str(labels[name])
    *steps, last = name.split("__")
    model: Any = register.model
    for step in steps:
        model = model._meta.get_field(step).related_model
    field = _field(model, last)
    return str(field.verbose_name) if field is not None else name.replace("_", " ")


def _field(model: type[Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
