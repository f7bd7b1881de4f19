"""Months counted in one row, and numbers that go straight from one stated month to the next."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from secretariat.example.workforce.targets import Curve, Month

DAY = timedelta(days=1)


def number_of(month: Month) -> int:
    """The number of a month: of two, the later has the greater."""
    return month[0] * 12 + month[1] - 1


def first_day(number: int) -> date:
    """The first day of a month."""
    return date(number // 12, number % 12 + 1, 1)


def last_day(number: int) -> date:
    """The last day of a month."""
    year, month = divmod(number, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def month_of(day: date) -> int:
    """The number of the month a day lies in."""
    return day.year * 12 + day.month - 1


def months_between(first: Month, last: Month) -> Iterator[int]:
    """The numbers of the months from the first to the last."""
    yield from range(number_of(first), number_of(last) + 1)


def at(curve: Curve, number: int) -> float:
    """What a curve says of a month: beyond its ends, what it says at them."""
    before, was = number_of(curve[0][0]), curve[0][1]
    for month, value in curve:
        after = number_of(month)
        if number <= after:
            part = (number - before) / (after - before) if after > before else 1
            return was + (value - was) * max(part, 0)
        before, was = after, value
    return was
