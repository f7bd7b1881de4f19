"""The charts of composition: the pyramid of ages, and how it all came about over the years."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures import composition as measured
from secretariat.areas.workforce.models.holding import Age
from secretariat.areas.workforce.models.people import Sex
from secretariat.engine.measures.figures import Figure
from secretariat.engine.measures.series import Point
from secretariat.engine.registers.clearing import Reader
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.kernel.charts.pyramid import Band, Pyramid, Side, draw_pyramid
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table
from secretariat.web.figures import trends

YEARS = 15
SHARES = (
    measured.women,
    measured.women_in_senior_posts,
    measured.on_development_cooperation,
    measured.young_officials,
)
"""The shares drawn side by side, each on a scale from nothing to all."""


def pyramid(found: Figure) -> Chart | None:
    """Draw women and men by age: for who may see the figure cut by both."""
    counts = {one.key: int(one.value or 0) for one in found.cells}
    known = [band for band in Age if any(counts.get((band.value, sex)) for sex in Sex.values)]
    if not known:
        return None
    bands = [band for band in Age if known[0] <= band <= known[-1]][::-1]
    return Chart(
        key="pyramid",
        title=_finding(counts, bands),
        sentence=_(
            "Officials by their full years of age, women to the left and men to the right. Both "
            "sides start at zero and share one scale."
        ),
        drawing=draw_pyramid(
            Pyramid(
                key="pyramid",
                title=_("Officials by age, women and men"),
                description="; ".join(_in_words(band, counts) for band in bands),
                left=_("Women"),
                right=_("Men"),
                bands=tuple(
                    Band(
                        label=str(band.label),
                        left=_side(counts.get((band.value, Sex.FEMALE), 0)),
                        right=_side(counts.get((band.value, Sex.MALE), 0)),
                    )
                    for band in bands
                ),
            )
        ),
        table=_pyramid_table(counts, bands),
    )


Counts = dict[tuple[str | None, ...], int]


def _side(number: int) -> Side:
    return Side(value=number, words=formats.number(number))


def _of_band(band: Age, counts: Counts) -> int:
    return sum(counts.get((band.value, sex), 0) for sex in Sex.values)


def _finding(counts: Counts, bands: Sequence[Age]) -> str:
    largest = max(bands, key=lambda band: _of_band(band, counts))
    told = {"band": largest.label, "count": formats.number(_of_band(largest, counts))}
    return _("The largest band of age is %(band)s: %(count)s officials") % told


def _in_words(band: Age, counts: Counts) -> str:
    told = {
        "band": band.label,
        "women": formats.number(counts.get((band.value, Sex.FEMALE), 0)),
        "men": formats.number(counts.get((band.value, Sex.MALE), 0)),
    }
    return _("%(band)s: %(women)s women, %(men)s men") % told


def _pyramid_table(counts: Counts, bands: Sequence[Age]) -> Table:
    sexes = [one for one in Sex if any(counts.get((band.value, one)) for band in bands)]
    heads = [wording.heading(str(one.label)) for one in sexes]
    rows = [
        Row(
            cells=(
                Cell(text=str(band.label)),
                *(Cell(text=formats.number(counts.get((band.value, one), 0))) for one in sexes),
                Cell(text=formats.number(_of_band(band, counts))),
            )
        )
        for band in bands
    ]
    return Table(
        caption=_("Officials by age, women and men"),
        columns=(
            Column(label=_("Age")),
            *(Column(label=label, is_number=True) for label in (*heads, _("All"))),
        ),
        rows=tuple(rows),
    )


def moments(day: date) -> list[date]:
    """The day itself, and the ends of the years before it."""
    first = max(measured.officials.since.year, day.year - YEARS)
    return [*(date(year, 12, 31) for year in range(first, day.year)), day]


def over_time(day: date, reader: Reader) -> tuple[Chart, ...]:
    """Draw how many officials there were, and the shares, year by year: one statement for all."""
    when = moments(day)
    asked = [(one, at) for one in (measured.officials, *SHARES) for at in when]
    found = reader.totals(asked)
    series = [found[start : start + len(when)] for start in range(0, len(found), len(when))]
    headcount = trends.chart(measured.officials, _points(series[0]), key="headcount")
    shares = _shares(series[1:])
    return tuple(one for one in (headcount, shares) if one is not None)


def _points(found: Sequence[Figure]) -> list[Point]:
    """Each value from the first that is known and not nothing."""
    points = [Point(when=one.when, key=(), value=one.value) for one in found]
    while points and not points[0].value:
        points.pop(0)
    return points


def _shares(series: Sequence[Sequence[Figure]]) -> Chart | None:
    """Small multiples of shares: the same years, and each from nothing to all."""
    begins = min(
        (place for one in series for place, found in enumerate(one) if found.value is not None),
        default=None,
    )
    if begins is None or len(series[0]) - begins < 2:
        return None
    shown = [one[begins:] for one in series]
    first, last = shown[0][0].when, shown[0][-1].when
    told = {"first": wording.short(first), "last": wording.short(last)}
    return Chart(
        key="shares",
        title=_("Shares over the years, %(first)s to %(last)s") % told,
        sentence=_(
            "Per cent of officials, 31 December of each year. Every scale runs from 0 to 100."
        ),
        drawing=draw_multiples(
            Multiples(
                key="shares",
                title=_("Shares over the years"),
                description="; ".join(_ends(one) for one in shown),
                first_moment=told["first"],
                last_moment=told["last"],
                panels=tuple(_panel(one) for one in shown),
                words=partial(formats.share, decimals=1),
            )
        ),
        table=_shares_table(shown),
    )


def _panel(found: Sequence[Figure]) -> Panel:
    values = tuple(None if one.value is None else float(one.value) for one in found)
    return Panel(label=str(found[0].measure.title), values=values, whole=1.0)


def _ends(found: Sequence[Figure]) -> str:
    told = {
        "title": found[0].measure.title,
        "first": _words(found[0]),
        "last": _words(found[-1]),
    }
    return _("%(title)s: from %(first)s to %(last)s per cent") % told


def _words(found: Figure) -> str:
    return wording.of_cell(found.measure.unit, found.total)


def _shares_table(shown: Sequence[Sequence[Figure]]) -> Table:
    titles = [str(one[0].measure.title) for one in shown]
    withheld = [one[0].measure for one in shown if any(each.total.withheld for each in one)]
    return Table(
        caption=_("Each value of the charts, in per cent"),
        columns=(
            Column(label=_("Date")),
            *(Column(label=title, is_number=True) for title in titles),
        ),
        rows=tuple(
            Row(cells=(Cell(text=wording.short(each[0].when)), *_values(each)))
            for each in zip(*shown, strict=True)
        ),
        notes=(wording.why_withheld(withheld[0]),) if withheld else (),
    )


def _values(each: Sequence[Figure]) -> tuple[Cell, ...]:
    return tuple(Cell(text=_words(one)) for one in each)
