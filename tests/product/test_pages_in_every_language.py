"""No page of the example says in English what its reader's language has words for."""

import html
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.site.messages import LANGUAGES, catalogue

from secretariat.site.commands.catalogues import compile_catalogues

PAGES = [
    "/",
    "/figures/",
    "/figures/standards.states_with_one_in_each",
    "/figures/standards.ratifications_registered?over=2025-01-01..2025-12-31",
    "/figures/standards.ratifications?by=region&as_of=2020-12-31",
    "/figures/standards.ratifications/records",
    "/figures/no.such_figure",
    "/find?q=2025",
    "/registers/",
    "/registers/states/",
    "/registers/ratifications/?on=2020-01-01",
    "/registers/states/1/",
    "/registers/instruments/5/",
    "/registers/states/?order=nothing",
    "/papers/",
    "/papers/fundamental-conventions/1",
    "/papers/fundamental-conventions/2.html",
    "/account/password/change/",
    "/registers/states/import",
    "/registers/instruments/5/do/amend_instruments",
    "/nothing/here",
]


def english_of(language: str) -> set[str]:
    """Whole sentences, and names of two words and more, that read otherwise in the language."""
    return {
        entry.msgid
        for entry in catalogue(language)
        if " " in entry.msgid.strip() and "%(" not in entry.msgid and "{" not in entry.msgid
    }


def said(page: str) -> str:
    """All a page says, in its text and in its labels, but for what it marks as English."""
    page = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r'<(?!html)(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|title|placeholder|data-label)="([^"]*)"', page)
    text = re.sub(r"<[^>]+>", "\n", page)
    return "\n".join(html.unescape(one) for one in [*labels, *text.split("\n")])


def english_left(client: Client, address: str, language: str, *, shown: str) -> set[str]:
    """Sentences of the catalogue of a language that a page shown in another says in English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = shown
    answer: Any = client.get(address)
    page = answer.content.decode()
    assert f'<html lang="{shown}"' in page, address
    lines = {" ".join(line.split()).rstrip(".:") for line in said(page).split("\n")}
    return lines & {one.rstrip(".:") for one in english_of(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_in_english_what_is_translated(language: str, editor: Client) -> None:
    compile_catalogues()
    left = {one: english_left(editor, one, language, shown=language) for one in PAGES}
    assert {address: lines for address, lines in left.items() if lines} == {}


def test_a_page_in_english_is_found_to_be(editor: Client) -> None:
    assert [one for one in PAGES if not english_left(editor, one, "fr", shown="en")] == []
