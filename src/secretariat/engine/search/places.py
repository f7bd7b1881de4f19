"""Where the words of a record are looked for: in its own columns, and in those it refers to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Expression, F, Func, TextField, Value
from django.db.models.functions import Cast

from secretariat.engine.declared import declared
from secretariat.engine.search.folding import ANY, CODE

TONGUES = {"_en": "english", "_fr": "french", "_es": "spanish"}
CODE_LENGTH = 40  # letters: what is shorter is a code, a number or a date, looked for as it stands
Model = type[models.Model]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A table that is searched: `by` leads there from the record, reference by reference."""

    model: Model
    by: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def entry(self) -> Func:
        """The words in its columns, computed in the same words as its index."""
        parts = [_words(self.model._meta.get_field(name)) for name in self.columns]
        return Func(*parts, template="(%(expressions)s)", arg_joiner=" || ", output_field=_ENTRY)


_ENTRY = TextField()  # Django has its own kind only in what is made with it; nothing reads this one


def places(model: Model, paths: Sequence[str]) -> tuple[Place, ...]:
    """Group what a register declares as searched by table; a reference stands for all of its own.

    Raises FieldDoesNotExist where a path leads nowhere, or to what holds no words.
    """
    found = sorted({one for path in paths for one in _columns(model, path)})
    return tuple(
        Place(model=_led(model, by), by=by, columns=tuple(name for _by, name in columns))
        for by, columns in groupby(found, key=lambda one: one[0])
    )


def _columns(model: Model, path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    *steps, last = path.split("__")
    holder = _led(model, steps)
    field = holder._meta.get_field(last)
    if isinstance(field, models.CharField | models.TextField | models.IntegerField):
        yield tuple(steps), last
    elif isinstance(field, models.ForeignKey):
        for name in _own_columns(_led(holder, [last])):
            yield (*steps, last), name
    else:
        raise FieldDoesNotExist(f"{path} holds no words.")


def _own_columns(model: Model) -> list[str]:
    """The columns the model's own register is searched in, or else its code and names."""
    for register in declared("registers"):
        if register.model is model and register.search:
            return [name for name in register.search if "__" not in name and _is_plain(model, name)]
    return [
        field.name for field in model._meta.concrete_fields if isinstance(field, models.CharField)
    ]


def _is_plain(model: Model, name: str) -> bool:
    return not model._meta.get_field(name).is_relation


def _led(model: Model, steps: Sequence[str]) -> Model:
    for step in steps:
        other = model._meta.get_field(step).related_model
        if other is None:
            raise FieldDoesNotExist(f"{model._meta.label}.{step} refers to nothing.")
        model = other
    return model


def _words(field: Any) -> Expression:
    words: Any = F(field.name)
    if isinstance(field, models.IntegerField):
        words = Cast(words, TextField())
    return Func(words, Value(tongue(field)), function="secretariat.entry", output_field=_ENTRY)


def tongue(field: Any) -> str:
    """The language of a column by its name; a short one without a language holds a code."""
    of_name = TONGUES.get(field.name[-3:])
    if of_name:
        return of_name
    length = getattr(field, "max_length", None)
    is_code = isinstance(field, models.IntegerField) or (length or CODE_LENGTH + 1) <= CODE_LENGTH
    return CODE if is_code else ANY
