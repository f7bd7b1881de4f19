"""What an import is: which columns of a file fill which fields of which records, declared."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.engine.declared import declared
from secretariat.engine.imports.readings import Reading
from secretariat.engine.records.declaring import Action, Kind
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the file and the field it fills.

    `headers` are the names it may have in a file, the best first; an export uses the first. Where
    a file has several of them (a code and a name, say), the first that is understood counts, and
    another that is understood too may not contradict it.
    `precision` is the field that keeps how much of a date is stated. `several` separates words of
    one cell that each make a record. A blank cell empties its field, unless it `keeps_if_blank`.
    """

    field: str
    headers: tuple[str, ...]
    reads: Reading
    optional: bool = False
    precision: str = ""
    several: str = ""
    keeps_if_blank: bool = False


@dataclass(frozen=True, kw_only=True)
class Import:
    """How a file's rows become records: added where the natural key is new, else changed.

    An import that only adds is an act of `add`, one that only changes an act of `change`, one that
    does both an act of its own key, for which both permissions are needed. Without `change`, a row
    that differs from the record already there is wrong.
    `repeats`: several rows may state the same record, as long as they say the same.
    """

    key: str
    title: Text
    model: type[models.Model]
    add: Action
    change: Action | None = None
    natural_key: tuple[str, ...]
    columns: tuple[Column, ...]
    told: Text = ""
    repeats: bool = False

    @property
    def both(self) -> Action:
        """The action of an import that adds and changes: permitted to whoever may do both."""
        if self.change is None:
            return self.add
        return Action(
            key=self.key,
            title=self.title,
            told=self.told or self.change.told,
            model=self.model,
            kind=Kind.CHANGE,
            may=self.add.may,
            parts=(self.add, self.change),
            checks=tuple(dict.fromkeys((*self.add.checks, *self.change.checks))),
            needs_reason=self.add.needs_reason or self.change.needs_reason,
            scope=self.add.scope,
        )

    def action(self, *, new: int, changed: int) -> Action:
        """The action an import of so many new and changed records is."""
        if not changed or self.change is None:
            return self.add
        return self.both if new else self.change


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """A file of facts that comes with the product, and the import that reads it."""

    reads: Import
    package: str
    file: str


def imports() -> tuple[Import, ...]:
    """Every import the product declares."""
    return declared("imports")


def import_called(key: str) -> Import:
    """The import of this key."""
    for one in imports():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no import “%(key)s”.") % {"key": key},
        do=_("The imports are: %(keys)s.") % {"keys": ", ".join(one.key for one in imports())},
    )
