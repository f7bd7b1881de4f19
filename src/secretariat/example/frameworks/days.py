"""The days on which results can happen."""

from datetime import date, timedelta
from random import Random

from secretariat.example.drawing import on_a_working_day
from secretariat.example.frameworks.aims import When


def experts_close(year: int) -> date:
    """The second Friday of December."""
    first = date(year, 12, 1)
    return first + timedelta(days=(4 - first.weekday()) % 7 + 7)


def committee_meets(year: int) -> tuple[date, date, date]:
    """Its three meetings of a year."""
    return (
        on_a_working_day(date(year, 3, 18)),
        on_a_working_day(date(year, 6, 2)),
        on_a_working_day(date(year, 11, 8)),
    )


def drawn(rng: Random, when: When, first: int, last: int) -> date:
    """Draw a day between the beginning of one year and the middle of December of another."""
    year = rng.randint(first, last)
    if when is When.EXPERTS:
        return experts_close(year)
    if when is When.COMMITTEE:
        return rng.choice(committee_meets(year))
    if when is When.ADVISERS:
        return on_a_working_day(date(year, 3, 20))
    span = (date(last, 12, 12) - date(first, 1, 14)).days
    return on_a_working_day(date(first, 1, 14) + timedelta(days=rng.randrange(span)))
