"""The styles of a paper in Word: what headings, paragraphs, notes and captions look like."""

from typing import Any, Final

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from secretariat.engine.publishing.printers.word.xml import element, put
from secretariat.kernel.languages import Language

SERIF: Final = "Cambria"
SANS: Final = "Calibri"
INK: Final = RGBColor(0x16, 0x19, 0x1C)
SOFT: Final = RGBColor(0x55, 0x5B, 0x61)
LOCALES: Final = {Language.EN: "en-GB", Language.FR: "fr-FR", Language.ES: "es-ES"}

NUMBERED: Final = "Numbered Paragraph"
CONTINUED: Final = "Paragraph Continued"
BOX: Final = "Box"
SOURCE: Final = "Source"
SEAL: Final = "Seal"
NOTE_TEXT: Final = "footnote text"
NOTE_MARK: Final = "footnote reference"
LETTERED: Final = "Lettered Item"
HEAD_LINE: Final = "Head Line"
CELL: Final = "Table Text"
NUMBER_CELL: Final = "Table Number"

_SIZES: Final = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5}


def give_styles(word: Word, language: Language) -> None:
    """Set the document's language and every style a paper uses."""
    _set_language(word, LOCALES[language])
    _drop_unused(word)
    _face(word.styles["Normal"], SERIF, 10.5)
    word.styles["Normal"].paragraph_format.space_after = Pt(7)
    for name, size in _SIZES.items():
        _face(word.styles[name], SERIF if name == "Title" else SANS, size, bold=True)
        word.styles[name].paragraph_format.space_before = Pt(14)
        word.styles[name].paragraph_format.space_after = Pt(6)
        word.styles[name].paragraph_format.keep_with_next = True
    _without(word.styles["Title"], "w:pBdr")  # the blue rule of the template
    for name in ("Header", "Footer"):
        _face(word.styles[name], SANS, 8)
        _without(word.styles[name], "w:tabs")
    _own_styles(word)


def _drop_unused(word: Word) -> None:
    """Leave out the hundred styles of the template no paper uses: each is looked through anew."""
    kept = {"Normal", "Header", "Footer", "Caption", "Default Paragraph Font", "Normal Table"}
    for style in list(word.styles):
        if style.name not in kept | _SIZES.keys():
            style.delete()


def _own_styles(word: Word) -> None:
    for name in (NUMBERED, CONTINUED, LETTERED):
        _added(word, name, SERIF, 10.5)
    for name, size in ((BOX, 9.5), (SOURCE, 8.5), (SEAL, 8.5), (NOTE_TEXT, 8.5), (HEAD_LINE, 9.5)):
        _added(word, name, SANS, size)
    for name in (CELL, NUMBER_CELL):
        _added(word, name, SANS, 9)
        word.styles[name].paragraph_format.space_before = Pt(2)
        word.styles[name].paragraph_format.space_after = Pt(2)
    word.styles[NUMBER_CELL].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.styles[CONTINUED].paragraph_format.left_indent = Mm(11)
    for name in (BOX, NOTE_TEXT, SEAL, HEAD_LINE):
        word.styles[name].paragraph_format.space_after = Pt(3)
    for name in (SOURCE, SEAL):
        word.styles[name].font.color.rgb = SOFT
    _face(word.styles["Caption"], SANS, 9.5, bold=True)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    mark = word.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _added(word: Word, name: str, face: str, size: float) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    _face(style, face, size)


def _face(style: Any, face: str, size: float, *, bold: bool | None = None) -> None:
    """A typeface people have, for every script, in the ink of the paper."""
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), INK
    style.font.bold, style.font.italic = bold, None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def _without(style: Any, tag: str) -> None:
    """The style without a property the template gave it."""
    held = style.element.pPr.find(qn(tag))
    if held is not None:
        style.element.pPr.remove(held)


def _set_language(word: Word, locale: str) -> None:
    """The language of the whole document: without it Word reads French as English aloud."""
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    properties = defaults.find(qn("w:rPr"))
    put(properties, element("w:lang", val=locale, eastAsia=locale, bidi="ar-SA"))
