"""Reading what a paper shows as a table or a chart: a figure broken down, over dates, or both.

`[table: KEY as_of=2025-12-31 by=region title="…"]` gives a row for each region and the total;
several dates, `as_of=2020-12-31,2025-12-31`, give a column each. `as_of=2015-12-31..2025-12-31
every=year`, without a breakdown, gives a row for each year. `rows=AFR,AME` names the rows and
their order; where they are left out, a release keeps those it found. `across=sex sides=F,M` parts
each row by a second dimension. A chart says its `kind`: bars, line, shares, pyramid, multiples.
`band=LOW..HIGH`, two measures of which one may be left out, is what a line is to lie in on each of
its dates; `band.NAME=CODE` names their cell.
"""

import shlex
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from secretariat.engine.publishing.charting import Form
from secretariat.engine.publishing.citing import (
    NOT_STATED,
    Citation,
    cell_of,
    period,
    read_code,
    read_day,
    shown,
    words_of,
)
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

When = date | Period
MOST_DATES: Final = 60
PARTS: Final = 5  # of a whole: more can't be told apart by their shades
_OWN: Final[tuple[str, ...]] = (
    *("as_of", "over", "by", "rows", "across", "sides"),
    *("show", "title", "every", "kind", "band"),
)
_BAND_CELL: Final = "band."


