"""How composition came about: headcount and shares at the end of each year, as the reader may know.

A share is reckoned from the cells of one cut of the officials at a time, each withheld as on the
page of that figure; so nothing is told here that a date asked for alone would not tell.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures import composition as measured
from secretariat.areas.workforce.models.people import Sex
from secretariat.areas.workforce.models.posts import Funding
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Figure
from secretariat.engine.measures.series import Point, series
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table
from secretariat.web.figures import trends

YEARS = 20


@dataclass(frozen=True, kw_only=True)
class Line:
    """A share at each moment, by its title; None where it is withheld or there is nobody."""

    title: str
    values: tuple[float | None, ...]


def moments(day: date) -> list[date]:
    """The day itself, and the ends of the years before it."""
    first = max(measured.officials.since.year, day.year - YEARS)
    return [*(date(year, 12, 31) for year in range(first, day.year)), day]


def over_time(day: date, reader: Reader) -> tuple[Chart, ...]:
    """Draw how many officials there were, and shares of them, year by year."""
    when = moments(day)
    by_sex = _cut(measured.officials, when, "sex", reader)
    when = [one for one in when if by_sex[one].total.n]
    if len(when) < 2:
        return ()
    by_funding = _cut(measured.officials, when, "funding", reader)
    lines = [_line(str(measured.women.title), [by_sex[one] for one in when], Sex.FEMALE)]
    lines += [
        _line(str(one.label), [by_funding[at] for at in when], one)
        for one in (Funding.REGULAR, Funding.COOPERATION)
    ]
    if reader.is_cleared(measured.women_in_senior_posts, day):
        lines.insert(1, _senior(when))
    headcount = [Point(when=one, key=(), value=by_sex[one].value) for one in when]
    drawn = trends.chart(measured.officials, headcount, key="headcount")
    return (*([drawn] if drawn else []), _multiples(when, lines))


def _cut(measure: Measure, when: Sequence[date], by: str, reader: Reader) -> dict[date, Figure]:
    """A count cut by a dimension at each moment, as this reader may know it."""
    cells: dict[date, list[FigureCell]] = defaultdict(list)
    totals: dict[date, FigureCell] = {}
    for one in series(measure, when, by=(by,)):
        assert isinstance(one.when, date)  # asked for at dates
        number = int(one.value or 0)
        cell = FigureCell(key=one.key, labels=one.key, value=number, n=number)  # type: ignore[arg-type]
        if one.key:
            cells[one.when].append(cell)
        else:
            totals[one.when] = cell
    found = {}
    for day in when:
        figure = Figure(
            measure=measure,
            when=day,
            where={},
            by=(measure.dimension(by),),
            known_at=None,
            total=totals[day],
            cells=tuple(cells[day]),
        )
        is_cleared = reader.is_cleared(measure, day)
        found[day] = figure if is_cleared else reader.figure(measure, day, by=(by,))
    return found


def _line(title: str, found: Sequence[Figure], code: str) -> Line:
    return Line(title=wording.heading(title), values=tuple(_share(one, code) for one in found))


def _share(found: Figure, code: str) -> float | None:
    """The share of a cell in all; nobody in it is a share of nothing."""
    cell = next((one for one in found.cells if one.key == (code,)), None)
    if found.total.withheld or not found.total.n or (cell is not None and cell.withheld):
        return None
    return cell.n / found.total.n if cell else 0.0


def _senior(when: Sequence[date]) -> Line:
    points = series(measured.women_in_senior_posts, when)
    values = tuple(None if one.value is None else float(one.value) for one in points)
    return Line(title=str(measured.women_in_senior_posts.title), values=values)


def _multiples(when: Sequence[date], lines: Sequence[Line]) -> Chart:
    told = {"first": wording.short(when[0]), "last": wording.short(when[-1])}
    return Chart(
        key="shares",
        title=_("Shares of officials, %(first)s to %(last)s") % told,
        sentence=_(
            "Per cent of officials, 31 December of each year. Every scale runs from 0 to 100."
        ),
        drawing=draw_multiples(
            Multiples(
                key="shares",
                title=_("Shares of officials over the years"),
                description="; ".join(map(_in_words, lines)),
                first_moment=told["first"],
                last_moment=told["last"],
                panels=tuple(Panel(label=one.title, values=one.values, whole=1.0) for one in lines),
                words=partial(formats.share, decimals=1),
            )
        ),
        table=_table(when, lines),
    )


def _in_words(one: Line) -> str:
    known = [value for value in one.values if value is not None]
    if not known:
        return _("%(title)s: withheld") % {"title": one.title}
    told = {"title": one.title, "first": formats.share(known[0]), "last": formats.share(known[-1])}
    return _("%(title)s: from %(first)s to %(last)s") % told


def _table(when: Sequence[date], lines: Sequence[Line]) -> Table:
    columns = (Column(label=one.title, is_number=True) for one in lines)
    is_withheld = any(value is None for one in lines for value in one.values)
    return Table(
        caption=_("Each value of the charts, in per cent"),
        columns=(Column(label=_("Date")), *columns),
        rows=tuple(
            Row(cells=(Cell(text=wording.short(day)), *(_value(one.values[at]) for one in lines)))
            for at, day in enumerate(when)
        ),
        notes=(wording.why_withheld(measured.officials),) if is_withheld else (),
    )


def _value(value: float | None) -> Cell:
    if value is None:
        return Cell(text=formats.WITHHELD)
    return Cell(text=formats.number(value * 100, 1))
