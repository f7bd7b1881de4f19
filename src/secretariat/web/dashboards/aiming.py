"""What figures are aimed at: told by the area that keeps targets, as TARGETS beside its addresses.

The web knows no area: one that keeps indicators names there a function of the figures shown, of
what the reader may, and of the day.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module

from secretariat.engine.access.rights import Rights
from secretariat.engine.declared import declared
from secretariat.engine.measures.figures import Figure
from secretariat.web.dashboards.contexts import Target

Targets = Callable[[Sequence[Figure], Rights, date], Mapping[str, Target]]


def targets_of(found: Sequence[Figure], *, rights: Rights, on: date) -> dict[str, Target]:
    """The target in force on the day of each figure that an indicator names, by measure."""
    told: dict[str, Target] = {}
    if not found:
        return told
    for area in declared("areas"):
        beside = import_module(area.addresses) if area.addresses else None
        targets: Targets | None = getattr(beside, "TARGETS", None)
        if targets is not None:
            told |= targets(found, rights, on)
    return told
