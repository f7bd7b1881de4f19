"""When the Office learned of it: lists of the personnel system, some times a year."""

from bisect import bisect_left
from datetime import date, datetime

from secretariat.example.knowing import instant, third_thursday
from secretariat.example.workforce.months import last_day, number_of
from secretariat.example.workforce.targets import BEGINS, LAST_MONTH

FIRST = date(2003, 1, 16)
HR = "salome.bentaleb"  # who keeps the officials’ files
YEARLY_UNTIL = 2019
OF_THE_LAST_YEAR = (6, 9)  # its months; of those before it, June and December
HOUR = 12  # UTC: after the registry, at noon


def _months(year: int) -> tuple[int, ...]:
    if year == LAST_MONTH[0]:
        return OF_THE_LAST_YEAR
    return (12,) if year <= YEARLY_UNTIL else (6, 12)


def _covered() -> list[tuple[date, date]]:
    """Each list's day, and the last day whose events it tells: they are entered beforehand."""
    found = [(FIRST, BEGINS)]
    for year in range(2003, LAST_MONTH[0] + 1):
        for month in _months(year):
            found.append((third_thursday(year, month), last_day(number_of((year, month)))))
    return found


LISTS = [day for day, _last in _covered()]
_LAST_DAYS = [last for _day, last in _covered()]


def listed(day: date) -> date | None:
    """The day of the list that tells of an event; None if it has not come yet."""
    place = bisect_left(_LAST_DAYS, day)
    return LISTS[place] if place < len(LISTS) else None


def lists_later(day: date, number: int) -> date | None:
    """The day of the list so many lists after another; None if it has not come yet."""
    place = LISTS.index(day) + number
    return LISTS[place] if place < len(LISTS) else None


def at(day: date, minute: int) -> datetime:
    """The instant of a list's day at which a part of it is entered."""
    return instant(day, HOUR, minute)
