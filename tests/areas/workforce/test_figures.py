"""The figures of the staff on a day, and of who must retire, against plain reckoning one by one."""

from datetime import date
from statistics import mean, median

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import RANKS, Office
from tests.areas.workforce.staff import Someone, days, employ, full_years, staffs

from secretariat.areas.workforce.measures import composition, movement
from secretariat.areas.workforce.models.bands import AGES, SERVICE, Age, Service
from secretariat.areas.workforce.standing.foreseeing import Scenario, forecast
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.kernel.periods import Period

SENIOR = RANKS["P5"][1]


def parts(measure: Measure, when: date | Period, **where: str) -> tuple[int | None, int | None]:
    """The part and the whole of a share."""
    total = figure(measure, when, where=where).total
    return total.part, total.whole


def value(measure: Measure, when: date | Period, **where: str) -> object:
    """The value of a figure."""
    return figure(measure, when, where=where).value


def near(found: object, expected: float | None) -> bool:
    """Whether a computed number is the one expected, or both are none."""
    if expected is None or found is None:
        return found is expected is None
    return abs(float(str(found)) - expected) < 1e-9


@settings(max_examples=12)
@given(staff=staffs, day=days)
def test_shares_of_the_staff_are_what_counting_one_by_one_gives(
    office: Office, staff: list[Someone], day: date
) -> None:
    here = [(one, post) for one in staff if (post := one.post(day)) is not None]
    women = [one for one, _post in here if one.sex == "F"]
    senior = [one for one, post in here if post.funding == "RB" and RANKS[post.grade][1] >= SENIOR]
    counted = [
        one
        for one, post in here
        if post.geographical and post.funding == "RB" and RANKS[post.grade][0] != "GS"
    ]
    young = [one for one, _post in here if (age := one.age(day)) is not None and age < 35]
    declared = [one for one, _post in here if any(each.on(day) for each in one.declared)]
    cooperation = [one for one, post in here if post.funding == "DC"]
    with transaction.atomic():
        employ(office, staff)
        all_here = len(here)
        senior_women = sum(one.sex == "F" for one in senior)
        assert parts(composition.women, day) == (len(women), all_here)
        assert parts(composition.women_in_senior_posts, day) == (senior_women, len(senior))
        assert parts(composition.counted_for_representation, day) == (len(counted), all_here)
        assert parts(composition.young_officials, day) == (len(young), all_here)
        assert parts(composition.officials_with_disabilities, day) == (len(declared), all_here)
        assert parts(composition.on_development_cooperation, day) == (len(cooperation), all_here)
        share = value(composition.on_development_cooperation, day)
        assert near(share, len(cooperation) / all_here if here else None)
        transaction.set_rollback(True)


@settings(max_examples=12)
@given(staff=staffs, day=days)
def test_ages_service_and_years_in_grade_are_reckoned_person_by_person(
    office: Office, staff: list[Someone], day: date
) -> None:
    here = [one for one in staff if one.post(day) is not None]
    served = [full_years(one.entered, day) for one in here]
    in_grade = [full_years(held.what, day) for one in here for held in one.grades if held.on(day)]
    ages = [Age.values[sum(age >= bound for bound in AGES)] for one in here
            if (age := one.age(day)) is not None]  # fmt: skip
    service = [Service.values[sum(years >= bound for bound in SERVICE)] for years in served]
    with transaction.atomic():
        employ(office, staff)
        assert near(value(composition.years_of_service, day), mean(served) if served else None)
        assert near(value(composition.years_in_grade, day), median(in_grade) if in_grade else None)
        assert value(composition.officials_by_age, day) == len(here)
        for band in Age.values:
            found = value(composition.officials_by_age, day, age=band)
            assert found == ages.count(band), band
        for band in Service.values:
            found = value(composition.officials_by_age, day, service=band)
            assert found == service.count(band), band
        transaction.set_rollback(True)


@settings(max_examples=12)
@given(staff=staffs, between=st.tuples(days, days).map(sorted))
def test_who_must_retire_and_who_will_still_be_here_is_reckoned_person_by_person(
    office: Office, staff: list[Someone], between: list[date]
) -> None:
    first, last = between
    here = [one for one in staff if one.post(first) is not None]
    due = [one for one in here if one.must_retire and first <= one.must_retire <= last]
    with transaction.atomic():
        office.retirement()
        state = employ(office, staff)
        assert value(movement.retirements_due, Period(first, last)) == len(due)
        for scenario in Scenario:
            found = forecast(first, last, scenario).foreseen
            staying = [one for one in here if _stays(one, last, scenario)]
            counted = [one for one in staying if _is_counted(one, last)]
            ever = [one for one in staying if _is_counted(one, first) or one in counted]
            assert len(found.serving) == len(ever), scenario
            assert (found.number, len(found.of(state.code))) == (len(counted),) * 2, scenario
        transaction.set_rollback(True)


def _stays(one: Someone, at: date, scenario: Scenario) -> bool:
    """Whether she holds a post then, as far as is recorded, and has not retired before."""
    retires = one.must_retire if scenario is Scenario.MANDATORY else one.may_retire
    return one.post(at) is not None and (retires is None or at <= retires)


def _is_counted(one: Someone, day: date) -> bool:
    post = one.post(day)
    assert post is not None
    return post.geographical and post.funding == "RB" and RANKS[post.grade][0] != "GS"


@settings(max_examples=6)
@given(staff=staffs, asked=st.lists(days, min_size=2, max_size=4, unique=True))
def test_a_series_of_each_of_them_tells_what_each_date_tells(
    office: Office, staff: list[Someone], asked: list[date]
) -> None:
    ordered = sorted(asked)
    with transaction.atomic():
        employ(office, staff)
        for measure in (
            composition.officials,
            composition.women_in_senior_posts,
            composition.young_officials,
            composition.officials_with_disabilities,
            composition.years_of_service,
            composition.years_in_grade,
        ):
            told = [each.value for each in series(measure, ordered)]
            assert told == [value(measure, day) for day in ordered], measure.key
        transaction.set_rollback(True)
