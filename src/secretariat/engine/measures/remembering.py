"""Making a thing once where many figures of one moment need it: selections, fingerprints.

A paper has hundreds of figures of a few measures. What a selection reads while it is made, such as
the formula in force, is not read again within `each_once`: it is for figures of one moment. There,
too, what is going to be asked can be asked beforehand, all at once, and is then kept.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_MADE: ContextVar[dict[Hashable, Any] | None] = ContextVar("made", default=None)


@contextmanager
def each_once() -> Iterator[None]:
    """Keep what `once` makes, to the end of the block."""
    token = _MADE.set({})
    try:
        yield
    finally:
        _MADE.reset(token)


def once(key: Hashable, make: Callable[[], T]) -> T:
    """What was made under the key before; outside `each_once` it is made each time."""
    made = _MADE.get()
    if made is None:
        return make()
    if key not in made:
        made[key] = make()
    found: T = made[key]
    return found


def is_kept(key: Hashable) -> bool:
    """Whether something was made or kept under the key."""
    return key in (_MADE.get() or {})


def keep(key: Hashable, what: object) -> None:
    """Keep what was asked beforehand under the key; outside `each_once` nothing is kept."""
    made = _MADE.get()
    if made is not None:
        made[key] = what


def keeps() -> bool:
    """Whether anything can be kept: asking beforehand is of no use otherwise."""
    return _MADE.get() is not None
