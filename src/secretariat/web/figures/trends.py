"""The trend of a figure: its values at earlier dates, drawn and as a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.series import Point, series
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.charts.bars import draw_spark
from secretariat.kernel.charts.trend import Break, Published, Trend, draw_trend, scale_start
from secretariat.kernel.charts.trend import Point as Mark
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table
from secretariat.web.figures.definitions import day_of
from secretariat.web.figures.moments import moments, position
from secretariat.web.links import FigureAddress


def points(measure: Measure, asked: FigureAddress, *, reader: Reader) -> list[Point]:
    """Compute the values the trend runs through; a single one is no trend.

    There is none for a reader from whom small cells are hidden: two dates could be compared.
    """
    if asked.when is None or not reader.is_cleared(measure, asked.when):
        return []
    found = moments(measure, asked.when)
    if len(found) < 2:
        return []
    return series(measure, found, where=asked.where, known_at=asked.known_at)


def chart(
    measure: Measure,
    found: Sequence[Point],
    *,
    rings: tuple[Published, ...] = (),
    key: str = "trend",
) -> Chart | None:
    """Draw the trend and state its finding; nothing to draw gives no chart.

    Of several on a page, each needs a `key` of its own.
    """
    known = [point for point in found if point.value is not None]
    if len(known) < 2:
        return None
    drawn = _plainly_marked(replace(_trend(measure, found), key=key, published=rings))
    return Chart(
        key=key,
        title=finding(measure, comparable(measure, known)),
        sentence=_sentence(measure, drawn),
        drawing=draw_trend(drawn),
        table=_table(measure, found),
    )


def spark(measure: Measure, found: Sequence[Point]) -> str:
    """Draw the small line of a tile."""
    return draw_spark([None if point.value is None else _scaled(measure, point) for point in found])


def comparable(measure: Measure, known: Sequence[Point]) -> list[Point]:
    """Keep the points counted by the definition of the last one."""
    last = measure.on(day_of(known[-1].when))
    return [point for point in known if measure.on(day_of(point.when)) == last]


def _breaks(measure: Measure, found: Sequence[Point]) -> tuple[Break, ...]:
    """The moments within the trend from which another definition holds."""
    first, last = position(found[0].when), position(found[-1].when)
    days = [one.since for one in measure.definitions if one.since is not None]
    return tuple(_break(day) for day in days if first < position(day) <= last)


def _break(since: date) -> Break:
    words = _("New definition, %(day)s") % {"day": formats.short_day(since)}
    return Break(at=position(since), label=words)


def finding(measure: Measure, known: Sequence[Point]) -> str:
    """State what the values did between the first and the last."""
    if len(known) == 1:
        return _("No earlier value was counted by this definition")
    first, last = known[0], known[-1]
    if first.value is None or last.value is None:
        return _("No value is known")
    told = {
        "from": wording.value(measure.unit, first.value),
        "to": wording.value(measure.unit, last.value),
        "since": wording.since(first.when),
    }
    if last.value > first.value:
        return _("Up from %(from)s to %(to)s since %(since)s") % told
    if last.value < first.value:
        return _("Down from %(from)s to %(to)s since %(since)s") % told
    return _("At %(to)s, unchanged since %(since)s") % told


def _plainly_marked(drawn: Trend) -> Trend:
    """Write the marks of the scale without decimals where all of them are whole."""
    if all(mark == int(mark) for mark in drawn.marks()):
        return replace(drawn, words=formats.number)
    return drawn


def _trend(measure: Measure, found: Sequence[Point]) -> Trend:
    unit = measure.unit
    known = [point for point in found if point.value is not None]
    told = {
        "title": measure.title,
        "first": wording.short(found[0].when),
        "last": wording.short(found[-1].when),
    }
    return Trend(
        key="trend",
        title=_("%(title)s, %(first)s to %(last)s") % told,
        description=_described(measure, known),
        points=tuple(
            Mark(
                at=position(point.when),
                label=wording.short(point.when),
                value=None if point.value is None else _scaled(measure, point),
            )
            for point in found
        ),
        last_label=wording.value(unit, known[-1].value),
        words=partial(formats.number, decimals=unit.decimals),
        breaks=_breaks(measure, found),
        whole=unit.decimals == 0,
    )


def _described(measure: Measure, known: Sequence[Point]) -> str:
    """Say in words what the picture shows: its ends, its highest and lowest value."""
    highest = max(known, key=lambda point: point.value or 0)
    lowest = min(known, key=lambda point: point.value or 0)
    told = {
        "finding": finding(measure, comparable(measure, known)),
        "highest": wording.value(measure.unit, highest.value),
        "when_highest": wording.short(highest.when),
        "lowest": wording.value(measure.unit, lowest.value),
        "when_lowest": wording.short(lowest.when),
    }
    return (
        _(
            "%(finding)s. Highest: %(highest)s in %(when_highest)s; "
            "lowest: %(lowest)s in %(when_lowest)s."
        )
        % told
    )


def _sentence(measure: Measure, drawn: Trend) -> str:
    told = {"unit": wording.heading(str(measure.unit.title)), "start": scale_start(drawn)}
    if measure.kind == "stock":
        return _("%(unit)s, 31 December of each year. The scale starts at %(start)s.") % told
    return _("%(unit)s, period by period. The scale starts at %(start)s.") % told


def _table(measure: Measure, found: Sequence[Point]) -> Table:
    value = wording.heading(str(measure.unit.title))
    return Table(
        caption=_("Each value of the chart"),
        columns=(
            Column(label=_("Date") if measure.kind == "stock" else _("Period")),
            Column(label=value, is_number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=wording.short(point.when)),
                    Cell(text=wording.value(measure.unit, point.value)),
                )
            )
            for point in found
        ),
    )


def _scaled(measure: Measure, point: Point) -> float:
    return float((point.value or 0) * measure.unit.times)
