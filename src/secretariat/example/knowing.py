"""When the Office learned of an event: a registry that enters its post once a month."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from secretariat.example.targets import (
    KNOWN_IN_2026,
    LATE,
    LATE_IN_2026,
    LOADED_ON,
)
from secretariat.example.world import months_later

LAST_ENTRY = KNOWN_IN_2026
"""The last registry day before the example's today."""


def third_thursday(year: int, month: int) -> date:
    """Return the registry's day of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 14)


def next_entry(day: date) -> date:
    """Return the first registry day after a day; the load of the year 2000 for all before it."""
    if day < LOADED_ON:
        return LOADED_ON
    entry = third_thursday(day.year, day.month)
    if entry > day:
        return entry
    later = months_later(date(day.year, day.month, 1), 1)
    return third_thursday(later.year, later.month)


def learned(registered: date, rng: Random) -> date:
    """Return the registry day on which an event registered on a day was entered.

    A few come three to fourteen months late; three of December 2025 only in October 2026.
    """
    if registered in LATE_IN_2026:
        return KNOWN_IN_2026
    entry = next_entry(registered)
    if entry > LOADED_ON and rng.random() < LATE:
        late = next_entry(months_later(registered, rng.randrange(3, 14)))
        entry = late if late <= LAST_ENTRY else entry
    return entry


def instant(day: date, hour: int, minute: int = 0) -> datetime:
    """Return an instant of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)
