"""Whom a figure of small cells is told in full: those who may see every record behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell, Figure, When, figure, select, totals
from secretariat.engine.measures.withholding import hold_to_one_dimension, withheld
from secretariat.engine.registers.declaring import register_for


@dataclass(frozen=True)
class Reader:
    """Who reads figures, on which day."""

    actor: Actor
    on: date

    def is_cleared(self, measure: Measure, when: When) -> bool:
        """Say whether she may see all the records, or the measure has no small cells to hide.

        Records that no register keeps are nobody's to see: only a process of the Office is told.
        """
        if measure.smallest_cell <= 1:
            return True
        rights = rights_of(self.actor, on=self.on)
        counted = {plain.rows.model for plain in select(measure, when).plain().values()}
        kept = [register_for(model) for model in counted]
        return rights.unlimited or all(
            one is not None and rights.scopes(one.see).cover("") for one in kept
        )

    def totals(self, asked: Sequence[tuple[Measure, When]]) -> list[Figure]:
        """Several measures in all, as she may know them: one statement, however many."""
        return [
            found if self.is_cleared(found.measure, found.when) else withheld(found)
            for found in totals(asked)
        ]

    def figure(
        self,
        measure: Measure,
        when: When,
        *,
        by: Sequence[str] = (),
        where: Mapping[str, str | None] | None = None,
        known_at: datetime | None = None,
    ) -> Figure:
        """The figure as she may know it. Raises Refused for cuts it is not given to her by."""
        if self.is_cleared(measure, when):
            return figure(measure, when, by=by, where=where, known_at=known_at)
        narrowed = dict(where or {})
        hold_to_one_dimension(measure, by, narrowed)
        if not narrowed:
            return withheld(figure(measure, when, by=by, known_at=known_at))
        (key,) = narrowed
        whole = withheld(figure(measure, when, by=(key,), known_at=known_at))
        return _narrowed(whole, narrowed[key], is_cut=bool(by))


def _narrowed(whole: Figure, code: str | None, *, is_cut: bool) -> Figure:
    """One cell of a breakdown as a figure of its own: hidden there, it is hidden here."""
    cells = tuple(one for one in whole.cells if one.key == (code,))
    nothing = Cell(key=(code,), labels=("",), value=0 if whole.total.part is None else None, n=0)
    cell = cells[0] if cells else nothing
    (dimension,) = whole.by
    return replace(
        whole,
        where={dimension.key: code},
        by=whole.by if is_cut else (),
        total=replace(cell, key=(), labels=()),
        cells=cells if is_cut else (),
    )
