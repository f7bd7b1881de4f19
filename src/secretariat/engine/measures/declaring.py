"""Declaring a measure: what it is called, who answers for it, what counts from which day on."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.engine.measures.selections import Selection
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown


class Kind(StrEnum):
    """Whether a measure is counted on a date or over a period."""

    STOCK = "stock"
    FLOW = "flow"


class Aims(StrEnum):
    """Which way is better, where there is one."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What the value is a number of. A fraction of 1 shown `times` 100 is a percentage.

    `is_per_cent` says of a value that it is stated in per cent already.
    """

    key: str
    title: Text
    decimals: int = 0
    times: int = 1
    is_per_cent: bool = False


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """What a figure can be broken down by.

    `path` leads from the record counted to a column or a referred record, forward only: a path to
    many would count a record more than once. It may also name what the selection itself reckons
    for the date, such as a band of age; its `output_field` has the choices. `code` is the referred
    record's column that names a cell in addresses and files, `order` the one that cells are ordered
    by, if not by their codes.
    """

    key: str
    title: Text
    path: str
    code: str = "code"
    order: str = ""

    def at(self, path: str) -> "Dimension":
        """The same dimension, reached by another path."""
        return replace(self, path=path)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What counts, in words and in code, from a day on."""

    selects: Callable[[Any], Selection]
    since: date | None = None

    @property
    def words(self) -> str:
        """The published definition in English, as it is written: the docstring."""
        return inspect.getdoc(self.selects) or ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs in English, each a line: what the catalogues translate."""
        return tuple(" ".join(one.split()) for one in self.words.split("\n\n") if one.strip())

    @property
    def shown(self) -> str:
        """The definition in the reader's language, an empty line between two paragraphs."""
        return "\n\n".join(map(_, self.paragraphs))


@dataclass(frozen=True, kw_only=True)
class Flows:
    """What moves a stock from one date to a later one, by the keys of the measures that count it.

    The stock on the later date is the one before, and all that entered on the days after it, less
    all that left. `lasting` are the dimensions in which nothing counted ever changes its cell: in
    each of these cells it is so as well.
    """

    entries: str
    exits: str
    lasting: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, str]:
        """Both measures."""
        return self.entries, self.exits


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A declared calculation over records.

    Its function returns a selection of them; the docstring of that is the published definition,
    which the catalogues translate like any other sentence.
    `authority` asks for it, `owner` answers for it; `flows` move a stock. `tells_of` are further
    kinds of records it gives away besides those it counts, as vacant posts tell of incumbencies:
    whoever may not see these is told no more than was released.
    """

    key: str
    title: Text
    unit: Unit
    kind: Kind
    authority: Text
    owner: Text
    since: date
    audience: Permission
    dimensions: tuple[Dimension, ...]
    definitions: tuple[Definition, ...]
    smallest_cell: int = 1
    tells_of: tuple[type[Model], ...] = ()
    aims: Aims = Aims.NEITHER
    flows: Flows | None = None

    def dimension(self, key: str) -> Dimension:
        """The dimension of this key."""
        for one in self.dimensions:
            if one.key == key:
                return one
        raise NotFound(
            _("%(figure)s has no breakdown “%(name)s”.") % {"figure": self.key, "name": key},
            do=_("It has: %(names)s.")
            % {"names": ", ".join(one.key for one in self.dimensions) or "–"},
        )

    def on(self, day: date) -> Definition:
        """The definition in force on the day; the first one also serves all earlier days."""
        held = [one for one in self.definitions if one.since is None or one.since <= day]
        return held[-1]

    def from_(self, since: date) -> Callable[[Callable[[Any], Selection]], "Measure"]:
        """Add a definition from a day on; earlier days keep theirs."""

        def decorate(selects: Callable[[Any], Selection]) -> "Measure":
            added = Definition(selects=selects, since=since)
            return replace(self, definitions=(*self.definitions, added))

        return decorate


def measure(  # noqa: PLR0913 - each fact of a declaration by its name, checked by mypy
    *,
    key: str,
    title: Text,
    unit: Unit,
    authority: Text,
    owner: Text,
    since: date,
    audience: Permission,
    dimensions: tuple[Dimension, ...] = (),
    smallest_cell: int = 1,
    tells_of: tuple[type[Model], ...] = (),
    aims: Aims = Aims.NEITHER,
    kind: Kind = Kind.STOCK,
    flows: Flows | None = None,
) -> Callable[[Callable[[Any], Selection]], Measure]:
    """Declare a measure from a function of a day (stock) or of days (flow); see `Measure`."""

    def decorate(selects: Callable[[Any], Selection]) -> Measure:
        return Measure(
            key=key,
            title=title,
            unit=unit,
            kind=kind,
            authority=authority,
            owner=owner,
            since=since,
            audience=audience,
            dimensions=dimensions,
            definitions=(Definition(selects=selects),),
            smallest_cell=smallest_cell,
            tells_of=tells_of,
            aims=aims,
            flows=flows,
        )

    return decorate


def measures() -> tuple[Measure, ...]:
    """Every measure the product declares."""
    return declared("measures")


def measure_of(key: str) -> Measure:
    """The measure of this key."""
    for one in measures():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no measure “%(key)s”.") % {"key": key},
        do=_("The catalogue of figures lists every measure."),
    )
