"""What a page calls a record: its name with the days in words, and what it is about."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.results.models.achieved import Result
from secretariat.web import formats, wording


class Called:
    """Something with a name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_the_days_in_a_name_are_told_in_the_readers_language(
    language: str, first: date, last: date
) -> None:
    with override(language):
        said = wording.called(Called(f"C100, Alderay, {first}–{last}"))
        expected = f"C100, Alderay, {formats.short_day(first)}–{formats.short_day(last)}"
    assert said == expected


@pytest.mark.parametrize(
    "code", ["hr-2022-25/1.2.5/2025-01", "RP-2026-001-21", "X-2025-12-31", "2025-13-31", "GB.214"]
)
def test_a_code_that_looks_like_a_day_stays_a_code(code: str) -> None:
    assert wording.called(Called(code)) == code


@given(st.text(st.characters(categories=["L", "Zs"]), min_size=1).map(str.strip).filter(bool))
def test_what_a_record_named_by_a_code_is_about_ends_as_a_sentence(words: str) -> None:
    asked: Any = FollowUp(code="GB.1/X/1", asks_en=words)
    with override("en"):
        assert wording.about(asked) == f"{words}."
        assert wording.about(FollowUp(asks_en=f"{words}?")) == f"{words}?"


def test_a_record_whose_name_says_it_has_nothing_more_to_say() -> None:
    assert wording.about(Result(code="1/2025-01", named="Delegates trained")) == ""
    assert wording.about(FollowUp(code="GB.1/X/1")) == ""


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", "1234.5000", "1,234.5"),
        ("fr", "1234.5000", "1\u00a0234,5"),
        ("es", "100.000", "100"),
        ("es", "0.000", "0"),
        ("fr", "-0.25", "−0,25"),
    ],
)
def test_a_number_of_a_record_is_as_exact_as_it_is_and_written_as_its_reader_writes(
    language: str, number: str, said: str
) -> None:
    with override(language):
        assert wording.plain(Decimal(number)) == said
