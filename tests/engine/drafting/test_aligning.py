"""Passages of two texts answer to each other in order, whatever was added, removed or reworded."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.drafting.aligning import kind_of, likeness, matched, paired

passages = st.lists(
    st.sampled_from(["## A", "## B", "one two", "two three", "> so", "three four five"]),
    max_size=6,
)


@given(passages, passages)
def test_every_passage_of_both_stands_once_and_in_order(ones: list[str], others: list[str]) -> None:
    pairs = paired(ones, others)
    assert [here for here, _there in pairs if here is not None] == list(range(len(ones)))
    assert [there for _here, there in pairs if there is not None] == list(range(len(others)))
    assert all(pair != (None, None) for pair in pairs)


@given(passages, passages)
def test_only_passages_of_one_kind_answer_to_each_other(ones: list[str], others: list[str]) -> None:
    for here, there in paired(ones, others):
        if here is not None and there is not None:
            assert kind_of(ones[here]) == kind_of(others[there])


@given(passages)
def test_a_text_answers_to_itself(ones: list[str]) -> None:
    assert paired(ones, ones) == tuple((place, place) for place in range(len(ones)))


def worth(ones: list[str], others: list[str], pairs: list[tuple[int, int]]) -> float:
    return sum(1 + likeness(ones[here], others[there]) for here, there in pairs)


def all_matches(ones: list[str], others: list[str]) -> list[list[tuple[int, int]]]:
    """Every way to match in order, written plainly."""
    possible = [
        (here, there)
        for here, one in enumerate(ones)
        for there, other in enumerate(others)
        if kind_of(one) == kind_of(other)
    ]
    return [
        list(chosen)
        for count in range(min(len(ones), len(others)) + 1)
        for chosen in combinations(possible, count)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen))
    ]


few = st.lists(st.sampled_from(["## A b", "## B", "one two", "two", "> so"]), max_size=4)


@given(few, few)
def test_no_other_match_in_order_is_better(ones: list[str], others: list[str]) -> None:
    best = max(worth(ones, others, one) for one in all_matches(ones, others))
    assert abs(worth(ones, others, matched(ones, others)) - best) < 1e-9


def test_a_reworded_paragraph_answers_to_what_it_was() -> None:
    before = ["The share rose to 30 per cent.", "The list changed."]
    after = ["A new paragraph.", "The share rose to 40 per cent in all.", "The list changed."]
    assert paired(before, after) == ((None, 0), (0, 1), (1, 2))


def test_what_is_cited_counts_as_one_word() -> None:
    one = "[figure: a.b as_of=2025-12-31] States"
    assert likeness(one, "[figure: a.b as_of=2025-12-31] Estados") == pytest.approx(1 / 3)
    assert likeness("## One", "One") == 0
