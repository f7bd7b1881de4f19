"""Texts as cells carry them, out and in again.

A text that begins with one of the signs below is run by spreadsheets as a formula. In CSV it gets
an apostrophe before it, which spreadsheets hide. A text that already looks so marked gets one more,
so that reading takes away exactly what writing has added.

A workbook is XML, which has no place for control characters: they travel as _x0000_ does.
"""

import re
from typing import Final

_LOOKS_LIKE_A_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_MARKED: Final = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def marked(text: str) -> str:
    """The text so that no spreadsheet runs it."""
    return f"'{text}" if _LOOKS_LIKE_A_FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """The text without the mark that `marked` put before it."""
    return text[1:] if _MARKED.match(text) else text


_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN_OUT: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """The text as a workbook carries it."""
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that a workbook carried."""
    return _WRITTEN_OUT.sub(lambda found: chr(int(found[1], 16)), text)
