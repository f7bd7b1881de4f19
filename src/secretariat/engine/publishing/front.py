"""The block above a paper's text: what a Governing Body paper says of itself before it begins.

---
date: 2026-10-12
original: en
summary: In 2025, [figure: …] States were members.
objective: None.
---
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.publishing.blocks import Block, Kind, Run
from secretariat.engine.publishing.citing import read_day
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES, Language

DATE: Final = "date"
ORIGINAL: Final = "original"
SUMMARY: Final = "summary"
LABELS: Final = {
    SUMMARY: gettext_lazy("Summary"),
    "objective": gettext_lazy("Relevant strategic objective"),
    "outcome": gettext_lazy("Main relevant outcome"),
    "policy": gettext_lazy("Policy implications"),
    "legal": gettext_lazy("Legal implications"),
    "financial": gettext_lazy("Financial implications"),
    "follow-up": gettext_lazy("Follow-up action required"),
    "related": gettext_lazy("Related documents"),
}
"""What each field is called above the text, in the order people know."""

_FIELD: Final = re.compile(r"^([a-z][a-z-]*):\s*(.*)$")
_ORIGINAL: Final = re.compile(
    rf"\A---\n(?:(?!---).*\n)*?{ORIGINAL}:[ ]*(?P<code>{'|'.join(LANGUAGES)})[ ]*\n"
)
Inline = Callable[[str], tuple[Run, ...]]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """The date of a paper and the language it was written in; empty where it does not say."""

    day: date | None = None
    original: str = ""


def fields_of(content: str, inline: Inline) -> tuple[Block, ...]:
    """Each field as a block, its words read by `inline`. Raises BadInput for one no paper has."""
    found = dict(_lines(content))
    if DATE in found:
        read_day(found[DATE])
    _hold_language(found.get(ORIGINAL, LANGUAGES[0]))
    order = [name for name in (DATE, ORIGINAL, *LABELS) if name in found]
    return tuple(Block(kind=Kind.FIELD, id=name, runs=inline(found[name])) for name in order)


def original_of(text: str) -> Language | None:
    """The language in which a text says that it was written first, if it says so."""
    said = _ORIGINAL.match(text)
    return Language(said["code"]) if said else None


def dated(blocks: tuple[Block, ...]) -> Dated:
    """The date and the original language the fields state."""
    said = {block.id: block.text for block in blocks if block.kind is Kind.FIELD}
    day = said.get(DATE)
    return Dated(day=read_day(day) if day else None, original=said.get(ORIGINAL, ""))


def _lines(content: str) -> Iterator[tuple[str, str]]:
    """Name and words of each field; an indented line goes on with the one before it."""
    name, said, seen = "", "", set[str]()
    for line in content.splitlines():
        if line[:1].isspace() and name:
            said += f" {line.strip()}"
        elif line.strip():
            if name:
                yield name, said
            name, said = _field(line, seen)
    if name:
        yield name, said


def _field(line: str, seen: set[str]) -> tuple[str, str]:
    match = _FIELD.match(line)
    known = (DATE, ORIGINAL, *LABELS)
    if match is None or match[1] not in known or match[1] in seen:
        raise BadInput(
            _("“%(line)s” can't stand above the text of a paper.") % {"line": line.strip()},
            do=_("Write a name, a colon and the words, each name once: %(names)s.")
            % {"names": ", ".join(known)},
        )
    seen.add(match[1])
    return match[1], match[2].strip()


def _hold_language(code: str) -> None:
    if code not in [str(one) for one in LANGUAGES]:
        raise BadInput(
            _("“%(code)s” is no language papers are written in.") % {"code": code},
            do=_("Write one of: %(codes)s.") % {"codes": ", ".join(str(one) for one in LANGUAGES)},
        )
