"""Tables and pictures in Word: a head that repeats, numbers aligned, a caption, a source."""

from io import BytesIO
from typing import Any, Final

from docx.shared import Mm, Pt

from secretariat.engine.publishing.blocks import Block, Cell, Run
from secretariat.engine.publishing.labels import captioned
from secretariat.engine.publishing.printers.pictures import picture, spoken
from secretariat.engine.publishing.printers.word.boxes import indent
from secretariat.engine.publishing.printers.word.runs import Words, clean
from secretariat.engine.publishing.printers.word.styles import CELL, NUMBER_CELL, SOURCE
from secretariat.engine.publishing.printers.word.xml import element, put

Holder = Any  # the document or a cell of it: both take paragraphs and tables
WIDTH: Final = Mm(166)
_WORDS_MM, _LEAST_MM = 40, 12  # what is left to a column of words; what numbers need at least
_LETTER_MM, _ROOM_MM, _MOST_MM = 2, 5, 30  # a letter, what stands beside it; no number is wider
_INSET: Final = 108  # twentieths of a point that Word leaves within a cell
_STYLES: Final = {True: NUMBER_CELL.replace(" ", ""), False: CELL.replace(" ", "")}  # by id
_SHORT: Final = 12  # rows that may move to the next page together
_ENDS: Final = 2  # rows of a longer one that stay with its caption, and with its source


def write_table(word: Holder, block: Block, words: Words) -> None:
    """A table with its caption above and its source below."""
    write_caption(word, block, words)
    rows = block.rows
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    _borders(table)
    indent(table, _INSET)
    _widths(table, block)
    for place, row in enumerate(rows):
        bold = True if place == 0 or (block.has_total and place == len(rows) - 1) else None
        _row(table.rows[place], row, block, words, bold=bold)
    _keep_together(table)
    _repeat_head(table.rows[0])
    _describe(table, block)
    _source(word, block.source)


def write_chart(word: Holder, block: Block, words: Words) -> None:
    """A chart as a picture, with what it shows in words for whoever can't see it."""
    write_caption(word, block, words)
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(BytesIO(picture(block)), width=WIDTH)
    about = shape._inline.docPr
    about.set("descr", clean(spoken(block)))
    about.set("title", clean(block.chart.title if block.chart else ""))
    _source(word, block.source)


def write_caption(word: Holder, block: Block, words: Words) -> None:
    """The numbered caption, kept with what it stands above."""
    if block.caption:
        runs = (Run(text=captioned(block)), *block.caption)
        words.write(word.add_paragraph(style="Caption"), runs)


def _source(word: Holder, source: str) -> None:
    paragraph = word.add_paragraph(clean(source), style=SOURCE)
    paragraph.paragraph_format.space_before = Pt(3)


def _row(row: Any, cells: tuple[Cell, ...], block: Block, words: Words, *, bold: Any) -> None:
    for place, cell in enumerate(row.cells):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = _STYLES[place in block.numeric]
        words.write(paragraph, cells[place] if place < len(cells) else (), bold=bold)
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def _keep_together(table: Any) -> None:
    """A short table stays on one page with its caption and its source; of a longer one, its ends.

    A row is kept with what comes next, as far as the one below the head and the two above the
    source.
    """
    rows = list(table.rows)
    kept = rows if len(rows) < _SHORT else [*rows[:_ENDS], *rows[-_ENDS:]]
    for row in kept:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _repeat_head(row: Any) -> None:
    """The head row, named as such to screen readers and repeated on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def _widths(table: Any, block: Block) -> None:
    """Columns of numbers as narrow as they may be, the others share what is left."""
    count = len(block.rows[0])
    others = count - len(block.numeric) or 1
    left = (WIDTH.mm - _WORDS_MM * others) / max(len(block.numeric), 1)
    narrow = min(_needed(block), int(left if left >= _LEAST_MM else WIDTH.mm / count))
    wide = (WIDTH.mm - narrow * len(block.numeric)) / others
    table.autofit = False
    for place, column in enumerate(table.columns):
        width = Mm(narrow if place in block.numeric else wide)
        column.width = width
        for cell in column.cells:
            cell.width = width


def _needed(block: Block) -> int:
    """Millimetres the longest number needs with the mark of its note, or a word of its head."""
    longest = max(
        (
            len(word)
            for place in block.numeric
            for row, cells in enumerate(block.rows)
            for word in _unbroken(cells[place] if place < len(cells) else (), is_head=row == 0)
        ),
        default=0,
    )
    return min(_MOST_MM, longest * _LETTER_MM + _ROOM_MM)


def _unbroken(cell: Cell, *, is_head: bool) -> list[str]:
    """What must stand on one line: the words of a head, the whole of a number."""
    said = "".join(f"{run.text}{run.note or ''}" for run in cell)
    return said.split() if is_head else [said]


def _borders(table: Any) -> None:
    """Rules above, below and between rows; none between columns."""
    look = {"top": 8, "bottom": 8, "insideH": 4}
    lines = [
        element(f"w:{side}", val="single", sz=size, space=0, color="7C817F")
        for side, size in look.items()
    ]
    properties = table._tbl.tblPr
    borders = element("w:tblBorders", *lines)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _describe(table: Any, block: Block) -> None:
    """The title of the table for screen readers, and that its first row and column are heads."""
    title = clean("".join(run.text for run in block.caption) or block.source)
    properties = table._tbl.tblPr
    look = element("w:tblLook", firstRow=1, firstColumn=1, noHBand=1, noVBand=1)
    put(properties, look)
    if title:
        properties.append(element("w:tblCaption", val=title))
