"""Whoever may not see the records finds on pages and in files what was released of them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, record_world
from tests.web.pages.guarded import KEY, PAPER
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.publishing.freezing import freeze

FIGURE = f"/figures/{KEY}"


@pytest.fixture
def stranger(
    fresh_database: Mapping[str, str],
    settings: Any,
    client: Client,
) -> Client:
    """Three ratifications, two of C29: in all and by instrument, released for one day."""
    settings.PRODUCT = "tests.web.pages.guarded.PRODUCT"
    record_world()
    published(PAPER, freeze(PAPER, by=SCRIBE, on=ON))
    return client


def plain(page: str) -> str:
    """The page with plain spaces."""
    return page.replace("\u00a0", " ").replace("&nbsp;", " ")


def test_without_a_date_the_last_one_released_is_shown(stranger: Client) -> None:
    """Its small cell is withheld, and so is the one it could be worked out from."""
    found = json.loads(shown(stranger, f"{FIGURE}.json?by=instrument"))
    assert (found["as_of"], found["value"], found["records"]) == ("2025-12-31", "3", 3)
    assert [(one["cell"]["instrument"], one["value"]) for one in found["cells"]] == [
        ("C105", None),
        ("C29", None),
    ]
    page = plain(shown(stranger, FIGURE))
    assert '<data value="3">3</data>' in page
    assert "31 December 2025" in page


def test_on_another_date_it_says_which_are_released(stranger: Client) -> None:
    page = plain(shown(stranger, f"{FIGURE}?as_of=2025-12-30"))
    assert "Released to you: as of 31 December 2025." in page
    assert '<data value="3">3</data>' not in page


def test_a_tile_shows_the_last_released_with_its_date(stranger: Client) -> None:
    assert "As of 31 December 2025" in plain(shown(stranger, "/figures/"))
