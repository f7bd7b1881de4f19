"""Reading what a paper shows as a table or a chart: a figure broken down, over dates, or both.

`[table: KEY as_of=2025-12-31 by=region title="…"]` gives a row for each region and the total;
several dates, `as_of=2020-12-31,2025-12-31`, give a column each. `as_of=2015-12-31..2025-12-31
every=year`, without a breakdown, gives a row for each year. `rows=AFR,AME` names the rows and
their order; where they are left out, a release keeps those it found.
"""

import shlex
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

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
_OWN: Final[tuple[str, ...]] = ("as_of", "over", "by", "rows", "show", "title", "every")


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A measure over dates or periods and, with `by`, over the codes of a dimension.

    `rows` are its codes, None for "not stated"; empty where all are meant. The title is words of
    one language and no part of what two languages must share.
    """

    measure: str
    whens: tuple[When, ...]
    by: str = ""
    rows: tuple[str | None, ...] = ()
    where: tuple[tuple[str, str | None], ...] = ()
    show: str = "value"
    title: str = field(default="", compare=False)

    @property
    def over_time(self) -> bool:
        """Whether it is one series over several dates."""
        return not self.by and len(self.whens) > 1

    def cell(self, when: When, code: str | None) -> Citation:
        """The citation of the cell of one row and date."""
        where = tuple(sorted((*self.where, (self.by, code)), key=lambda one: one[0]))
        return replace(self.total(when), where=where)

    def total(self, when: When) -> Citation:
        """The citation of the figure in all, on one date."""
        return Citation(measure=self.measure, when=when, where=self.where, show=self.show)

    def citations(self) -> tuple[Citation, ...]:
        """Every figure it shows, row by row, the totals last."""
        cells = (self.cell(when, code) for code in self.rows for when in self.whens)
        return (*cells, *(self.total(when) for when in self.whens))


def read_spread(text: str) -> Spread:
    """Read what stands between `[table:` or `[chart:` and `]`. Raises BadInput."""
    key, stated = words_of(text)
    own = {name: stated.pop(name) for name in _OWN if name in stated}
    rows = own.get("rows", "")
    spread = Spread(
        measure=key,
        whens=_whens(own),
        by=own.get("by", ""),
        rows=tuple(read_code(code) for code in rows.split(",")) if rows else (),
        where=cell_of(stated),
        show=shown(own.get("show", "value")),
        title=own.get("title", ""),
    )
    _hold(spread)
    return spread


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
    if spread.by in dict(spread.where):
        raise BadInput(
            _("“%(name)s” is both the breakdown and a fixed cell.") % {"name": spread.by},
            do=_("Leave one of them out."),
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
