"""A translation beside its original, passage by passage: what is missing, stale, or up to date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.drafting.aligning import paired
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.drafting.passages import joined, passages_of
from secretariat.engine.drafting.revising import UNWRITTEN, written
from secretariat.engine.drafting.texts import Drafted, Text, filed
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language


class State(StrEnum):
    """How a translated passage stands to its original."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"
    SURPLUS = "surplus"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A passage of the original and its translation; either may be empty, but not both.

    `made_from` is the wording the translation was made from.
    """

    original: str
    translation: str
    made_from: str

    @property
    def state(self) -> State:
        """Missing, surplus where the original has no such passage, up to date, or stale."""
        if not self.translation:
            return State.MISSING
        if not self.original:
            return State.SURPLUS
        return State.CURRENT if self.made_from == self.original else State.STALE


def beside(original: Text, translation: Text) -> tuple[Row, ...]:
    """Both texts, passage by passage, in the order of the original."""
    return tuple(_rows(original.passages, translation))


def _rows(originals: Sequence[str], translation: Text) -> Iterator[Row]:
    mine = translation.passages
    made_from = [*translation.made_from, *("" for _one in mine)][: len(mine)]
    for here, there in paired(made_from, originals):
        yield Row(
            original="" if there is None else originals[there],
            translation="" if here is None else mine[here],
            made_from="" if here is None else made_from[here],
        )


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The versions a translator had before her: of the original, and of the translation."""

    original: int
    translation: int


def translate(
    publication: Drafted,
    language: Language,
    said: Mapping[int, str],
    *,
    right: frozenset[int] = frozenset(),
    by: Actor,
    on: date,
    seen: Seen,
) -> int:
    """Write passages by the number of their row, from 0; returns the version of the translation.

    What is written is made from the original as she saw it: if that changed since, the passage is
    stale at once. `right` are rows that are still right as they stand. An emptied passage goes.
    Raises ChangedSince if another wrote the translation since.
    """
    if language == publication.original:
        raise BadInput(
            _("This is the language the paper is written in: it has no translation."),
            do=_("Choose another language."),
        )
    original = as_seen(publication, publication.original, seen.original)
    rows = beside(original, as_seen(publication, language, seen.translation))
    made = [made for number, row in enumerate(rows) for made in _made(row, number, said, right)]
    now = Text(text=joined(text for text, _from in made), made_from=tuple(one for _t, one in made))
    return written(publication, language, now, by=by, on=on, began_from=seen.translation)


def _made(
    row: Row, number: int, said: Mapping[int, str], right: frozenset[int]
) -> Iterator[tuple[str, str]]:
    """The passages that come of a row, each with the wording it was made from."""
    typed = passages_of(said[number]) if number in said else None
    if typed is not None and typed != passages_of(row.translation):
        yield from zip(typed, [row.original, *("" for _one in typed)], strict=False)
    elif row.translation:
        yield row.translation, row.original if number in right else row.made_from


def as_seen(publication: Drafted, language: Language, version: int) -> Text:
    """A text as it was in a version; the version of one nobody wrote here is that of its file."""
    if version == UNWRITTEN:
        return filed(publication, language)
    here = {"publication": publication.key, "language": language.value}
    event = event_model(DraftText)._base_manager.filter(pgh_id=version, **here).first()
    if event is None:
        raise BadInput(
            _("This text never had the version %(version)s.") % {"version": version},
            do=_("Read it again, and begin from the version it has."),
        )
    told = vars(event)
    return Text(text=told["text"], made_from=tuple(told["made_from"]), number=told["pgh_obj_id"])
