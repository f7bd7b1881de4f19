"""A dashboard as its page shows it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.dashboards.computing import Told
from secretariat.engine.dashboards.declaring import Dashboard
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.series import Point
from secretariat.kernel.periods import Period
from secretariat.web import formats, wording
from secretariat.web.contexts.figures import Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Notice
from secretariat.web.dashboards.contexts import DashboardPage, ShownCut, ShownTile, Target
from secretariat.web.figures.breakdowns import breakdown
from secretariat.web.figures.definitions import day_of
from secretariat.web.figures.trends import comparable, spark
from secretariat.web.links import FigureAddress

PERCENT = 100
FILES = ("csv", "json")
"""The forms in which a chart is taken along by itself, and a dashboard as a whole."""


def shown(
    dashboard: Dashboard,
    found: Sequence[Told],
    targets: Mapping[str, Target],
    *,
    known_at: datetime | None,
    question: str,
) -> DashboardPage:
    """The page: every tile, and below them those that are cut. `question` keeps the dates."""
    return DashboardPage(
        title=str(dashboard.title),
        sentence=str(dashboard.sentence),
        tiles=tuple(_tile(one, targets, known_at) for one in found),
        cuts=tuple(_cuts(found, known_at)),
        notice=_notice(found),
        downloads=tuple(
            Link(
                label=one.upper(), url=reverse(f"dashboard-{one}", args=[dashboard.key]) + question
            )
            for one in FILES
        ),
    )


def _tile(told: Told, targets: Mapping[str, Target], known_at: datetime | None) -> ShownTile:
    measure, total = told.measure, told.figure.total
    return ShownTile(
        figure=Link(label=str(measure.title), url=address(told, known_at).page()),
        value=Value(
            text=wording.of_cell(measure.unit, total),
            unit=str(measure.unit.title),
            machine=wording.exactly(total),
            is_withheld=total.withheld,
        ),
        spark=spark(measure, line) if len(line := drawn(told)) > 1 else "",
        change=change(told),
        target=targets.get(measure.key) if told.tile.aimed and told.is_live else None,
        lines=tuple(_lines(told)),
    )


def address(told: Told, known_at: datetime | None) -> FigureAddress:
    """The figure a tile opens to: the same date, the same cut."""
    by = (told.tile.by,) if told.tile.by else ()
    return FigureAddress(key=told.measure.key, when=told.figure.when, known_at=known_at, by=by)


def change(told: Told) -> str:
    """What became of a figure within a year: nothing where another definition counted then."""
    now, before = told.figure, told.before
    if before is None or now.value is None or before.value is None:
        return ""
    measure = told.measure
    if measure.on(day_of(before.when)) != measure.on(day_of(now.when)):
        return _("Counted by another definition a year before")
    difference = Decimal(now.value - before.value) * measure.unit.times
    said = {
        "change": formats.change(difference, measure.unit.decimals),
        "then": wording.since(before.when),
    }
    if formats.round_half_up(difference, measure.unit.decimals) == 0:
        return _("Unchanged since %(then)s") % said
    if measure.unit.times == PERCENT:
        return _("%(change)s percentage points since %(then)s") % said
    return _("%(change)s since %(then)s") % said


def drawn(told: Told) -> list[Point]:
    """The points of the line: those known, and counted by the definition of the last one."""
    known = [one for one in told.points if one.value is not None]
    return comparable(told.measure, known) if len(known) > 1 else []


def _lines(told: Told) -> Iterator[str]:
    """Of which whole it is a part, over which years it is drawn, as of when it is told, and why."""
    total = told.figure.total
    said = wording.parts(total) if not total.withheld else ""
    if said:
        yield said
    line = drawn(told)
    if len(line) > 1:
        yield _("The line begins with %(value)s: %(then)s") % {
            "value": wording.value(told.measure.unit, line[0].value),
            "then": wording.short(line[0].when),
        }
    if not told.is_live:
        yield released(told)
    elif isinstance(told.figure.when, Period):
        yield wording.heading(wording.when(told.figure.when))
    if str(told.tile.words):
        yield str(told.tile.words)


def released(told: Told) -> str:
    """Say that a figure is told as it was released last, and for which date."""
    if told.figure.total.withheld:
        return _("Not released to you")
    return _("As released, %(when)s") % {"when": wording.when(told.figure.when)}


def _cuts(found: Sequence[Told], known_at: datetime | None) -> Iterator[ShownCut]:
    for told in found:
        if told.cut is not None and told.cut.cells:
            at = address(told, known_at)
            cut = breakdown(told.cut, at, is_whole=True, opens=told.is_live)
            yield ShownCut(
                key=f"{told.measure.key.replace('.', '-')}-{cut.key}",
                title=_titled(told.measure, cut.title),
                figure=Link(label=_("The figure"), url=at.page()),
                files=tuple(Link(label=one.upper(), url=at.file(one)) for one in FILES),
                table=cut.table,
            )


def _titled(measure: Measure, by: str) -> str:
    """Name a cut: “Officials, by region”."""
    told = {"title": measure.title, "by": by[:1].lower() + by[1:]}
    return _("%(title)s, %(by)s") % told


def _notice(found: Sequence[Told]) -> Notice | None:
    """Say that some of it is told as released, where it is."""
    if all(one.is_live for one in found):
        return None
    return Notice(
        title=_("Figures about people are told as released"),
        text=_(
            "Whoever may see all the records behind them sees them as of the day above. You see "
            "each as the last public release told it, with its date."
        ),
    )
