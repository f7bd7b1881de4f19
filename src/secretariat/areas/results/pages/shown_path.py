"""The chart of a part: its values over time beside the path to its targets, across frameworks."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework
from secretariat.areas.results.pages import wording
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.drawings import (
    Boundary,
    Line,
    Mark,
    Trajectory,
    draw_trajectory,
)
from secretariat.areas.results.standing.succession import Run, runs, segments
from secretariat.areas.results.standing.values import Planned, Sees
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table


def charts(
    chain: Sequence[Sequence[Planned]], mine: Sequence[Planned], asked: Asked, sees: Sees
) -> list[Chart | None]:
    """Draw each part of an indicator with those it is one series with; all values at once."""
    day = asked.as_of
    drawn = [
        segments(chain, place, day) or segments([[part]], 0, day) for place, part in enumerate(mine)
    ]
    found = runs(drawn, sees=sees, known_at=asked.known_at)
    titles = _titles(found, asked)
    return [_chart(part, one, asked, titles) for part, one in zip(mine, found, strict=True)]


def _chart(
    mine: Planned, found: Sequence[Run], asked: Asked, titles: Mapping[str, str]
) -> Chart | None:
    legs = tuple(mine.course.legs(asked.as_of))
    if not found or not legs:
        return None
    own = [run for run in found if run.part.id == mine.id]
    last = own[-1].points[-1] if own else None
    trajectory = Trajectory(
        key=f"path-{mine.id}",
        title=_("Values and the path to the targets"),
        description=_description(found, mine),
        lines=tuple(
            Line(points=points, is_context=run.part.id != mine.id)
            for run in found
            for points in unbroken(run)
        ),
        legs=legs,
        targets=tuple(
            Mark(on=leg.ends, value=leg.reach, label=wording.aimed(leg, mine.unit)) for leg in legs
        ),
        last_label=wording.worded(last[1], mine.unit) if last else "",
        words=lambda value: wording.worded(Decimal(str(value)), mine.unit),
        boundaries=tuple(
            Boundary(on=run.points[0][0], label=titles[_framework(run)]) for run in found[1:]
        ),
        whole=mine.unit == Part.UnitOfValue.NUMBER,
    )
    return Chart(
        key=trajectory.key,
        title=trajectory.title,
        sentence=_sentence(trajectory, several=len(found) > 1),
        drawing=draw_trajectory(trajectory),
        table=_table(found, mine, titles),
    )


def unbroken(run: Run) -> list[tuple[tuple[date, Decimal], ...]]:
    """The points a line may join: what is counted afresh breaks off where a period ends."""
    course = run.part.course
    if not course.afresh:
        return [run.points]
    counted = [point for point in run.points if course.goal_on(point[0]) is not None]
    periods = groupby(counted, key=lambda point: course.window(point[0])[0])
    return [tuple(points) for _begins, points in periods]


def _titles(found: Sequence[Sequence[Run]], asked: Asked) -> dict[str, str]:
    """The titles of the frameworks the lines run across, by their codes."""
    of_each = [{_framework(run) for run in one} for one in found]
    codes = {code for one in of_each if len(one) > 1 for code in one}
    if not codes:
        return {}
    with reading_known_at(asked.known_at):
        return {one.code: one.title.text for one in Framework.objects.filter(code__in=codes)}


def _framework(run: Run) -> str:
    return run.part.code.partition("/")[0]


def _description(found: Sequence[Run], mine: Planned) -> str:
    points = [point for run in found for point in run.points]
    (first_day, first), (last_day, last) = points[0], points[-1]
    told = {
        "first": wording.worded(first, mine.unit),
        "since": formats.day(first_day),
        "last": wording.worded(last, mine.unit),
        "until": formats.day(last_day),
    }
    return _("From %(first)s on %(since)s to %(last)s on %(until)s.") % told


def _sentence(trajectory: Trajectory, *, several: bool) -> str:
    start = trajectory.words(trajectory.marks()[0])
    words = _(
        "The green band is the path to each target, which is a diamond. The scale starts at "
        "%(start)s."
    ) % {"start": start}
    if not several:
        return words
    return words + " " + _("The grey line is the same series under another framework.")


def _table(found: Sequence[Run], mine: Planned, titles: Mapping[str, str]) -> Table:
    columns = (
        Column(label=_("Day")),
        Column(label=_("Framework")),
        Column(label=_("Value"), is_number=True),
    )
    return Table(
        caption=_("Values over time"),
        columns=columns,
        rows=tuple(
            Row(
                cells=(
                    Cell(text=formats.short_day(day)),
                    Cell(text=titles.get(_framework(run), _framework(run))),
                    Cell(text=wording.worded(value, mine.unit)),
                )
            )
            for run in found
            for day, value in run.points
        ),
    )
