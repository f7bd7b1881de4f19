"""Dates are read as people write them, kept no further than stated, and never guessed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period, Precision, StatedDate


def first_of(day: date, precision: Precision) -> date:
    if precision is Precision.DAY:
        return day
    return day.replace(day=1, month=1 if precision is Precision.YEAR else day.month)


@st.composite
def stated_dates(draw: st.DrawFn) -> StatedDate:
    precision = draw(st.sampled_from(Precision))
    return StatedDate(first_of(draw(st.dates()), precision), precision)


@given(stated_dates())
def test_a_stated_date_reads_back_as_it_is_written(stated: StatedDate) -> None:
    assert StatedDate.read(str(stated)) == stated


@given(stated_dates())
def test_its_span_is_every_day_that_would_be_written_the_same(stated: StatedDate) -> None:
    span = stated.span()
    assert span.starts == stated.day
    assert span.ends is not None
    assert span.covers(stated.day)
    assert span.ends.isoformat().startswith(str(stated))
    if span.day_after:
        assert not span.day_after.isoformat().startswith(str(stated))


@given(st.dates(), st.sampled_from(Precision))
def test_only_the_first_day_stands_for_a_month_or_a_year(day: date, precision: Precision) -> None:
    if day == first_of(day, precision):
        assert StatedDate(day, precision).day == day
    else:
        with pytest.raises(BadInput, match="is not the first day"):
            StatedDate(day, precision)


def test_a_date_is_stated_to_the_day_unless_said_otherwise() -> None:
    assert StatedDate(date(1967, 8, 5)).span() == Period.on(date(1967, 8, 5))


def test_an_instant_is_not_a_stated_date() -> None:
    with pytest.raises(BadInput, match="is not a day"):
        StatedDate(datetime(1967, 8, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1939", "1939"),
        ("1940-02", "1940-02"),
        ("1940-2", "1940-02"),
        ("1940-02-05", "1940-02-05"),
        ("1940-2-5", "1940-02-05"),
        ("1940/02/05", "1940-02-05"),
        ("1940–02–05", "1940-02-05"),
        ("  1940-02-05 ", "1940-02-05"),
        ("1940-02-05 00:00:00", "1940-02-05"),
        ("1940-02-05T00:00:00.000", "1940-02-05"),
        ("5 August 1967", "1967-08-05"),
        ("05 Aug 1967", "1967-08-05"),
        ("5th August, 1967", "1967-08-05"),
        ("August 5, 1967", "1967-08-05"),
        ("Aug. 1st, 1967", "1967-08-01"),
        ("AUGUST 1967", "1967-08"),
        ("February 1940", "1940-02"),
        ("5 août 1967", "1967-08-05"),
        ("5 aout 1967", "1967-08-05"),
        ("1er mars 2001", "2001-03-01"),
        ("févr. 1940", "1940-02"),
        ("5 de agosto de 1967", "1967-08-05"),
        ("1º de marzo de 2001", "2001-03-01"),
        ("setiembre de 1940", "1940-09"),
        ("22\u00a0May\u00a01991", "1991-05-22"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, written: str) -> None:
    assert str(StatedDate.read(text)) == written


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_is_known_by_its_name_in_each_language(language: str) -> None:
    read = [StatedDate.read(f"2 {name} 2001").day for name in MONTHS[language].split()]
    assert read == [date(2001, month, 2) for month in range(1, 13)]


@pytest.mark.parametrize("text", ["05/08/1967", "5.8.1967", "25-08-1967", "05 08 67", "5/8/67"])
def test_numbers_whose_order_is_not_stated_are_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        StatedDate.read(text)
    assert "does not say which number is the day" in str(caught.value)
    assert "Write it as 1967-08-05" in str(caught.value)


@pytest.mark.parametrize("text", ["5 jui 1967", "jui. 1967", "5 Brumaire 1967", "5 augustus 1967"])
def test_a_word_that_names_no_month_or_two_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="does not name one month"):
        StatedDate.read(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "yesterday", "67", "19670805", "1967-08-05 14:30", "12345", "5 August", "٢٠٠٥", "?"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not a date"):
        StatedDate.read(text)


@pytest.mark.parametrize(
    "text", ["2005-13", "2005-00", "2005-02-29", "31 April 2005", "0000", "0 May 2005"]
)
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="The calendar has no day"):
        StatedDate.read(text)


@given(st.text(max_size=25) | st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}\Z"))
def test_any_text_is_a_date_that_keeps_or_bad_input(text: str) -> None:
    try:
        stated = StatedDate.read(text)
    except BadInput:
        return
    assert StatedDate.read(str(stated)) == stated
