"""Tables and charts of figures are cited by measure, dates and breakdown, and ask for each cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.publishing.citing import read_citation
from secretariat.engine.publishing.spreads import read_spread, with_rows
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

CODES = st.lists(
    st.text(alphabet="ABC XYZ.0'\"", min_size=1, max_size=6).map(str.strip).filter(bool),
    min_size=1,
    max_size=5,
    unique=True,
)


def test_a_breakdown_asks_for_each_cell_and_the_total() -> None:
    spread = read_spread("a.b as_of=2025-12-31 by=region rows=AFR,- sex=F")
    asked = [dict(one.where) for one in spread.citations()]
    assert asked == [
        {"region": "AFR", "sex": "F"},
        {"region": None, "sex": "F"},
        {"sex": "F"},
    ]


def test_a_cell_of_a_table_is_the_figure_a_sentence_would_cite() -> None:
    spread = read_spread("a.b as_of=2025-12-31 by=region rows=AFR sex=F")
    cited = read_citation("a.b as_of=2025-12-31 sex=F region=AFR")
    assert spread.cell(date(2025, 12, 31), "AFR").identity == cited.identity


def test_several_dates_ask_for_each_cell_on_each() -> None:
    spread = read_spread("a.b as_of=2020-12-31,2025-12-31 by=c rows=X,Y")
    assert len(spread.citations()) == 2 * 2 + 2
    assert not spread.over_time


def test_periods_may_be_named_or_cut_from_a_longer_one() -> None:
    named = read_spread("a.b over=2020,2021")
    cut = read_spread("a.b over=2020-01-01..2021-12-31 every=year")
    assert named.whens == cut.whens == (Period.year(2020), Period.year(2021))
    assert named.over_time


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(min_value=1, max_value=30))
def test_every_year_gives_the_same_day_of_each_year_up_to_the_end(first: date, years: int) -> None:
    last = date(first.year + years, 12, 31)
    whens = read_spread(f"a.b as_of={first}..{last} every=year").whens
    assert len(whens) == years + 1
    for year, when in enumerate(whens, first.year):
        assert isinstance(when, date)
        assert (when.year, when.month) == (year, first.month)
        assert when.day == first.day or (first.month, first.day, when.day) == (2, 29, 28)


@given(CODES)
def test_rows_named_for_a_release_are_read_back_as_they_were(codes: list[str]) -> None:
    text = 'a.b as_of=2025-12-31 by=c title="What, there is"'
    spread = read_spread(with_rows(text, [*codes, None]))
    assert spread.rows == (*codes, None)
    assert spread.title == "What, there is"


def test_a_title_is_no_part_of_what_two_languages_must_share() -> None:
    one, other = (read_spread(f'a.b over=2020,2021 title="{t}"') for t in ("Rise", "Hausse"))
    assert one == other
    assert one.title != other.title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.b as_of=2025-12-31", "single number"),
        ("a.b by=c", "dates or periods"),
        ("a.b as_of=2025-12-31 over=2025 by=c", "not both"),
        ("a.b as_of=2025-12-31,2024-12-31 rows=X", "no breakdown"),
        ("a.b as_of=2025-12-31 by=c c=X", "both the breakdown"),
        ("a.b as_of=2025-12-31,2025-12-31", "repeat"),
        ("a.b as_of=1800-12-31..2025-12-31 every=year", "more than 60"),
        ("a.b as_of=2025-12-31 every=year", "no end"),
        ("a.b as_of=2025-12-31..2026-12-31 every=month", "month"),
        ("a.b as_of=2025-12-31 by=c show=sum", "sum"),
        ("as_of=2025-12-31 by=c", "does not cite"),
    ],
)
def test_what_can_not_be_laid_out_is_refused_in_words(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_spread(text)
