"""Making the chart of a table of released figures: its series, what it says, its scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol

from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Cell, words
from secretariat.engine.publishing.charting import Aim, Chart, Form, Mark, Series
from secretariat.engine.publishing.citing import Citation
from secretariat.engine.publishing.labels import colon
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.shown import words_shown
from secretariat.engine.publishing.spreads import Band, Spread, When
from secretariat.engine.publishing.wording import number

AS_IT_IS: Final = 1  # how often a value is counted where it is no share


class Names(Protocol):
    """What a chart asks of the layout it stands in: figures, and the words around them."""

    def figure(self, citation: Citation) -> ReleasedFigure:
        """The released figure a citation names."""

    def title(self, citation: Citation) -> str:
        """What a figure is called."""

    def named(self, spread: Spread, code: str | None) -> tuple[str, str]:
        """Title and name of the cell of a code."""

    def side(self, spread: Spread, code: str | None) -> str:
        """The name of one side of a second breakdown."""

    def short(self, when: When) -> str:
        """A date on an axis."""


@dataclass(frozen=True, kw_only=True)
class Plot:
    """Plots a spread in the form it asks for."""

    layout: Names
    spread: Spread

    def chart(self, caption: Cell) -> Chart:
        """The chart, called as its caption is."""
        last = self.spread.whens[-1]
        unit = self.layout.figure(self.spread.total(last)).unit
        series = self._series()
        aim = self._aim(self.spread.band) if self.spread.band else None
        return Chart(
            title=words(caption),
            description=" ".join(filter(None, (_described(self.spread.form, series), _aimed(aim)))),
            form=self.spread.form,
            series=series,
            is_whole=unit["decimals"] == 0 and unit["times"] == AS_IT_IS,
            wording=lambda value: _worded(value, unit),
            aim=aim,
        )

    def _series(self) -> tuple[Series, ...]:
        spread, last = self.spread, self.spread.whens[-1]
        match spread.form:
            case Form.SHARES:
                return tuple(self._stack(when) for when in spread.whens)
            case Form.PYRAMID:
                return tuple(self._side(last, side) for side in spread.sides)
            case Form.MULTIPLES:
                return tuple(self._panel(code) for code in spread.rows)
            case _ if spread.by:
                return (self._stack(last),)
        totals = ((self.layout.short(when), spread.total(when)) for when in spread.whens)
        return (Series(label="", marks=tuple(self._mark(*one) for one in totals)),)

    def _stack(self, when: When) -> Series:
        """The rows on one date, and what they are parts of."""
        cells = ((self._name(code), self.spread.cell(when, code)) for code in self.spread.rows)
        return Series(
            label=self.layout.short(when),
            marks=tuple(self._mark(*one) for one in cells),
            whole=self._mark("", self.spread.total(when)),
        )

    def _side(self, when: When, side: str | None) -> Series:
        rows = self.spread.rows
        cells = ((self._name(code), self.spread.crossed(when, code, side)) for code in rows)
        label = self.layout.side(self.spread, side)
        return Series(label=label, marks=tuple(self._mark(*one) for one in cells))

    def _panel(self, code: str | None) -> Series:
        whens = self.spread.whens
        cells = ((self.layout.short(when), self.spread.cell(when, code)) for when in whens)
        return Series(label=self._name(code), marks=tuple(self._mark(*one) for one in cells))

    def _name(self, code: str | None) -> str:
        return self.layout.named(self.spread, code)[1]

    def _aim(self, band: Band) -> Aim:
        """Both ends on each date; one that is withheld or not stated is left open."""
        ends = [band.ends(when) for when in self.spread.whens]
        named = [end for end in ends[-1] if end is not None]
        limits = tuple((self._end(low), self._end(high)) for low, high in ends)
        return Aim(label=" – ".join(self.layout.title(one) for one in named), limits=limits)

    def _end(self, citation: Citation | None) -> float | None:
        return self._mark("", citation).value if citation else None

    def _mark(self, label: str, citation: Citation) -> Mark:
        figure = self.layout.figure(citation)
        kept = figure.value if citation.show == "value" else getattr(figure, citation.show)
        kept = None if figure.is_withheld else kept
        times = int(figure.unit["times"]) if citation.show == "value" else AS_IT_IS
        return Mark(
            label=label,
            value=None if kept is None else float(kept) * times,
            words=words_shown(figure, citation.show),
            is_withheld=figure.is_withheld,
        )


def _described(form: Form, series: Sequence[Series]) -> str:
    """What the picture shows: where a line begins and ends, what is most and least, each whole."""
    if not any(mark.value is not None for one in series for mark in one.marks):
        return _("No values are known.")
    match form:
        case Form.LINE:
            return _line(series[0].marks)
        case Form.BARS:
            return _bars(series[0].marks)
        case Form.SHARES:
            return " ".join(_parts(one) for one in series)
        case Form.PYRAMID:
            return _sides(*series)
        case Form.MULTIPLES:
            return " ".join(f"{one.label}{colon()} {_line(one.marks)}" for one in series)


def _line(marks: Sequence[Mark]) -> str:
    known = [mark for mark in marks if mark.value is not None]
    if not known:
        return _("No values are known.")
    ends = {"first": _told(known[0]), "last": _told(known[-1])}
    return _("A line from %(first)s to %(last)s.") % ends


def _bars(marks: Sequence[Mark]) -> str:
    known = sorted(
        (mark for mark in marks if mark.value is not None), key=lambda mark: mark.value or 0.0
    )
    told = {"count": len(marks), "most": _told(known[-1]), "least": _told(known[0])}
    return _("%(count)s bars; the longest is %(most)s, the shortest %(least)s.") % told


def _parts(stack: Series) -> str:
    """The parts of one whole, in the order they are drawn."""
    told = {"label": stack.label, "parts": ", ".join(_told(mark) for mark in stack.marks)}
    return _("%(label)s: a bar cut into %(parts)s.") % told


def _sides(left: Series, right: Series) -> str:
    """Both sides of each band, from the top down."""
    rows = zip(left.marks, right.marks, strict=True)
    told = _("; ").join(
        f"{one.label}{colon()} {one.words} {left.label}, {other.words} {right.label}"
        for one, other in rows
    )
    return _("Bars back to back. %(rows)s.") % {"rows": told}


def _aimed(aim: Aim | None) -> str:
    """That there is a band behind the line, and what it is."""
    return _("A band behind the line shows: %(label)s.") % {"label": aim.label} if aim else ""


def _worded(value: float, unit: Mapping[str, Any]) -> str:
    """A mark of the scale, without decimals where it needs none."""
    decimals = 0 if value == int(value) else unit["decimals"]
    return number(Decimal(str(value)) / int(unit["times"]), {**unit, "decimals": decimals})


def _told(mark: Mark) -> str:
    return f"{mark.label} ({mark.words})"
