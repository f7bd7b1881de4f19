"""Laying out a table or chart of released figures: rows, columns, caption, source, picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run, words
from secretariat.engine.publishing.charting import Chart, Mark
from secretariat.engine.publishing.citing import Citation
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.shown import words_shown
from secretariat.engine.publishing.spreads import Spread, When
from secretariat.engine.publishing.wording import asked_when, day, moment, number
from secretariat.kernel.languages import Language
from secretariat.kernel.periods import Period

AS_IT_IS = 1  # how often a value is counted where it is no share
YEAR_END = (12, 31)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Lays out spreads; `figures` are the released ones by what was asked."""

    figures: Mapping[str, ReleasedFigure]
    language: Language
    known_at: datetime

    def laid(self, block: Block, spread: Spread) -> Block:
        """The block with its caption, source, rows, and its picture if it is a chart."""
        filled = replace(
            block,
            caption=_text(spread.title or self._title(spread)),
            source=self._source(spread),
            rows=self._table(spread),
            numeric=frozenset(range(1, len(spread.whens) + 1 if spread.by else 2)),
            has_total=bool(spread.by),
        )
        if block.kind is Kind.CHART:
            return replace(filled, chart=self._chart(spread, filled))
        return filled

    def shown(self, citation: Citation) -> Run:
        """The words of a citation, with the key of the figure they show."""
        figure = self._figure(citation)
        return Run(text=words_shown(figure, citation.show), figure=figure.key)

    def _figure(self, citation: Citation) -> ReleasedFigure:
        return self.figures[citation.identity]

    def _title(self, spread: Spread) -> str:
        said = self._figure(spread.total(spread.whens[-1])).words[self.language]
        if len(spread.whens) > 1:
            return str(said["title"])
        return f"{said['title']}, {asked_when(spread.whens[0], self.language)}"

    def _source(self, spread: Spread) -> str:
        """Where the numbers come from: the measure, its date, when it was known."""
        said = self._figure(spread.total(spread.whens[-1])).words[self.language]
        return _("Source: %(title)s (%(measure)s), %(when)s, as known on %(known)s.") % {
            "title": said["title"],
            "measure": spread.measure,
            "when": self._dates(spread),
            "known": moment(self.known_at, self.language),
        }

    def _dates(self, spread: Spread) -> str:
        """The one date, or the first and the last of several."""
        first, last = spread.whens[0], spread.whens[-1]
        if first == last:
            return asked_when(first, self.language)
        told = {
            "count": len(spread.whens),
            "first": day(_begins(first), self.language),
            "last": day(_ends(last), self.language),
        }
        if isinstance(first, Period):
            return _("%(count)s periods from %(first)s to %(last)s") % told
        return _("%(count)s dates from %(first)s to %(last)s") % told

    def _table(self, spread: Spread) -> tuple[tuple[Cell, ...], ...]:
        """The rows, the first the head, the last the total where there is a breakdown."""
        unit = self._unit(spread)
        if not spread.by:
            lines = ((_text(self._short(w)), self._number(spread.total(w))) for w in spread.whens)
            return ((_text(_("Date")), _text(unit)), *lines)
        heads = [unit] if len(spread.whens) == 1 else [self._short(w) for w in spread.whens]
        totals = (self._number(spread.total(when)) for when in spread.whens)
        return (
            (_text(self._named(spread, spread.rows[0])[0]), *map(_text, heads)),
            *(self._row(spread, code) for code in spread.rows),
            (_text(_("Total")), *totals),
        )

    def _unit(self, spread: Spread) -> str:
        """What is counted, as the head of a column."""
        unit = str(self._figure(spread.total(spread.whens[-1])).words[self.language]["unit"])
        return unit[:1].upper() + unit[1:]

    def _row(self, spread: Spread, code: str | None) -> tuple[Cell, ...]:
        cells = (self._number(spread.cell(when, code)) for when in spread.whens)
        return (_text(self._named(spread, code)[1]), *cells)

    def _number(self, citation: Citation) -> Cell:
        return (self.shown(citation),)

    def _named(self, spread: Spread, code: str | None) -> tuple[str, str]:
        """Title and name of the cell of a code, as they were frozen."""
        citation = spread.cell(spread.whens[-1], code)
        place = [name for name, _code in citation.where].index(spread.by)
        title, name = self._figure(citation).words[self.language]["cell"][place]
        return str(title), str(name)

    def _short(self, when: When) -> str:
        """A date in a head or on an axis: the year alone where it is a whole one or its end."""
        if not isinstance(when, Period):
            is_last = (when.month, when.day) == YEAR_END
            return str(when.year) if is_last else day(when, self.language)
        if when.ends is not None and when == Period.year(when.ends.year):
            return str(when.ends.year)
        return asked_when(when, self.language)

    def _chart(self, spread: Spread, block: Block) -> Chart:
        """The chart of the series, or of the breakdown on the last date."""
        last = spread.whens[-1]
        marks = tuple(
            [self._mark(self._named(spread, one)[1], spread.cell(last, one)) for one in spread.rows]
            if spread.by
            else [self._mark(self._short(when), spread.total(when)) for when in spread.whens]
        )
        unit = self._figure(spread.total(last)).unit
        return Chart(
            title=words(block.caption),
            description=_described(marks, over_time=spread.over_time),
            marks=marks,
            over_time=spread.over_time,
            is_whole=unit["decimals"] == 0 and unit["times"] == AS_IT_IS,
            wording=lambda value: _worded(value, unit),
        )

    def _mark(self, label: str, citation: Citation) -> Mark:
        figure = self._figure(citation)
        kept = figure.value if citation.show == "value" else getattr(figure, citation.show)
        kept = None if figure.is_withheld else kept
        times = int(figure.unit["times"]) if citation.show == "value" else AS_IT_IS
        return Mark(
            label=label,
            value=None if kept is None else float(kept) * times,
            words=words_shown(figure, citation.show),
        )


def _begins(when: When) -> date:
    return (when.starts or date.min) if isinstance(when, Period) else when


def _ends(when: When) -> date:
    return (when.ends or date.max) if isinstance(when, Period) else when


def _described(marks: Sequence[Mark], *, over_time: bool) -> str:
    """What the picture shows: where a series begins and ends, or what is most and least."""
    known = [mark for mark in marks if mark.value is not None]
    if not known:
        return _("No values are known.")
    if over_time:
        ends = {"first": _told(known[0]), "last": _told(known[-1])}
        return _("A line from %(first)s to %(last)s.") % ends
    ordered = sorted(known, key=lambda mark: mark.value or 0.0)
    told = {"count": len(marks), "most": _told(ordered[-1]), "least": _told(ordered[0])}
    return _("%(count)s bars; the longest is %(most)s, the shortest %(least)s.") % told


def _worded(value: float, unit: Mapping[str, Any]) -> str:
    """A mark of the scale, without decimals where it needs none."""
    decimals = 0 if value == int(value) else unit["decimals"]
    return number(Decimal(str(value)) / int(unit["times"]), {**unit, "decimals": decimals})


def _told(mark: Mark) -> str:
    return f"{mark.label} ({mark.words})"


def _text(words: str) -> Cell:
    return (Run(text=words),)
