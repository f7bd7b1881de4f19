"""Numbers, dates and shares read rightly in each language, and a gap never stands for a fact."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from secretariat.web import formats

LANGUAGES = ("en", "fr", "es")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1,234,567.90"), ("fr", "1\u00a0234\u00a0567,90"), ("es", "1\u00a0234\u00a0567,90")],
)
def test_numbers_group_their_thousands_by_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.number(Decimal("1234567.895"), 2) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_zero_none_and_withheld_are_told_apart(language: str) -> None:
    with translation.override(language):
        shown = {formats.number(0), formats.number(None), formats.WITHHELD}
    assert shown == {"0", "–", ".."}


def test_a_half_is_rounded_away_from_zero() -> None:
    with translation.override("en"):
        assert [formats.number(Decimal(value)) for value in ("0.5", "1.5", "2.5", "-0.5")] == [
            "1",
            "2",
            "3",
            "−1",
        ]


def test_a_number_that_rounds_to_zero_has_no_sign() -> None:
    with translation.override("en"):
        assert formats.number(Decimal("-0.04"), 1) == "0.0"
        assert formats.change(Decimal("0.04"), 1) == "0.0"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_number_written_can_be_read_back(value: int) -> None:
    with translation.override("en"):
        written = formats.number(value)
    assert int(written.replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "79.1%"), ("fr", "79,1\u00a0%"), ("es", "79,1\u00a0%")]
)
def test_a_share_is_a_percentage(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.share(0.7914) == expected
        assert formats.share(None) == "–"


def test_a_difference_carries_its_sign() -> None:
    with translation.override("en"):
        assert [formats.change(value) for value in (3, 0, -2, None)] == ["+3", "0", "−2", "–"]


@pytest.mark.parametrize(
    ("language", "first", "thirtieth"),
    [
        ("en", "1\u00a0September 2026", "30 Sep 2026"),
        ("fr", "1er\u00a0septembre 2026", "30 sept. 2026"),
        ("es", "1\u00a0de septiembre de 2026", "30 sep 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    language: str, first: str, thirtieth: str
) -> None:
    with translation.override(language):
        assert formats.day(date(2026, 9, 1)) == first
        assert formats.short_day(date(2026, 9, 30)).replace("\u00a0", " ") == thirtieth
        assert formats.day(None) == formats.short_day(None) == formats.month(None) == "–"


def test_an_instant_is_told_in_the_zone_asked_for() -> None:
    at = datetime(2026, 9, 30, 22, 15, tzinfo=UTC)
    with translation.override("en"):
        assert formats.moment(at) == "30\u00a0September 2026 at 22:15"
        later = formats.moment(at, timezone(timedelta(hours=2)))
    assert later == "1\u00a0October 2026 at 00:15"


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2024, 1, 1), date(2025, 12, 31), "1\u00a0January 2024 to 31\u00a0December 2025"),
        (date(2024, 1, 1), None, "since 1\u00a0January 2024"),
        (None, date(2025, 12, 31), "until 31\u00a0December 2025"),
        (None, None, "–"),
    ],
)
def test_a_period_names_both_days_or_says_which_is_open(
    starts: date | None, ends: date | None, expected: str
) -> None:
    with translation.override("en"):
        assert formats.period(starts, ends) == expected


def test_a_text_in_another_language_says_so_and_carries_its_language() -> None:
    with translation.override("en"):
        shown = formats.shown_in("Convenio <1>", found="es")
        assert formats.shown_in("Convention", found="en") == "Convention"
    assert 'lang="es"' in shown
    assert "Convenio &lt;1&gt;" in shown
    assert "Spanish" in shown


def test_templates_use_the_same_formats() -> None:
    template = Template("{% load secretariat_formats %}{{ n|number }} {{ s|share:0 }} {{ d|day }}")
    with translation.override("en"):
        shown = template.render(Context({"n": 12345, "s": 0.5, "d": date(2026, 9, 30)}))
    assert shown == "12,345 50% 30\u00a0September 2026"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "25 May 2023"), ("fr", "25 mai 2023"), ("es", "25 may 2023")]
)
def test_a_short_day_in_may_names_the_month_and_no_verb(language: str, said: str) -> None:
    with translation.override(language):
        assert formats.short_day(date(2023, 5, 25)).replace("\u00a0", " ") == said
