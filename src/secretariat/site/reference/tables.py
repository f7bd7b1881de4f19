"""Markdown's tables."""

from collections.abc import Iterable, Sequence

WRITTEN_BY = "<!-- Written by `secretariat docs`: change the declarations, then write it again. -->"


def page(title: str, about: str, *parts: str) -> str:
    """A whole page: who wrote it, its title, a sentence about it, its parts."""
    return "\n\n".join([WRITTEN_BY, f"# {title}", about, *parts]) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; what is in a cell stays in its cell."""
    lines = [_line(headers), _line(["---"] * len(headers)), *(_line(row) for row in rows)]
    return "\n".join(lines)


def code(words: object) -> str:
    """A name as it is written in code."""
    return f"`{words}`"


def listed(words: Iterable[object]) -> str:
    """Names one after the other, or a dash."""
    return ", ".join(code(word) for word in words) or "–"


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(cell: object) -> str:
    return " ".join(str(cell).split()).replace("|", "\\|")
