"""Laying out a table or chart of released figures: rows, columns, caption, source, picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run
from secretariat.engine.publishing.citing import Citation
from secretariat.engine.publishing.labels import colon
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.plotting import Plot
from secretariat.engine.publishing.shown import words_shown
from secretariat.engine.publishing.spreads import Spread, When
from secretariat.engine.publishing.wording import asked_when, day, moment
from secretariat.kernel.languages import Language
from secretariat.kernel.periods import Period

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
            source=self.sources([spread.total(when) for when in spread.whens]),
            rows=self._table(spread),
            has_total=bool(spread.by),
        )
        filled = replace(filled, numeric=frozenset(range(1, len(filled.rows[0]))))
        if block.kind is Kind.CHART:
            return replace(filled, chart=Plot(layout=self, spread=spread).chart(filled.caption))
        return filled

    def shown(self, citation: Citation, *, in_sentence: bool = False) -> Run:
        """The words of a citation, with the key of the figure they show."""
        figure = self.figure(citation)
        words = words_shown(figure, citation.show, in_sentence=in_sentence)
        return Run(text=words, figure=figure.key)

    def figure(self, citation: Citation) -> ReleasedFigure:
        """The released figure a citation names."""
        return self.figures[citation.identity]

    def _title(self, spread: Spread) -> str:
        said = self.figure(spread.total(spread.whens[-1])).words[self.language]
        if len(spread.whens) > 1:
            return str(said["title"])
        return f"{said['title']}, {asked_when(spread.whens[0], self.language)}"

    def sources(self, citations: Sequence[Citation]) -> str:
        """Where the numbers come from: each measure once, its dates, when it was known."""
        known = moment(self.known_at, self.language)
        dated = self._dated(citations)
        match list(dated.items()):
            case []:
                return ""
            case [(when, [only])]:
                told = {"title": self.title(only), "measure": only.measure, "when": when}
                said = _("Source: %(title)s (%(measure)s), %(when)s, as known on %(known)s.")
                return said % {**told, "known": known}
        groups = [
            f"{when[:1].upper()}{when[1:]}{colon()} {'; '.join(map(self._named, some))}."
            for when, some in dated.items()
        ]
        return " ".join((_("Sources, as known on %(known)s.") % {"known": known}, *groups))

    def _dated(self, citations: Sequence[Citation]) -> dict[str, list[Citation]]:
        """A citation of each measure, those of the same dates together."""
        whens: dict[str, set[When]] = {}
        for one in citations:
            whens.setdefault(one.measure, set()).add(one.when)
        found: dict[str, list[Citation]] = {}
        for one in {citation.measure: citation for citation in citations}.values():
            ordered = sorted(whens[one.measure], key=lambda when: (_begins(when), _ends(when)))
            found.setdefault(self._dates(ordered), []).append(one)
        return found

    def _named(self, citation: Citation) -> str:
        return f"{self.title(citation)} ({citation.measure})"

    def _dates(self, whens: Sequence[When]) -> str:
        """The one date, or the first and the last of several in their order."""
        first, last = whens[0], whens[-1]
        if first == last:
            return asked_when(first, self.language)
        told = {
            "count": len(whens),
            "first": day(_begins(first), self.language),
            "last": day(_ends(last), self.language),
        }
        if isinstance(first, Period):
            return _("%(count)s periods from %(first)s to %(last)s") % told
        return _("%(count)s dates from %(first)s to %(last)s") % told

    def _table(self, spread: Spread) -> tuple[tuple[Cell, ...], ...]:
        """The rows, the first the head, the last the total where there is a breakdown."""
        if not spread.by:
            lines = (self._moment(spread, when) for when in spread.whens)
            return ((_text(_("Date")), *map(_text, self._columns(spread))), *lines)
        return (
            (_text(self.named(spread, spread.rows[0])[0]), *map(_text, self._columns(spread))),
            *(self._row(spread, code) for code in spread.rows),
            (_text(_("Total")), *self._totals(spread)),
        )

    def _columns(self, spread: Spread) -> list[str]:
        """The head of each column of numbers: what is counted, the dates, or the sides."""
        if spread.sides:
            return [*(self.side(spread, one) for one in spread.sides), _("Total")]
        if spread.by and len(spread.whens) > 1:
            return [self.short(when) for when in spread.whens]
        return [self._unit(spread), *self._aims(spread)]

    def _aims(self, spread: Spread) -> list[str]:
        """What each end of a band is called."""
        ends = spread.band.ends(spread.whens[-1]) if spread.band else ()
        return [self.title(end) for end in ends if end is not None]

    def title(self, citation: Citation) -> str:
        """What a figure is called."""
        return str(self.figure(citation).words[self.language]["title"])

    def _moment(self, spread: Spread, when: When) -> tuple[Cell, ...]:
        """The row of a date: the figure, and what was aimed at."""
        ends = spread.band.ends(when) if spread.band else ()
        aims = (self._number(end) for end in ends if end is not None)
        return (_text(self.short(when)), self._number(spread.total(when)), *aims)

    def _unit(self, spread: Spread) -> str:
        """What is counted, as the head of a column."""
        unit = str(self.figure(spread.total(spread.whens[-1])).words[self.language]["unit"])
        return unit[:1].upper() + unit[1:]

    def _row(self, spread: Spread, code: str | None) -> tuple[Cell, ...]:
        last = spread.whens[-1]
        sides = (self._number(spread.crossed(last, code, one)) for one in spread.sides)
        cells = (self._number(spread.cell(when, code)) for when in spread.whens)
        return (_text(self.named(spread, code)[1]), *sides, *cells)

    def _totals(self, spread: Spread) -> tuple[Cell, ...]:
        last = spread.whens[-1]
        sides = (self._number(spread.side(last, one)) for one in spread.sides)
        return (*sides, *(self._number(spread.total(when)) for when in spread.whens))

    def _number(self, citation: Citation) -> Cell:
        return (self.shown(citation),)

    def named(self, spread: Spread, code: str | None) -> tuple[str, str]:
        """Title and name of the cell of a code, as they were frozen."""
        return self._cell(spread.cell(spread.whens[-1], code), spread.by)

    def side(self, spread: Spread, code: str | None) -> str:
        """The name of one side, as the head of a column."""
        name = self._cell(spread.side(spread.whens[-1], code), spread.across)[1]
        return name[:1].upper() + name[1:]

    def _cell(self, citation: Citation, dimension: str) -> tuple[str, str]:
        place = [name for name, _code in citation.where].index(dimension)
        title, name = self.figure(citation).words[self.language]["cell"][place]
        return str(title), str(name)

    def short(self, when: When) -> str:
        """A date in a head or on an axis: the year alone where it is a whole one or its end."""
        if not isinstance(when, Period):
            is_last = (when.month, when.day) == YEAR_END
            return str(when.year) if is_last else day(when, self.language)
        if when.ends is not None and when == Period.year(when.ends.year):
            return str(when.ends.year)
        return asked_when(when, self.language)


def _begins(when: When) -> date:
    return (when.starts or date.min) if isinstance(when, Period) else when


def _ends(when: When) -> date:
    return (when.ends or date.max) if isinstance(when, Period) else when


def _text(words: str) -> Cell:
    return (Run(text=words),)
