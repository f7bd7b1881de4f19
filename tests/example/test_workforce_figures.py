"""The figures of the example's workforce: computed from its records alone, by the measures."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db.models import Count, F, Q, Sum

from secretariat.areas.workforce.actions import amend_officials
from secretariat.areas.workforce.models.describing import Description, Requirement
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import (
    Contract,
    Disability,
    GradeHeld,
    Nationality,
    Official,
    RetirementRule,
)
from secretariat.areas.workforce.models.posts import Classification, Post
from secretariat.areas.workforce.models.representing import Assessment, Formula, Status
from secretariat.areas.workforce.models.standing import standing
from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import Process
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import Figure, figure
from secretariat.engine.records.performing import change
from secretariat.example.organization import TODAY
from secretariat.example.plan import SEED
from secretariat.example.workforce import targets
from secretariat.example.workforce.cast import cast
from secretariat.example.workforce.past import mistakes_of
from secretariat.example.workforce.simulating import simulated
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.usefixtures("example_instance")

END_2021, END_2022 = date(2021, 12, 31), date(2022, 12, 31)
MARCH_2023 = date(2023, 3, 31)
FIRST_RECKONED = datetime(2023, 1, 20, 9, tzinfo=UTC)
SENIOR = "workforce.women_in_senior_posts"
COUNTED = "workforce.counted_for_representation"
COOPERATION = "workforce.on_development_cooperation"
ADEQUATE = "workforce.adequately_represented_states"
OVER = "workforce.over_represented_states"


def asked(key: str, when: date | Period, at: datetime | None = None, *by: str) -> Figure:
    return figure(measure_of(key), when, by=by, known_at=at)


def percent(key: str, day: date, at: datetime | None = None) -> Decimal:
    """A share as it is printed: to one decimal."""
    found = asked(key, day, at).total
    assert found.part is not None
    assert found.whole
    exact = Decimal(100 * found.part) / found.whole
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("key", "day", "printed"),
    [(SENIOR, END_2022, "40.0"), (COUNTED, END_2022, "22.0"), (COOPERATION, MARCH_2023, "52.7")],
)
def test_shares_come_out_as_the_report_of_2022_has_them(key: str, day: date, printed: str) -> None:
    assert percent(key, day) == Decimal(printed)


def test_more_states_are_adequately_and_slightly_fewer_over_represented_than_a_year_before() -> (
    None
):
    adequate = [asked(ADEQUATE, day).total.n for day in (END_2021, END_2022)]
    over = [asked(OVER, day).total.n for day in (END_2021, END_2022)]
    assert adequate[0] < adequate[1]
    assert 1 <= over[0] - over[1] <= 3


def test_about_three_thousand_five_hundred_are_in_post_at_the_end_of_2022() -> None:
    assert asked("workforce.officials", END_2022).total.n == 3500


def test_changing_one_womans_record_changes_the_figure(own_example: Mapping[str, str]) -> None:
    before = asked(SENIOR, END_2022).total
    senior = Incumbency.objects.on(END_2022).of_officials().regular_budget()
    her = senior.graded_at_least("P5").filter(official__sex="F").order_by("pk").first()
    assert her is not None
    one = Official.objects.filter(pk=her.official_id)
    change(amend_officials, one, {"sex": "M"}, by=Process("a test"), on=TODAY)
    after = asked(SENIOR, END_2022).total
    assert before.part is not None
    assert (after.part, after.whole) == (before.part - 1, before.whole)
    assert percent(SENIOR, END_2022) == Decimal("39.6")


def test_when_it_was_first_reckoned_the_figure_was_another() -> None:
    """A woman had been entered as a man; who had left was still thought to be there."""
    then = percent(SENIOR, END_2022, FIRST_RECKONED)
    assert then != percent(SENIOR, END_2022)
    assert abs(then - 40) < 1


def test_who_left_late_was_still_thought_to_be_there() -> None:
    for official, told in mistakes_of(SEED).late.items():
        assert official.exit is not None
        day_after = official.exit + timedelta(days=1)
        hers = Incumbency.objects.on(day_after).filter(official__code=official.code)
        assert not hers.exists()
        with known_at(datetime.combine(told, time(9), tzinfo=UTC)):
            assert hers.count() == 1


def test_the_records_are_those_that_were_drawn() -> None:
    office = simulated(SEED)
    held = {
        (one.code, holding.post.code, holding.starts, holding.ends, holding.percent, holding.rank)
        for one in office.officials
        for holding in (*one.holdings, *one.also)
    }
    columns = ("official__code", "post__code", "starts", "ends", "percent", "rank")
    assert set(Incumbency.objects.values_list(*columns)) == held
    people = {(one.code, one.sex, one.born, one.entered) for one in office.officials}
    assert set(Official.objects.values_list("code", "sex", "born", "entered")) == people
    posts = {(one.code, one.grade, one.station, one.ends) for one in office.posts.all}
    kept = Post.objects.values_list("code", "grade__code", "station__code", "ends")
    assert set(kept) == posts


def test_every_official_counts_for_a_nationality_she_has() -> None:
    of_hers = Q(official__nationalities__state=F("counts_for"))
    assert not Incumbency.objects.exclude(of_hers).exists()
    several = Nationality.objects.values("official").annotate(many=Count("pk")).filter(many=2)
    assert several.count() > 300


def test_there_is_all_that_a_personnel_system_holds() -> None:
    assert Post.objects.filter(continues__isnull=False).count() > 50
    assert Incumbency.objects.filter(rank=2).count() == targets.TWO_POSTS
    shared = Incumbency.objects.on(END_2022).values("post").annotate(all=Sum("percent"))
    assert shared.filter(percent=50, all=100).exists()
    assert Disability.objects.on(TODAY).count() > 40
    kinds = set(Contract.objects.values_list("kind", flat=True))
    assert kinds == {"FT", "WLT", "ST"}
    assert GradeHeld.objects.on(END_2022).filter(step__gt=1).count() > 1000
    assert set(Incumbency.objects.values_list("beginning", flat=True)) >= {
        "appointment",
        "promotion",
        "transfer",
        "reclassification",
    }
    assert set(Incumbency.objects.values_list("ending", flat=True)) >= {
        "retirement",
        "resignation",
        "end_of_term",
        "termination",
        "death",
        "move",
    }


def test_everybody_in_post_has_one_contract_and_one_grade_on_any_day() -> None:
    for day in (date(2005, 3, 1), date(2014, 8, 15), END_2022, date(2026, 9, 1)):
        there = set(Incumbency.objects.on(day).values_list("official", flat=True))
        assert set(Contract.objects.on(day).values_list("official", flat=True)) >= there
        assert set(GradeHeld.objects.on(day).values_list("official", flat=True)) >= there


def test_parity_rises_from_period_to_period() -> None:
    days = [date(year, 12, 31) for year in (2003, 2008, 2013, 2018, 2022, 2025)]
    shares = [percent(SENIOR, day) for day in days]
    assert shares == sorted(shares)
    assert shares[0] < 26


def test_retirements_of_the_coming_years_can_be_seen() -> None:
    for year in range(2027, 2036):
        over = Period(date(year, 1, 1), date(year, 12, 31))
        assert asked("workforce.retirements_due", over).total.n > 10, year


def test_entries_and_exits_account_for_every_change_of_the_headcount() -> None:
    for year in (2006, 2015, 2022, 2024):
        over = Period(date(year, 1, 1), date(year, 12, 31))
        before = asked("workforce.officials", date(year - 1, 12, 31)).total.n
        after = asked("workforce.officials", date(year, 12, 31)).total.n
        came = asked("workforce.entries", over).total.n
        went = asked("workforce.exits", over).total.n
        assert after == before + came - went


def test_every_member_state_has_a_status_and_an_assessment() -> None:
    found = standing(END_2022)
    assert found.count() == 72
    assert not found.filter(status=None).exists()
    assert {row.status for row in found} == set(Status.values)
    assert Assessment.objects.on(END_2022).aggregate(all=Sum("share"))["all"] == 100
    assert set(Formula.objects.on(END_2022).values_list("method__code", flat=True)) == {
        "share",
        "factors",
    }


def test_requirements_have_two_versions_and_the_second_accepts_years_in_lieu() -> None:
    before, since = date(2022, 7, 31), date(2022, 8, 1)
    first = Requirement.objects.on(before).get(grade__code="P4")
    second = Requirement.objects.on(since).get(grade__code="P4")
    assert first.years_in_lieu is None
    assert (second.education, second.years_in_lieu) == ("3-advanced", 2)
    assert Description.objects.filter(version=2, agreement__contains="2022").count() > 20
    reviewed = Description.objects.filter(family__code="TEC", grade__code="P4")
    assert [one.version for one in reviewed.on(END_2022)] == [2]


def test_the_rules_of_retirement_are_those_of_the_day_of_entry() -> None:
    ages = [
        RetirementRule.objects.on(day).values_list("earliest_age", "mandatory_age").get()
        for day in (date(1985, 1, 1), date(2000, 1, 1), date(2020, 1, 1))
    ]
    assert ages == [(60, 65), (62, 65), (65, 65)]
    with known_at(datetime(2010, 1, 1, tzinfo=UTC)):
        assert RetirementRule.objects.on(date(2000, 1, 1)).get().mandatory_age == 62


def test_stations_have_been_classified_anew_over_the_years() -> None:
    levels = {
        day: dict(Classification.objects.on(day).values_list("station__code", "level"))
        for day in (date(2005, 1, 1), END_2022)
    }
    before, since = levels.values()
    assert before["LIN"] == since["LIN"] == "H"
    assert any(before[code] != since[code] for code in before)


def test_people_who_sign_in_find_their_own_file() -> None:
    linked = Official.objects.exclude(account=None).select_related("account")
    assert {one.account.username for one in linked} == {part.username for part in cast()}
    reader = Official.objects.get(account=Person.objects.get(username="li.fengyao"))
    assert reader.incumbencies.on(TODAY).exists()
