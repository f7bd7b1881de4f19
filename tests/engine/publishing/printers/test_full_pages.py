"""Printed pages are full: nothing moves on whole that could be broken, and no end is left alone."""

import pytest
from tests.engine.publishing.printers.samples import document
from tests.engine.publishing.printers.tags import pages, tags, white

from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.languages import Language

SPREAD = "[table: t.members as_of={first}-12-31..2025-12-31 every=year title={called!r}]"
CHART = "[chart: t.members as_of=2016-12-31..2025-12-31 every=year title='Rising']"
DECISION = "## Draft decision\n\n> The Council:\n>\n> (a) took note;\n>\n> (b) asked for it."
ANNEX = "## Annex: in detail\n\n{}\n\n{}".format(
    SPREAD.format(first=2008, called="First"), SPREAD.format(first=2006, called="Second")
)
HEIGHTS = range(8, 41, 2)
"""Lines above: a page holds a little more than thirty of them."""


def below(count: int, text: str) -> Document:
    return document("\n\n".join([*("1. One line." for _each in range(count)), text]))


def print_pdf(paper: Document) -> bytes:
    return printer_of("pdf").print(paper)


@pytest.mark.parametrize("language", list(Language))
def test_no_page_but_the_last_is_half_white(language: Language) -> None:
    for count in HEIGHTS:
        text = f"{CHART}\n\n{SPREAD.format(first=2010, called='Before')}\n\n{DECISION}\n\n{ANNEX}"
        paper = document(
            "\n\n".join([*("1. One line." for _each in range(count)), text]), language=language
        )
        *full, _last = white(print_pdf(paper))
        assert len(full) >= 3
        assert max(full) < 0.45, count


def test_the_source_of_a_long_table_stands_below_two_of_its_rows_at_least() -> None:
    broken = 0
    for count in range(8, 41):
        said = pages(print_pdf(below(count, SPREAD.format(first=1996, called="Thirty years"))))
        (at,) = [place for place, one in enumerate(said) if "Source: Member States" in one]
        above = said[at].partition("Source: Member States")[0]
        assert "2024 " in above
        assert "2025 " in above
        broken += "2010 " not in above
    assert broken > 3  # it was tried where the table broke late


def test_the_source_of_a_long_table_is_no_head_of_a_row() -> None:
    (table, *_others) = tags(print_pdf(document(SPREAD.format(first=1996, called="Years")))).named(
        "Table"
    )
    *rows, last = table.named("TR")
    assert [one.name for one in last.inner] == ["TD"]
    assert all(one.inner[0].name == "TH" for one in rows)
    assert len(rows) == 1 + 30


@pytest.mark.parametrize("language", list(Language))
def test_no_page_holds_nothing_but_the_seal(language: Language) -> None:
    sealed_apart = 0
    for count in range(24, 60):
        text = "\n\n".join(
            [
                *("1. One line." for _each in range(count)),
                "In 2025: [figure: t.members as_of=2025-12-31].",
            ]
        )
        said = pages(print_pdf(document(text, language=language)))
        *_others, last = said
        assert "(t.members)" in last, count
        sealed_apart += "(t.members)" in last and len(said) > 1
    assert sealed_apart > 3


def test_where_nothing_is_defined_the_last_paragraph_stays_with_the_seal() -> None:
    for count in range(24, 60):
        *_others, last = pages(print_pdf(below(count, "That is all there is.")))
        assert "That is all" in last, count


def test_no_row_of_a_long_table_is_left_alone_below_its_repeated_head() -> None:
    """Not of the numbers behind a chart either, which have no source below them."""
    broken = 0
    chart = "[chart: t.members as_of=1996-12-31..2025-12-31 every=year title='Thirty years']"
    for count in range(8, 41):
        said = pages(print_pdf(below(count, chart)))
        at = max(place for place, one in enumerate(said) if "2025 " in one)
        assert "2024 " in said[at], count
        broken += "2010 " not in said[at]
    assert broken > 3
