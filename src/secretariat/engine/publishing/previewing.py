"""A text as the paper it would be: figures computed now, as its writer may know them.

What can't be read or computed is named, place by place, and stands in the text as it was typed;
everything else is shown.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.access.covering import Sight
from secretariat.engine.publishing.blocks import Kind, Place, cited_in
from secretariat.engine.publishing.citing import CITATION
from secretariat.engine.publishing.composing import composed
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.estimating import Estimate, estimated
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.wording import facts_of
from secretariat.kernel.digests import digest
from secretariat.kernel.errors import Problem, ProductError
from secretariat.kernel.languages import Language

MARKED: Final = "`⟦{}⟧`"
"""How a citation that can't be computed stands in the text."""

Keep = Callable[[str, Callable[[], Estimate]], Estimate]
"""Gives the estimate of a name, made anew or as it was kept for a moment."""


def anew(_name: str, make: Callable[[], Estimate]) -> Estimate:
    """Keep nothing."""
    return make()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The paper a text would be, None where it can't be read at all, and what is amiss in it."""

    document: Document | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class Previewer:
    """Shows texts as papers to a reader, at an instant.

    By `sees`, a cell that is closed to her is as if there were none. `keep` may give figures that
    were computed a moment ago for the same citations: a preview then says of when they are.
    """

    reader: Reader
    sees: Sight
    at: datetime
    keep: Keep = anew

    def preview(self, publication: Publication, language: Language, text: str) -> Preview:
        """The paper as it would be frozen at this instant: nothing is written.

        Computes the figures of one breakdown by one statement. Cells a release would withhold are
        withheld, and so are those the reader may not know.
        """
        try:
            stated = list(cited_in(blocks_of(text)))
        except ProductError as error:
            return Preview(document=None, problems=(_problem(error),))
        found = self._estimated(language, stated)
        with override(language):
            document = _document(publication, language, _readable(text, found), found)
        placed = {says: place.words for place, says in reversed(stated)}
        bad = (replace(one, where=placed[says]) for says, one in found.bad.items())
        return Preview(document=document, problems=(*bad, *found.refused))

    def _estimated(self, language: Language, stated: Sequence[tuple[Place, str]]) -> Estimate:
        """The figures of everything cited, in the order of the text."""
        cited = list(dict.fromkeys((place.kind in _SPREADS, says) for place, says in stated))
        name = digest([str(language), [[is_spread, says] for is_spread, says in cited]])
        return self.keep(
            name,
            lambda: estimated(cited, language, reader=self.reader, sees=self.sees, at=self.at),
        )


_SPREADS: Final = frozenset({Kind.TABLE, Kind.CHART})


def _problem(error: ProductError) -> Problem:
    return Problem(where="", wrong=f"{error.what} {error.why}".strip(), do=str(error.do))


def _readable(text: str, found: Estimate) -> str:
    """The text with the rows of tables named, and what can't be computed as mere words."""

    def readable(one: re.Match[str]) -> str:
        kind, says = one[1], one[2]
        if says in found.bad:
            return MARKED.format(one[0][1:-1])
        return f"[{kind}:{found.rows[says]}]" if says in found.rows else one[0]

    return CITATION.sub(readable, text)


def _document(publication: Publication, language: Language, text: str, found: Estimate) -> Document:
    """The document, without an edition and a seal: nothing is frozen."""
    release = Release(
        publication=publication.key,
        edition=0,
        frozen_at=found.at,
        known_at=found.at,
        texts={str(language): text},
        facts={str(language): facts_of(publication, language)},
        seal="",
    )
    told = composed(release, found.figures, (), language)
    warning = _("This is a draft: nothing of it is frozen, and its figures may change.")
    return replace(
        told,
        head=(*told.head[:-1], _("Draft")),
        seal="",
        command="",
        warnings=(warning, *told.warnings),
    )
