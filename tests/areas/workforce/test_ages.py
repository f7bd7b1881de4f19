"""Ages and years of service, as figures band them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import Office

from secretariat.areas.workforce.models.bands import AGES, Age
from secretariat.areas.workforce.models.people import Official

BORN = date(1980, 2, 29)


@pytest.fixture
def one_official(office: Office) -> Office:
    """An office with one official, born on a 29 February."""
    office.holds(office.official(born=BORN), office.post())
    return office


def band_of(years: int) -> str:
    """The band of an age, told plainly."""
    place = sum(years >= bound for bound in AGES)
    return Age.values[place]


@given(day=st.dates(date(2001, 1, 1), date(2060, 12, 31)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_age_is_the_number_of_birthdays(one_official: Office, day: date) -> None:
    years = day.year - BORN.year - ((day.month, day.day) < (BORN.month, BORN.day))
    found = Official.objects.all().with_bands(day).get()
    assert (found.years, found.age) == (years, band_of(years))


def test_of_an_unknown_birth_date_no_band_is_told(office: Office) -> None:
    office.holds(office.official(born=None), office.post())
    assert Official.objects.all().with_bands(date(2020, 1, 1)).get().age is None


@pytest.mark.parametrize(
    ("day", "band"),
    [
        (date(2001, 12, 31), "00-01"),
        (date(2002, 1, 1), "02-04"),
        (date(2019, 12, 31), "10-19"),
        (date(2020, 1, 1), "20+"),
    ],
)
def test_service_is_counted_from_the_day_of_entry(office: Office, day: date, band: str) -> None:
    office.holds(office.official(entered=date(2000, 1, 1)), office.post())
    assert Official.objects.all().with_bands(day).get().service == band
