"""Composing a document from a release: its words, figures, notes and editions in a language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.document import (
    CitedFigure,
    Definition,
    Document,
    Edition,
    Field,
    Note,
)
from secretariat.engine.publishing.filling import Filling
from secretariat.engine.publishing.front import LABELS, SUMMARY, Dated, dated
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.shown import sentence, short_sentence, why_withheld, words_shown
from secretariat.engine.publishing.wording import day, moment
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import LANGUAGES, Language


def paper(release: Release, language: Language) -> Document:
    """The release as a document, in the language or, where it has no text, in one that has."""
    every = Release.objects.filter(publication=release.publication).select_related("corrects")
    return composed(release, tuple(release.figures.all()), tuple(every), language)


def composed(
    release: Release,
    released: Sequence[ReleasedFigure],
    every: Sequence[Release],
    language: Language,
) -> Document:
    """The document of a release, its figures and every edition of its publication."""
    told = next(one for one in (language, *LANGUAGES) if str(one) in release.texts)
    facts: Mapping[str, str] = release.facts[told]
    with override(told):
        filling = Filling.of(released, language=told, known_at=release.known_at)
        blocks = filling.blocks(blocks_of(release.texts[told]))
        figures = {one.key: _cited(one, release, told) for one in released}
        short = {one.key: short_sentence(one, told) for one in released}
        return Document(
            language=told,
            wanted=language,
            publication=release.publication,
            edition=release.edition,
            title=facts["title"],
            symbol=facts["symbol"],
            head=_head(release, facts, dated(blocks), told),
            purpose=facts["purpose"],
            summary=next(iter(_runs_of(blocks, SUMMARY)), ()),
            fields=_fields(blocks, facts),
            owner=facts["owner"],
            organization=facts["organization"],
            licence=facts["licence"],
            blocks=tuple(block for block in blocks if block.kind is not Kind.FIELD),
            notes=tuple(_note(n, hung, figures, short) for n, hung in enumerate(filling.hung, 1)),
            figures=figures,
            definitions=_definitions(figures.values()),
            seal=grouped(release.seal),
            **_moments(release, told),
            command=_command(release),
            note=release.noted(told),
            warnings=_warnings(release, facts),
            editions=_editions(release, every, told),
        )


def _moments(release: Release, language: Language) -> dict[str, Any]:
    """When it was frozen and as known when, as instants and in words."""
    return {
        "frozen_at": release.frozen_at,
        "known_at": release.known_at,
        "simulated": release.simulated,
        "frozen": moment(release.frozen_at, language),
        "known": moment(release.known_at, language),
    }


def _command(release: Release) -> str:
    """What verifies the release against its seal."""
    of = f"{release.publication} --edition {release.edition}"
    return f'secretariat verify {of} --seal "{grouped(release.seal)}"'


def _head(
    release: Release, facts: Mapping[str, str], said: Dated, language: Language
) -> tuple[str, ...]:
    """The lines above the title."""
    lines = (
        facts["organization"],
        facts["session"],
        facts["section"],
        _("Date: %(day)s") % {"day": day(said.day, language)} if said.day else "",
        _("Original: %(language)s") % {"language": Language(said.original).here_called}
        if said.original
        else "",
        _("Edition %(edition)s, %(day)s")
        % {"edition": release.edition, "day": day(release.frozen_at.date(), language)},
    )
    return tuple(line for line in lines if line)


def _runs_of(blocks: Sequence[Block], name: str) -> list[Cell]:
    return [block.runs for block in blocks if block.kind is Kind.FIELD and block.id == name]


def _fields(blocks: Sequence[Block], facts: Mapping[str, str]) -> tuple[Field, ...]:
    """What the box says below the summary, the author unit before the related documents."""
    said = {
        name: Field(label=str(LABELS[name]), runs=runs)
        for name in LABELS
        for runs in _runs_of(blocks, name)
        if name != SUMMARY
    }
    related = said.pop("related", None)
    author = Field(label=_("Author unit"), runs=(Run(text=facts["owner"]),))
    return (*said.values(), author, *([related] if related else []))


def _warnings(release: Release, facts: Mapping[str, str]) -> tuple[str, ...]:
    simulated = _("The clock by which this paper was frozen was simulated.")
    lines = (facts["notice"], simulated if release.simulated else "")
    return tuple(line for line in lines if line)


def _editions(
    release: Release, every: Sequence[Release], language: Language
) -> tuple[Edition, ...]:
    """Every edition of the publication, newest first."""
    return tuple(
        Edition(
            number=one.edition,
            frozen=day(one.frozen_at.date(), language),
            note=one.noted(language),
            corrects=one.corrects.edition if one.corrects else None,
            is_this=one.pk == release.pk,
        )
        for one in sorted(every, key=lambda one: one.edition, reverse=True)
    )


def _cited(figure: ReleasedFigure, release: Release, language: Language) -> CitedFigure:
    words = figure.words[language]
    return CitedFigure(
        key=figure.key,
        measure=figure.measure,
        title=words["title"],
        unit=words["unit"],
        exact=figure.value,
        part=figure.part,
        whole=figure.whole,
        fingerprint=figure.fingerprint,
        cell=tuple((str(title), str(name)) for title, name in words["cell"]),
        value=words_shown(figure, "value"),
        withheld=why_withheld(figure),
        sentence=sentence(figure, release.known_at, language),
        definition=words["definition"],
        authority=words["authority"],
        owner=words["owner"],
        when=when_of(figure.asked),
        where=figure.asked["where"],
        known_at=release.known_at,
        n=figure.n,
    )


def _note(
    place: int, hung: str | Cell, figures: Mapping[str, CitedFigure], short: Mapping[str, str]
) -> Note:
    """The note of a cited figure, or a footnote."""
    if not isinstance(hung, str):
        return Note(number=place, runs=hung)
    return Note(number=place, runs=(Run(text=short[hung]),), cited=figures[hung])


def _definitions(figures: Iterable[CitedFigure]) -> tuple[Definition, ...]:
    """Each definition once, in the order of the figures."""
    found = (
        Definition(
            measure=one.measure,
            title=one.title,
            words=one.definition,
            authority=one.authority,
            owner=one.owner,
        )
        for one in figures
    )
    return tuple(dict.fromkeys(found))
