"""A release as a document: what every printer and page prints, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from secretariat.engine.measures.figures import When
from secretariat.engine.publishing.citing import Citation, identity, read_citation, when_of
from secretariat.engine.publishing.markdown import Block, Run, blocks_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.wording import asked_when, day, moment, number, whole_number
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import LANGUAGES, Language


@dataclass(frozen=True, kw_only=True)
class Note:
    """The note of a cited figure: what it is, of which date, as known when, from how many records.

    `sentence` says all of it for a reader; `value` is its number as the text shows it. `when`,
    `where` and `known_at` are what its address asks for.
    """

    number: int
    figure: str
    measure: str
    title: str
    value: str
    sentence: str
    definition: str
    authority: str
    owner: str
    when: When
    where: Mapping[str, str | None]
    known_at: datetime
    n: int


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition of the same publication: its number, its day, and what it was issued for."""

    number: int
    frozen: str
    note: str
    corrects: int | None
    is_this: bool


@dataclass(frozen=True, kw_only=True)
class Document:
    """A frozen paper in one language.

    `language` is the one its words are in; `wanted` the one asked for, where that one is missing.
    `seal` is printed in groups; `frozen` and `known` are instants in words. `warnings` must stand
    on every page: that the organization is fictional, that the clock was simulated.
    """

    language: Language
    wanted: Language
    publication: str
    edition: int
    title: str
    symbol: str
    head: tuple[str, ...]
    purpose: str
    owner: str
    licence: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    seal: str
    frozen: str
    known: str
    command: str
    note: str
    warnings: tuple[str, ...]
    editions: tuple[Edition, ...]

    @property
    def missing(self) -> bool:
        """Whether the language asked for has no text yet, so that another stands in for it."""
        return self.language is not self.wanted


def paper(release: Release, language: Language) -> Document:
    """The release as a document, in the language or, where it has no text, in one that has."""
    told = next(one for one in (language, *LANGUAGES) if str(one) in release.texts)
    figures = tuple(release.figures.all())
    facts: Mapping[str, str] = release.facts[told]
    with override(told):
        return Document(
            language=told,
            wanted=language,
            publication=release.publication,
            edition=release.edition,
            title=facts["title"],
            symbol=facts["symbol"],
            head=_head(release, facts, told),
            purpose=facts["purpose"],
            owner=facts["owner"],
            licence=facts["licence"],
            blocks=_filled(blocks_of(release.texts[told]), _by_identity(figures)),
            notes=tuple(_note(one, release, told) for one in figures),
            seal=grouped(release.seal),
            frozen=moment(release.frozen_at, told),
            known=moment(release.known_at, told),
            command=f"secretariat verify {release.publication} --edition {release.edition}"
            f' --seal "{grouped(release.seal)}"',
            note=release.note,
            warnings=_warnings(release, facts),
            editions=_editions(release, told),
        )


def _head(release: Release, facts: Mapping[str, str], language: Language) -> tuple[str, ...]:
    """The lines above the title."""
    lines = (
        facts["organization"],
        facts["session"],
        facts["section"],
        _("Edition %(edition)s, %(day)s")
        % {"edition": release.edition, "day": day(release.frozen_at.date(), language)},
    )
    return tuple(line for line in lines if line)


def _warnings(release: Release, facts: Mapping[str, str]) -> tuple[str, ...]:
    simulated = _("The clock by which this paper was frozen was simulated.")
    lines = (facts["notice"], simulated if release.simulated else "")
    return tuple(line for line in lines if line)


def _editions(release: Release, language: Language) -> tuple[Edition, ...]:
    """Every edition of the publication, newest first."""
    every = Release.objects.filter(publication=release.publication).select_related("corrects")
    return tuple(
        Edition(
            number=one.edition,
            frozen=day(one.frozen_at.date(), language),
            note=one.note,
            corrects=one.corrects.edition if one.corrects else None,
            is_this=one.pk == release.pk,
        )
        for one in every.order_by("-edition")
    )


Figures = Mapping[str, tuple[int, ReleasedFigure]]


def _by_identity(figures: tuple[ReleasedFigure, ...]) -> Figures:
    """Each figure with the number of its note, by what was asked."""
    return {identity(one.measure, one.asked): (int(one.key), one) for one in figures}


def _filled(blocks: tuple[Block, ...], figures: Figures) -> tuple[Block, ...]:
    """The blocks with every citation's words in place."""
    return tuple(
        replace(
            block,
            runs=_cited(block.runs, figures),
            blocks=_filled(block.blocks, figures),
            rows=tuple(tuple(_cited(cell, figures) for cell in row) for row in block.rows),
        )
        for block in blocks
    )


def _cited(runs: tuple[Run, ...], figures: Figures) -> tuple[Run, ...]:
    return tuple(_shown(run, figures) if run.cites else run for run in runs)


def _shown(run: Run, figures: Figures) -> Run:
    citation = read_citation(run.cites)
    place, figure = figures[citation.identity]
    return replace(run, text=_words(citation, figure), note=place)


def _words(citation: Citation, figure: ReleasedFigure) -> str:
    """What stands in the text."""
    if citation.show == "value":
        return number(_value(figure), figure.unit)
    counted: int | None = getattr(figure, citation.show)
    return whole_number(counted)


def _value(figure: ReleasedFigure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)


def _note(figure: ReleasedFigure, release: Release, language: Language) -> Note:
    words: dict[str, Any] = figure.words[language]
    value = number(_value(figure), figure.unit)
    return Note(
        number=int(figure.key),
        figure=figure.key,
        measure=figure.measure,
        title=words["title"],
        value=value,
        sentence=_sentence(figure, release.known_at, language),
        definition=words["definition"],
        authority=words["authority"],
        owner=words["owner"],
        when=when_of(figure.asked),
        where=figure.asked["where"],
        known_at=release.known_at,
        n=figure.n,
    )


def _sentence(figure: ReleasedFigure, known_at: datetime, language: Language) -> str:
    """What a note says: the figure, its cell, its date, when it was known, what is counted."""
    words = figure.words[language]
    cell = "".join(
        ", " + _("%(title)s: %(name)s") % {"title": title, "name": name}
        for title, name in words["cell"]
    )
    return _("%(title)s%(cell)s, %(when)s, as known on %(known)s. %(counted)s") % {
        "title": words["title"],
        "cell": cell,
        "when": asked_when(when_of(figure.asked), language),
        "known": moment(known_at, language),
        "counted": _counted(figure),
    }


def _counted(figure: ReleasedFigure) -> str:
    """How many records stand behind it."""
    if figure.part is not None:
        return _("Counts %(part)s of %(whole)s.") % {
            "part": whole_number(figure.part),
            "whole": whole_number(figure.whole),
        }
    words = ngettext("Counts %(n)s record.", "Counts %(n)s records.", figure.n)
    return words % {"n": whole_number(figure.n)}
