"""What an action is: a permitted change of a set of records, declared."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Scope
from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown

PARTS: Final = "parts"
"""Among the facts of an act: the keys of the further actions it was made of."""


class Kind(StrEnum):
    """What an action does to its set."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, kw_only=True)
class Check:
    """What must hold of the records an action touched.

    `finds` takes the touched records and returns those that fail: one query, however many.
    `says` may name fields of a failing record, such as `{state}`.
    """

    finds: Callable[[Any], QuerySet[Any]]
    says: Text
    do: Text = ""


@dataclass(frozen=True, kw_only=True)
class Stays(Check):
    """A check on what its action leaves alone: held before it writes, as well as after."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """A named, permitted change of a set of records; the only writer.

    `told` finishes the sentence that begins with who acted. `scope` is the path from a record to
    the unit path that grants are compared with, or how that is reckoned for the day; empty: only
    those with the whole organization.
    `parts` are the actions this one is made of, when one act adds and changes (an import does):
    who performs or undoes it needs the permission of each.
    `takes_over`: it adds what began elsewhere, each record in the state that it has there.
    """

    key: str
    title: Text
    told: Text
    model: type[Model]
    kind: Kind
    may: Permission
    fields: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    needs_reason: bool = False
    scope: Scope = None
    parts: tuple["Action", ...] = ()
    takes_over: bool = False

    @property
    def settled(self) -> tuple[Check, ...]:
        """The checks of what it would write, as far as they are settled before it does."""
        return tuple(one for one in self.checks if isinstance(one, Stays))

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """Everything one must be allowed to do to perform it."""
        return tuple(dict.fromkeys((self.may, *(part.may for part in self.parts))))


def actions() -> tuple[Action, ...]:
    """Every action the product declares."""
    return declared("actions")


def action(key: str) -> Action:
    """The action of this key."""
    for one in actions():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no action “%(key)s”.") % {"key": key}, do=_("The manual lists every action.")
    )
