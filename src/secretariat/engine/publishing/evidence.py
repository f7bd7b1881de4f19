"""Which records a release's figures count, kept or counted again: a breakdown by one statement.

A table of a paper is many cells of one selection: its records are read once and sorted into the
cells. A figure that stands alone is read by itself, and so is one whose codes are not text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from django.db import connections
from django.db.models import CharField, TextField

from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.compiling import (
    NOTHING,
    Sql,
    among,
    cells,
    column,
    numbered,
    target,
)
from secretariat.engine.measures.declaring import Dimension, Measure
from secretariat.engine.measures.figures import When, narrow, select, using
from secretariat.engine.measures.selections import Plain
from secretariat.engine.publishing.counting import Asked, Countable, wanted_of
from secretariat.engine.publishing.models import ReleasedEvidence, ReleasedFigure
from secretariat.engine.publishing.tables import rooted
from secretariat.kernel.errors import ProductError

_NOBODY: Final = "SELECT NULL::bigint AS record WHERE false"
_INTO: Final = (
    'INSERT INTO publishing_releasedevidence (release_id, name, "table", figure, count, ids, root)'
)
_SUMMED: Final = (
    "count(*) AS count, coalesce(array_agg(record ORDER BY record), '{}') AS ids,"
    f" {rooted('record')} AS root"
)
# Numbers that are equal have one root: of those kept, it need not be taken once more.
_BESIDE_KEPT: Final = (
    "SELECT found.figure, found.count, found.root, coalesce(found.ids = kept.ids"
    " AND found.root = kept.root AND found.count = kept.count, false) FROM ({counted}) AS found"
    " LEFT JOIN publishing_releasedevidence AS kept ON kept.figure = found.figure"
    " AND kept.release_id = %s AND kept.name = %s"
)
_NONE: Final = "encode(sha256(''::bytea), 'hex')"

Tell = Callable[[int, Measure], None]  # how many figures have been read, and what comes next


def quiet(done: int, measure: Measure) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, kw_only=True)
class _Selected:
    """One selection of a measure by name."""

    name: str
    plain: Plain
    side: str

    @property
    def table(self) -> str:
        """The table whose records it counts."""
        return str(self.plain.rows.model._meta.db_table)


@dataclass(frozen=True)
class Read:
    """How many records one selection of a figure counts, and the root of their numbers.

    `as_kept`: they are the very numbers that its release keeps, under that count and root.
    """

    count: int
    root: str
    as_kept: bool = field(default=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class _Counting:
    """A statement that gives a figure's key, count, numbers and root in each row."""

    of: _Selected
    text: str
    params: tuple[Any, ...]


def keep_evidence(
    asked: Sequence[Asked], *, release: int, tell: Tell = quiet
) -> list[ReleasedEvidence]:
    """Write the numbers of the records of each figure into the release.

    Gives what was kept in the order of the figures, without the numbers.
    """
    found: dict[str, list[ReleasedEvidence]] = {key: [] for key, _one in asked}
    for one in _countings(asked, tell):
        for made in _kept(one, release):
            found[made.figure].append(made)
    return [made for key, _one in asked for made in found[key]]


def read_again(
    figures: Iterable[ReleasedFigure], *, at: datetime | None, tell: Tell = quiet
) -> dict[tuple[str, str], Read]:
    """The records each figure of a release counts as known at an instant: by its key and the name.

    Of withheld figures none. Where one can't be counted there is none at all, as of the cells.
    """
    found: dict[tuple[str, str], Read] = {}
    told = [one for one in figures if not one.is_withheld]
    try:
        asked = [(one.key, wanted_of(one)) for one in told]
        for one in _countings(asked, tell):
            with known_at(at, using=one.of.side), connections[one.of.side].cursor() as cursor:
                params = [*one.params, told[0].release_id, one.of.name]
                cursor.execute(_BESIDE_KEPT.format(counted=one.text), params)
                found |= {(key, one.of.name): Read(*read) for key, *read in cursor.fetchall()}
    except ProductError:
        return {}
    return found


