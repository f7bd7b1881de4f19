"""A text as the paper it would be, for the editor: blocks, notes, what is cited, what is amiss."""

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from secretariat.engine.publishing.document import CitedFigure, Document, Note
from secretariat.engine.publishing.labels import colon
from secretariat.engine.publishing.previewing import Preview
from secretariat.engine.publishing.wording import asked_when
from secretariat.kernel.errors import Problem
from secretariat.web import formats
from secretariat.web.contexts.drafting import Amiss, CitedLine, Shown
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import Citation
from secretariat.web.links import FigureAddress
from secretariat.web.papers.text import Text

_MARKS: Final = re.compile(r"(?m)^(?:\s*(?:\d+\.|[-*>#|:]+)(?=\s))+")
_WORD: Final = re.compile(r"\[\w+:[^\]\n]*\]|[^\s\[\]]*\w[^\s\[\]]*")


def shown(preview: Preview, text: str, language: str) -> Shown:
    """Show a preview, with how long the text is and what it cites."""
    amiss = tuple(map(_amiss, preview.problems))
    document = preview.document
    if document is None:
        return Shown(counts=_counts(text, {}), lang=language, amiss=amiss, is_shown=False)
    addresses = {key: _address(one) for key, one in document.figures.items()}
    citations = {note.number: _citation(note) for note in document.notes}
    told = Text(citations, addresses)
    with override(document.language):  # captions speak the paper's language, not the reader's
        blocks = told.blocks(document.blocks)
    return Shown(
        counts=_counts(text, document.figures),
        lang=language,
        amiss=amiss,
        summary=told.runs(document.summary),
        blocks=blocks,
        notes=tuple(citations.values()),
        cited=_cited(document),
    )


def _amiss(problem: Problem) -> Amiss:
    where = problem.where[:1].upper() + problem.where[1:]
    return Amiss(where=where, wrong=problem.wrong, do=problem.do)


def _counts(text: str, figures: Mapping[str, CitedFigure]) -> str:
    """Say how many words the text has, a citation being one, and how many figures it cites."""
    count = len(_WORD.findall(_MARKS.sub("", text)))
    words = ngettext("%(count)s word", "%(count)s words", count) % {"count": formats.number(count)}
    cited = ngettext("%(count)s figure cited", "%(count)s figures cited", len(figures))
    return f"{words}, {cited % {'count': formats.number(len(figures))}}"


def _address(cited: CitedFigure) -> str:
    return FigureAddress(key=cited.measure, when=cited.when, where=cited.where).page()


def _citation(note: Note) -> Citation:
    if note.cited is None:
        words = Text({}).runs(note.runs)
        return Citation(number=note.number, words="", sentence=words, figure=None)
    return Citation(
        number=note.number,
        words=note.cited.value,
        sentence=note.cited.sentence,
        figure=Link(label=note.cited.measure, url=_address(note.cited)),
    )


def _cited(document: Document) -> tuple[CitedLine, ...]:
    """Each figure once: those of a table by their cells."""
    return tuple(
        CitedLine(
            figure=Link(label=one.title, url=_address(one)),
            when=_when(one),
            value=_("%(value)s (withheld)") % {"value": one.value} if one.withheld else one.value,
        )
        for one in document.figures.values()
    )


def _when(one: CitedFigure) -> str:
    cell = (f"{title}{colon()} {name}" for title, name in one.cell)
    return _("; ").join((asked_when(one.when, formats.language()), *cell))
