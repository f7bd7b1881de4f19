"""Verifying a release: everything worked out anew, and what no longer agrees named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from django.db import connections, transaction
from django.utils.translation import gettext as _

from secretariat.engine.history.laying import lay_out
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.publishing.counting import counted_again
from secretariat.engine.publishing.evidence import Read, read_again
from secretariat.engine.publishing.findings import Finding, Verification
from secretariat.engine.publishing.freezing import SIDE, Progress, quiet
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedTable
from secretariat.engine.publishing.partwise import Kept, against_itself, against_paper
from secretariat.engine.publishing.recounting import Recount, against_records
from secretariat.engine.publishing.rereading import (
    against_history,
    erased_in,
    reads_as_kept,
    tables_known,
)
from secretariat.engine.publishing.sealing import seal_of
from secretariat.kernel.digests import grouped, ungrouped
from secretariat.kernel.errors import Tampered

Erased = Mapping[str, frozenset[int]]


def verify(
    release: Release, seal: str | None = None, *, progress: Progress = quiet
) -> Verification:
    """Hold a release against its seal, against history, and against records and definitions.

    `seal` is the one printed on a reader's paper: it finds out even who rewrote everything here.
    Raises BadInput when it is not a whole seal.
    """
    with _at_once():
        kept = Kept.of(release.pk, side=SIDE)
        lay_out(kept.release.known_at, tables_known(kept.tables), using=SIDE)
        _only_read()
        again = _Again.of(kept, progress)
        findings = [*against_itself(kept, sound=again.as_kept)]
        findings += against_paper(kept, seal) if seal else ()
        erased = {t.table: erased_in(kept.release, t, side=SIDE) for t in again.otherwise}
        findings += _tables(again, erased)
        findings += _figures(again, erased)
    progress(again.total, again.total, _("Done"))
    return Verification(
        release=kept.release,
        seal=seal_of(kept.parts),
        tables=len(kept.tables),
        records=sum(table.count for table in kept.tables),
        figures=len(kept.figures),
        findings=tuple(findings),
    )


def release_sealed(seal: str) -> Release:
    """The release that carries a seal. Raises Tampered when none does, BadInput for no seal."""
    found = Release.objects.filter(seal=ungrouped(seal)).first()
    if found is None:
        raise Tampered(
            _("No release kept here carries the seal %(seal)s.")
            % {"seal": grouped(ungrouped(seal))},
            why=_("The seal was copied wrongly, or its release was rewritten after printing."),
            do=_("Compare it with the paper, then name the paper and its edition as well."),
        )
    return found


@contextmanager
def _at_once() -> Iterator[None]:
    """Read all as of one moment: an erasure under way is seen whole or not at all.

    What was laid out for it is gone after, even where another transaction goes on.
    """
    with transaction.atomic(using=SIDE):
        if not transaction.get_connection(SIDE).savepoint_ids:
            with connections[SIDE].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with each_once():
            yield
        transaction.set_rollback(True, using=SIDE)


def _only_read() -> None:
    with connections[SIDE].cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")


@dataclass(frozen=True, kw_only=True)
class _Again:
    """A release with what history tells again: `read` by a figure's key and the selection's name.

    `as_kept` are the tables and the evidence that read the very same again.
    """

    kept: Kept
    read: Mapping[tuple[str, str], Read]
    as_kept: frozenset[ReleasedTable | ReleasedEvidence]

    @classmethod
    def of(cls, kept: Kept, progress: Progress) -> Self:
        """Read every table again and the records behind every figure."""
        total = len(kept.tables) + len(kept.figures)

        def tell(done: int, measure: Measure) -> None:
            words = _("Counting figure %(key)s again") % {"key": measure.key}
            progress(len(kept.tables) + done, total, words)

        same = set[ReleasedTable | ReleasedEvidence]()
        for done, table in enumerate(kept.tables):
            progress(done, total, _("Reading %(table)s again") % {"table": table.table})
            if reads_as_kept(kept.release, table, side=SIDE):
                same.add(table)
        read = read_again(kept.figures, at=kept.release.known_at, tell=tell)
        found = ((one, read.get((one.figure, one.name))) for one in kept.evidence)
        same |= {one for one, again in found if again is not None and again.as_kept}
        return cls(kept=kept, read=read, as_kept=frozenset(same))

    @property
    def total(self) -> int:
        """How much there is to read, for whoever waits."""
        return len(self.kept.tables) + len(self.kept.figures)

    @property
    def otherwise(self) -> list[ReleasedTable]:
        """The tables of which history tells something else."""
        return [one for one in self.kept.tables if one not in self.as_kept]


def _tables(again: _Again, erased: Erased) -> Iterator[Finding]:
    for table in again.otherwise:
        yield from against_history(
            again.kept.release, table, side=SIDE, erased=sorted(erased[table.table])
        )


def _figures(again: _Again, erased: Erased) -> Iterator[Finding]:
    kept = again.kept
    with known_at(kept.release.known_at, using=SIDE):
        records = {place: one.count for place, one in again.read.items()}
        counted = counted_again(kept.figures, records)
    evidence = defaultdict[str, list[ReleasedEvidence]](list)
    for one in kept.evidence:
        evidence[one.figure].append(one)
    for figure in kept.figures:
        behind = evidence[figure.key]
        yield from against_records(
            Recount(
                release=kept.release,
                kept=figure,
                evidence=tuple(behind),
                agreeing=frozenset(one.name for one in behind if one in again.as_kept),
                side=SIDE,
                erased=erased,
                counted=counted.get(figure.key),
            )
        )
