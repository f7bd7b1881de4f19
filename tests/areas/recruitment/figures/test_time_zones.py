"""Clocks of vacancies around the world: days are counted by the calendar of each vacancy’s zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import mean
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.recruitment.figures.past import COOPERATION, REGULAR, ZONES, Past

from secretariat.areas.recruitment.measures import clocks
from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.kernel.periods import Period

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))
BEGINS = datetime(2021, 12, 20, tzinfo=UTC)
LATER = st.builds(timedelta, days=st.integers(0, 120), minutes=st.integers(60, 60 * 24))


@dataclass(frozen=True)
class Lived:
    """A vacancy as it went, instant by instant; each place has a decision and a first day."""

    zone: str
    route: str
    published: datetime
    closes: tuple[datetime, ...]
    places: tuple[tuple[datetime | None, datetime | None], ...]
    cancelled: bool

    def shown(self, at: datetime) -> datetime:
        """What calendar and clock there show: what somebody there writes down."""
        return at.astimezone(ZoneInfo(self.zone))

    def midnight(self, day: date) -> datetime:
        """The instant at which a day begins there."""
        return datetime.combine(day, time.min, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def midnights(self, since: datetime, until: datetime) -> int:
        """How often a day began there after one instant, and up to another."""
        days = (since.date() + timedelta(n) for n in range(-1, (until - since).days + 4))
        return sum(since < self.midnight(day) <= until for day in days)

    def is_in_2022(self, at: datetime) -> bool:
        """Whether it was that year there."""
        return self.midnight(date(2022, 1, 1)) <= at < self.midnight(date(2023, 1, 1))


@st.composite
def lived(draw: st.DrawFn) -> Lived:
    """A vacancy announced once or twice, of one or two places, perhaps cancelled."""
    published = BEGINS + draw(LATER)
    closes = [published]
    for _each in range(draw(st.integers(1, 2))):
        closes.append(closes[-1] + timedelta(days=2) + draw(LATER))
    cancelled = draw(st.integers(0, 4)) == 4
    places = []
    for _each in range(draw(st.integers(1, 2))):
        decided = closes[-1] + draw(LATER)
        began = decided + draw(LATER) if draw(st.booleans()) else None
        places.append((None if cancelled else decided, None if cancelled else began))
    return Lived(
        zone=draw(st.sampled_from(ZONES)),
        route=draw(st.sampled_from((REGULAR, COOPERATION))),
        published=published,
        closes=tuple(closes[1:]),
        places=tuple(places),
        cancelled=cancelled,
    )


def write(past: Past, histories: list[Lived]) -> None:
    """Write all of them as people in each zone wrote them down, by four acts."""
    made = past.vacancies(*(_vacancy(one) for one in histories))
    pairs = list(zip(made, histories, strict=True))
    past.announced(*(row for vacancy, one in pairs for row in _announcements(vacancy, one)))
    places = iter(past.positions(*(vacancy for vacancy, one in pairs for _place in one.places)))
    cases = [
        {
            "position": position,
            "decided_on": one.shown(decided).date(),
            "on_post_on": one.shown(began).date() if began else None,
        }
        for _vacancy, one in pairs
        for position, (decided, began) in zip(
            [next(places) for _place in one.places], one.places, strict=True
        )
        if decided
    ]
    if cases:
        past.appointments(*cases)


def _vacancy(one: Lived) -> dict[str, object]:
    return {
        "zone": one.zone,
        "route": one.route,
        "key_position": True,
        "published_on": one.shown(one.published).date(),
        "state": "cancelled" if one.cancelled else "evaluation",
        "cancelled_on": one.shown(one.closes[-1]).date() if one.cancelled else None,
    }


def _announcements(vacancy: Vacancy, one: Lived) -> list[dict[str, object]]:
    return [
        {
            "vacancy": vacancy,
            "number": number,
            "opens_on": one.shown(opens).date() + timedelta(days=number > 1),
            "closes_on": one.shown(closes).date(),
            "closes_hour": one.shown(closes).time().replace(fold=0),
        }
        for number, (opens, closes) in enumerate(pairwise((one.published, *one.closes)), 1)
    ]


def expected(measure: Measure, histories: list[Lived]) -> list[int]:
    """The days of each case that a clock counts in 2022, by instants and midnights alone."""
    found = []
    for one in histories:
        for decided, began in one.places:
            since, until = {
                clocks.days_to_selection: (one.closes[0], decided),
                clocks.key_days_to_post: (one.published, began),
                clocks.cooperation_days_to_post: (decided, began),
            }[measure]
            regular = measure is clocks.days_to_selection
            if since and until and (one.route == REGULAR) == regular and one.is_in_2022(until):
                found.append(one.midnights(since, until))
    return found


CLOCKS = (clocks.days_to_selection, clocks.key_days_to_post, clocks.cooperation_days_to_post)


@given(histories=st.lists(lived(), min_size=2, max_size=6))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_clocks_count_the_midnights_there_between_two_instants(
    past: Past, histories: list[Lived]
) -> None:
    with transaction.atomic():
        write(past, histories)
        for measure in CLOCKS:
            days = expected(measure, histories)
            told = figure(measure, YEAR)
            assert told.total.n == len(days)
            if days:
                assert float(told.value) == pytest.approx(mean(days))
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("zone", "decided", "days"),
    [
        ("Pacific/Kiritimati", datetime(2022, 2, 1, 18, 0, tzinfo=UTC), 1),
        ("UTC", datetime(2022, 2, 2, 8, 0, tzinfo=UTC), 1),
        ("Pacific/Pago_Pago", datetime(2022, 2, 2, 10, 59, tzinfo=UTC), 0),
        ("Pacific/Pago_Pago", datetime(2022, 2, 2, 11, 0, tzinfo=UTC), 1),
    ],
)
def test_a_day_has_gone_by_once_it_is_the_next_day_there(
    past: Past, zone: str, decided: datetime, days: int
) -> None:
    (vacancy,) = past.vacancies({"zone": zone, "published_on": date(2022, 1, 3)})
    past.announced(
        {"vacancy": vacancy, "opens_on": date(2022, 1, 3), "closes_on": date(2022, 2, 1)}
    )
    (position,) = past.positions(vacancy)
    opening = Opening(vacancy=vacancy, announcement=Announcement.objects.get())
    past.appointments({"position": position, "decided_on": opening.day(decided)})
    assert figure(clocks.days_to_selection, YEAR).value == days


@pytest.mark.parametrize(("zone", "year"), [("Pacific/Kiritimati", 2023), ("UTC", 2022)])
def test_a_case_ends_in_the_year_that_it_was_there(past: Past, zone: str, year: int) -> None:
    (vacancy,) = past.vacancies({"zone": zone, "published_on": date(2022, 10, 3)})
    past.announced(
        {"vacancy": vacancy, "opens_on": date(2022, 10, 3), "closes_on": date(2022, 11, 1)}
    )
    (position,) = past.positions(vacancy)
    opening = Opening(vacancy=vacancy, announcement=Announcement.objects.get())
    decided = opening.day(datetime(2022, 12, 31, 18, 0, tzinfo=UTC))
    past.appointments({"position": position, "decided_on": decided})
    counted = [
        one for one in (2022, 2023) if figure(clocks.days_to_selection, Period.year(one)).total.n
    ]
    assert counted == [year]
