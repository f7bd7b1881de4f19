"""Verifying a release: everything worked out anew, and what no longer agrees named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connections, transaction
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.publishing.counting import counted_again
from secretariat.engine.publishing.evidence import Read, read_again
from secretariat.engine.publishing.findings import Finding, Verification
from secretariat.engine.publishing.freezing import SIDE, Progress, quiet
from secretariat.engine.publishing.models import Release, ReleasedEvidence
from secretariat.engine.publishing.partwise import Kept, against_itself, against_paper
from secretariat.engine.publishing.recounting import Recount, against_records
from secretariat.engine.publishing.rereading import against_history, erased_in
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
        findings = [*against_itself(kept)]
        findings += against_paper(kept, seal) if seal else ()
        erased = {t.table: erased_in(kept.release, t, side=SIDE) for t in kept.tables}
        findings += _tables(kept, erased, progress)
        findings += _figures(kept, erased, progress)
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
    """Read all as of one moment: an erasure under way is seen whole or not at all."""
    with transaction.atomic(using=SIDE):
        if not transaction.get_connection(SIDE).savepoint_ids:
            with connections[SIDE].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with each_once():
            yield


def _tables(kept: Kept, erased: Erased, progress: Progress) -> Iterator[Finding]:
    total = len(kept.tables) + len(kept.figures)
    for done, table in enumerate(kept.tables):
        progress(done, total, _("Reading %(table)s again") % {"table": table.table})
        yield from against_history(
            kept.release, table, side=SIDE, erased=sorted(erased[table.table])
        )


def _figures(kept: Kept, erased: Erased, progress: Progress) -> Iterator[Finding]:
    total, known = len(kept.tables) + len(kept.figures), kept.release.known_at

    def tell(done: int, measure: Measure) -> None:
        words = _("Counting figure %(key)s again") % {"key": measure.key}
        progress(len(kept.tables) + done, total, words)

    again = read_again(kept.figures, at=known, tell=tell)
    with known_at(known, using=SIDE):
        counted = counted_again(kept.figures, {place: one.count for place, one in again.items()})
    evidence, agreeing = _by_figure(kept.evidence), _by_figure(_agreeing(kept, again))
    for figure in kept.figures:
        yield from against_records(
            Recount(
                release=kept.release,
                kept=figure,
                evidence=tuple(evidence[figure.key]),
                agreeing=frozenset(one.name for one in agreeing[figure.key]),
                side=SIDE,
                erased=erased,
                counted=counted.get(figure.key),
            )
        )
    progress(total, total, _("Done"))


def _agreeing(kept: Kept, again: Mapping[tuple[str, str], Read]) -> Iterator[ReleasedEvidence]:
    """The evidence whose numbers are those counted again: both have the root that was sealed."""
    for one in kept.evidence:
        read = again.get((one.figure, one.name))
        if one.pk in kept.rooted_evidence and read is not None and read.root == one.root:
            yield one


def _by_figure(evidence: Iterable[ReleasedEvidence]) -> defaultdict[str, list[ReleasedEvidence]]:
    found: defaultdict[str, list[ReleasedEvidence]] = defaultdict(list)
    for one in evidence:
        found[one.figure].append(one)
    return found
