"""A citation says which figure it cites, or why it can't be read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.publishing.citing import Citation, asked, read_citation, when_of
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period


def test_a_citation_of_a_stock_states_a_date_and_a_cell() -> None:
    found = read_citation(" standards.ratifications as_of=2025-12-31 region=AFR kind=-")
    assert found == Citation(
        measure="standards.ratifications",
        when=date(2025, 12, 31),
        where=(("kind", None), ("region", "AFR")),
    )


@pytest.mark.parametrize("over", ["2025-01-01..2025-12-31", "2025-01-01/2025-12-31", "2025"])
def test_a_citation_of_a_flow_states_a_period(over: str) -> None:
    assert read_citation(f"a.b over={over}").when == Period.year(2025)


def test_a_code_with_spaces_is_quoted() -> None:
    assert read_citation('a.b as_of=2025-12-31 kind="two words"').where == (("kind", "two words"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "does not cite"),
        ("as_of=2025-12-31", "does not cite"),
        ("a.b as_of", "does not cite"),
        ('a.b as_of="2025', "does not cite"),
        ("a.b", "one date or one period"),
        ("a.b as_of=2025-12-31 over=2025", "one date or one period"),
        ("a.b as_of=2025-02-30", "2025-02-30"),
        ("a.b as_of=31.12.2025", "31.12.2025"),
        ("a.b as_of=2025-12-31 show=all", "show"),
        ("a.b over=2025-12-31..2025-01-01", "before"),
    ],
)
def test_what_is_no_citation_is_refused_with_its_own_words(text: str, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_citation(text)
    assert says in str(refused.value)


def test_two_citations_that_show_different_numbers_cite_the_same_figure() -> None:
    one = read_citation("a.b as_of=2025-12-31 region=AFR kind=x")
    other = read_citation("a.b kind=x region=AFR as_of=2025-12-31 show=part")
    assert one.identity == other.identity
    assert one.identity != read_citation("a.b as_of=2025-12-30 region=AFR kind=x").identity


@given(st.one_of(st.dates(), st.tuples(st.dates(), st.dates()).map(sorted)))
def test_what_a_release_keeps_of_a_date_or_period_can_be_read_again(
    when: date | list[date],
) -> None:
    stated = Period(*when) if isinstance(when, list) else when
    kept = asked(stated, {"region": None})
    assert when_of(kept) == stated
    assert kept["where"] == {"region": None}
