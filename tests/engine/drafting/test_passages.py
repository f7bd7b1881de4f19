"""A text is cut where a reader would cut it, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.product.sources import ROOT

from secretariat.engine.drafting.passages import joined, passages_of

PAPERS = sorted((ROOT / "src/secretariat/example/papers").glob("*.md"))

words = st.lists(
    st.sampled_from(["one", "two.", "1998", "[figure: a.b as_of=2025-12-31]", "*so*", "né"]),
    min_size=1,
    max_size=6,
).map(" ".join)
blocks = st.one_of(
    words,
    words.map(lambda said: f"## {said}"),
    words.map(lambda said: f"> {said}\n>\n> (a) {said}"),
    words.map(lambda said: f"- {said}\n- {said}"),
    words.map(lambda said: f"| {said} | b |\n| --- | ---: |\n| c | {said} |"),
    words.map(lambda said: f"7. {said}\n\n   - {said}\n   - {said}"),
    words.map(lambda said: f"[^1]: {said}"),
    st.just('[table: a.b as_of=2025-12-31 by=region title="By region"]'),
)


@given(st.lists(blocks, max_size=8))
def test_what_is_joined_is_cut_at_the_same_places_again(parts: list[str]) -> None:
    once = passages_of("\n\n".join(parts))
    assert passages_of(joined(once)) == once


@given(st.lists(blocks, max_size=8))
def test_every_word_of_a_text_stands_in_one_passage(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    assert " ".join(passages_of(text)).split() == text.split()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.name)
def test_a_paper_of_the_example_is_the_same_after_it_was_cut_and_joined(paper) -> None:  # type: ignore[no-untyped-def]
    text = paper.read_text()
    assert joined(passages_of(text)) == text


def test_each_numbered_paragraph_is_a_passage_with_its_items() -> None:
    text = "1. One\n\n   (a) first\n\n   (b) second\n2. Two\n\n3. Three"
    assert [one.split()[0] for one in passages_of(text)] == ["1.", "2.", "3."]
    assert passages_of(text)[0].endswith("(b) second")


def test_the_fields_above_the_text_are_a_passage() -> None:
    above = "---\ndate: 2026-10-12\nsummary: In 2025, more.\n---"
    assert passages_of(f"{above}\n\n## Purpose\n") == (above, "## Purpose")


def test_line_ends_of_a_browser_are_no_change() -> None:
    assert passages_of("## A\r\n\r\nOne\r\ntwo\r\n") == ("## A", "One\ntwo")


def test_a_text_of_nothing_has_no_passages() -> None:
    assert passages_of(" \n\n ") == ()
    assert joined(()) == ""
