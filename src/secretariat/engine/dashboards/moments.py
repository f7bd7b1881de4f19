"""The dates and periods a dashboard shows as of a day."""

from datetime import date, timedelta

from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import When
from secretariat.kernel.periods import Period

_A_DAY = timedelta(days=1)


def shown_on(measure: Measure, as_of: date) -> When:
    """The day itself for a stock; for a flow the last whole calendar year up to it."""
    if measure.kind is Kind.STOCK:
        return as_of
    return Period.year((as_of + _A_DAY).year - 1)


def years_before(when: When, years: int) -> When:
    """The same day so many years earlier (28 February for 29), or the like period."""
    if isinstance(when, Period):
        assert when.starts is not None
        assert when.ends is not None
        return Period(_earlier(when.starts, years), _earlier(when.ends, years))
    return _earlier(when, years)


def over_years(when: When, years: int) -> list[When]:
    """The moment and the like ones of the years before it, the earliest first: so many in all."""
    return [years_before(when, back) for back in range(years - 1, -1, -1)]


def _earlier(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day -= _A_DAY
    return day.replace(year=day.year - years)
