"""The dates or periods a trend runs through, up to the one a page shows."""

from datetime import date

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import When
from secretariat.kernel.periods import Period

_YEARS_BACK = 25
_PERIODS_BACK = 12


def moments(measure: Measure, when: When) -> list[When]:
    """Give year ends up to a date, with the date itself; or like periods up to a period.

    None lies before the measure is published, except the one asked for. A period that is not
    made of whole years has no trend.
    """
    if isinstance(when, Period):
        return _periods(measure, when)
    first = max(measure.since.year, when.year - _YEARS_BACK)
    ends: list[When] = [date(year, 12, 31) for year in range(first, when.year)]
    return [*ends, when]


def _periods(measure: Measure, when: Period) -> list[When]:
    years = whole_years(when)
    if not years or when.starts is None:
        return [when]
    first = when.starts.year
    found: list[When] = [when]
    for back in range(1, _PERIODS_BACK):
        start = first - back * years
        if start < max(measure.since.year, 1):
            break
        found.insert(0, Period(date(start, 1, 1), date(start + years - 1, 12, 31)))
    return found


def whole_years(period: Period) -> int:
    """Give how many calendar years a period is made of; 0 if it is not made of whole ones."""
    if period.starts is None or period.ends is None:
        return 0
    begins, ends = period.starts, period.ends
    is_whole = (begins.month, begins.day) == (1, 1) and (ends.month, ends.day) == (12, 31)
    return ends.year - begins.year + 1 if is_whole else 0


def position(when: When) -> float:
    """Give where a date, or the last day of a period, lies along an axis."""
    day = when.ends if isinstance(when, Period) else when
    return float((day or date.max).toordinal())
