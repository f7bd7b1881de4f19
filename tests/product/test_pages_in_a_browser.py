"""Every page of the product in a real browser, on a wide sheet and a phone, in every language."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.browsers import chromium, window
from tests.product.addresses import FILES, HERSELF, ONLY, POSTED, every_address
from tests.product.browsing import Viewer, shape_of

from secretariat.engine.access.models import Person
from secretariat.kernel.languages import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.every_page]

Shown = tuple[str, str, bool]
"""A page's address, what it says, and whether it is this language's turn to hold it to the rules.
"""


@pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
def test_no_page_breaks_a_rule_of_accessibility_or_leaves_the_sheet(
    language: str, editor: Client
) -> None:
    shown = list(_shapes(language, editor))
    assert len(shown) > 40, "as many pages as there are kinds"
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), language)
        for path, html, in_turn in shown:
            viewer.look_at(path, html, by_rules=in_turn)
    assert viewer.faults == []


def _shapes(language: str, editor: Client) -> Iterator[Shown]:
    """One page of each kind, and of all others in turn those of a shape not met before."""
    seen: set[object] = set()
    for path, html, in_turn in _pages(language, editor):
        shape = shape_of(html)
        if shape not in seen:
            seen.add(shape)
            yield path, html, in_turn


def _pages(language: str, editor: Client) -> Iterator[Shown]:
    """The pages of this language's turn, a third of all, and beside them the first of each kind.

    Those beside are held to the rules of accessibility in the language whose turn they are.
    """
    turn = [one.value for one in LANGUAGES].index(language)
    kinds: set[tuple[str, str]] = set()
    for place, one in enumerate(every_address()):
        if one.name in FILES | POSTED:
            continue
        is_first, in_turn = (one.name, one.by) not in kinds, place % len(LANGUAGES) == turn
        kinds.add((one.name, one.by))
        if is_first or in_turn:
            client = _reader(one.by, editor)
            yield one.path, _answered(client, one.path, language), in_turn


def _reader(by: str, editor: Client) -> Client:
    """Who may ask for a page: the editor, unless it is for somebody else alone."""
    if by in ("", HERSELF):
        return editor
    assert by in ONLY
    client = Client()
    client.force_login(Person.objects.get(username=by))
    return client


def _answered(client: Client, path: str, language: str) -> str:
    """What a page says; one that leads elsewhere, as a sign-in does, is followed there."""
    joint = "&" if "?" in path else "?"
    answer = client.get(f"{path}{joint}lang={language}", follow=True)
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
