"""Until when one can apply: the hour of the last announcement, in the time zone of the vacancy."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.areas.recruitment.applying.conftest import Applying, apply_to
from tests.areas.recruitment.figures.past import ZONES

from secretariat.areas.recruitment.actions.sending import hold_to_deadline
from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.kernel.errors import Conflict
from secretariat.web import formats
from secretariat.web.asking import today

SECOND = timedelta(seconds=1)
NIGHTS = [
    ("Europe/Zurich", date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 31, tzinfo=UTC)),
    ("Europe/Zurich", date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ("Europe/Zurich", date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 1, 31, tzinfo=UTC)),
    ("Europe/Zurich", date(2026, 10, 25), time(1, 59), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
    ("Asia/Beirut", date(2026, 10, 24), time(23, 30), datetime(2026, 10, 24, 21, 31, tzinfo=UTC)),
    ("Asia/Beirut", date(2026, 10, 24), time(23, 59), datetime(2026, 10, 24, 22, 0, tzinfo=UTC)),
    ("Pacific/Apia", date(2026, 3, 31), time(23, 59), datetime(2026, 3, 31, 11, 0, tzinfo=UTC)),
]
"""Nights in which clocks are set (in Apia no more), and when the deadline is over in them."""


def opening(closes: date, hour: time, zone: str) -> Opening:
    """A vacancy that takes applications from a month before."""
    vacancy = Vacancy(code="V", zone=zone, state="published")
    announced = Announcement(
        opens_on=closes - timedelta(days=30), closes_on=closes, closes_hour=hour
    )
    return Opening(vacancy=vacancy, announcement=announced)


def slow_clock(at: datetime, zone: str) -> tuple[date, time]:
    """What a clock on a wall there shows, to the minute."""
    there = at.astimezone(ZoneInfo(zone))
    return there.date(), time(there.hour, there.minute)


@given(
    closes=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    hour=st.times(max_value=time(23, 59)).map(lambda one: time(one.hour, one.minute)),
    zone=st.sampled_from(ZONES),
    off=st.integers(-90_000, 90_000),
)
def test_one_applies_as_long_as_a_clock_on_the_wall_there_is_not_past_the_hour(
    closes: date, hour: time, zone: str, off: int
) -> None:
    one = opening(closes, hour, zone)
    # Away from the two nights a year on which a wall clock is set back and shows an hour twice.
    at = (
        datetime.combine(closes, hour, tzinfo=ZoneInfo(zone)) + timedelta(seconds=off)
    ).astimezone(UTC)
    shown = slow_clock(at, zone)
    offsets = {moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in (at, one.closes_at)}
    if len(offsets) == 1:
        assert one.is_open(at) == (shown <= (closes, hour))


def takes(one: Opening, at: datetime) -> bool:
    """Whether what is sent at the instant is taken."""
    try:
        hold_to_deadline(one, at=at)
    except Conflict:
        return False
    return True


@given(
    closes=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    hour=st.times(max_value=time(23, 59)).map(lambda one: time(one.hour, one.minute)),
    zone=st.sampled_from(ZONES),
)
@settings(max_examples=40, deadline=None)
def test_a_second_before_the_deadline_is_in_time_and_a_second_after_is_not(
    closes: date, hour: time, zone: str
) -> None:
    one = opening(closes, hour, zone)
    # The hour as a count of instants: those from which the clock there has shown it, or a later.
    noon = datetime.combine(closes, time(12), tzinfo=UTC)
    minutes = (noon + timedelta(minutes=n) for n in range(-60 * 28, 60 * 28))
    last = max(at for at in minutes if slow_clock(at, zone) <= (closes, hour))
    over = last + timedelta(minutes=1)
    assert takes(one, over - SECOND)
    assert not takes(one, over)
    assert not takes(one, over + SECOND)


@pytest.mark.parametrize(("zone", "closes", "hour", "over"), NIGHTS)
def test_in_the_nights_in_which_clocks_are_set_the_later_time_counts(
    zone: str, closes: date, hour: time, over: datetime
) -> None:
    one = opening(closes, hour, zone)
    assert takes(one, over - SECOND)
    assert not takes(one, over)
    assert one.closes_at == over


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Europe/Zurich", "Pacific/Kiritimati"])
def test_what_is_sent_a_second_after_the_deadline_is_not_received(
    client: Client, cases: Applying, zone: str
) -> None:
    vacancy = cases.open(days=3, zone=zone)
    check = apply_to(client, vacancy).headers["Location"]
    announced = vacancy.announcements.get()
    day_after = announced.closes_on + timedelta(days=1)
    over = datetime.combine(day_after, time.min, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    with patch("secretariat.areas.recruitment.pages.checking.now", lambda: over + SECOND):
        assert client.post(check).status_code == Conflict.status
    assert not Application.objects.exists()
    with patch("secretariat.areas.recruitment.pages.checking.now", lambda: over - SECOND):
        assert client.post(check).status_code == 200
    received = Application.objects.get()
    assert (received.received_at, received.received_on) == (over - SECOND, announced.closes_on)


@pytest.mark.parametrize("zone", ZONES)
def test_it_opens_at_midnight_there(zone: str) -> None:
    one = opening(date(2026, 5, 31), time(17, 0), zone)
    first = datetime.combine(date(2026, 5, 1), time.min, tzinfo=ZoneInfo(zone))
    assert not one.is_open(first - timedelta(seconds=1))
    assert one.is_open(first)


def test_a_vacancy_whose_hour_has_passed_takes_nothing_even_if_nobody_has_closed_it(
    client: Client, cases: Applying
) -> None:
    vacancy = cases.open(days=3)
    late = datetime.combine(today() + timedelta(days=4), time(12), tzinfo=UTC)
    check = apply_to(client, vacancy).headers["Location"]
    with patch("secretariat.areas.recruitment.pages.checking.now", lambda: late):
        assert client.post(check).status_code == Conflict.status
    with patch("django.utils.timezone.now", lambda: late):
        answer = apply_to(client, vacancy)
        assert answer.status_code == Conflict.status
        assert "takes no applications now" in answer.content.decode()
        shown = client.get(reverse("opening", args=[vacancy.code])).content.decode()
        assert "Closed:" in shown
        assert reverse("apply", args=[vacancy.code]) not in shown
    assert not Application.objects.exists()


def test_the_last_announcement_counts(client: Client, cases: Applying) -> None:
    vacancy = cases.bare_vacancy()
    first, last = today() - timedelta(days=60), today() + timedelta(days=30)
    cases.announcement(vacancy, 1, opens_on=first, closes_on=today() - timedelta(days=30))
    cases.announcement(vacancy, 2, opens_on=today() - timedelta(days=2), closes_on=last)
    cases.position(vacancy)
    cases.move(vacancy, "publish", published_on=first, on=first)
    found = client.get(reverse("opening", args=[vacancy.code])).content.decode()
    assert "Takes applications until" in found
    assert formats.day(last) in found


def test_the_day_it_was_received_is_the_day_it_was_there() -> None:
    one = opening(date(2026, 5, 31), time(23, 59), "Pacific/Auckland")
    assert one.day(datetime(2026, 5, 30, 13, 0, tzinfo=UTC)) == date(2026, 5, 31)
