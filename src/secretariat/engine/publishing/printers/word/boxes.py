"""Boxes in Word: paragraphs that share a frame or a ground, in the order they are read."""

from collections.abc import Sequence
from typing import Any, Final

from docx.oxml.ns import qn

from secretariat.engine.publishing.printers.word.xml import Element, element

_SIDES: Final = ("top", "left", "bottom", "right")
_AFTER: Final = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What must stand after a border among the properties of a paragraph: Word minds their order."""
_AFTER_INDENT: Final = ("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""What must stand after an indent among those of a table."""


_ROOM: Final = 227  # twentieths of a point within the frame


def indent(table: Any, room: int) -> None:
    """Set a table in by the room within its cells: Word would hang that room in the margin."""
    properties: Element = table._tbl.tblPr
    properties.insert_element_before(element("w:tblInd", w=room, type="dxa"), *_AFTER_INDENT)


def boxed(word: Any) -> Any:
    """A frame to write into: Word draws no one box round paragraphs of different indents."""
    table = word.add_table(rows=1, cols=1)
    lines = [element(f"w:{side}", val="single", sz=8, space=0, color="16191C") for side in _SIDES]
    room = [element(f"w:{side}", w=_ROOM, type="dxa") for side in _SIDES]
    properties: Element = table._tbl.tblPr
    for child in (element("w:tblBorders", *lines), element("w:tblCellMar", *room)):
        properties.insert_element_before(child, "w:tblLook")
    # Read at a glance, and voted on: Word moves the box whole to the next page.
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    indent(table, _ROOM)
    cell = table.cell(0, 0)
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
    return cell


def shaded(paragraphs: Sequence[Any]) -> None:
    """Give paragraphs that follow one another one ground."""
    for paragraph in paragraphs:
        lines = [element(f"w:{s}", val="single", sz=4, space=8, color="F6F5F1") for s in _SIDES]
        _insert(paragraph, element("w:shd", val="clear", color="auto", fill="F6F5F1"))
        _insert(paragraph, element("w:pBdr", *lines))


def ruled(paragraph: Any, side: str) -> None:
    """A rule at one side of a paragraph."""
    _insert(paragraph, element("w:pBdr", element(f"w:{side}", val="single", sz=12, space=6)))


def _insert(paragraph: Any, child: Element) -> None:
    """Put a property where Word's schema wants it."""
    properties: Element = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(child, *(name for name in _AFTER if qn(name) != child.tag))
