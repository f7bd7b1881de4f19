"""Which numbers are small, whatever the table: the one place of the rules.

- Of a count, a cell in which somebody stands, but fewer than the measure's smallest cell.
- Of a share, a part or a rest of so few. None is not few there either: a count of the same says so.
- A mean or a sum is as small as the count of its records; a sum also where one record makes up
  most of it.
- A median or percentile needs ten records, and as many on either side as the smallest cell: the
  first and the last of all are somebody's. It is rounded to its unit's decimals.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Value
from secretariat.engine.measures.selections import Duration, Percentile, Selection, Summary

ENOUGH_TO_RANK: Final = 10
MOST_OF_IT: Final = Decimal("0.75")


def is_few(number: int, least: int) -> bool:
    """Whether somebody stands there, but too few."""
    return 0 < number < least


def is_dominated(largest: Decimal, total: Decimal) -> bool:
    """Whether one record makes up most of a sum, so that the sum tells of it."""
    return total > 0 and largest > MOST_OF_IT * total


def ranks_at(selection: Selection) -> Decimal | None:
    """At which fraction of the records a ranked value stands; None for what is not ranked."""
    if isinstance(selection, Percentile):
        return selection.p
    if isinstance(selection, Duration) and selection.summary is Summary.MEDIAN:
        return Decimal("0.5")
    return None


def is_too_few_to_rank(selection: Selection, records: int, least: int) -> bool:
    """Whether a median or percentile of so many records would be somebody's own value."""
    at = ranks_at(selection)
    if at is None or not records:
        return False
    return records < ENOUGH_TO_RANK or records * min(at, 1 - at) < least


def as_released(measure: Measure, selection: Selection, value: Value) -> Value:
    """The value as a release may tell it: ranked ones rounded, since each is somebody's."""
    if measure.smallest_cell <= 1 or value is None or ranks_at(selection) is None:
        return value
    unit = Decimal(1).scaleb(-measure.unit.decimals) / measure.unit.times
    return (Decimal(value) / unit).quantize(Decimal(1), ROUND_HALF_EVEN) * unit
