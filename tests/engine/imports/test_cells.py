"""No cell runs as a formula, and what was marked is unmarked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.imports.cells import escaped, marked, unescaped, unmarked

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXTS = st.text(alphabet=st.sampled_from("'=+-@\t\r\nab_x0041 ＝"), max_size=12) | st.text()


@given(TEXTS)
def test_reading_takes_away_what_writing_added(text: str) -> None:
    assert unmarked(marked(text)) == text


@given(TEXTS)
def test_no_marked_text_begins_as_a_formula_does(text: str) -> None:
    assert not marked(text).startswith(RUN_BY_SPREADSHEETS)


@pytest.mark.parametrize("text", ["Arland", "", "1999", "'quoted'", "a=b", "C100"])
def test_a_harmless_text_is_left_as_it_is(text: str) -> None:
    assert marked(text) == text
    assert unmarked(text) == text


@given(TEXTS)
def test_a_workbook_carries_every_character(text: str) -> None:
    carried = escaped(text)
    assert unescaped(carried) == text
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in carried)
