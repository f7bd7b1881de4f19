"""Writing a text: who may, from which version, and nothing of two people at work lost."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import models, router
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import require
from secretariat.engine.drafting.aligning import paired
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.drafting.passages import passages_of, plain
from secretariat.engine.drafting.texts import Drafted, Text, linked, texts_of
from secretariat.engine.history.acting import act
from secretariat.engine.records.refusing import explained
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.versions import Changed, ChangedSince, hold_to_versions, versions
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

REVISE: Final = "drafting.revise_text"
LONGEST: Final = 500_000
"""Characters of a text: some two hundred printed pages."""
UNWRITTEN: Final = 0
"""The version of a text that nobody has written here yet."""


def revise(
    publication: Drafted,
    language: Language,
    text: str,
    *,
    by: Actor,
    on: date,
    began_from: int,
    reason: str = "",
) -> int:
    """Write a text anew, and return its version; a translation's passages keep their origin.

    `began_from` is the version the writer began from. Raises ChangedSince, which says what others
    did meanwhile, Refused, or BadInput for what is no text.
    """
    held = plain(text)
    _hold_to_text(held)
    now = texts_of(publication)
    made_from = _carried(publication, language, held, now)
    text_now = Text(text=held, made_from=tuple(made_from))
    return written(
        publication, language, text_now, by=by, on=on, began_from=began_from, reason=reason
    )


def _carried(
    publication: Drafted, language: Language, text: str, now: dict[Language, Text]
) -> Sequence[str]:
    """Of each passage, the wording it was made from: that of the passage it was before."""
    if language == publication.original:
        return ()
    before, after = now.get(language, Text(text="")), passages_of(text)
    known = [""] * len(after)
    for here, there in paired(before.passages, after):
        if here is not None and there is not None and here < len(before.made_from):
            known[there] = before.made_from[here]
    original = now.get(publication.original, Text(text=""))
    return linked(after, known, original.passages)


def written(
    publication: Drafted,
    language: Language,
    now: Text,
    *,
    by: Actor,
    on: date,
    began_from: int,
    reason: str = "",
) -> int:
    """Write a text whose passages were made from these wordings; returns its version."""
    require(by, publication.writes, on=on)
    values = {"text": now.text, "made_from": list(now.made_from)}
    here = {"publication": publication.key, "language": language.value}
    using = router.db_for_write(DraftText)
    with explained(DraftText), act(REVISE, by=by, reason=reason, using=using):
        rows: models.QuerySet[Any] = models.QuerySet(DraftText, using=using)
        row = rows.filter(**here).select_for_update().first()
        if row is None:
            (row,) = rows.bulk_create([DraftText(**here, **values)])
        else:
            _hold_to_version(row, began_from)
            rows.filter(pk=row.pk).update(**values)
        return versions(DraftText, [row.pk])[row.pk]


def _hold_to_text(text: str) -> None:
    if len(text) > LONGEST or "\0" in text:
        raise BadInput(
            _("A text has at most %(most)s characters.") % {"most": LONGEST},
            why=_("This one has %(found)s.") % {"found": len(text)},
            do=_("Divide the paper, or move a part of it into an annex of its own."),
        )


def _hold_to_version(row: DraftText, began_from: int) -> None:
    """Refuse if somebody else wrote the text meanwhile, or began it at all."""
    if began_from != UNWRITTEN:
        hold_to_versions(DraftText, [row], {row.pk: began_from})
        return
    entries = tuple(history_of(row))
    version = entries[0].version
    raise ChangedSince([Changed(number=row.pk, name=str(row), version=version, entries=entries)])


def version_of(text: Text | None) -> int:
    """The version a writer begins from, to be read before the text itself."""
    if text is None or text.number is None:
        return UNWRITTEN
    return versions(DraftText, [text.number]).get(text.number, UNWRITTEN)
