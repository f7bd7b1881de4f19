"""The feed of editions is Atom whatever titles and notes hold, in each language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from tests.engine.publishing.public import now, published
from tests.web.pages.conftest import SCRIBE, record_world
from tests.web.pages.guarded import PAPER, PRODUCT

from secretariat.engine.product import Area
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TITLE = "Pay & \"leave\" <for all> 'now' ]]> &amp; l’été à Ñuñoa"
NOTE = "It says <b>less</b> & “more” than <script>alert(1)</script>."
TANGLED = replace(PAPER, key="tangled", title=TITLE, owner="Legal <Adviser> & Co.")
WITH_TANGLED = replace(
    PRODUCT, areas=(*PRODUCT.areas, Area(key="tests", title="Tests", publications=(TANGLED,)))
)
SEVERAL = 3


@pytest.fixture
def release(fresh_database: Mapping[str, str], unhashed_files: None, settings: Any) -> Release:
    """An edition whose words hold all that XML must escape, public."""
    settings.PRODUCT = f"{__name__}.WITH_TANGLED"
    record_world()
    return published(TANGLED, freeze(TANGLED, by=SCRIBE, on=now().date(), note=NOTE))


def feed(language: str) -> ElementTree.Element:
    """The feed in a language, as a program reads it."""
    answer: Any = Client().get(f"/papers/feed.atom?lang={language}")
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_xml_must_escape_arrives_as_it_was_written(release: Release, language: str) -> None:
    (entry,) = feed(language).findall(f"{ATOM}entry")
    told = str(entry.findtext(f"{ATOM}title"))
    assert TITLE in told
    assert "EX.3/4" in told
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Legal <Adviser> & Co."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_is_words_and_no_markup_in_the_summary(release: Release, language: str) -> None:
    (entry,) = feed(language).findall(f"{ATOM}entry")
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    shown = ElementTree.fromstring(f"<div>{summary.text}</div>")
    lines = [one.text for one in shown]
    assert {one.tag for one in shown.iter()} == {"div", "p"}, "nothing of the note is markup"
    assert (lines[0], shown[0].get("lang")) == (NOTE, "en")
    assert grouped(release.seal) in str(lines[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_all_that_atom_asks_for_each_thing_once(release: Release, language: str) -> None:
    second = freeze(TANGLED, by=SCRIBE, on=now().date(), note="Again.", corrects=release)
    published(TANGLED, second)
    root = feed(language)
    assert root.tag == f"{ATOM}feed"
    assert root.get(f"{XML}lang") == language
    assert {one.get("rel") for one in root.findall(f"{ATOM}link")} == {"alternate", "self"}
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1, name
            assert one.findtext(f"{ATOM}{name}"), name
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert ids == [f"http://testserver/papers/tangled/{number}" for number in (2, 1)]
    newest = max(str(one.findtext(f"{ATOM}updated")) for one in entries)
    assert root.findtext(f"{ATOM}updated") == newest


def test_the_words_around_a_title_are_of_the_language_asked_for(release: Release) -> None:
    titles = {str(feed(str(one)).findtext(f"{ATOM}entry/{ATOM}title")) for one in LANGUAGES}
    assert len(titles) == SEVERAL
    assert all(TITLE in one for one in titles)
