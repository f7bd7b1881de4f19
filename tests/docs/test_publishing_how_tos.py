"""The how-tos of publications, printers and dashboards: what they say to write works."""

import sys
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.test import Client
from tests.docs.walking import DOCS, blocks
from tests.engine.publishing.conftest import CLERK, TODAY, fill
from tests.engine.publishing.printers.samples import document
from tests.web.pages.conftest import record_world

from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.dashboards.checks import faults
from secretariat.engine.measures.declaring import measures
from secretariat.engine.publishing import printing
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.printing import PRINTERS, Printer, printer_of
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.languages import Language
from secretariat.site.product import PRODUCT

HOW_TO = DOCS / "how-to"


def declared(page: str, **given: object) -> dict[str, Any]:
    """What the Python of a page declares."""
    names: dict[str, Any] = dict(given)
    for language, _name, text in blocks(HOW_TO / page):
        if language == "python":
            exec(text, names)  # our own page
    return names


def test_the_publication_of_the_how_to_is_frozen_verified_and_printed(
    fresh_database: Mapping[str, str], tmp_path: Path
) -> None:
    fill()
    papers = tmp_path / "papers"
    papers.mkdir()
    written = [one for one in blocks(HOW_TO / "add-a-publication.md") if one[0] == "markdown"]
    for _language, name, text in written:
        (papers / name).write_text(text)
    names = declared("add-a-publication.md", __file__=str(tmp_path / "publications.py"))
    publication = names["MEMBERS_AND_REGIONS"]
    release = freeze(publication, by=CLERK, on=TODAY)
    assert release.figures.get(key="1").value == "12"
    assert verify(release, release.seal).findings == ()
    page = printer_of("html").print(paper(release, Language.EN)).decode()
    assert "had" in page
    assert "Member States by region" in page
    assert "The Governing Body took note" in page


@pytest.fixture
def plain_text(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The printer of the how-to, offered as its second step says."""
    module = ModuleType("secretariat.engine.publishing.printers.text")
    module.__dict__.update(declared("add-a-printer.md"))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    printer = Printer(key="txt", title="Text", media="text/plain; charset=utf-8", module="text")
    monkeypatch.setattr(printing, "PRINTERS", (*PRINTERS, printer))
    return printer


def test_the_printer_of_the_how_to_prints_title_and_paragraphs_in_order(
    plain_text: Printer,
) -> None:
    told = document("1. One.\n\n2. Two.\n")
    lines = printer_of("txt").print(told).decode().splitlines()
    assert lines[0] == told.title
    assert lines[1:] == ["1 One.", "2 Two."]


def test_the_dashboard_of_the_how_to_is_sound_and_shown_to_its_audience(
    fresh_database: Mapping[str, str], unhashed_files: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dashboard = declared("add-a-dashboard.md")["STANDARDS_AT_WORK"]
    assert list(faults(dashboard, {one.key: one for one in measures()})) == []
    product = replace(PRODUCT, dashboards=(*PRODUCT.dashboards, dashboard))
    monkeypatch.setattr("secretariat.site.product.PRODUCT", product)
    record_world()
    new = NewPerson(username="rosa", name="Rosa", email="rosa@example.invalid", password=None)
    official, address = Client(), "/dashboards/standards-at-work"
    official.force_login(add_person(new, by=CLERK, on=TODAY))
    page = official.get(f"{address}?as_of=2025-12-31")
    assert page.status_code == 200
    words = page.content.decode()
    assert "Standards at work" in words
    assert words.count('<li class="tile">') == len(dashboard.tiles)
    for form in ("csv", "json"):
        assert official.get(f"{address}.{form}?as_of=2025-12-31").status_code == 200
    assert Client().get(address).status_code == 404


def test_the_page_names_every_part_of_a_publication_that_has_a_default() -> None:
    page = (HOW_TO / "add-a-publication.md").read_text()
    optional = [one.name for one in fields(Publication) if one.default is not MISSING]
    assert [name for name in optional if f"`{name}`" not in page] == []
    required = [one.name for one in fields(Publication) if one.default is MISSING]
    assert [name for name in required if f"    {name}=" not in page] == []
