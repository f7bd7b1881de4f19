"""Values, targets and distances of indicators in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from secretariat.areas.results.models.planned import number_of
from secretariat.areas.results.pages import wording
from secretariat.areas.results.standing.paths import Course, Goal
from secretariat.areas.results.standing.statuses import WITHHELD, WORDS, Status, judge

END = date(2003, 12, 31)
COURSE = Course(
    date(2001, 12, 31),
    Decimal(0),
    (Goal(date(2002, 1, 1), END, Decimal(100), Decimal(100)),),
    True,
    False,
)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("12", "number", "12"),
        ("1250.0000", "number", "1,250"),
        ("2.5", "number", "2.5"),
        ("62.5", "percent", "62.5%"),
        ("88.4146", "percent", "88.4%"),
        ("90", "percent", "90%"),
        ("45", "days", "45 days"),
        ("1", "days", "1 day"),
        ("4000000", "dollars", "USD 4,000,000"),
        ("3.7", "score", "3.7"),
    ],
)
def test_a_value_bears_its_unit(value: str, unit: str, words: str) -> None:
    assert wording.worded(Decimal(value), unit) == words


@pytest.mark.parametrize(
    ("value", "words"), [("1", "1 point"), ("1.4", "1.4 points"), ("2", "2 points")]
)
def test_between_percentages_there_are_points_and_one_is_one(value: str, words: str) -> None:
    assert wording.apart(Decimal(value), "percent") == words
    with override("es"):
        assert wording.apart(Decimal(1), "percent") == "1 punto"


def test_no_value_is_a_dash() -> None:
    assert wording.worded(None, "number") == "–"


def test_numbers_follow_the_readers_language() -> None:
    with override("fr"):
        assert wording.worded(Decimal("62.5"), "percent") == "62,5\u00a0%"


def test_a_range_names_both_ends() -> None:
    (goal,) = COURSE.goals
    ranged = COURSE._replace(goals=(goal._replace(upper=Decimal(120)),))
    leg = ranged.leg_on(END)
    assert leg is not None
    assert wording.aimed(leg, "percent") == "100 to 120%"


@pytest.mark.parametrize(
    ("value", "day", "words"),
    [
        (100, date(2002, 12, 31), ""),
        (45, date(2002, 12, 31), ""),
        (30, date(2002, 12, 31), "10 from the band"),
        (5, date(2002, 12, 31), "35 from the band"),
        (92, END, "8 from the target"),
    ],
)
def test_a_distance_is_from_the_band_or_once_over_from_the_target(
    value: int, day: date, words: str
) -> None:
    found = judge(COURSE, Decimal(value), day)
    assert wording.distance(found, "number", day) == words


def test_between_percentages_a_distance_is_in_points() -> None:
    found = judge(COURSE, Decimal("91.6"), END)
    assert wording.distance(found, "percent", END) == "8.4 points from the target"


@pytest.mark.parametrize(
    ("value", "words"), [("0.4321", "0.43"), ("2.55", "2.6"), ("17.4", "17"), ("0", "0")]
)
def test_a_distance_keeps_two_digits_that_count(value: str, words: str) -> None:
    assert str(wording.rounded(Decimal(value))) == words


def test_a_sentence_says_value_target_and_band() -> None:
    day = date(2002, 12, 31)
    assert wording.sentence(judge(COURSE, Decimal(45), day), "number", day) == (
        "45; the target is 100 by 31\u00a0December 2003, and the band now goes from 40 to 60."
    )
    over = judge(COURSE, Decimal(45), END)
    assert "the target was 100" in wording.sentence(over, "number", END)
    none = judge(COURSE, None, day)
    assert "No verified value yet; the target is 100" in wording.sentence(none, "number", day)
    early = judge(COURSE, Decimal(0), date(2001, 6, 1))
    assert wording.sentence(early, "number", day) == "No target is in force on this day."


def test_every_status_has_a_shape_of_its_own_and_a_word() -> None:
    shown = [wording.status(one) for one in Status]
    assert len({one.kind for one in shown}) == len(Status)
    assert all(one.word == str(WORDS[status]) for one, status in zip(shown, Status, strict=True))


def test_the_number_of_a_code_is_what_follows_the_framework() -> None:
    assert number_of("spf-2002-05/1a.1/i") == "1a.1/i"
    assert number_of("spf-2002-05") == "spf-2002-05"


def test_what_is_withheld_says_so_and_is_never_a_dash() -> None:
    assert wording.actual(WITHHELD, "number") == ".."
    assert wording.actual(judge(COURSE, None, END), "number") == "–"
    assert "not open to you" in wording.sentence(WITHHELD, "number", END)
