"""From selections to SQL: the selection stays the ORM's own query, summing-up wraps around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import F, Q, QuerySet

from secretariat.engine.measures.declaring import Dimension
from secretariat.engine.measures.remembering import is_kept, keep, keeps, once
from secretariat.engine.measures.selections import Plain

OF, CELL, RECORD = "measured", "cell_{}", "record"
AT_ONCE = 40
"""How many statements that have nothing in common are run as one: planning more takes longer."""


@dataclass(frozen=True)
class Sql:
    """A statement and its parameters."""

    text: str
    params: tuple[Any, ...]


NOTHING = Sql("", ())


def filtered(
    rows: QuerySet[Any], dimensions: Sequence[Dimension], where: Mapping[str, str | None]
) -> QuerySet[Any]:
    """The selection within one cell: `where` gives a dimension's code, or None for "not stated"."""
    for dimension in dimensions:
        if dimension.key in where:
            path, code = code_path(rows, dimension), where[dimension.key]
            rows = rows.filter(**({path: code} if code is not None else {f"{path}__isnull": True}))
    return rows


def among(
    rows: QuerySet[Any], dimensions: Sequence[Dimension], wheres: Sequence[Mapping[str, str | None]]
) -> QuerySet[Any]:
    """The selection within the codes that any of these cells names, dimension by dimension.

    A little more than the cells where they are crossed: what is wanted of it is sorted out after.
    """
    for dimension in dimensions:
        path, codes = code_path(rows, dimension), {one[dimension.key] for one in wheres}
        stated = Q(**{f"{path}__in": sorted(code for code in codes if code is not None)})
        rows = rows.filter(stated | Q(**{f"{path}__isnull": True}) if None in codes else stated)
    return rows


def code_path(rows: QuerySet[Any], dimension: Dimension) -> str:
    """The path to what names a cell: a referred record's code, or the column itself."""
    return f"{dimension.path}__{dimension.code}" if refers(rows, dimension) else dimension.path


def refers(rows: QuerySet[Any], dimension: Dimension) -> bool:
    """Whether the dimension's path ends at another record rather than at a plain column."""
    return target(rows, dimension) is not None


def target(rows: QuerySet[Any], dimension: Dimension) -> Any:
    """The model at the end of the dimension's path, or None if it ends at a plain column."""
    return column(rows, dimension).related_model


def column(rows: QuerySet[Any], dimension: Dimension) -> Any:
    """The field at the end of the dimension's path, or what the selection reckons by that name."""
    reckoned = rows.query.annotations.get(dimension.path)
    if reckoned is not None:
        return reckoned.output_field
    *steps, last = dimension.path.split("__")
    model: Any = rows.model
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def inner(plain: Plain, by: Sequence[Dimension], *extra: str, using: str = "default") -> Sql:
    """One row per record: what is measured, its cell, and any extra columns."""
    columns: dict[str, Any] = {CELL.format(i): F(one.path) for i, one in enumerate(by)}
    if plain.of is not None:
        columns[OF] = plain.of
    columns |= {name: F(name) for name in extra if name not in columns}
    named = {alias: value for alias, value in columns.items() if alias not in extra}
    rows = plain.rows.order_by().values(*extra, **named) if columns else _only_keys(plain)
    try:
        text, params = rows.query.get_compiler(using=using).as_sql()
    except EmptyResultSet:
        return NOTHING
    return Sql(text, tuple(params))


def _only_keys(plain: Plain) -> QuerySet[Any]:
    return plain.rows.order_by().values(**{RECORD: F("pk")})


def numbered(plain: Plain, by: Sequence[Dimension], *, using: str) -> Sql:
    """One row per record: its number, and the codes of its cell."""
    codes = {CELL.format(i): F(code_path(plain.rows, one)) for i, one in enumerate(by)}
    rows = plain.rows.order_by().values(**{RECORD: F("pk")}, **codes)
    try:
        text, params = rows.query.get_compiler(using=using).as_sql()
    except EmptyResultSet:
        return NOTHING
    return Sql(text, tuple(params))


def cells(by: Sequence[Dimension]) -> list[str]:
    """The columns that make up a cell."""
    return [f'"{CELL.format(i)}"' for i in range(len(by))]


def aggregate(plain: Plain) -> str:
    """The summing-up of one selection."""
    return plain.sql.format(of=f'"{OF}"')


def grouped(plain: Plain, by: Sequence[Dimension], *, using: str) -> Sql:
    """Every cell in one statement: cells, whether total, value, records.

    The total is among them, unless it is the sum of the cells: PostgreSQL can group in parallel
    only where nothing else is asked for.
    """
    rows = inner(plain, by, using=using)
    if rows is NOTHING:
        return NOTHING
    columns = cells(by)
    if not columns:
        return Sql(f"SELECT 1, {aggregate(plain)}, count(*) FROM ({rows.text}) s", rows.params)
    listed = ", ".join(columns)
    total = "0" if plain.additive else f"grouping({columns[0]})"
    sets = listed if plain.additive else f"GROUPING SETS (({listed}), ())"
    return Sql(
        f"SELECT {listed}, {total}, {aggregate(plain)}, count(*)"
        f" FROM ({rows.text}) s GROUP BY {sets}",
        rows.params,
    )


