"""Errors say what happened, why, and what to do, the same everywhere."""

import pickle

import pytest

from secretariat.kernel.errors import (
    BadInput,
    Conflict,
    NotFound,
    Problem,
    ProductError,
    Refused,
    Tampered,
    Unavailable,
)

KINDS = (BadInput, Refused, NotFound, Conflict, Tampered, Unavailable)


class Later:
    """Stands in for a lazy translation: words decided when they are read."""

    def __init__(self) -> None:
        self.words = "The post is closed"

    def __str__(self) -> str:
        return self.words


def test_an_error_says_what_why_and_what_to_do_in_sentences() -> None:
    error = Conflict("The post is closed", why="It closed on 3 May.", do="Choose another post")
    assert str(error) == "The post is closed. It closed on 3 May. Choose another post."


def test_parts_left_out_leave_no_trace() -> None:
    assert str(Conflict("Closed", do="Reopen it")) == "Closed. Reopen it."
    assert str(Conflict("Closed", why="  ")) == "Closed."


@pytest.mark.parametrize(
    "words", ["Is it so?", "Stop!", "Wait…", "Say “no.”", "Closed (on 3 May.)", "Choose one:"]
)
def test_a_finished_sentence_gets_no_second_full_stop(words: str) -> None:
    assert str(ProductError(words)) == words


@pytest.mark.parametrize("words", ["Say “no”", "Closed (on 3 May)"])
def test_a_closing_mark_alone_does_not_finish_a_sentence(words: str) -> None:
    assert str(ProductError(words)) == f"{words}."


def test_words_are_read_when_the_error_is_shown_not_when_it_is_raised() -> None:
    later = Later()
    error = Refused(later)
    later.words = "Le poste est fermé"
    assert str(error) == "Le poste est fermé."
    assert error.as_dict()["what"] == "Le poste est fermé"


def test_the_api_gets_the_same_words_in_four_fields() -> None:
    error = Refused("You may not close this post", why="It is not yours", do="Ask its owner")
    assert error.as_dict() == {
        "id": "secretariat.refused",
        "what": "You may not close this post",
        "why": "It is not yours",
        "do": "Ask its owner",
    }


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (BadInput, 422),
        (Refused, 403),
        (NotFound, 404),
        (Conflict, 409),
        (Tampered, 500),
        (Unavailable, 503),
    ],
)
def test_each_kind_answers_with_its_http_status(kind: type[ProductError], status: int) -> None:
    assert kind.status == status


def test_ids_and_exit_codes_tell_the_kinds_apart() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert len({kind.exit_code for kind in KINDS}) == len(KINDS)
    assert all(kind.exit_code > 0 for kind in KINDS)


def test_a_problem_says_where_what_was_found_and_what_is_wrong() -> None:
    problem = Problem(
        where="row 3, starts", found="31/31/2020", wrong="Not a date", do="Write 2020-12-31"
    )
    assert str(problem) == "row 3, starts, “31/31/2020”: Not a date. Write 2020-12-31."
    assert str(Problem(where="row 4", wrong="Empty")) == "row 4: Empty."


def test_a_problem_that_names_its_place_by_itself_names_it_once() -> None:
    named = Problem(where="RP-1, a test", wrong="RP-1, a test: only Ada can write it", do="Ask her")
    assert str(named) == "RP-1, a test: only Ada can write it. Ask her."


def test_bad_input_names_each_problem_to_the_api() -> None:
    problems = [Problem(where="row 3", wrong="Not a date"), Problem(where="row 9", wrong="Unknown")]
    error = BadInput("Two rows cannot be used", problems=problems)
    assert error.problems == tuple(problems)
    assert error.as_dict()["problems"] == [
        {"where": "row 3", "found": "", "wrong": "Not a date", "do": ""},
        {"where": "row 9", "found": "", "wrong": "Unknown", "do": ""},
    ]


def test_bad_input_without_problems_looks_like_any_other_error() -> None:
    assert set(BadInput("Not a date").as_dict()) == {"id", "what", "why", "do"}


def test_an_error_survives_the_way_between_processes() -> None:
    error = BadInput("Bad", why="So", do="Mend", problems=[Problem(where="row 1", wrong="Empty")])
    back = pickle.loads(pickle.dumps(error))
    assert back.as_dict() == error.as_dict()
    assert str(back) == str(error)
