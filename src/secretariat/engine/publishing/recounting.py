"""Holding a release's figures against records and definitions: counted again as known then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.db import connections
from django.utils.translation import gettext as _

from secretariat.engine.disclosure.judging import as_released
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.compiling import inner
from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import Cell, When, figure, narrow, select
from secretariat.engine.measures.fingerprints import Fingerprint, fingerprint
from secretariat.engine.measures.selections import Plain
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.findings import Finding, Kind
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedFigure
from secretariat.engine.publishing.tables import selected
from secretariat.engine.publishing.versions import running
from secretariat.engine.publishing.wording import exact
from secretariat.kernel.digests import digest
from secretariat.kernel.errors import NotFound, ProductError
from secretariat.kernel.periods import Period

NAMED: Final = 20


@dataclass(frozen=True, kw_only=True)
class Recount:
    """One figure of a release, to be counted again.

    `counted` is its cell, where that was done, and `agreeing` names the evidence that was found to
    hold the records counted again, and no others.
    """

    release: Release
    kept: ReleasedFigure
    evidence: tuple[ReleasedEvidence, ...]
    side: str
    erased: Mapping[str, frozenset[int]] = field(default_factory=dict)
    counted: Cell | None = None
    agreeing: frozenset[str] = frozenset()

    @property
    def where(self) -> str:
        """What a reader calls the figure."""
        return _("Figure %(key)s, %(measure)s") % {
            "key": self.kept.key,
            "measure": self.kept.measure,
        }

    @property
    def when(self) -> When:
        """The date or period it is of."""
        return when_of(self.kept.asked)

    @property
    def cell(self) -> dict[str, str | None]:
        """The cell it is of."""
        return dict(self.kept.asked["where"])

    def found(self, kind: Kind, explains: str, said: str = "", now: str = "") -> Finding:
        """A finding about this figure."""
        return Finding(
            kind=kind,
            where=self.where,
            said=said,
            now=now,
            explains=explains,
            figure=self.kept.key,
        )


def against_records(recount: Recount) -> Iterator[Finding]:
    """What differs of one figure: its definition, its numbers, its evidence."""
    yield from _own_fingerprint(recount)
    try:
        measure = measure_of(recount.kept.measure)
        now = fingerprint(measure, day_of(recount.when))
        numbers = [*_differing(recount, measure)]
        if numbers and _erased(recount, measure):
            numbers = [recount.found(Kind.ERASED, _("Records it counts were erased on schedule."))]
    except NotFound:
        yield recount.found(Kind.DEFINITION, _("The product no longer declares this measure."))
    except ProductError as error:
        yield recount.found(
            Kind.DEFINITION, _("It can't be counted again: %(why)s") % {"why": error}
        )
    else:
        yield from _definition(recount, now, agrees=not numbers)
        yield from numbers


def day_of(when: When) -> Any:
    """The day whose definition a figure is computed by."""
    return when.ends if isinstance(when, Period) else when


def _own_fingerprint(recount: Recount) -> Iterator[Finding]:
    if digest(recount.kept.definition) != recount.kept.fingerprint:
        yield recount.found(
            Kind.DEFINITION,
            _("The definition kept is not the one its fingerprint was taken of."),
            said=recount.kept.fingerprint,
            now=digest(recount.kept.definition),
        )


def _definition(recount: Recount, now: Fingerprint, *, agrees: bool) -> Iterator[Finding]:
    """An edited definition, told apart from the same one compiled by another version."""
    said = recount.kept.definition
    changed = [name for name in now.facts if said.get(name) != now.facts[name]]
    if not changed:
        return
    if changed == ["sql"] and agrees and recount.release.product_version != running():
        yield recount.found(
            Kind.VERSION,
            _("Another version computes it by other statements, with the same records and result."),
            said=recount.release.product_version,
            now=running(),
        )
        return
    shown = "words" if "words" in changed else changed[0]
    yield recount.found(
        Kind.DEFINITION,
        _("The product's definition for this date was edited instead of added from a later date."),
        said=str(said.get(shown, "")),
        now=now.facts[shown],
    )


def _differing(recount: Recount, measure: Measure) -> Iterator[Finding]:
    """What numbers and evidence say otherwise; of what is withheld there must be none."""
    if not recount.kept.is_withheld:
        yield from _numbers(recount, measure)
        yield from _evidence(recount, measure)
    elif recount.evidence or (recount.kept.value, recount.kept.n) != (None, 0):
        yield recount.found(
            Kind.FIGURE, _("It is withheld, and yet the release keeps numbers of it.")
        )


def _numbers(recount: Recount, measure: Measure) -> Iterator[Finding]:
    kept = recount.kept
    total = recount.counted or _counted_alone(recount, measure)
    total = replace(total, value=as_released(measure, select(measure, recount.when), total.value))
    if _differs(kept, total):
        yield recount.found(
            Kind.FIGURE,
            _("The records as known then give another figure."),
            said=_row(kept.value, kept.n, kept.part, kept.whole),
            now=_row(exact(total.value), total.n, total.part, total.whole),
        )


def _counted_alone(recount: Recount, measure: Measure) -> Cell:
    known_at = recount.release.known_at
    return figure(measure, recount.when, where=recount.cell, known_at=known_at).total


def _differs(kept: ReleasedFigure, now: Cell) -> bool:
    if (kept.n, kept.part, kept.whole) != (now.n, now.part, now.whole):
        return True
    try:
        said = None if kept.value is None else Decimal(kept.value)
    except ArithmeticError:
        return True
    return said != (None if now.value is None else Decimal(now.value))


def _row(value: str | None, n: int, part: int | None, whole: int | None) -> str:
    words = "–" if value is None else value
    if part is not None:
        words += f" = {part}/{whole}"
    return _("%(value)s (%(n)s records)") % {"value": words, "n": n}


def _evidence(recount: Recount, measure: Measure) -> Iterator[Finding]:
    """The records counted, against those the release says were counted."""
    kept = {one.name: one for one in recount.evidence}
    for name, whole in select(measure, recount.when).plain().items():
        if name not in kept:
            yield recount.found(Kind.EVIDENCE, _("The release keeps no evidence of it."))
            continue
        if name in recount.agreeing:
            continue
        within = narrow(measure, whole, recount.cell)
        lost, gained = _compared(recount, within, kept[name])
        if lost or gained:
            yield recount.found(
                Kind.EVIDENCE,
                _("The records it counts (%(name)s) are not those it was said to count.")
                % {"name": name},
                said=_listed(lost),
                now=_listed(gained),
            )


def _compared(
    recount: Recount, plain: Plain, kept: ReleasedEvidence
) -> tuple[list[int], list[int]]:
    return against_evidence(kept, plain, at=recount.release.known_at, side=recount.side)


def against_evidence(
    kept: ReleasedEvidence, plain: Plain, *, at: datetime | None, side: str
) -> tuple[list[int], list[int]]:
    """Which records are in the release's evidence alone, and which in what is counted alone.

    Counted as known at an instant; None counts today.
    """
    statement = inner(Plain(rows=plain.rows, of=None, sql=plain.sql), (), using=side)
    source = statement.text or "SELECT NULL::bigint AS record WHERE false"
    with known_at(at, using=side), connections[side].cursor() as cursor:
        cursor.execute(
            "SELECT said.id, now.record FROM (SELECT unnest(ids) AS id"
            " FROM publishing_releasedevidence WHERE id = %s) AS said"
            f" FULL JOIN ({source}) AS now ON said.id = now.record"
            " WHERE said.id IS NULL OR now.record IS NULL ORDER BY 1, 2",
            [kept.pk, *statement.params],
        )
        rows = cursor.fetchall()
    lost = [said for said, now in rows if now is None]
    return lost, [now for said, now in rows if said is None]


def _erased(recount: Recount, measure: Measure) -> bool:
    """Whether erasures explain all that differs: the records that do, or else some it counts."""
    kept = {one.name: one for one in recount.evidence}
    differing: set[int] = set()
    excused: set[int] = set()
    for name, (plain, _text) in selected(measure, recount.when, recount.cell).items():
        if name not in kept:
            return False
        erased = recount.erased.get(kept[name].table, frozenset())
        lost, gained = _compared(recount, plain, kept[name])
        differing |= {*lost, *gained} - erased
        excused |= {*lost, *gained} & erased or _standing(kept[name], erased)
    return bool(excused) and not differing


def _standing(kept: ReleasedEvidence, numbers: frozenset[int]) -> set[int]:
    """Those of the numbers that stand in the evidence."""
    if not numbers:
        return set()
    ids = ReleasedEvidence.objects.values_list("ids", flat=True).get(pk=kept.pk)
    return set(numbers.intersection(ids))


def _listed(numbers: list[int]) -> str:
    """The numbers of records only one side counts; the first ones by name."""
    shown = ", ".join(str(number) for number in numbers[:NAMED])
    return f"{shown}, …" if len(numbers) > NAMED else shown
