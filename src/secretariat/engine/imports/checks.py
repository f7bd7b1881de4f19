"""What every declared import must fulfil, checked at start: each fault with a hint and an id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from secretariat.engine.imports.declaring import Column, Import, imports
from secretariat.engine.imports.headers import names_of
from secretariat.engine.imports.readings import Reference
from secretariat.engine.records.declaring import Action, Kind


def check_imports(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared imports."""
    declared = imports()
    return [
        *(
            Error(
                f"Two imports are called {key}.",
                hint="Choose another key.",
                obj=key,
                id="secretariat.E301",
            )
            for key in _twice(one.key for one in declared)
        ),
        *(fault for one in declared for fault in faults(one)),
    ]


def faults(what: Import) -> Iterator[CheckMessage]:
    """The faults of one import; where a column fills no field, the rest is not asked."""
    unknown = [name for name in _filled(what) if _field(what.model, name) is None]
    if unknown:
        for name in unknown:
            yield _fault(what, f"it fills {name}, which {what.model.__name__} has not", "E302")
        return
    yield from _keys(what)
    yield from _actions(what)
    yield from _headers(what)
    for column in what.columns:
        yield from _reading(what, column)


def _keys(what: Import) -> Iterator[CheckMessage]:
    """Each row must say which record it is, and all that a new record cannot be without."""
    filled = set(_filled(what))
    if not what.natural_key:
        yield _fault(what, "it has no natural key, so no row can be told to be there", "E303")
    for name in what.natural_key:
        if name not in filled:
            yield _fault(what, f"no column fills {name}, part of its natural key", "E304")
    needed = (f.name for f in what.model._meta.concrete_fields if _is_needed(f))
    for name in sorted(set(needed) - filled):
        yield _fault(what, f"no column fills {name}, which every record needs", "E305")


def _actions(what: Import) -> Iterator[CheckMessage]:
    """What the file says is written by the actions, or it would be lost in silence."""
    yield from _action(what, what.add, Kind.ADD, set(_filled(what)))
    if what.change is not None:
        yield from _action(
            what, what.change, Kind.CHANGE, set(_filled(what)) - set(what.natural_key)
        )


def _action(what: Import, action: Action, kind: Kind, written: set[str]) -> Iterator[CheckMessage]:
    if action.kind is not kind or action.model is not what.model:
        yield _fault(what, f"{action.key} does not {kind} its records", "E306")
    for name in sorted(written - set(action.fields)):
        yield _fault(what, f"{action.key} does not set {name}, which a column fills", "E307")


def _headers(what: Import) -> Iterator[CheckMessage]:
    for name in _twice(name for column in what.columns for name in names_of(column)):
        yield _fault(what, f"two columns may be headed {name}", "E308")
    for name in _twice(_filled(what)):
        yield _fault(what, f"two columns fill {name}", "E309")


def _reading(what: Import, column: Column) -> Iterator[CheckMessage]:
    """References are read for references alone, by fields that name the records they lead to."""
    leads_to = _field(what.model, column.field).related_model
    reads = column.reads
    if not isinstance(reads, Reference):
        if leads_to is not None:
            yield _fault(what, f"{column.field} is a reference and is not read as one", "E310")
        return
    if reads.to is not leads_to:
        yield _fault(what, f"{column.field} does not lead to {reads.to.__name__}", "E311")
    if not (reads.by or reads.joined):
        yield _fault(what, f"nothing names {reads.to.__name__} in {column.field}", "E313")
    for name in (*reads.by, *(path.partition("__")[0] for path in reads.joined)):
        if _field(reads.to, name) is None:
            yield _fault(what, f"{reads.to.__name__} is not named by {name}", "E312")


def _filled(what: Import) -> Iterator[str]:
    """Every field that the columns fill, those that keep the precision of a date included."""
    for column in what.columns:
        yield column.field
        if column.precision:
            yield column.precision


def _is_needed(field: Any) -> bool:
    can_be_left = field.null or field.blank or field.has_default() or field.primary_key
    return not can_be_left


def _field(model: type[models.Model], name: str) -> Any:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if getattr(found, "concrete", False) else None


def _twice(names: Iterable[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def _fault(what: Import, says: str, number: str) -> CheckMessage:
    return Error(
        f"In the import {what.key}: {says}.",
        hint="See the fields of its model, and those its actions set.",
        obj=what.key,
        id=f"secretariat.{number}",
    )
