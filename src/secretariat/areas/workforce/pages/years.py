"""How composition came about: headcount and shares at the end of each year, for who sees it all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures import composition as measured
from secretariat.areas.workforce.models.people import Sex
from secretariat.areas.workforce.models.posts import Funding
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.series import Point, series
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table
from secretariat.web.figures import trends

YEARS = 20


@dataclass(frozen=True, kw_only=True)
class Line:
    """A share at each moment, by its title; None where there is no whole to share."""

    title: str
    values: tuple[float | None, ...]


def moments(day: date) -> list[date]:
    """The day itself, and the ends of the years before it."""
    first = max(measured.officials.since.year, day.year - YEARS)
    return [*(date(year, 12, 31) for year in range(first, day.year)), day]


def over_time(day: date) -> tuple[Chart, ...]:
    """Draw how many officials there were, and shares of them, year by year."""
    by_sex = _cut(measured.officials, moments(day), "sex")
    when = [one for one, counts in by_sex.items() if counts[()]]
    if len(when) < 2:
        return ()
    by_funding = _cut(measured.officials, when, "funding")
    lines = (
        _line(str(measured.women.title), [by_sex[one] for one in when], Sex.FEMALE),
        _senior(when),
        *(
            _line(str(one.label), [by_funding[at] for at in when], one)
            for one in (Funding.REGULAR, Funding.COOPERATION)
        ),
    )
    headcount = [Point(when=one, key=(), value=by_sex[one][()]) for one in when]
    drawn = trends.chart(measured.officials, headcount, key="headcount")
    return (*([drawn] if drawn else []), _multiples(when, lines))


Counts = dict[tuple[str | None, ...], int]


def _cut(measure: Measure, when: Sequence[date], by: str) -> dict[date, Counts]:
    """A count in all, under an empty key, and cut by a dimension, at each moment."""
    found: dict[date, Counts] = {one: {} for one in when}
    for one in series(measure, when, by=(by,)):
        assert isinstance(one.when, date)  # asked for at dates
        found[one.when][one.key] = int(one.value or 0)
    return found


def _line(title: str, found: Sequence[Counts], code: str) -> Line:
    shares = tuple(one.get((code,), 0) / one[()] for one in found)
    return Line(title=wording.heading(title), values=shares)


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
                description=_("; ").join(map(_in_words, lines)),
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
        return _("%(title)s: none") % {"title": one.title}
    told = {"title": one.title, "first": formats.share(known[0]), "last": formats.share(known[-1])}
    return _("%(title)s: from %(first)s to %(last)s") % told


def _table(when: Sequence[date], lines: Sequence[Line]) -> Table:
    columns = (Column(label=one.title, is_number=True) for one in lines)
    return Table(
        caption=_("Each value of the charts, in per cent"),
        columns=(Column(label=_("Date")), *columns),
        rows=tuple(
            Row(cells=(Cell(text=wording.short(day)), *(_value(one.values[at]) for one in lines)))
            for at, day in enumerate(when)
        ),
    )


def _value(value: float | None) -> Cell:
    return Cell(text=formats.number(None if value is None else value * 100, 1))
