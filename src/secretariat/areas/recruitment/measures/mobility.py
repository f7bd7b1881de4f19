"""Figures of mobility: who moved, where and to what work, and who would."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.measures.saying import MOVES, SINCE
from secretariat.areas.recruitment.models.mobility import Proposal, Willingness
from secretariat.areas.recruitment.models.moving import functional, geographical
from secretariat.areas.recruitment.roles import May
from secretariat.areas.workforce.measures.saying import (
    HRD,
    OFFICIALS,
    PERSONAL,
    SMALLEST,
    STRATEGY,
    by_category,
    by_family,
    by_grade,
    by_sex,
    by_station,
    by_station_region,
)
from secretariat.engine.measures.declaring import Dimension, Kind, measure
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day, Span

A_MOVE: dict[str, Any] = {
    **PERSONAL,
    "since": SINCE,
    "unit": MOVES,
    "kind": Kind.FLOW,
    "authority": STRATEGY,
    "dimensions": (by_sex, by_grade, by_category, by_station_region, by_station, by_family),
}
BEFOREHAND: dict[str, Any] = {
    "authority": STRATEGY,
    "owner": HRD,
    "since": SINCE,
    "audience": May.READ_RECRUITMENT,
    "smallest_cell": SMALLEST,
}
"""What is said before a move is for those who prepare it."""


@measure(
    key="recruitment.geographical_moves",
    title=_("Moves to another duty station"),
    **A_MOVE,
)
def geographical_moves(over: Span) -> Count:
    """Officials whose first day at a duty station lies in the period and who held a post at another
    one the day before; cut by where they moved to. Two moves count twice.
    """
    return Count(geographical(over))


@measure(
    key="recruitment.functional_moves",
    title=_("Moves to another job family"),
    **A_MOVE,
)
def functional_moves(over: Span) -> Count:
    """Officials whose first day in a job family lies in the period and who held a post of another
    one the day before; cut by what they moved to. Two moves count twice.
    """
    return Count(functional(over))


@measure(
    key="recruitment.willing_to_move",
    title=_("Officials willing to move"),
    unit=OFFICIALS,
    dimensions=(
        Dimension(key="sex", title=_("Women and men"), path="official__sex"),
        Dimension(key="region", title=_("To the region"), path="region"),
        Dimension(key="family", title=_("To the job family"), path="family"),
    ),
    **BEFOREHAND,
)
def willing_to_move(as_of: Day) -> Count:
    """Officials who have said that they would move and whose word holds on the date, each counted
    once in all and once in each place.
    """
    return Count(Willingness.objects.on(as_of), of="official")


@measure(
    key="recruitment.moves_agreed",
    title=_("Moves agreed in exercises"),
    unit=MOVES,
    kind=Kind.FLOW,
    dimensions=(Dimension(key="exercise", title=_("Exercise"), path="exercise"),),
    **BEFOREHAND,
)
def moves_agreed(over: Span) -> Count:
    """Moves that mobility exercises proposed and that were agreed in the period."""
    decided = Proposal.objects.happening(over, on="decided_on")
    return Count(decided.filter(outcome=Proposal.Outcome.AGREED))


MEASURES = (geographical_moves, functional_moves, willing_to_move, moves_agreed)
