"""Holding a release against itself: each part against its digest, roots against what they root."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from django.db import connections
from django.utils.translation import gettext as _

from secretariat.engine.history.models import Act
from secretariat.engine.publishing.findings import Finding, Kind
from secretariat.engine.publishing.models import (
    Release,
    ReleasedEvidence,
    ReleasedFigure,
    ReleasedTable,
)
from secretariat.engine.publishing.sealing import HEAD, parts_of, seal_of
from secretariat.engine.publishing.tables import rooted
from secretariat.kernel.digests import grouped, ungrouped

R = TypeVar("R", ReleasedTable, ReleasedEvidence)
Sound = Set[ReleasedTable | ReleasedEvidence]
KINDS: Mapping[str, Kind] = {
    HEAD: Kind.RELEASE,
    "text": Kind.TEXT,
    "facts": Kind.TEXT,
    "figure": Kind.FIGURE,
    "definition": Kind.DEFINITION,
    "evidence": Kind.EVIDENCE,
    "table": Kind.TABLE,
}

# Row by row, so that numbers which lie in order already are not put in order all together; and
# unnested one by one, so that they are not laid down in between.
TABLE_ROOTS: Final = (
    "SELECT kept.id, worked_out.* FROM publishing_releasedtable AS kept CROSS JOIN LATERAL"
    f" (SELECT {rooted('one.id', 'one.leaf')}, count(one.id)"
    " FROM (SELECT unnest(kept.ids) AS id, unnest(kept.leaves) AS leaf) AS one) AS worked_out"
    " WHERE kept.id = ANY(%s)"
)
EVIDENCE_ROOTS: Final = (
    "SELECT kept.id, worked_out.* FROM publishing_releasedevidence AS kept CROSS JOIN LATERAL"
    f" (SELECT {rooted('one.id')}, count(one.id)"
    " FROM (SELECT unnest(kept.ids) AS id) AS one) AS worked_out WHERE kept.id = ANY(%s)"
)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A release as it is kept: leaves and evidence stay in the database."""

    side: str
    release: Release
    tables: tuple[ReleasedTable, ...]
    figures: tuple[ReleasedFigure, ...]
    evidence: tuple[ReleasedEvidence, ...]

    @classmethod
    def of(cls, number: int, *, side: str) -> "Kept":
        """Read the release of this number anew."""
        return cls(
            side=side,
            release=Release.objects.select_related("corrects").get(pk=number),
            tables=tuple(ReleasedTable.objects.filter(release=number).defer("ids", "leaves")),
            figures=tuple(ReleasedFigure.objects.filter(release=number)),
            evidence=tuple(ReleasedEvidence.objects.filter(release=number).defer("ids")),
        )

    @cached_property
    def parts(self) -> dict[str, str]:
        """The digests worked out anew."""
        return parts_of(
            self.release, tables=self.tables, figures=self.figures, evidence=self.evidence
        )


def against_itself(kept: Kept, *, sound: Sound) -> Iterator[Finding]:
    """Every part that is not what was sealed.

    `sound` are the tables and the evidence that were found to hold what their roots say.
    """
    stored, worked_out = kept.release.parts, kept.parts
    for name in sorted({*stored, *worked_out}):
        if stored.get(name) != worked_out.get(name):
            yield _altered(name, stored.get(name), worked_out.get(name))
    if seal_of(stored) != kept.release.seal:
        yield Finding(
            kind=Kind.SEAL,
            where=_("The seal"),
            said=grouped(kept.release.seal),
            now=grouped(seal_of(stored)),
            explains=_("The seal kept is not the seal of the parts kept."),
        )
    yield from _roots(kept, sound)
    yield from _its_act(kept.release)


def against_paper(kept: Kept, seal: str) -> Iterator[Finding]:
    """Whether the seal printed on the paper is the seal of what is kept now."""
    printed, now = ungrouped(seal), seal_of(kept.parts)
    if printed != now:
        yield Finding(
            kind=Kind.SEAL,
            where=_("The seal on the paper"),
            said=grouped(printed),
            now=grouped(now),
            explains=_(
                "The release kept is not the one that was printed: even if all of it agrees, "
                "it was rewritten after printing, or the seal was copied wrongly."
            ),
        )


def _altered(name: str, stored: str | None, now: str | None) -> Finding:
    family, _dot, rest = name.partition(".")
    if stored is None:
        explains = _("It was added to the release after it was sealed.")
    elif now is None:
        explains = _("It has vanished from the release.")
    else:
        explains = _("What the release keeps was altered after it was sealed.")
    return Finding(
        kind=KINDS.get(family, Kind.RELEASE),
        where=_part(family, rest),
        explains=explains,
        figure=rest.partition(".")[0] if family in {"figure", "definition", "evidence"} else "",
        table=rest if family == "table" else "",
    )


def _part(family: str, rest: str) -> str:
    """A part's name for a reader."""
    names = {
        HEAD: _("The release's own facts"),
        "text": _("The text in the language “%(rest)s”"),
        "facts": _("The title block in the language “%(rest)s”"),
        "figure": _("Figure %(rest)s"),
        "definition": _("The definition of figure %(rest)s"),
        "evidence": _("The evidence of figure %(rest)s"),
        "table": _("The digests of table %(rest)s"),
    }
    return names.get(family, family) % {"rest": rest}


def _roots(kept: Kept, sound: Sound) -> Iterator[Finding]:
    """Leaves and evidence against the roots that stand for them in the seal."""
    tables = _unlike_their_roots(TABLE_ROOTS, kept.tables, sound, kept.side)
    yield from (_unrooted(Kind.TABLE, _part("table", t.table), table=t.table) for t in tables)
    evidence = _unlike_their_roots(EVIDENCE_ROOTS, kept.evidence, sound, kept.side)
    for one in evidence:
        yield _unrooted(Kind.EVIDENCE, _part("evidence", one.figure), figure=one.figure)


def _unlike_their_roots(statement: str, parts: Sequence[R], sound: Sound, side: str) -> list[R]:
    asked = [one for one in parts if one not in sound]
    with connections[side].cursor() as cursor:
        cursor.execute(statement, [[one.pk for one in asked]])
        roots = {number: told for number, *told in cursor.fetchall()}
    return [one for one in asked if roots.get(one.pk) != [one.root, one.count]]


def _unrooted(kind: Kind, where: str, *, table: str = "", figure: str = "") -> Finding:
    return Finding(
        kind=kind,
        where=where,
        explains=_("What the release keeps was altered after it was sealed."),
        table=table,
        figure=figure,
    )


def _its_act(release: Release) -> Iterator[Finding]:
    """The act by which it was frozen must be in history, and say the same."""
    said = Act.objects.filter(pk=release.act, action="publishing.freeze").first()
    kept = (release.frozen_at, release.frozen_by, release.frozen_by_process, release.simulated)
    if said is None or (said.at, said.by, said.process, said.simulated) != kept:
        yield Finding(
            kind=Kind.RELEASE,
            where=_part(HEAD, ""),
            explains=_("History knows no such act: by whom and when it was frozen can't be told."),
        )
