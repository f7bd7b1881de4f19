"""The text of a publication in each language: what somebody has written, else its declared file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from secretariat.engine.access.permissions import Permission
from secretariat.engine.drafting.aligning import matched, paired
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.drafting.passages import passages_of
from secretariat.kernel.languages import LANGUAGES, Language


class Drafted(Protocol):
    """What is drafted, as a publication declares it.

    `text` is its files without language and ending, `original` the language it is written in
    first; `writes` permits to write it, any of `working` to read the draft and speak about it.
    """

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> Path: ...
    @property
    def original(self) -> Language: ...
    @property
    def writes(self) -> Permission: ...
    @property
    def working(self) -> tuple[Permission, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text, and for each of its passages the wording of the original it was made from.

    `number` is that of its record; None for one that stands in a file yet.
    """

    text: str
    made_from: tuple[str, ...] = ()
    number: int | None = None

    @property
    def passages(self) -> tuple[str, ...]:
        """Its passages in order."""
        return passages_of(self.text)


def file_of(publication: Drafted, language: Language) -> Path:
    """The file a publication's text is declared to stand in until somebody writes it here."""
    return publication.text.with_name(f"{publication.text.name}.{language}.md")


def texts_of(publication: Drafted) -> dict[Language, Text]:
    """Every language's text that is not empty: one query, and the files of the others."""
    kept = {Language(one.language): one for one in rows_of(publication)}
    found = {
        language: _recorded(kept[language]) if language in kept else filed(publication, language)
        for language in LANGUAGES
    }
    return {language: one for language, one in found.items() if one.text.strip()}


def rows_of(publication: Drafted) -> Iterable[DraftText]:
    """The records of a publication's texts."""
    return DraftText.objects.filter(publication=publication.key)


def _recorded(row: DraftText) -> Text:
    return Text(text=row.text, made_from=tuple(row.made_from), number=row.pk)


def filed(publication: Drafted, language: Language) -> Text:
    """The text of a file; a file that is a translation translates the file of the original."""
    text = _read(file_of(publication, language))
    if language == publication.original:
        return Text(text=text)
    original = passages_of(_read(file_of(publication, publication.original)))
    return Text(text=text, made_from=linked(passages_of(text), (), original))


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""


def linked(
    passages: Sequence[str], made_from: Iterable[str], originals: Sequence[str]
) -> tuple[str, ...]:
    """The wording each passage was made from; those that don't say, from the one at their place.

    A passage whose place has no passage of its kind in the original stays without one.
    """
    known = [*made_from, *("" for _passage in passages)][: len(passages)]
    for waiting, lacking in _gaps(known, originals):
        here_and_there = matched(
            [passages[place] for place in waiting], [originals[place] for place in lacking]
        )
        for here, there in here_and_there:
            known[waiting[here]] = originals[lacking[there]]
    return tuple(known)


def _gaps(known: Sequence[str], originals: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Between passages that answer to each other: those that don't say, and those without one."""
    waiting, lacking = list[int](), list[int]()
    for mine, theirs in paired(known, originals):
        if theirs is None and mine is not None and not known[mine]:
            waiting.append(mine)
        elif mine is None and theirs is not None:
            lacking.append(theirs)
        else:
            yield waiting, lacking
            waiting, lacking = [], []
    yield waiting, lacking