@dataclass(frozen=True, kw_only=True)
class Band:
    """What a line is to lie in: the measures of its lower and upper end, "" where it is open."""

    low: str
    high: str
    where: tuple[tuple[str, str | None], ...] = ()

    def ends(self, when: When) -> tuple[Citation | None, Citation | None]:
        """The citation of each end on a date."""
        low, high = (
            Citation(measure=key, when=when, where=self.where) if key else None
            for key in (self.low, self.high)
        )
        return low, high


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A measure over dates or periods and, with `by`, over the codes of a dimension.

    `rows` are its codes, None for "not stated"; empty where all are meant. `sides` are the codes
    of a second dimension, `across`. The title is words of one language and no part of what two
    languages must share.
    """

    measure: str
    whens: tuple[When, ...]
    by: str = ""
    rows: tuple[str | None, ...] = ()
    across: str = ""
    sides: tuple[str | None, ...] = ()
    where: tuple[tuple[str, str | None], ...] = ()
    show: str = "value"
    kind: Form | None = None
    band: Band | None = None
    title: str = field(default="", compare=False)

    @property
    def over_time(self) -> bool:
        """Whether it is one series over several dates."""
        return not self.by and len(self.whens) > 1

    @property
    def form(self) -> Form:
        """How a chart of it is drawn: as it says, or a line over time and bars otherwise."""
        return self.kind or (Form.LINE if self.over_time else Form.BARS)

    def cell(self, when: When, code: str | None) -> Citation:
        """The citation of the cell of one row and date."""
        return self._at(when, (self.by, code))

    def crossed(self, when: When, code: str | None, side: str | None) -> Citation:
        """The citation of one side of a row."""
        return self._at(when, (self.by, code), (self.across, side))

    def side(self, when: When, side: str | None) -> Citation:
        """The citation of one side in all."""
        return self._at(when, (self.across, side))

    def total(self, when: When) -> Citation:
        """The citation of the figure in all, on one date."""
        return self._at(when)

    def citations(self) -> tuple[Citation, ...]:
        """Every figure it shows, row by row, the totals last, then what is aimed at."""
        rows = (one for code in self.rows for when in self.whens for one in self._row(when, code))
        totals = (one for when in self.whens for one in self._totals(when))
        band = (self.band.ends(when) for when in self.whens) if self.band else ()
        aims = (end for ends in band for end in ends if end is not None)
        return (*rows, *totals, *aims)

    def _row(self, when: When, code: str | None) -> tuple[Citation, ...]:
        return (*(self.crossed(when, code, one) for one in self.sides), self.cell(when, code))

    def _totals(self, when: When) -> tuple[Citation, ...]:
        return (*(self.side(when, one) for one in self.sides), self.total(when))

    def _at(self, when: When, *cell: tuple[str, str | None]) -> Citation:
        where = tuple(sorted((*self.where, *cell), key=lambda one: one[0]))
        return Citation(measure=self.measure, when=when, where=where, show=self.show)


def read_spread(text: str) -> Spread:
    """Read what stands between `[table:` or `[chart:` and `]`. Raises BadInput."""
    key, stated = words_of(text)
    own = {name: stated.pop(name) for name in _OWN if name in stated}
    aimed = {name: stated.pop(name) for name in list(stated) if name.startswith(_BAND_CELL)}
    spread = Spread(
        measure=key,
        whens=_whens(own),
        by=own.get("by", ""),
        rows=_codes(own.get("rows", "")),
        across=own.get("across", ""),
        sides=_codes(own.get("sides", "")),
        where=cell_of(stated),
        show=shown(own.get("show", "value")),
        kind=_kind(own.get("kind", "")),
        band=_band(own.get("band", ""), aimed),
        title=own.get("title", ""),
    )
    _hold(spread)
    hold_to_form(spread)
    return spread


def _codes(text: str) -> tuple[str | None, ...]:
    return tuple(read_code(code) for code in text.split(",")) if text else ()


def _kind(text: str) -> Form | None:
    if text and text not in list(Form):
        raise BadInput(
            _("No chart is drawn as “%(kind)s”.") % {"kind": text},
            do=_("Write kind= with one of: %(kinds)s.") % {"kinds": ", ".join(Form)},
        )
    return Form(text) if text else None


def _band(text: str, aimed: Mapping[str, str]) -> Band | None:
    """The band stated, with its cell."""
    low, dots, high = text.partition("..")
    if (text and not (dots and (low or high))) or (aimed and not text):
        raise BadInput(
            _("“%(text)s” is no band.") % {"text": text or next(iter(aimed))},
            do=_("Write band=LOW..HIGH with the keys of two measures, or leave one of them out."),
        )
    cell = {name.removeprefix(_BAND_CELL): code for name, code in aimed.items()}
    return Band(low=low, high=high, where=cell_of(cell)) if text else None


def _hold(spread: Spread) -> None:
    """Refuse what could not be laid out as rows and columns."""
    if not spread.by and len(spread.whens) < 2:
        raise BadInput(
            _("A table or chart of %(figure)s shows a single number.") % {"figure": spread.measure},
            do=_("Break it down, by=region, or give several dates, or cite it as a figure."),
        )
    if spread.rows and not spread.by:
        raise BadInput(
            _("Rows are named but no breakdown is."), do=_("Write by= with a dimension.")
        )
    for name in (spread.by, spread.across):
        if name and (name in dict(spread.where) or spread.by == spread.across):
            raise BadInput(
                _("“%(name)s” is both the breakdown and a fixed cell.") % {"name": name},
                do=_("Leave one of them out."),
            )
    crossed = spread.across or spread.sides
    if crossed and not (spread.by and spread.across and spread.sides and len(spread.whens) == 1):
        raise BadInput(
            _("A second breakdown parts the rows of a first one, on one date."),
            do=_("Write by=age across=sex sides=F,M, and a single date."),
        )


def with_rows(text: str, rows: Sequence[str | None]) -> str:
    """The same citation with its rows named, as a release keeps it."""
    codes = ",".join(NOT_STATED if code is None else code for code in rows)
    return f"{text.rstrip()} {shlex.quote(f'rows={codes}')}"


def _whens(own: dict[str, str]) -> tuple[When, ...]:
    """The dates or periods stated, in order."""
    if ("as_of" in own) == ("over" in own):
        raise BadInput(
            _("A table or chart states dates or periods, and not both."),
            do=_("Write as_of=2020-12-31,2025-12-31, or over=2020,2021."),
        )
    every = own.get("every", "")
    if every not in {"", "year"}:
        raise BadInput(
            _("Nothing can be shown every “%(every)s”.") % {"every": every},
            do=_("Write every=year."),
        )
    found = _over(own["over"], every) if "over" in own else _as_of(own["as_of"], every)
    if len(found) > MOST_DATES or len(set(found)) < len(found):
        raise BadInput(
            _("The dates of a table or chart repeat, or are more than %(most)s.")
            % {"most": MOST_DATES},
            do=_("Name each date once, or take fewer years."),
        )
    return found


def _over(text: str, every: str) -> tuple[When, ...]:
    if every:
        return period(text).split_years()
    return tuple(period(one) for one in text.split(","))


def _as_of(text: str, every: str) -> tuple[When, ...]:
    if not every:
        return tuple(read_day(one) for one in text.split(","))
    first, dots, last = text.partition("..")
    if not dots:
        raise BadInput(
            _("“%(text)s” has no end.") % {"text": text},
            do=_("Write as_of=2015-12-31..2025-12-31."),
        )
    starts, ends = read_day(first), read_day(last)
    years = range(starts.year, ends.year + 1)
    days = (_anniversary(starts, year) for year in years)
    return tuple(day for day in days if day <= ends)


def _anniversary(day: date, year: int) -> date:
    """The same day of another year; the last of February for the 29th."""
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def hold_to_form(spread: Spread) -> None:
    """Refuse a chart that its kind can't show, saying what it needs. Raises BadInput."""
    dates, sides = len(spread.whens), len(spread.sides)
    needs = {
        Form.BARS: (dates == 1 or not spread.by, _("a breakdown on one date, or several dates")),
        Form.LINE: (spread.over_time, _("several dates, and no breakdown")),
        Form.SHARES: (bool(spread.by) and not sides, _("a breakdown")),
        Form.PYRAMID: (sides == 2, _("a breakdown, and another one across it with two sides")),
        Form.MULTIPLES: (bool(spread.by) and dates > 1, _("a breakdown and several dates")),
    }
    fits, words = needs[spread.form]
    if spread.kind and not fits:
        raise BadInput(
            _("%(figure)s can't be drawn as %(kind)s: that takes %(needs)s.")
            % {"figure": spread.measure, "kind": spread.kind, "needs": words}
        )
    if spread.band and not spread.over_time:
        raise BadInput(
            _("A band stands behind a line, and %(figure)s is none here.")
            % {"figure": spread.measure},
            do=_("Give several dates and no breakdown, or leave out the band."),
        )
