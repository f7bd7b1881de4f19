"""Declaring a register: which records, which columns, who may see them, what may be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import Scope, scope_on
from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.engine.records.declaring import Action
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown


def plainly(_record: Any, _by: Actor) -> Mapping[str, Any]:
    """What a further record’s form begins with, where that is the record it belongs to alone."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Related:
    """Records of another register that point to this one.

    Where `adding` is declared, the record's page offers to add one: it gives, from the record and
    who adds, what the form begins with beside the reference itself. It raises Refused, with the
    reason, where she may not add one to this record, and gives None where nobody adds one now.
    """

    title: Text
    register: str
    by: str
    adding: Callable[[Any, Actor], Mapping[str, Any] | None] | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """Facts of a record that stand together on its page, under a heading."""

    title: Text
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """A page that an area brings about the records of a register, its own or a lower area's.

    `address` is the name of the address, `of` gives from a record what the address takes, and
    None of a record that has no such page.
    """

    register: str
    title: Text
    address: str
    of: Callable[[Any], tuple[Any, ...] | None]


@dataclass(frozen=True, kw_only=True)
class HerPage:
    """A page that an area brings to whoever signs in about herself, such as her own file.

    It leads her on, or says that there is nothing of hers.
    """

    title: Text
    address: str


@dataclass(frozen=True, kw_only=True)
class Reserved:
    """Which records of a register are not open yet: drafts, and what waits to be verified.

    A record that fulfils `until` is open to whoever may see the register. Any other is seen by
    those who may one of `to` over the record's scope, or `anywhere` at all; to everybody else it
    is as if there were none. `hers` adds what somebody, by her number, is herself trusted with
    among the records she may see, such as the cases of her panels; `until` can then be NEVER.
    `says` tells readers so, on the page of the register.
    """

    until: Q
    to: tuple[Permission, ...]
    anywhere: bool = False
    hers: Callable[[int], Q] | None = None
    says: Text


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A column that is reckoned for the day on which it is read: `of` gives it as an expression."""

    name: str
    of: Callable[[date], Combinable]


@dataclass(frozen=True, kw_only=True)
class Register:
    """One kind of record people keep.

    `columns` are shown in the list, `facts` on the record's page: names of fields, of columns the
    QuerySet adds, or of texts in three languages. `filters` narrow by a reference, a choice or a
    yes/no; `search` names the columns a typed text is looked for in; `on` gives the first and last
    day a list "on the date" goes by. `rows` is the QuerySet, with whatever the columns need;
    `dated` are columns that depend on the day. `scope` leads to the unit a record belongs to.
    `sections` stand in the middle of the record's page, `facts` beside it.
    Each reading of a `sensitive` register is logged. `reserved` keeps some records from those who
    may see the others. Who may `named` over a record's scope can name it in a form, though what it
    holds is closed to her.
    """

    key: str
    title: Text
    one: Text
    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    see: Permission
    columns: tuple[str, ...]
    facts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    on: tuple[str, str] | None = None
    related: tuple[Related, ...] = ()
    actions: tuple[Action, ...] = ()
    scope: Scope = None
    about: Text = ""
    sensitive: bool = False
    reserved: Reserved | None = None
    dated: tuple[Dated, ...] = ()
    named: Permission | None = None

    def rows_on(self, day: date) -> QuerySet[Any]:
        """The records, with what is reckoned of them for the day."""
        reckoned = {one.name: one.of(day) for one in self.dated}
        rows: QuerySet[Any] = self.rows().annotate(**reckoned)
        return rows

    def scope_on(self, day: date) -> str | Combinable | None:
        """The path from a record to its scope, or the expression that reckons it for the day."""
        return scope_on(self.scope, day)

    @property
    def shown(self) -> tuple[str, ...]:
        """Everything that is shown of a record somewhere, each once."""
        of_sections = (name for one in self.sections for name in one.columns)
        return tuple(dict.fromkeys((*self.columns, *self.facts, *of_sections)))


def own_pages(register: Register) -> tuple[OwnPage, ...]:
    """The pages that areas bring about the records of a register."""
    return tuple(one for one in declared("own_pages") if one.register == register.key)


def registers() -> tuple[Register, ...]:
    """Every register the product declares."""
    return declared("registers")


def register_of(key: str) -> Register:
    """The register of this key."""
    for one in registers():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no register “%(key)s”.") % {"key": key},
        do=_("The list of registers names them all."),
    )


def register_for(model: type[Model]) -> Register | None:
    """The register that keeps this kind of record, if there is one."""
    return next((one for one in registers() if one.model is model), None)
