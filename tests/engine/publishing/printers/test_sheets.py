"""The figures of a paper as files: exact, with definition, licence and seal, and nothing is run."""

import csv
import io
import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.engine.publishing.printers.samples import AT, SEAL, document

from secretariat.engine.publishing.printing import PRINTERS, file_name, printer_of
from secretariat.kernel.digests import grouped
from secretariat.kernel.errors import NotFound
from secretariat.kernel.languages import Language

STARTERS = "=+-@\t"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def book(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def test_csv_holds_every_figure_of_the_paper_once_those_of_tables_too() -> None:
    paper = document()
    found = rows(printer_of("csv").print(paper))
    assert [one["figure"] for one in found] == list(paper.figures)
    cited = [(one["measure"], one["as_of"], one["cell"]) for one in found]
    assert len(cited) == len(set(cited)) == 19
    assert ("t.members", "2020-12-31", "region=ASP") in cited


def test_values_are_the_decimals_that_were_frozen() -> None:
    paper = document()
    found = rows(printer_of("csv").print(paper))
    assert [one["value"] for one in found] == [one.exact for one in paper.figures.values()]
    share = next(one for one in found if one["measure"] == "t.share")
    assert (share["value"], share["part"], share["whole"]) == ("0.333", "62", "187")


def test_each_row_says_where_it_was_published_and_its_licence() -> None:
    for one in rows(printer_of("csv").print(document())):
        assert (one["publication"], one["edition"], one["licence"]) == (
            "tests.paper",
            "2",
            "CC-BY-4.0",
        )
        assert one["known_at"] == "2026-03-02T09:30:15.250000+00:00"


def test_a_workbook_holds_the_same_figures_and_a_sheet_about_them() -> None:
    paper = document()
    figures, about = book(printer_of("xlsx").print(paper)).worksheets
    listed = list(figures.values)
    assert len(listed) == len(paper.figures) + 1
    assert [row[8] for row in listed[1:4]] == [187, 54, Decimal("0.333").__float__()]
    told = {str(name): words for name, words, *_ in about.values}
    assert told["Licence"] == "CC-BY-4.0"
    assert told["Seal"] == grouped(SEAL)
    assert told["Member States (t.members)"] == "States that are members on the date."


def test_json_says_what_a_program_may_want_to_know() -> None:
    found = json.loads(printer_of("json").print(document()))
    assert found["licence"] == "CC-BY-4.0"
    assert found["seal"] == grouped(SEAL)
    assert [one["measure"] for one in found["measures"]] == ["t.members", "t.share"]
    cell = found["figures"][1]
    assert cell["where"] == {"region": "AFR"}
    assert cell["labels"] == {"Region": "Africa"}
    assert (cell["as_of"], cell["value"]) == ("2025-12-31", "54")


@given(st.sampled_from(STARTERS), st.text(alphabet="ABC()!1|' ", max_size=12))
def test_no_text_of_a_release_runs_as_a_formula(first: str, rest: str) -> None:
    text = f"{first}{rest}1"
    paper = document(facts={"licence": text, "title": text, "notice": text})
    licences = {one["licence"] for one in rows(printer_of("csv").print(paper))}
    assert not any(one[:1] in STARTERS for one in licences)
    for sheet in book(printer_of("xlsx").print(paper)).worksheets:
        assert not any(cell.data_type == "f" for row in sheet.rows for cell in row)


def test_the_same_release_gives_the_same_bytes_in_every_format() -> None:
    for printer in PRINTERS:
        if printer.key in {"csv", "xlsx", "json", "html"}:
            assert printer.print(document()) == printer.print(document()), printer.key


@pytest.mark.parametrize("language", list(Language))
def test_a_file_is_named_after_edition_language_and_format(language: Language) -> None:
    paper = document(language=language)
    assert file_name(paper, printer_of("pdf")) == f"tests.paper-2.{language}.pdf"


def test_a_format_there_is_none_of_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="html, pdf, docx, csv, xlsx, json"):
        printer_of("odt")


def test_office_files_say_they_were_made_when_the_release_was_frozen() -> None:
    made = book(printer_of("xlsx").print(document())).properties
    frozen = AT.replace(microsecond=0, tzinfo=None)
    assert (made.created, made.modified) == (frozen, frozen)
