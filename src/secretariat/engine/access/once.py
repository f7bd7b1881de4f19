"""What a page asks again and again while it reads, and nothing changes meanwhile: asked once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_of_a_page", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Keep what is `answered_once` for as long as this lasts: one page that changes nothing."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def answered_once(question: Hashable, ask: Callable[[], T]) -> T:
    """The answer, asked for anew unless the page that is being read has it already."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    kept: T = answers[question]
    return kept
