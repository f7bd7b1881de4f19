"""Files of recruitment as acts: rows of one table, read by the area's own imports."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from secretariat.areas.recruitment.area import recruitment
from secretariat.engine.imports.declaring import Import
from secretariat.example.entries import Importing


@cache
def read_by(table: str) -> Import:
    """The import that reads a table of recruitment."""
    key = f"{recruitment.key}.{table.replace('-', '_')}"
    return next(one for one in recruitment.imports if one.key == key)


def importing(
    table: str, rows: Iterable[Mapping[str, str]], *, at: datetime, by: str, reason: str
) -> Importing:
    """Rows of a table, entered by one person at one instant."""
    kept = tuple(rows)
    headers = tuple(kept[0])
    return Importing(
        at=at,
        by=by,
        reason=reason,
        reads=read_by(table),
        name=f"{table}-{at:%Y-%m-%d}.csv",
        headers=headers,
        rows=tuple(tuple(row[name] for name in headers) for row in kept),
    )
