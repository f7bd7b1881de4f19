"""Days drawn from a pace: when a State registers its ratification of an instrument."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from secretariat.example.targets import AIMS, LAST_REGISTERED, Pace
from secretariat.example.world import Instrument, State

TRIES = 40
YEAR = 365.25


def on_a_working_day(day: date) -> date:
    """Return the day, or the Monday after it when it falls on a week-end."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def after(start: date, years: float) -> date:
    """Return the day so many years after another, or the last possible day when it lies beyond."""
    days = min(years * YEAR, 110 * YEAR)
    return date.fromordinal(min(start.toordinal() + int(days), date(2100, 1, 1).toordinal()))


def at_year(year: float) -> date:
    """Return the day at a fraction of a year, such as 1999.5."""
    return after(date(int(year), 1, 1), year - int(year))


def steady(rng: Random, start: date, zeal: float) -> date:
    """Wait long or short after the day on which the State could first ratify."""
    return after(start, rng.gammavariate(1.3, 8.5 * (1.55 - zeal)))


def campaign(rng: Random, start: date, zeal: float) -> date:
    """Ratify in one's own time, or when the campaign of 1995 comes by."""
    own = steady(rng, start, zeal)
    if own < at_year(1995.3) and rng.random() < 0.66:
        return own
    return max(own, start) if own > at_year(2013) else at_year(rng.triangular(1995.5, 2014, 1999))


def swift(rng: Random, start: date, zeal: float) -> date:
    """Ratify within ten years, most in the second and third."""
    return after(start, rng.triangular(0.3, 10, 1.8) * (1.35 - zeal / 2))


def surge(rng: Random, start: date, zeal: float) -> date:
    """Ratify in one's own time, or when safe and healthy work became fundamental."""
    if rng.random() < 0.5:
        return steady(rng, start, zeal)
    return at_year(rng.triangular(2018.5, 2027.4, 2025.0))


DRAW: dict[Pace, Callable[[Random, date, float], date]] = {
    Pace.STEADY: steady,
    Pace.CAMPAIGN: campaign,
    Pace.SWIFT: swift,
    Pace.SURGE: surge,
}


def first_possible(instrument: Instrument, state: State) -> date:
    """Return the first day on which the State could decide on the instrument."""
    return max(instrument.adopted + timedelta(days=60), state.spells[0].starts)


def day_for(
    rng: Random, instrument: Instrument, state: State, *, zeal: float, start: date, last: date
) -> date | None:
    """Draw a working day from `start` to `last` on which the State is a member, or None."""
    draw = DRAW[AIMS[instrument.code].pace]
    last = min(last, LAST_REGISTERED)
    for _ in range(TRIES):
        day = on_a_working_day(draw(rng, start, zeal))
        if start <= day <= last and state.is_member(day):
            return day
    return None
