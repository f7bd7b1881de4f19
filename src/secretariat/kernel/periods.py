"""Periods of days, both ends included, and dates stated only as far as they are known."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Self

from secretariat.kernel.errors import BadInput
from secretariat.kernel.texts import sentence as _
from secretariat.kernel.written_dates import read_parts

_ONE_DAY = timedelta(days=1)
_OPEN = ".."  # how ISO 8601-2 writes an end that is not there


class Precision(StrEnum):
    """How much of a date is stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `starts` to `ends`, both included; None leaves that end open.

    Raises BadInput when it ends before it starts, or when an end is not a plain date.
    """

    starts: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        for end in (self.starts, self.ends):
            if end is not None:
                _refuse_unless_a_day(end)
        if self.starts and self.ends and self.ends < self.starts:
            raise BadInput(
                _(
                    "The period would end on {ends}, before it starts on {starts}",
                    starts=self.starts,
                    ends=self.ends,
                ),
                do=_("Give an end on or after the start, or leave the end open."),
            )

    @classmethod
    def on(cls, day: date) -> Self:
        """Give the period of that one day."""
        return cls(day, day)

    @classmethod
    def since(cls, day: date) -> Self:
        """Give that day and all after it."""
        return cls(day, None)

    @classmethod
    def until(cls, day: date) -> Self:
        """Give that day and all before it."""
        return cls(None, day)

    @classmethod
    def year(cls, year: int) -> Self:
        """Give the calendar year."""
        return cls(_day(year, 1, 1), _day(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Give the calendar month."""
        first = _day(year, month, 1)
        return cls(first, first.replace(day=monthrange(year, month)[1]))

    @classmethod
    def biennium(cls, first: int) -> Self:
        """Give the financial period of two years, which begins in an even one: 2004 for 2004–05.

        Raises BadInput for an odd year.
        """
        if first % 2:
            raise BadInput(
                _("No biennium begins in {year}", year=first),
                why=_("A biennium begins in an even year."),
                do=_("Name it by its first year: {year}.", year=first - 1),
            )
        return cls(_day(first, 1, 1), _day(first + 1, 12, 31))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read 2004-01-01/2005-12-31, ../2005 (open), or one stated date, which is its span.

        Raises BadInput when an end is not a date, or they are in the wrong order.
        """
        first, _slash, last = text.partition("/") if text.count("/") == 1 else (text, "", text)
        starts = None if first.strip() == _OPEN else StatedDate.read(first).span().starts
        ends = None if last.strip() == _OPEN else StatedDate.read(last).span().ends
        return cls(starts, ends)

    def __str__(self) -> str:
        return f"{self.starts or _OPEN}/{self.ends or _OPEN}"

    @property
    def days(self) -> int | None:
        """How many days it has; None when an end is open."""
        if self.starts is None or self.ends is None:
            return None
        return (self.ends - self.starts).days + 1

    @property
    def day_after(self) -> date | None:
        """The first day no longer in it, on which an exit counts; None when it never ends."""
        if self.ends is None or self.ends == date.max:
            return None
        return self.ends + _ONE_DAY

    def covers(self, day: date) -> bool:
        """Say whether the day is in it. Every other question about days comes down to this."""
        begun = self.starts is None or self.starts <= day
        return begun and (self.ends is None or day <= self.ends)

    def overlaps(self, other: "Period") -> bool:
        """Say whether they share a day: the later start of the two is in both."""
        start = _later(self.starts, other.starts)
        if start is None:
            return True
        return self.covers(start) and other.covers(start)

    def meets(self, other: "Period") -> bool:
        """Say whether the other starts on the very day after this one ends."""
        return self.day_after is not None and self.day_after == other.starts

    def intersection(self, other: "Period") -> "Period | None":
        """Give the days in both; None when there are none."""
        if not self.overlaps(other):
            return None
        return Period(_later(self.starts, other.starts), _earlier(self.ends, other.ends))

    def split_years(self) -> tuple["Period", ...]:
        """Cut it at each 31 December, in order. Raises BadInput when an end is open."""
        if self.starts is None or self.ends is None:
            raise BadInput(
                _("The period {period} cannot be cut into years", period=self),
                why=_("One of its ends is open."),
                do=_("Give it a start and an end."),
            )
        years = range(self.starts.year, self.ends.year + 1)
        pieces = (self.intersection(Period.year(year)) for year in years)
        return tuple(piece for piece in pieces if piece is not None)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as far as it is stated: a day, a month or a year, kept as the first day of that.

    Raises BadInput when `day` is not the first of the stated month or year.
    """

    day: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        _refuse_unless_a_day(self.day)
        if self.span().starts != self.day:
            raise BadInput(
                _("{day} is not the first day of the month or year it stands for", day=self.day),
                why=_("A date stated by month or year is kept as the first day of it."),
            )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read 1939, 1940-02, 1940-02-05, February 1940, 5 août 1967, 5 de agosto de 1967.

        Raises BadInput when it is no date, or can be read in two ways, as 05/08/1967 can.
        """
        year, month, day = read_parts(text)
        if month is None:
            return cls(_day(year, 1, 1), Precision.YEAR)
        if day is None:
            return cls(_day(year, month, 1), Precision.MONTH)
        return cls(_day(year, month, day), Precision.DAY)

    def span(self) -> Period:
        """Give every day it may mean."""
        match self.precision:
            case Precision.YEAR:
                return Period.year(self.day.year)
            case Precision.MONTH:
                return Period.month(self.day.year, self.day.month)
            case Precision.DAY:
                return Period.on(self.day)

    def __str__(self) -> str:
        """Write it in ISO 8601, no further than it is stated."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
        return self.day.isoformat()[:length]


def year_ends(first: date, last: date) -> tuple[date, ...]:
    """Give each 31 December from `first` to `last`, both included."""
    return tuple(day for day in month_ends(first, last) if day.month == 12)


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """Give the last day of each month that falls between `first` and `last`, both included."""
    window = Period(first, last)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ends = (Period.month(count // 12, count % 12 + 1).ends for count in months)
    return tuple(day for day in ends if day is not None and window.covers(day))


def sessions(dates: Iterable[date]) -> tuple[Period, ...]:
    """Give the periods from one session's date to the day before the next one's.

    The dates may come in any order; the last of them closes the last period and opens none.
    Raises BadInput when two sessions share a date.
    """
    return tuple(Period(day, next_day - _ONE_DAY) for day, next_day in pairwise(sorted(dates)))


def _refuse_unless_a_day(day: date) -> None:
    # An instant passes for a date in Python, and then fails to compare with one.
    if isinstance(day, datetime) or not isinstance(day, date):
        raise BadInput(_("{day} is not a day", day=day), do=_("Give a date without a time of day."))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise BadInput(
            _("The calendar has no day {year}-{month}-{day}", year=year, month=month, day=day),
            do=_("Check the year, the month and the day."),
        ) from error


def _later(one: date | None, other: date | None) -> date | None:
    """Give the later start; an open one is before all others."""
    if one is None or other is None:
        return one or other
    return max(one, other)


def _earlier(one: date | None, other: date | None) -> date | None:
    """Give the earlier end; an open one is after all others."""
    if one is None or other is None:
        return one or other
    return min(one, other)