def together(statements: Sequence[Sql]) -> Sql:
    """Several statements of one row each as one statement of one row, side by side.

    Each is what `grouped` makes without a dimension; of each the value and the records are kept.
    """
    asked = [(f"s{place}", one) for place, one in enumerate(statements)]
    columns = ", ".join(f"{name}.value, {name}.records" for name, _one in asked)
    tables = ", ".join(f"({one.text}) AS {name} (total, value, records)" for name, one in asked)
    params = tuple(param for _name, one in asked for param in one.params)
    return Sql(f"SELECT {columns} FROM {tables}", params)


def stacked(statements: Sequence[tuple[Sql, Sequence[str]]]) -> Sql:
    """Several breakdowns of one selection as one statement, each under its place.

    Each is what `grouped` makes; beside it stand the types of its cells, which have columns of
    their own: a value of one dimension never meets one of another.
    """
    arms, before = [], 0
    for place, (one, types) in enumerate(statements):
        if one is not NOTHING:
            own = [f"cell_{i}" for i in range(len(types))]
            columns = [f"NULL::{kind}" for _one, others in statements for kind in others]
            columns[before : before + len(types)] = own
            listed = ", ".join([*columns, "total", "value", "records"])
            named = ", ".join([*own, "total", "value", "records"])
            arms.append(f"SELECT {place}, {listed} FROM ({one.text}) AS s{place} ({named})")
        before += len(types)
    params = tuple(param for one, _types in statements for param in one.params)
    return Sql(" UNION ALL ".join(arms), params) if arms else NOTHING


def cell_types(rows: QuerySet[Any], by: Sequence[Dimension], *, using: str) -> list[str]:
    """The types of the columns that dimensions lead to, as the database names them."""
    return [column(rows, one).cast_db_type(connections[using]) for one in by]


def run(sql: Sql, *, using: str) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    if sql is NOTHING:
        return []
    if keeps() and is_kept(_key(sql, using)):
        kept: list[tuple[Any, ...]] = once(_key(sql, using), list)
        return kept
    with connections[using].cursor() as cursor:
        cursor.execute(sql.text, sql.params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def run_beforehand(statements: Iterable[Sql], *, using: str) -> None:
    """Run statements that `run` is going to be asked for: a few at once, and their rows are kept.

    Within `each_once` alone, and for as long as that lasts.
    """
    asked = {_key(one, using): one for one in statements if keeps()}
    lacking = [key for key in asked if not is_kept(key)]
    for first in range(0, len(lacking), AT_ONCE):
        some = lacking[first : first + AT_ONCE]
        found = run_apart([asked[key] for key in some], using=using)
        for key, rows in zip(some, found, strict=True):
            keep(key, rows)


def _key(sql: Sql, using: str) -> tuple[str, str, str]:
    """What tells a statement from any other, whatever its parameters are."""
    return using, sql.text, repr(sql.params)


def run_each(statements: Mapping[str, Sql], *, using: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of several statements with columns of the same types, such as a part and its whole.

    One statement for all.
    """
    asked = {name: one for name, one in statements.items() if one is not NOTHING}
    if len(asked) < 2:
        return {name: run(one, using=using) for name, one in statements.items()}
    arms = [
        f"SELECT {place}, s{place}.* FROM ({one.text}) AS s{place}"
        for place, one in enumerate(asked.values())
    ]
    params = tuple(param for one in asked.values() for param in one.params)
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in statements}
    names = list(asked)
    for place, *row in run(Sql(" UNION ALL ".join(arms), params), using=using):
        found[names[place]].append(tuple(row))
    return found


def run_apart(statements: Sequence[Sql], *, using: str) -> list[list[tuple[Any, ...]]]:
    """The rows of several statements that have nothing in common: one statement for all.

    Each has columns of its own, so that no value of one takes the type of another's.
    """
    asked = [(place, one) for place, one in enumerate(statements) if one is not NOTHING]
    found: list[list[tuple[Any, ...]]] = [[] for _each in statements]
    if len(asked) < 2:
        for place, one in asked:
            found[place] = run(one, using=using)
        return found
    places = ", ".join(f"({place})" for place, _one in asked)
    columns = ", ".join(f"a{place}.*" for place, _one in asked)
    joined = " ".join(
        f"LEFT JOIN LATERAL (SELECT true AS arm_{place}, t.* FROM ({one.text}) t"
        f" WHERE p.place = {place}) a{place} ON true"
        for place, one in asked
    )
    text = f"SELECT p.place, {columns} FROM (VALUES {places}) AS p (place) {joined}"
    with connections[using].cursor() as cursor:
        cursor.execute(text, [param for _place, one in asked for param in one.params])
        names = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    starts = [names.index(f"arm_{place}") for place, _one in asked]
    spans = {
        place: (first, last)
        for (place, _one), first, last in zip(asked, starts, [*starts[1:], None], strict=True)
    }
    for row in rows:
        first, last = spans[row[0]]
        if row[first]:
            found[row[0]].append(tuple(row[first + 1 : last]))
    return found
