"""Until when one can apply: the hour of the last announcement, in the time zone of the vacancy."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.areas.recruitment.applying.conftest import Applying, apply_to

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.kernel.errors import Conflict
from secretariat.web import formats
from secretariat.web.asking import today

ZONES = ("Europe/Zurich", "Pacific/Auckland", "America/Lima", "Asia/Kolkata", "UTC")


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
