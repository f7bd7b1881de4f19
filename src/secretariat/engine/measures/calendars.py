"""The SQL of a series: every date joined to its records, or one pass over starts and ends."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from secretariat.engine.measures.compiling import NOTHING, Sql, aggregate, cells, inner
from secretariat.engine.measures.declaring import Dimension
from secretariat.engine.measures.figures import When
from secretariat.engine.measures.selections import Plain
from secretariat.kernel.periods import Period


def calendar(plain: Plain, when: Sequence[When], by: Sequence[Dimension], side: str) -> Sql:
    """One statement: every date of the calendar with every record that counts on it."""
    rows = inner(plain, by, using=side)
    if rows is NOTHING:
        return NOTHING
    first = [one.starts if isinstance(one, Period) else one for one in when]
    last = [one.ends if isinstance(one, Period) else one for one in when]
    listed = ", ".join(["place", *cells(by)])
    sets = ", (place)" if by else ""
    return Sql(
        f"SELECT {listed}{_is_total(by)}, {aggregate(plain)} "
        "FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS calendar(day, last, place)"
        f" CROSS JOIN LATERAL ({rows.text}) AS counted GROUP BY GROUPING SETS (({listed}){sets})",
        (first, last, *rows.params),
    )


def _is_total(by: Sequence[Dimension]) -> str:
    return f", grouping({cells(by)[0]})" if by else ", 1"


def swept(plain: Plain, days: Sequence[date], by: Sequence[Dimension], side: str) -> Sql:
    """Each record enters at the first calendar day from its start and leaves after its end."""
    mark = plain.rows.mark  # type: ignore[attr-defined]
    rows = inner(plain, by, mark.starts, mark.ends, using=side)
    if rows is NOTHING:
        return NOTHING
    listed = "".join(f", {cell}" for cell in cells(by))
    of = ', "measured"' if plain.of is not None else ""
    return Sql(
        f"SELECT place{listed}, {aggregate(plain)} * sign FROM ("
        f"SELECT width_bucket(day, %s::date[]) AS place{listed}{of}, sign"
        f" FROM ({rows.text}) counted CROSS JOIN LATERAL"
        f' (VALUES ("{mark.starts}" - 1, 1), ("{mark.ends}", -1)) AS moved (day, sign)'
        f" WHERE day IS NOT NULL) moves GROUP BY place, sign{listed}",
        (sorted(days), *rows.params),
    )


Table = dict[tuple[int, tuple[Any, ...] | None], Any]


def table(rows: Sequence[tuple[Any, ...]], width: int) -> Table:
    """Numbers by place in the calendar (from 0) and cell; the total stands under None."""
    found: Table = {}
    for row in rows:
        key = None if row[width + 1] else tuple(row[1 : width + 1])
        found[(int(row[0]) - 1, key)] = row[width + 2]
    return found


def cumulated(rows: Sequence[tuple[Any, ...]], width: int, length: int) -> Table:
    """Running sums of what entered and left, per cell and in all."""
    moves: dict[tuple[Any, ...] | None, list[Any]] = defaultdict(lambda: [0] * length)
    for row in rows:
        place, cell, number = int(row[0]), tuple(row[1 : width + 1]), row[width + 1]
        if place < length:
            moves[None][place] += number
            if width:
                moves[cell][place] += number
    found: Table = {}
    for key, steps in moves.items():
        held = 0
        for place, step in enumerate(steps):
            held += step
            if held or key is None:
                found[(place, key)] = held
    return found
