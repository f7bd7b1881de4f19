"""The incidence of selection, drawn cohort beside cohort and told in a table."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.standing.cohorts import Cohort
from secretariat.areas.recruitment.standing.incidence import End
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.kernel.periods import Period
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table
from secretariat.web.links import FigureAddress

DRAWN = tuple(range(0, 541, 30))
"""The days at which the drawing reads the incidence."""

TOLD = (90, 180, 365)
"""The days at which the table does."""


def chart(cohorts: Sequence[Cohort]) -> tuple[Chart, ...]:
    """Draw the share selected over the days, each cohort on the same scales."""
    if not cohorts:
        return ()
    drawing = draw_multiples(
        Multiples(
            key="incidence",
            title=_("Share of positions selected for, by days since closing"),
            description=_("; ").join(map(_in_words, cohorts)),
            first_moment="0",
            last_moment=_("%(days)s days") % {"days": formats.number(DRAWN[-1])},
            panels=tuple(_panel(one) for one in cohorts),
            words=partial(formats.share, decimals=0),
        )
    )
    made = Chart(
        key="incidence",
        title=_("Share selected for, by days since closing"),
        sentence=_("Every scale runs from 0 to 100%; the number is where the line ends."),
        drawing=drawing,
    )
    return (made,)


def table(cohorts: Sequence[Cohort], route: Route, known_at: datetime | None) -> Table:
    """Tell each cohort: how many, how they ended, and the incidence after some days."""
    columns = (
        _("Positions"),
        _("Selected"),
        _("Cancelled"),
        _("Still open"),
        *(_("Within %(days)s days") % {"days": days} for days in TOLD),
        _("Median, days"),
    )
    return Table(
        caption=_("Positions by when they were first published"),
        columns=(
            Column(label=_("First published")),
            *(Column(label=one, is_number=True) for one in columns),
        ),
        rows=tuple(_row(one, route, known_at) for one in cohorts),
        notes=(
            _("%(gap)s: no case of the cohort has been watched for so long.")
            % {"gap": formats.NOT_APPLICABLE},
        ),
    )


def _row(one: Cohort, route: Route, known_at: datetime | None) -> Row:
    published = FigureAddress(
        key="recruitment.vacancies_published",
        when=one.over,
        known_at=known_at,
        where={"route": route.value},
    )
    shares = (formats.share(one.incidence.selected_by(days), 0) for days in TOLD)
    numbers = (len(one.cases), *map(one.ended, (End.SELECTED, End.CANCELLED, None)))
    texts = (*(formats.number(number) for number in numbers), *shares, _median(one))
    head = Cell(text=_name(one.over), url=published.page())
    return Row(cells=(head, *(Cell(text=text) for text in texts)))


def _median(one: Cohort) -> str:
    found = one.incidence.median
    return _("not reached") if found is None else formats.number(found)


def _panel(one: Cohort) -> Panel:
    values = tuple(one.incidence.selected_by(days) for days in DRAWN)
    return Panel(label=_name(one.over), values=values, whole=1.0)


def _name(over: Period) -> str:
    """A year by its number, a quarter with its own."""
    assert over.starts is not None  # a cohort has a first day
    if over == Period.year(over.starts.year):
        return str(over.starts.year)
    told = {"quarter": (over.starts.month + 2) // 3, "year": over.starts.year}
    return _("quarter %(quarter)s of %(year)s") % told


def _in_words(one: Cohort) -> str:
    told = {"cohort": _name(one.over), "number": formats.number(len(one.cases))}
    median = one.incidence.median
    if median is None:
        return _("%(cohort)s: %(number)s positions, median not reached") % told
    told["days"] = formats.number(median)
    return _("%(cohort)s: %(number)s positions, half selected for within %(days)s days") % told
