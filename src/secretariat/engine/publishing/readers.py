"""What a reader is told of a figure: what the records say, or what was released and no more.

Who may see every record behind a measure is told it as of any date and cut in any way. Everybody
else is told, of a measure with small cells, what public releases have told, on their dates and by
their breakdowns: dates or filters of her own choosing could be compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from secretariat.engine.disclosure.withholding import hidden
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell, Figure, Value, When, figure, totals
from secretariat.engine.publishing.citing import asked as asking
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.seeing import open_to
from secretariat.engine.registers.clearing import Clearance

Where = Mapping[str, str | None]
Released = Mapping[tuple[tuple[str, str | None], ...], ReleasedFigure]


@dataclass(frozen=True)
class Reader(Clearance):
    """Who reads figures, on which day and at which instant, and what she is told of them.

    What is not public yet is told to nobody here, so that a figure's page is the same for all.
    """

    now: datetime

    @cached_property
    def _open(self) -> QuerySet[Release, Any]:
        """The releases that tell her: public ones, of publications she may see."""
        return open_to(self.actor, on=self.on, now=self.now).values("pk")

    def on_offer(self, measure: Measure) -> list[When]:
        """The dates or periods on which releases tell her the measure, latest first."""
        whens = {
            when_of(asked) for asked in self._released(measure).values_list("asked", flat=True)
        }
        return sorted(whens, key=str, reverse=True)

    def totals(self, asked: Sequence[tuple[Measure, When]]) -> list[Figure]:
        """Several measures in all, as she may know them: two statements, however many.

        Those she is not cleared for as released last, with the date of that.
        """
        cleared = [one for one in asked if self.is_cleared(*one)]
        closed = [one for one in asked if one not in cleared]
        found = iter(totals(cleared) if cleared else [])
        told = self._in_all([measure for measure, _when in closed]) if closed else {}
        return [
            next(found) if one in cleared else _last(*one, told.get(one[0].key, {}))
            for one in asked
        ]

    def figure(
        self,
        measure: Measure,
        when: When,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        known_at: datetime | None = None,
    ) -> Figure:
        """The figure as she may know it; withheld where it is not cleared nor released."""
        if self.is_cleared(measure, when):
            return figure(measure, when, by=by, where=where, known_at=known_at)
        return self._told(measure, when, tuple(by), dict(where or {}), known_at)

    def _in_all(self, measures: Sequence[Measure]) -> dict[str, dict[When, ReleasedFigure]]:
        """What releases tell her of each measure in all, by date, as the last one told it."""
        rows = ReleasedFigure.objects.filter(
            measure__in=[one.key for one in measures],
            release__in=self._open,
            asked__where={},
        )
        found: dict[str, dict[When, ReleasedFigure]] = {}
        for one in rows.defer("definition").order_by("release__frozen_at", "id"):
            found.setdefault(one.measure, {})[when_of(one.asked)] = one
        return found

    def _released(self, measure: Measure) -> QuerySet[ReleasedFigure]:
        return ReleasedFigure.objects.filter(measure=measure.key, release__in=self._open)

    def _told(
        self, measure: Measure, when: When, by: tuple[str, ...], where: Where, at: datetime | None
    ) -> Figure:
        found = self._cells(measure, when, at)
        inside = {key for key in found if dict(key).items() >= where.items()}
        cut = {*where, *by}
        within = (key for key in inside if by and {name for name, _code in key} == cut)
        cells = [_cell(found[key], by) for key in within]
        return Figure(
            measure=measure,
            when=when,
            where=where,
            by=tuple(measure.dimension(key) for key in by),
            known_at=at,
            total=_cell(found.get(_key(where)), ()),
            cells=tuple(sorted(cells, key=_order)),
        )

    def _cells(self, measure: Measure, when: When, at: datetime | None) -> Released:
        """The figures released of a date by their cell, each as the last release told it."""
        asked = (measure.key, when, at)
        if asked not in self._read:
            rows = self._released(measure).filter(asked__contains=_clock(when))
            if at is not None:
                rows = rows.filter(release__known_at__lte=at)
            every = rows.defer("definition").order_by("release__frozen_at", "id")
            self._read[asked] = {_key(one.asked["where"]): one for one in every}
        return self._read[asked]

    def read_beforehand(self, asked: Iterable[tuple[Measure, When]]) -> None:
        """Read what releases tell her of several dates by one statement; cleared ones need none."""
        closed = {(one.key, when): one for one, when in asked if not self.is_cleared(one, when)}
        if not closed:
            return
        rows = ReleasedFigure.objects.filter(
            measure__in=[key for key, _when in closed], release__in=self._open
        )
        self._read.update(((key, when, None), {}) for key, when in closed)
        found: dict[tuple[str, When, datetime | None], dict[Any, ReleasedFigure]] = {}
        for one in rows.defer("definition").order_by("release__frozen_at", "id"):
            found.setdefault((one.measure, when_of(one.asked), None), {})[
                _key(one.asked["where"])
            ] = one
        self._read.update({asked: cells for asked, cells in found.items() if asked in self._read})

    @cached_property
    def _read(self) -> dict[tuple[str, When, datetime | None], Released]:
        """What has been read already: a page asks for one date in many cuts."""
        return {}


def _last(measure: Measure, when: When, told: Mapping[When, ReleasedFigure]) -> Figure:
    """The measure in all as released for the date, or else for the last date there is."""
    last = when if when in told or not told else max(told, key=str)
    return Figure(
        measure=measure,
        when=last,
        where={},
        by=(),
        known_at=None,
        total=_cell(told.get(last), ()),
    )


def _clock(when: When) -> dict[str, str]:
    """The date or period as a release keeps it."""
    kept = asking(when, {})
    return {name: text for name, text in kept.items() if name != "where"}


def _key(where: Where) -> tuple[tuple[str, str | None], ...]:
    return tuple(sorted(where.items()))


def _cell(told: ReleasedFigure | None, by: Sequence[str]) -> Cell:
    """A released figure as the cell of a breakdown, or in all; withheld where none was told."""
    if told is None:
        return hidden(Cell(key=(), labels=(), value=None, n=0))
    words = told.words[(get_language() or "en")[:2]]["cell"]
    stated = sorted(told.asked["where"])  # as citations are; the database keeps them otherwise
    names = dict(zip(stated, (name for _title, name in words), strict=True))
    cell = Cell(
        key=tuple(told.asked["where"][name] for name in by),
        labels=tuple(str(names[name]) for name in by),
        value=_value(told),
        n=told.n,
        part=told.part,
        whole=told.whole,
    )
    return hidden(cell) if told.is_withheld else cell


def _value(told: ReleasedFigure) -> Value:
    """The value as it was released: a count is a whole number again."""
    if told.value is None:
        return None
    return int(told.value) if told.value.isdigit() and told.part is None else Decimal(told.value)


def _order(cell: Cell) -> tuple[tuple[bool, str], ...]:
    """Cells by their codes, "not stated" last."""
    return tuple((code is None, code or "") for code in cell.key)
