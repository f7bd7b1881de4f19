"""The band a value is to lie in: drawn behind its line, open where it has but one end."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import Box, element, lines_of, number, text

_ALONE = 7.0  # how far the band of a single moment goes to either side


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What is aimed at at a moment: at least `low`, at most `high`; None is an end left open.

    With both None nothing is aimed at then.
    """

    at: float
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class Band:
    """The limits at each moment, in order, and what they are called."""

    label: str
    limits: tuple[Limit, ...]

    def values(self) -> list[float]:
        """Every end there is, for the scale to enclose."""
        ends = [end for one in self.limits for end in (one.low, one.high)]
        return [end for end in ends if end is not None]


def draw_band(band: Band, box: Box, along: Scale, up: Scale) -> str:
    """Draw the band between its limits; an open end goes to the edge of the plot."""
    drawn = [_stretch(run, box, along, up) for run in _runs(band.limits)]
    return "".join(drawn) + _named(band, box)


def _runs(limits: Sequence[Limit]) -> list[list[Limit]]:
    """Part the limits wherever nothing is aimed at."""
    runs: list[list[Limit]] = [[]]
    for one in limits:
        if one.low is None and one.high is None:
            runs.append([])
        else:
            runs[-1].append(one)
    return [run for run in runs if run]


def _stretch(run: Sequence[Limit], box: Box, along: Scale, up: Scale) -> str:
    above = [(along.at(one.at), _at(one.high, up, box.top)) for one in run]
    below = [(along.at(one.at), _at(one.low, up, box.bottom)) for one in run]
    if len(run) == 1:
        left = max(above[0][0] - _ALONE, box.left)
        right = min(above[0][0] + _ALONE, box.right)
        above = [(left, above[0][1]), (right, above[0][1])]
        below = [(left, below[0][1]), (right, below[0][1])]
    corners = [*above, *reversed(below)]
    path = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    area = element("polygon", class_="c-band", points=path)
    return area + "".join(_edge(side) for side in _edges(run, above, below))


Side = Sequence[tuple[float, float]]


def _edges(run: Sequence[Limit], above: Side, below: Side) -> list[Side]:
    """The ends that are stated: an open one has no line."""
    stated = [(above, [one.high for one in run]), (below, [one.low for one in run])]
    return [side for side, ends in stated if None not in ends]


def _edge(side: Side) -> str:
    path = " ".join(f"{number(x)},{number(y)}" for x, y in side)
    return element("polyline", class_="c-limit", points=path)


def _at(end: float | None, up: Scale, edge: float) -> float:
    return edge if end is None else up.at(end)


def _named(band: Band, box: Box) -> str:
    """What the band is, above the plot."""
    swatch = element("rect", class_="c-band", x=box.left, y=3, width=12, height=12)
    edge = element("line", class_="c-limit", x1=box.left, x2=box.left + 12, y1=15, y2=15)
    name = "".join(lines_of(band.label, width=box.right - box.left - 18, most=1))
    return swatch + edge + text(name, x=box.left + 18, y=14)
