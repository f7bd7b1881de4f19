"""What every declared register must fulfil, checked at start: each fault with a hint and an id."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist, FieldError

from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.registers.declaring import Register, register_of, registers
from secretariat.engine.registers.narrowing import filter_of
from secretariat.engine.search.places import places


def check_registers(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared registers."""
    declared = registers()
    keys = [one.key for one in declared]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return [
        *(
            Error(
                f"Two registers are called {key}.",
                hint="Choose another key.",
                obj=key,
                id="secretariat.E201",
            )
            for key in twice
        ),
        *(fault for one in declared for fault in faults(one, keys)),
    ]


def faults(register: Register, keys: Sequence[str]) -> Iterator[CheckMessage]:
    """The faults of one register."""
    added = {*register.rows().query.annotations, *(one.name for one in register.dated)}
    for name in register.shown:
        if not hasattr(register.model, name) and name not in added:
            yield _fault(register, f"there is no column {name}", "E202")
    yield from _paths(register)
    if register.sensitive and register.see == PUBLIC:
        yield _fault(register, "it is sensitive and open to everybody", "E206")
    for related in register.related:
        if related.register not in keys:
            yield _fault(register, f"it lists {related.register}, which is no register", "E205")
        elif not _points_here(register_of(related.register), related.by):
            what = f"{related.register} does not refer to it by {related.by}"
            yield _fault(register, what, "E207")


def _paths(register: Register) -> Iterator[CheckMessage]:
    """What the list is narrowed by and searched in leads somewhere."""
    for name in register.filters:
        if not _leads_somewhere(register, partial(_path_of_filter, register, name)):
            yield _fault(register, f"the filter {name} leads nowhere", "E203")
    for name in register.search:
        if not _holds_words(register, name):
            yield _fault(register, f"nothing can be searched in {name}", "E204")


def _leads_somewhere(register: Register, path: Callable[[], str]) -> bool:
    try:
        register.rows().order_by(path())
    except (FieldError, FieldDoesNotExist, AttributeError):
        return False
    return True


def _path_of_filter(register: Register, name: str) -> str:
    return filter_of(register, name).path


def _points_here(other: Register, by: str) -> bool:
    try:
        return bool(filter_of(other, by).field.is_relation)
    except FieldDoesNotExist:
        return False


def _holds_words(register: Register, path: str) -> bool:
    try:
        return bool(places(register.model, (path,)))
    except FieldDoesNotExist:
        return False


def _fault(register: Register, what: str, number: str) -> CheckMessage:
    return Error(
        f"In the register {register.key}: {what}.",
        hint="See the fields of its model and what its rows() adds.",
        obj=register.key,
        id=f"secretariat.{number}",
    )