def _kept(one: _Counting, release: int) -> Iterator[ReleasedEvidence]:
    name, table = one.of.name, one.of.table
    with connections[one.of.side].cursor() as cursor:
        cursor.execute(
            f"{_INTO} SELECT %s, %s, %s, kept.* FROM ({one.text}) AS kept"
            " RETURNING figure, count, root",
            [release, name, table, *one.params],
        )
        rows = cursor.fetchall()
    for figure, count, root in rows:
        yield ReleasedEvidence(figure=figure, name=name, table=table, count=count, root=root)


def _countings(asked: Sequence[Asked], tell: Tell) -> Iterator[_Counting]:
    """The statements that count all of them: one for each selection of each breakdown."""
    groups: dict[tuple[str, When, tuple[str, ...]], list[Asked]] = {}
    for key, one in asked:
        together = (one.measure.key, one.when, tuple(sorted(one.where)))
        groups.setdefault(together, []).append((key, one))
    done = 0
    for (_key, _when, by), some in groups.items():
        tell(done, some[0][1].measure)
        yield from _together(some, by)
        done += len(some)


def _together(some: Sequence[Asked], by: tuple[str, ...]) -> Iterator[_Counting]:
    """The evidence of cells of one breakdown."""
    measure = some[0][1].measure
    selection = select(measure, some[0][1].when)
    side, dimensions = using(selection), [measure.dimension(key) for key in by]
    for name, plain in selection.plain().items():
        whole = _Selected(name=name, plain=plain, side=side)
        if len(some) > 1 and by and all(_has_text(plain, one) for one in dimensions):
            yield from _in_cells(whole, some, dimensions)
            continue
        for key, one in some:
            within = narrow(measure, plain, one.where)
            yield _alone(_Selected(name=name, plain=within, side=side), key)


def _has_text(plain: Plain, dimension: Dimension) -> bool:
    """Whether the codes of a dimension are kept as text, as citations write them."""
    referred = target(plain.rows, dimension)
    if referred is not None:
        return isinstance(referred._meta.get_field(dimension.code), CharField | TextField)
    return isinstance(column(plain.rows, dimension), CharField | TextField)


def _alone(one: _Selected, key: str) -> _Counting:
    rows = _read(one, ())
    text = f"SELECT %s::text AS figure, {_SUMMED} FROM ({rows.text}) AS found"
    return _Counting(of=one, text=text, params=(key, *rows.params))


def _in_cells(
    one: _Selected, some: Sequence[Asked], by: Sequence[Dimension]
) -> Iterator[_Counting]:
    """The records sorted into the cells that are wanted; a cell without any is there too."""
    rows = _read(_among(one, some, by), by)
    if rows.text == _NOBODY:
        yield from (_alone(one, key) for key, _counts in some)
        return
    columns = cells(by)
    listed = ", ".join(columns)
    place = "(" + ", ".join(["%s::text"] * (len(by) + 1)) + ")"
    same = " AND ".join(f"wanted.{name} IS NOT DISTINCT FROM cell.{name}::text" for name in columns)
    wanted = [text for key, counts in some for text in (key, *_codes(counts, by))]
    text = (
        "SELECT wanted.figure, coalesce(cell.count, 0) AS count,"
        f" coalesce(cell.ids, '{{}}') AS ids, coalesce(cell.root, {_NONE}) AS root"
        f" FROM (VALUES {', '.join([place] * len(some))}) AS wanted (figure, {listed})"
        f" LEFT JOIN (SELECT {listed}, {_SUMMED} FROM ({rows.text}) AS found GROUP BY {listed})"
        f" AS cell ON {same}"
    )
    yield _Counting(of=one, text=text, params=(*wanted, *rows.params))


def _among(one: _Selected, some: Sequence[Asked], by: Sequence[Dimension]) -> _Selected:
    """The selection without the records of cells that nobody asks for: to sort them costs most."""
    rows = among(one.plain.rows, by, [counts.where for _key, counts in some])
    return replace(one, plain=replace(one.plain, rows=rows))


def _codes(counts: Countable, by: Sequence[Dimension]) -> list[str | None]:
    return [counts.where[one.key] for one in by]


def _read(one: _Selected, by: Sequence[Dimension]) -> Sql:
    found = numbered(one.plain, by, using=one.side)
    return Sql(_NOBODY, ()) if found is NOTHING else found
