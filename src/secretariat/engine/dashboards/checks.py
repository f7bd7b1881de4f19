"""What every declared dashboard must fulfil, checked at start: each fault with a hint and an id."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.core.checks import CheckMessage, Error

from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF, Permission
from secretariat.engine.access.roles import permitting
from secretariat.engine.dashboards.declaring import Dashboard, Tile, dashboards
from secretariat.engine.measures.declaring import Measure, measures

MOST_CUT: Final = 2
"""Tiles of a dashboard that are cut: each takes two statements of the few a page may take."""

YEARS: Final = range(2, 26)

_OPENNESS: Final = (PUBLIC, EVERYONE, STAFF)
"""What needs no role, the most open first."""


def check_dashboards(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared dashboards."""
    declared, known = dashboards(), {one.key: one for one in measures()}
    twice = [key for key, times in Counter(one.key for one in declared).items() if times > 1]
    return [
        *(
            Error(
                f"Two dashboards are called {key}.",
                hint="A key names one dashboard for good: choose another.",
                obj=key,
                id="secretariat.E501",
            )
            for key in twice
        ),
        *(fault for one in declared for fault in faults(one, known)),
    ]


def faults(dashboard: Dashboard, known: Mapping[str, Measure]) -> Iterator[CheckMessage]:
    """The faults of one dashboard; `known` are the measures by key."""
    if not dashboard.tiles or not dashboard.title or not dashboard.sentence:
        yield Error(
            f"The dashboard {dashboard.key} lacks a title, a sentence or tiles.",
            hint="Say whom it serves, and show at least one figure.",
            obj=dashboard.key,
            id="secretariat.E502",
        )
    if dashboard.audience not in _OPENNESS and not permitting(dashboard.audience):
        yield Error(
            f"The dashboard {dashboard.key} is opened by {dashboard.audience}: no role permits it.",
            hint="Name what a role permits, or what needs no role.",
            obj=dashboard.key,
            id="secretariat.E503",
        )
    if sum(1 for one in dashboard.tiles if one.by) > MOST_CUT:
        yield Error(
            f"The dashboard {dashboard.key} has more than {MOST_CUT} tiles that are cut.",
            hint="Show the figure in all: its own page cuts it in every way.",
            obj=dashboard.key,
            id="secretariat.E504",
        )
    for tile in dashboard.tiles:
        yield from _of_tile(dashboard, tile, known.get(tile.measure))


def _of_tile(dashboard: Dashboard, tile: Tile, measure: Measure | None) -> Iterator[CheckMessage]:
    if measure is None:
        yield Error(
            f"The dashboard {dashboard.key} shows {tile.measure}, which is no measure.",
            hint="The reference of figures lists the key of every measure.",
            obj=dashboard.key,
            id="secretariat.E505",
        )
        return
    if tile.by and tile.by not in {one.key for one in measure.dimensions}:
        yield Error(
            f"The dashboard {dashboard.key} cuts {tile.measure} by {tile.by}, which it can't be.",
            hint="Choose one of the dimensions that the measure declares.",
            obj=dashboard.key,
            id="secretariat.E506",
        )
    if tile.years and (tile.years not in YEARS or tile.by):
        yield Error(
            f"The dashboard {dashboard.key} can't draw {tile.measure} over {tile.years} years.",
            hint="Draw from 2 to 25 years, or cut by a dimension: not both in one tile.",
            obj=dashboard.key,
            id="secretariat.E507",
        )
    if not reaches(dashboard.audience, measure.audience):
        yield Error(
            f"The dashboard {dashboard.key} is open to more than {tile.measure} is.",
            hint="Leave the tile out, or open the dashboard to fewer: no tile stays empty.",
            obj=dashboard.key,
            id="secretariat.E508",
        )


def reaches(opens: Permission, measured: Permission) -> bool:
    """Whether everybody who may open the dashboard may know the measure.

    A role that opens the one has to permit the other, unless the measure needs no role and is at
    least as open.
    """
    if measured in _OPENNESS:
        return opens not in _OPENNESS or _OPENNESS.index(measured) <= _OPENNESS.index(opens)
    return opens not in _OPENNESS and all(
        measured in role.permissions for role in permitting(opens)
    )
