"""Charts of every kind print in every format, with words and a table that stand in for them."""

import itertools
from io import BytesIO

import docx
import pytest
from PIL import Image
from tests.engine.publishing.printers import charted
from tests.engine.publishing.printers.samples import document
from tests.engine.publishing.printers.tags import Tag, tags

from secretariat.engine.publishing.blocks import Block, Kind
from secretariat.engine.publishing.printers.pictures import INK, picture, svg
from secretariat.engine.publishing.printing import printer_of

COUNT = len(charted.EVERY)


@pytest.fixture(scope="module")
def charts() -> list[Block]:
    return [one for one in document(charted.PAPER).blocks if one.kind is Kind.CHART]


@pytest.fixture(scope="module")
def root() -> Tag:
    return tags(printer_of("pdf").print(document(charted.PAPER)))


def test_a_pdf_tells_each_picture_in_words_and_has_its_table(root: Tag) -> None:
    told = [one.alt for one in root.named("Figure")]
    assert len(told) == COUNT
    assert "a bar cut into Africa (54)" in told[0]
    assert "Americas (..)" in told[2]
    assert "Bars back to back" in told[3]
    assert "Europe: A line from 2016" in told[4]
    assert "A band behind the line" in told[5]
    assert len(root.named("Table")) == COUNT


def test_a_word_file_tells_each_picture_in_words_and_has_its_table() -> None:
    word = docx.Document(BytesIO(printer_of("docx").print(document(charted.PAPER))))
    about = [one._inline.docPr for one in word.inline_shapes]
    assert len(about) == len(word.tables) == COUNT
    assert "Americas (..)" in about[2].get("descr")
    assert about[3].get("title") == "Women and men"
    head = [cell.text for cell in word.tables[3].rows[0].cells]
    assert head == ["Region", "Women", "Men", "Total"]


def test_a_page_shows_each_drawing_twice_and_its_table() -> None:
    page = printer_of("html").print(document(charted.PAPER)).decode()
    assert page.count('class="wide"') == page.count('class="narrow"') == COUNT
    assert page.count("<details>") == COUNT


def test_every_look_of_a_drawing_is_known_on_paper(charts: list[Block]) -> None:
    known = {name for look in INK for name in look.split(".")[1:]}
    for block in charts:
        used = {
            word for part in svg(block).split('class="')[1:] for word in part.split('"')[0].split()
        }
        assert used - {"wide", "narrow"} <= known


def test_the_shades_of_shares_differ_without_colour(charts: list[Block]) -> None:
    """A picture is read on paper that knows grey alone: each shade is lighter than the last."""
    shared = charts[0]
    with Image.open(BytesIO(picture(shared))) as drawn:
        grey = drawn.convert("L")
        scale = grey.width / 760
        row = [grey.getpixel((round(x * scale), round(16 * scale))) for x in _middles(shared)]
    shades = [one for one in row if isinstance(one, int)]
    assert len(shades) == 4
    assert all(other - one >= 25 for one, other in itertools.pairwise(shades))


def _middles(block: Block) -> list[float]:
    assert block.chart is not None
    sizes = [mark.value or 0.0 for mark in block.chart.marks]
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return [
        (start + size / 2) / sum(sizes) * 760 for start, size in zip(starts, sizes, strict=True)
    ]
