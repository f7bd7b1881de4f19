"""What the example's register of decisions tells once it is loaded, reckoned from the facts."""

from datetime import UTC, date, datetime
from statistics import median

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.areas.governance import measures
from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.governance.standing.asked import for_paper
from secretariat.engine.access.models import Person
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.figures import figure
from secretariat.example.governance.past import COORDINATOR, SECRETARY, facts
from secretariat.example.logins import demo_logins
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.usefixtures("example_instance", "unhashed_files")

DAYS = (date(2018, 3, 1), date(2019, 12, 31), date(2022, 11, 20), date(2024, 6, 1))
TODAY = date(2026, 10, 22)


def closed_on(row: dict[str, str]) -> str:
    """The day on which a follow-up was closed for good, or nothing."""
    return row["closed_again_on"] if row["reopened_on"] else row["closed_on"]


def open_on(day: date) -> list[dict[str, str]]:
    """The follow-ups open on a day, by the facts: what was reopened was open all along."""
    said = day.isoformat()
    return [
        dict(row)
        for row in facts("follow_ups")
        if row["given_on"] <= said and not ("" < closed_on(dict(row)) <= said)
    ]


@pytest.mark.parametrize("day", [*DAYS, TODAY])
def test_what_is_open_on_a_day_is_what_the_facts_tell(day: date) -> None:
    held = open_on(day)
    assert figure(measures.follow_ups_open, day).value == len(held)
    decisions = {row["decision"] for row in held}
    assert figure(measures.decisions_open, day).value == len(decisions)
    hrd = [row for row in held if row["unit"] == "HRD"]
    assert figure(measures.follow_ups_open, day, where={"unit": "HRD"}).value == len(hrd)


@pytest.mark.parametrize("year", [2019, 2021, 2024])
def test_reports_took_as_long_as_the_facts_tell(year: int) -> None:
    decided = {row["code"]: row["decided_on"] for row in facts("decisions")}
    asked = {row["code"]: row["decision"] for row in facts("follow_ups")}
    first: dict[str, str] = {}
    for row in facts("reports"):
        held = first.setdefault(row["follow_up"], row["reported_on"])
        first[row["follow_up"]] = min(held, row["reported_on"])
    took = [
        (date.fromisoformat(told) - date.fromisoformat(decided[asked[code]])).days
        for code, told in first.items()
        if told.startswith(str(year))
    ]
    found = figure(measures.days_to_report, Period.year(year)).value
    assert float(str(found)) == median(took)


def test_something_is_overdue_and_not_everything_came_in_time() -> None:
    assert int(str(figure(measures.follow_ups_overdue, TODAY).value)) >= 3
    share = figure(measures.reported_in_time, Period(date(2018, 1, 1), date(2025, 12, 31))).value
    assert 0.5 < float(str(share)) < 1


def test_what_was_reopened_was_once_known_as_closed() -> None:
    one = FollowUp.objects.get(code="GB.199/STD/2/9/a")
    day = date(2023, 1, 1)
    still = FollowUp.objects.open_on(day).filter(pk=one.pk)
    assert still.exists()
    with known_at(datetime(2024, 1, 16, 14, 35, tzinfo=UTC)):
        assert not FollowUp.objects.open_on(day).filter(pk=one.pk).exists()


def test_every_state_of_a_follow_up_is_there() -> None:
    states = set(FollowUp.objects.values_list("state", flat=True))
    assert states == set(FollowUp.State.values)


@pytest.mark.parametrize("paper", ["fundamental-conventions", "composition-of-the-staff"])
def test_something_waits_for_the_next_issue_of_each_paper_and_something_was_answered(
    paper: str,
) -> None:
    found = for_paper(paper, TODAY)
    assert found.open
    assert found.answered
    assert found.last is not None


def test_the_secretary_and_an_officer_of_a_unit_can_sign_in() -> None:
    able = {login.username for login in demo_logins()}
    assert {SECRETARY, "mirette.ashgrove"} <= able
    assert COORDINATOR not in able


def test_the_officer_finds_on_her_home_what_her_unit_is_to_report(client: Client) -> None:
    client.force_login(Person.objects.get(username="mirette.ashgrove"))
    told = client.get(reverse("home")).content.decode()
    assert "GB.213/PFA/7/11/a" in told
    assert "GB.212/INS/2/22/a" not in told  # it is another unit's
