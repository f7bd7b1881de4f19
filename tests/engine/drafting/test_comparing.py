"""What changed is told word by word, and both wordings can be read off what is told."""

from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.drafting.comparing import (
    Kind,
    Piece,
    counted,
    passages_changed,
    words_changed,
)

texts = st.text(alphabet="ab \n.é", max_size=40)


@given(texts, texts)
def test_both_wordings_stand_in_the_comparison(before: str, after: str) -> None:
    pieces = words_changed(before, after)
    assert "".join(one.text for one in pieces if one.kind is not Kind.NEW) == before
    assert "".join(one.text for one in pieces if one.kind is not Kind.GONE) == after


@given(texts)
def test_what_has_not_changed_is_all_the_same(text: str) -> None:
    assert all(one.kind is Kind.SAME for one in words_changed(text, text))


def test_a_replaced_word_is_told_before_what_took_its_place() -> None:
    assert words_changed("The share is lower", "The share is much higher") == (
        Piece(Kind.SAME, "The share is "),
        Piece(Kind.GONE, "lower"),
        Piece(Kind.NEW, "much higher"),
    )


def test_only_passages_that_changed_are_told() -> None:
    before = "## A\n\nOne stays.\n\nTwo is said.\n\nThree goes."
    after = "## A\n\nOne stays.\n\nTwo is said again.\n\n> The Council decides."
    told = [(one.before, one.after) for one in passages_changed(before, after)]
    assert told == [
        ("Two is said.", "Two is said again."),
        ("Three goes.", ""),
        ("", "> The Council decides."),
    ]


def test_words_are_counted_in_what_was_added_and_removed() -> None:
    assert counted("One two three.\n\nFour.", "One two, three.\n\nFour.\n\n## Five six") == (4, 1)
    assert counted("", "One two.") == (2, 0)
    assert counted("One.", "One.") == (0, 0)
