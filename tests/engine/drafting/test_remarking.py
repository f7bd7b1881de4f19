"""What reviewers say about a passage is found again when the passage is reworded or moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.discussion.conftest import TODAY
from tests.engine.drafting.conftest import ENGLISH, Paper

from secretariat.engine.access.models import Person
from secretariat.engine.discussion.models import Comment
from secretariat.engine.drafting.models import Remark
from secretariat.engine.drafting.passages import passages_of
from secretariat.engine.drafting.remarking import (
    Thread,
    answer,
    is_working,
    placed,
    remark,
    resolve,
    threads,
)
from secretariat.engine.history.models import Act
from secretariat.kernel.errors import BadInput, NotFound
from secretariat.kernel.languages import Language

EN = Language.EN
PASSAGES = passages_of(ENGLISH)


def about(paper: Paper, by: Person, place: int = 2, text: str = "By whom?") -> int:
    return remark(paper, EN, PASSAGES, place, text, by=by, on=TODAY)


def only(paper: Paper, text: str = ENGLISH) -> Thread:
    (found,) = threads(paper, EN, passages_of(text))
    return found


def test_a_remark_stands_at_its_passage_with_the_answers_to_it(
    paper: Paper, ana: Person, rosa: Person
) -> None:
    number = about(paper, rosa)
    answer(paper, number, "By everybody.", by=ana, on=TODAY)
    found = only(paper)
    assert (found.place, found.has_changed, found.remark.is_resolved) == (2, False, False)
    told = [(str(one.person), one.text) for one in found.said]
    assert told == [("Rosa", "By whom?"), ("Ana", "By everybody.")]


def test_a_remark_and_its_words_are_one_act(paper: Paper, rosa: Person) -> None:
    about(paper, rosa)
    act = Act.objects.get(action="drafting.remark")
    assert act.by == rosa.pk
    assert not Act.objects.filter(action="discussion.comment").exists()


def test_a_reworded_passage_keeps_its_remark_and_says_so(paper: Paper, rosa: Person) -> None:
    about(paper, rosa)
    found = only(paper, ENGLISH.replace("can be opened", "can be opened by all readers"))
    assert (found.place, found.has_changed) == (2, True)


def test_a_passage_moved_takes_its_remark_along(paper: Paper, rosa: Person) -> None:
    about(paper, rosa)
    moved = "2. Every figure can be opened.\n\n## Purpose\n\n1. Something else altogether."
    found = only(paper, moved)
    assert (found.place, found.has_changed) == (0, False)


def test_of_a_passage_that_is_gone_the_remark_stays(paper: Paper, rosa: Person) -> None:
    about(paper, rosa)
    found = only(paper, "## Purpose\n\n> The Council took note.")
    assert (found.place, found.has_changed) == (None, False)
    assert found.remark.passage == "2. Every figure can be opened."


def test_resolved_and_opened_again(paper: Paper, ana: Person, rosa: Person) -> None:
    number = about(paper, rosa)
    resolve(paper, number, resolved=True, by=ana, on=TODAY)
    resolve(paper, number, resolved=True, by=ana, on=TODAY)  # already: no act
    assert only(paper).remark.is_resolved
    resolve(paper, number, resolved=False, by=rosa, on=TODAY)
    assert not only(paper).remark.is_resolved
    done = Act.objects.filter(action__in=["drafting.resolve", "drafting.reopen"])
    assert [one.action for one in done.order_by("at")] == ["drafting.resolve", "drafting.reopen"]


def test_who_does_not_work_on_the_paper_learns_nothing(
    paper: Paper, rosa: Person, outsider: Person
) -> None:
    number = about(paper, rosa)
    assert is_working(paper, by=rosa, on=TODAY)
    assert not is_working(paper, by=outsider, on=TODAY)
    with pytest.raises(NotFound) as known:
        answer(paper, number, "Me too.", by=outsider, on=TODAY)
    with pytest.raises(NotFound) as unknown:
        answer(paper, number + 99, "Me too.", by=rosa, on=TODAY)
    assert str(known.value) == str(unknown.value)
    with pytest.raises(NotFound):
        about(paper, outsider)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("place", [-1, 4, 99])
def test_a_passage_there_is_not_can_not_be_spoken_about(
    paper: Paper, rosa: Person, place: int
) -> None:
    with pytest.raises(BadInput):
        about(paper, rosa, place)
    assert not Remark.objects.exists()


def test_to_say_nothing_is_no_remark(paper: Paper, rosa: Person) -> None:
    with pytest.raises(BadInput):
        about(paper, rosa, text="  ")
    assert not Remark.objects.exists()


few = st.lists(st.sampled_from(["one two three", "one two four", "five", "## one"]), max_size=5)


@given(few, st.integers(0, 5))
def test_a_passage_that_stands_as_it_was_is_found_nearest_to_where_it_was(
    passages: list[str], place: int
) -> None:
    found = placed("one two three", place, passages)
    same = [number for number, one in enumerate(passages) if one == "one two three"]
    if same:
        assert found in same
        assert abs((found or 0) - place) == min(abs(one - place) for one in same)
    elif "one two four" in passages:
        assert found is not None
        assert passages[found] == "one two four"
    else:
        assert found is None
