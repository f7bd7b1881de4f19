"""What a dashboard says to a reader as of a day: computed from the records now, or as released."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from secretariat.engine.dashboards.declaring import Dashboard, Tile
from secretariat.engine.dashboards.moments import over_years, shown_on, years_before
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import Figure, When
from secretariat.engine.measures.series import Point, several
from secretariat.engine.publishing.readers import Reader


@dataclass(frozen=True, kw_only=True)
class Told:
    """A tile as one reader may know it.

    `before` is the figure a year earlier, `points` the figure over the years, `cut` the figure by
    the tile's dimension. `is_live`: computed from the records; else as released last, for the date
    of the figure, and then nothing of it is set beside other dates.
    """

    tile: Tile
    figure: Figure
    is_live: bool
    before: Figure | None = None
    points: tuple[Point, ...] = ()
    cut: Figure | None = None

    @property
    def measure(self) -> Measure:
        """The measure it shows."""
        return self.figure.measure


def told(
    dashboard: Dashboard, *, as_of: date, reader: Reader, known_at: datetime | None = None
) -> list[Told]:
    """Every tile as of the day, as known at an instant.

    One statement for all that is live and one for all that was released, one for what is drawn
    over the years, and two for each figure that is cut.
    """
    asked = [(one, measure_of(one.measure)) for one in dashboard.tiles]
    whens = [shown_on(measure, as_of) for _tile, measure in asked]
    live = [
        reader.is_cleared(measure, when)
        for (_tile, measure), when in zip(asked, whens, strict=True)
    ]
    moments = [
        (measure, moment)
        for (_tile, measure), when, is_live in zip(asked, whens, live, strict=True)
        for moment in ((when, years_before(when, 1)) if is_live else (when,))
    ]
    with reading_known_at(known_at):
        found = iter(reader.totals(moments))
        drawn = iter(_drawn(asked, whens, live))
    return [
        Told(
            tile=tile,
            figure=(now := next(found)),
            is_live=is_live,
            before=next(found) if is_live else None,
            points=tuple(next(drawn)) if is_live and tile.years else (),
            cut=_cut(tile, now, reader, known_at),
        )
        for (tile, _measure), is_live in zip(asked, live, strict=True)
    ]


def _drawn(
    asked: Sequence[tuple[Tile, Measure]], whens: Sequence[When], live: Sequence[bool]
) -> list[list[Point]]:
    """The values over the years of each live tile that is drawn."""
    return several(
        [
            (measure, over_years(when, tile.years))
            for (tile, measure), when, is_live in zip(asked, whens, live, strict=True)
            if is_live and tile.years
        ]
    )


def _cut(tile: Tile, now: Figure, reader: Reader, known_at: datetime | None) -> Figure | None:
    """The figure by the tile's dimension, on the very date its total is told for."""
    if not tile.by:
        return None
    return reader.figure(now.measure, now.when, by=(tile.by,), known_at=known_at)
