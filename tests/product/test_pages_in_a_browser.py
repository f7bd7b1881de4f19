"""Every page as an editor is shown it: in each language, on a wide sheet and a phone.

Each is asked for once for all tests of this file; the example is the same in each of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from tests.browsers import chromium, window
from tests.product.addresses import FILES, HERSELF, ONLY, POSTED, Address, every_address
from tests.product.browsing import Viewer, shape_of
from tests.product.test_pages import asked, wrong_with

from secretariat.engine.access.models import Person
from secretariat.kernel.languages import LANGUAGES

pytestmark = pytest.mark.every_page


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A page, what it says, and what is wrong with the answer where an editor is promised one.

    The first of its kind is shown in every language; all others in the language `in_turn`.
    """

    address: Address
    html: str
    wrong: tuple[str, ...]
    is_first: bool
    in_turn: bool


SHOWN: dict[str, list[Shown]] = {}

in_each_language = pytest.mark.parametrize("language", [one.value for one in LANGUAGES])


@pytest.fixture
def shown(language: str, editor: Client) -> list[Shown]:
    """The pages of this language: a third of all, and beside them the first of each kind."""
    if language not in SHOWN:
        SHOWN[language] = list(_pages(language, editor))
    return SHOWN[language]


@in_each_language
def test_one_page_of_each_kind_answers_an_editor_in_each_language(
    language: str, shown: list[Shown]
) -> None:
    left = ("account_login",)  # it leads an editor elsewhere
    kinds = [one for one in _of_everybody(shown) if one.is_first and one.address.name not in left]
    assert len(kinds) > 15
    wrong = [words for one in kinds for words in one.wrong]
    assert not wrong, "\n".join(wrong)


@in_each_language
def test_every_page_that_needs_a_sign_in_answers_an_editor(
    language: str, shown: list[Shown]
) -> None:
    asked_for = [one for one in _of_everybody(shown) if one.in_turn and one.address.needs_sign_in]
    assert len(asked_for) > 15
    wrong = [words for one in asked_for for words in one.wrong]
    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
@in_each_language
def test_no_page_breaks_a_rule_of_accessibility_or_leaves_the_sheet(
    language: str, shown: list[Shown]
) -> None:
    assert len(shown) > 40, "as many pages as there are kinds"
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), language)
        for one in _shapes(shown):
            viewer.look_at(one.address.path, one.html, by_rules=one.in_turn)
    assert viewer.faults == []


def _of_everybody(shown: list[Shown]) -> list[Shown]:
    """Those that are not for somebody else alone."""
    return [one for one in shown if not one.address.by]


def _shapes(shown: list[Shown]) -> Iterator[Shown]:
    """One page of each kind, and of all others in turn those of a shape not met before.

    Those that are not in turn are held to the rules of accessibility in the language whose turn
    they are.
    """
    seen: set[object] = set()
    for one in shown:
        shape = shape_of(one.html)
        if shape not in seen:
            seen.add(shape)
            yield one


def _pages(language: str, editor: Client) -> Iterator[Shown]:
    turn = [one.value for one in LANGUAGES].index(language)
    kinds: set[tuple[str, str]] = set()
    for place, one in enumerate(every_address()):
        if one.name in FILES | POSTED:
            continue
        is_first, in_turn = (one.name, one.by) not in kinds, place % len(LANGUAGES) == turn
        kinds.add((one.name, one.by))
        if is_first or in_turn:
            answer, taken = asked(_reader(one.by, editor), one, language)
            held = not one.by and (is_first or one.needs_sign_in)
            wrong = wrong_with(one, language, answer, taken) if held else ()
            yield Shown(
                address=one,
                html=_html(answer),
                wrong=tuple(wrong),
                is_first=is_first,
                in_turn=in_turn,
            )


def _reader(by: str, editor: Client) -> Client:
    """Who may ask for a page: the editor, unless it is for somebody else alone."""
    if by in ("", HERSELF):
        return editor
    assert by in ONLY
    client = Client()
    client.force_login(Person.objects.get(username=by))
    return client


def _html(answer: Any) -> str:
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
