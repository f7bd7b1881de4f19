"""One record changes: the draft follows in each language and format, the edition does not.

Figure, table and chart of the draft are read in every file it is printed as; the published edition
is the same to the last byte, and its restatement names the record.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from docx import Document as open_word
from openpyxl import load_workbook
from tests.engine.publishing.printers.tags import words
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, record_world
from tests.web.pages.test_draft_pages import holder

from secretariat.areas.standards.actions import strike_ratifications
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.drafting.revising import UNWRITTEN, revise
from secretariat.engine.publishing.declaring import Publication, publication_of
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.records.performing import remove
from secretariat.kernel.languages import LANGUAGES, Language

KEY = "fundamental-conventions"
MEASURE = "standards.ratifications"
BODY = f"""
[table: {MEASURE} as_of=2019-12-31,2025-12-31 by=instrument rows=C29,C105 title="%s"]

[chart: {MEASURE} as_of=2019-12-31..2025-12-31 every=year title="%s"]
"""
SAYS = {
    Language.EN: "1. Of all, {} stand.",
    Language.FR: "1. En tout, {} sont là.",
    Language.ES: "1. En total, {} constan.",
}
CITED = f"[figure: {MEASURE} as_of=2025-12-31]"
FORMATS = ("html", "pdf", "docx", "csv", "xlsx", "json")
CELLS = ({"instrument": "C29"}, {"instrument": "C105"}, {})


@pytest.fixture
def publication() -> Publication:
    return publication_of(KEY)


@pytest.fixture
def release(fresh_database: Mapping[str, str], publication: Publication) -> Release:
    """A paper written in three languages, frozen and published."""
    record_world()
    for language, says in SAYS.items():
        text = says.format(CITED) + "\n" + BODY % ("One", "Two")
        revise(publication, language, text, by=SCRIBE, on=ON, began_from=UNWRITTEN)
    return published(publication, freeze(publication, by=SCRIBE, on=ON))


@pytest.fixture
def writing(client: Client, release: Release) -> Iterator[Client]:
    caches["drafts"].clear()
    client.force_login(holder("ana", "standards_editor"))
    yield client
    caches["drafts"].clear()


def strike_the_last() -> str:
    """Take the one ratification of C105 out of the register; gives its name."""
    last = Ratification.objects.get(starts=date(2020, 2, 3))
    name = str(last)
    rows = Ratification.objects.filter(pk=last.pk)
    remove(strike_ratifications, rows, by=SCRIBE, on=ON, reason="registered by mistake")
    return name


def file(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return bytes(answer.content)


def draft(client: Client, language: Language, form: str) -> bytes:
    return file(client, f"/papers/{KEY}/draft/{language}/paper.{form}")


def edition(client: Client, language: Language, form: str) -> bytes:
    return file(client, f"/papers/{KEY}/1.{form}?lang={language}")


def told(data: bytes, form: str) -> str:
    """The words of a printed paper, in one line."""
    match form:
        case "html":
            text = data.decode()
        case "pdf":
            text = words(data)
        case _:
            word = open_word(BytesIO(data))
            text = " ".join(one.text for one in word.paragraphs)
    return " ".join(text.split())


def numbers(data: bytes, form: str) -> dict[tuple[str, str], str]:
    """Each figure of a file for programs: its value, by its instrument and its date."""
    if form == "json":
        figures = json.loads(data)["figures"]
        return {(_of(one["where"]), one["as_of"]): one["value"] for one in figures}
    if form == "csv":
        rows: list[Any] = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    else:
        rows = list(load_workbook(BytesIO(data)).worksheets[0].values)
    at = {str(name): place for place, name in enumerate(rows[0])}
    return {
        (str(row[at["cell"]] or "").rpartition("=")[2], str(row[at["as_of"]])[:10]): str(
            row[at["value"]]
        )
        for row in rows[1:]
    }


def says(language: Language, number: int) -> re.Pattern[str]:
    """The sentence that cites the figure; a PDF has the mark of the note after the number."""
    before, after = SAYS[language].removeprefix("1. ").split("{}")
    return re.compile(rf"{re.escape(before)}{number}\s?1?{re.escape(after)}")


def drawn(data: bytes, form: str) -> list[bytes]:
    """The chart as it is drawn: in HTML as SVG, in Word as a picture."""
    if form == "html":
        found = re.findall(r"<svg.*?</svg>", data.decode(), re.DOTALL)
        return [one.encode() for one in found]
    parts = open_word(BytesIO(data)).part.package.iter_parts()
    return [one.blob for one in parts if str(one.partname).startswith("/word/media/")]


def _of(where: Mapping[str, str]) -> str:
    return where.get("instrument", "")


def standing(last: int) -> dict[tuple[str, str], str]:
    """All figures of the paper, where so many ratifications stand at the end."""
    ends = [f"{year}-12-31" for year in range(2019, 2026)]
    chart = {("", day): str(2 if day < "2020" else last) for day in ends}
    table = {("C29", day): "2" for day in (ends[0], ends[-1])}
    return chart | table | {("C105", ends[0]): "0", ("C105", ends[-1]): str(last - 2)}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_draft_follows_in_every_format(writing: Client, language: Language) -> None:
    before = {form: draft(writing, language, form) for form in FORMATS}
    strike_the_last()
    after = {form: draft(writing, language, form) for form in FORMATS}
    for form in ("pdf", "docx"):
        assert says(language, 3).search(told(before[form], form)), form
        assert says(language, 2).search(told(after[form], form)), form
    for form in ("csv", "xlsx", "json"):
        assert numbers(before[form], form) == standing(3), form
        assert numbers(after[form], form) == standing(2), form
    for form in ("html", "docx"):
        assert drawn(before[form], form) != drawn(after[form], form), form


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_published_edition_stays_as_it_is(writing: Client, language: Language) -> None:
    before = {form: edition(writing, language, form) for form in FORMATS}
    strike_the_last()
    caches["default"].clear()  # so that it is printed anew
    after = {form: edition(writing, language, form) for form in FORMATS}
    assert told(before["html"], "html") == told(after["html"], "html")
    assert before["csv"] == after["csv"]
    assert before["json"] == after["json"]
    for form in ("pdf", "docx"):
        assert told(before[form], form) == told(after[form], form)


def test_the_restatement_names_the_record(writing: Client) -> None:
    name = strike_the_last()
    page = writing.get(f"/papers/{KEY}/1/restated").content.decode()
    assert "Withdrawn records" in page
    assert name in page
