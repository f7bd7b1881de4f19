"""Cells that a spreadsheet would take for formulas: marked on the way out, unmarked coming in.

A text that begins with one of the signs below is run by spreadsheets as a formula. In CSV it gets
an apostrophe before it, which spreadsheets hide. A text that already looks so marked gets one more,
so that reading takes away exactly what writing has added.
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
