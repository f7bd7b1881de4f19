"""Which columns of a file feed which fields."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.imports.declaring import Column, Import
from secretariat.engine.imports.readings import Field
from secretariat.kernel.errors import BadInput, Problem
from secretariat.kernel.languages import fold


@dataclass(frozen=True, kw_only=True)
class Fed:
    """A field of the records and the columns of the file that feed it, the best first."""

    column: Column
    field: Field
    cells: tuple[tuple[int, str], ...]  # position in the file, header there


@dataclass(frozen=True, kw_only=True)
class Layout:
    """All fields a file feeds, and the headers it has besides."""

    feds: tuple[Fed, ...]
    ignored: tuple[str, ...]

    @property
    def positions(self) -> tuple[int, ...]:
        """The places of the file's columns that are used."""
        return tuple(sorted({place for fed in self.feds for place, _header in fed.cells}))

    def fed(self, name: str) -> Fed:
        """What feeds the field of this name."""
        return next(fed for fed in self.feds if fed.field.name == name)


def key_of(header: str) -> str:
    """What two spellings of one header have in common."""
    return " ".join(fold(header).replace("_", " ").replace("-", " ").split())


def names_of(column: Column) -> tuple[str, ...]:
    """The keys of the headers a column may have, the best first."""
    return tuple(dict.fromkeys(key_of(name) for name in (*column.headers, column.field)))


def known_to(what: Import) -> frozenset[str]:
    """The keys of every header that means something to an import."""
    return frozenset(name for column in what.columns for name in names_of(column))


def laid_out(what: Import, headers: Sequence[str]) -> Layout:
    """Find each column's places in the file.

    Raises BadInput, naming all that is amiss: needed columns without a header, headers given twice.
    """
    keys = [key_of(header) for header in headers]
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    feds = [
        Fed(
            column=column,
            field=what.model._meta.get_field(column.field),  # type: ignore[arg-type]
            cells=tuple((places[n], headers[places[n]]) for n in names_of(column) if n in places),
        )
        for column in what.columns
    ]
    known = known_to(what)
    twice = [key for key, times in Counter(keys).items() if times > 1 and key in known]
    _refuse([*_missing(feds, what.natural_key), *_given_twice(twice)])
    return Layout(
        feds=tuple(fed for fed in feds if fed.cells),
        ignored=tuple(
            header for header, key in zip(headers, keys, strict=True) if key not in known
        ),
    )


def _missing(feds: Sequence[Fed], key: Sequence[str]) -> list[Problem]:
    """Columns that every row needs, and those that tell one record from another."""
    return [
        Problem(
            where=_("the header"),
            wrong=_("A column is missing."),
            do=_("Give it, and call it %(names)s.") % {"names": _either(fed.column.headers)},
        )
        for fed in feds
        if not fed.cells and (not fed.column.optional or fed.column.field in key)
    ]


def _given_twice(keys: Sequence[str]) -> list[Problem]:
    return [
        Problem(
            where=_("the header"),
            found=key,
            wrong=_("Two columns are called so."),
            do=_("Rename or remove one of them."),
        )
        for key in keys
    ]


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise BadInput(
            _("The header of the file does not fit."),
            why=" ".join(str(problem) for problem in problems),
            problems=problems,
        )


def _either(names: Sequence[str]) -> str:
    return _(" or ").join(f"“{name}”" for name in names)
