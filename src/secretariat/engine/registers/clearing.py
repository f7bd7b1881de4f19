"""Whom a figure of small cells is told in full: those who may see every record behind it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import When, select
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.reserving import sees_all
from secretariat.kernel.periods import Period


@dataclass(frozen=True)
class Clearance:
    """Who reads figures, on which day."""

    actor: Actor
    on: date

    @cached_property
    def rights(self) -> Rights:
        """What she may, read once."""
        return rights_of(self.actor, on=self.on)

    @property
    def is_unlimited(self) -> bool:
        """Say whether it is a process of the Office, which sees records that no register keeps."""
        return self.rights.unlimited

    def is_cleared(self, measure: Measure, when: When) -> bool:
        """Say whether she may see all the records, or the measure has no small cells to hide.

        Records that no register keeps are nobody's to see: only a process of the Office is told.
        """
        if measure.smallest_cell <= 1:
            return True
        counted = {plain.rows.model for plain in select(measure, when).plain().values()}
        kept = [register_for(model) for model in counted.union(measure.tells_of)]
        return self.rights.unlimited or all(
            one is not None and sees_all(one, self.rights) for one in kept
        )

    def is_told(self, measure: Measure) -> bool:
        """Say whether she is told a measure live, of whatever date and cell another page asks of.

        Else she is told of it on its own page: nothing, or what was released.
        """
        if not self.rights.scopes(measure.audience).cover(""):
            return False
        over = Period.year(self.on.year - 1)
        return self.is_cleared(measure, self.on if measure.kind is Kind.STOCK else over)
