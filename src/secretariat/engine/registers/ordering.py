"""What a list can be ordered by, the one rule of it, and the indexes that make it quick."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import F, Func, OrderBy, TextField, Value
from django.db.models.functions import Coalesce, Left, NullIf
from django.utils.translation import gettext as _

from secretariat.engine.records.content import current
from secretariat.engine.registers.declaring import Register
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES, Language, columns

COMPARED = 200  # letters of a text: an index can't hold any number of them
Key = str | Func  # the path of a column, or an expression over the table's own


def sortable(register: Register) -> dict[str, Key]:
    """What each column that a list can be ordered by is compared by.

    A text compares without accents and capitals, in the reader's language where it has several;
    a reference as its own table is ordered first; what a QuerySet adds can't be ordered by.
    """
    keys = {name: _key(register.model, name, current()) for name in register.columns}
    return {name: key for name, key in keys.items() if key is not None}


def ordered_now(register: Register, asked: str) -> str:
    """The column that a list is ordered by first, with its sign; of a text without its language."""
    return asked or next(map(_column, register.order), "")


def order_by(register: Register, asked: str) -> tuple[OrderBy, ...]:
    """The order asked for, or else the register's own; what ties stands as it was recorded.

    Raises BadInput for a column the list can't be ordered by.
    """
    known = sortable(register)
    if asked and _bare(asked) not in known:
        raise BadInput(
            _("%(register)s can't be ordered by “%(name)s”.")
            % {"register": register.key, "name": _bare(asked)},
            do=_("Choose: %(names)s.") % {"names": ", ".join(known)},
        )
    parts = (asked,) if asked else tuple(_column(part) for part in register.order)
    keys = [_ordering(register.model, part) for part in parts]
    # In the direction of what comes before it, so that one index serves both directions.
    is_descending = bool(parts) and parts[0].startswith("-")
    return (*keys, OrderBy(F("pk"), descending=is_descending))


def indexes(register: Register) -> Iterator[tuple[Key, ...]]:
    """What an index is kept by for each way to order the list within its own table.

    That is by each column, and by several together where the register's own order asks for it:
    else a late page sorts all that comes before it.
    """
    for language in LANGUAGES:
        for names in ((name,) for name in register.columns):
            yield from _indexed(register, names, language)
        if len(register.order) > 1:
            yield from _indexed(register, tuple(map(_column, register.order)), language)


def _indexed(
    register: Register, names: tuple[str, ...], language: Language
) -> Iterator[tuple[Key, ...]]:
    """One index by all of these, unless one leads to another table or goes the other way."""
    own = (name for name in names if not _refers(register.model, name.partition("__")[0]))
    keys = [key for name in own if (key := _key(register.model, name, language)) is not None]
    if len(keys) == len(names):
        yield (*keys, "pk")


def _ordering(model: type[models.Model], part: str) -> OrderBy:
    key = _key(model, _bare(part), current()) or _bare(part)
    expression = F(key) if isinstance(key, str) else key
    return OrderBy(expression, descending=part.startswith("-"))


def _bare(part: str) -> str:
    return part.removeprefix("-")


def _column(part: str) -> str:
    """A declared order by an English text is one by that text in the reader's language."""
    return part.removesuffix(f"_{Language.EN}")


def _key(model: type[models.Model], path: str, language: Language, *, at: str = "") -> Key | None:
    """What a column is compared by; `at` leads to its table from the one that is ordered."""
    name, _steps, rest = path.partition("__")
    fields = {field.name: field for field in model._meta.concrete_fields}
    field = fields.get(name)
    if all(column in fields for column in columns(name)):
        return _folded(_first_told(f"{at}{name}", language))
    if isinstance(field, models.ForeignKey):
        other: Any = field.related_model
        by = rest or next(iter(other._meta.ordering), "pk")
        return _key(other, _column(_bare(by)), language, at=f"{at}{name}__") or f"{at}{name}"
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        return _folded(F(f"{at}{name}"))
    return f"{at}{name}" if field is not None else None


def _first_told(name: str, language: Language) -> Coalesce:
    """The text in the language, or else in the first that has one, as a reader is shown it."""
    order = dict.fromkeys((language, *LANGUAGES))
    told = [NullIf(F(f"{name}_{one}"), Value("")) for one in order]
    return Coalesce(*told, Value(""), output_field=TextField())


def _folded(words: Any) -> Func:
    return Func(Left(words, COMPARED), function="secretariat.fold", output_field=TextField())


def _refers(model: type[models.Model], name: str) -> bool:
    return any(field.name == name and field.is_relation for field in model._meta.concrete_fields)
