"""The measure that is timed, by the product, by SQL written by hand, and by a naive loop."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards.measures import RATIFICATIONS, by_instrument, by_state_region
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, measure
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day

BREAKDOWN = ("instrument", "region", "ending")
Cells = dict[tuple[str | None, ...], int]


@measure(
    key="benchmarks.ratifications",
    title=_("Ratifications"),
    unit=RATIFICATIONS,
    authority="The benchmarks",
    owner="The benchmarks",
    since=date(1950, 1, 1),
    audience=PUBLIC,
    dimensions=(
        by_instrument,
        by_state_region,
        Dimension(key="ending", title=_("Why"), path="ending"),
    ),
)
def ratifications(as_of: Day) -> Count:
    """Ratifications registered and not ended on the date."""
    return Count(Ratification.objects.on(as_of))


THREE_WAYS = """
SELECT i.code, g.code, s.ending, s.n, s.total, i.title_en, g.name_en FROM (
    SELECT r.instrument_id, st.region_id, r.ending, count(*) AS n,
           grouping(r.instrument_id) AS total
    FROM standards_ratification r JOIN reference_state st ON st.id = r.state_id
    WHERE r.starts <= %(day)s AND (r.ends IS NULL OR r.ends >= %(day)s)
    GROUP BY GROUPING SETS ((r.instrument_id, st.region_id, r.ending), ())
) s LEFT JOIN standards_instrument i ON i.id = s.instrument_id
    LEFT JOIN reference_region g ON g.id = s.region_id
ORDER BY i.code, g.code, s.ending"""

SWEPT = """
WITH moves AS (
    SELECT width_bucket(starts - 1, %(days)s::date[]) AS place, count(*) AS n
    FROM standards_ratification GROUP BY 1
    UNION ALL
    SELECT width_bucket(ends, %(days)s::date[]), -count(*)
    FROM standards_ratification WHERE ends IS NOT NULL GROUP BY 1
)
SELECT d.place, coalesce(sum(m.n), 0)
FROM generate_series(0, cardinality(%(days)s::date[]) - 1) AS d(place)
LEFT JOIN moves m ON m.place <= d.place GROUP BY d.place ORDER BY d.place"""

JOINED = """
SELECT d.day, count(r.id) FROM unnest(%(days)s::date[]) AS d(day)
LEFT JOIN standards_ratification r ON r.starts <= d.day AND (r.ends IS NULL OR r.ends >= d.day)
GROUP BY d.day ORDER BY d.day"""


def asked(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement written by hand."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def three_ways_by_hand(day: date) -> tuple[int, Cells]:
    """Total and cells by SQL that somebody wrote for this one question."""
    rows = asked(THREE_WAYS, day=day)
    total = next(row[3] for row in rows if row[4])
    return total, {(i, g, e): n for i, g, e, n, is_total, *_names in rows if not is_total}


def three_ways_by_loop(day: date) -> tuple[int, Cells]:
    """Total and cells as a first draft does it: fetch the records, count in Python."""
    cells: Counter[tuple[str | None, ...]] = Counter()
    rows = Ratification.objects.select_related("instrument", "state__region").filter(
        starts__lte=day
    )
    for row in rows.iterator():
        if row.ends is None or row.ends >= day:
            region = row.state.region
            cells[row.instrument.code, region.code if region else None, row.ending] += 1
    return sum(cells.values()), dict(cells)
