"""The rows of a table or chart of figures: those it names, or all its dimension has."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import Figure, figure, select
from secretariat.engine.measures.selections import Count, Sum
from secretariat.engine.publishing.charting import Form
from secretariat.engine.publishing.spreads import PARTS, Spread
from secretariat.kernel.errors import BadInput

UNNAMEABLE = set(",]\n")


def rows_of(spread: Spread, told: Callable[..., Figure] = figure) -> Spread:
    """The spread with its rows named, in the order the figure itself gives its cells.

    Read from the records once a date, so it belongs inside the moment of a freeze; `told` says what
    a reader may know of it instead. Raises BadInput, or NotFound for a measure or dimension there
    is none of.
    """
    if spread.kind is Form.SHARES:
        _hold_to_parts(spread)
    if spread.rows or not spread.by:
        return spread
    measure = measure_of(spread.measure)
    codes: dict[str | None, None] = {}
    for when in spread.whens:
        found = told(measure, when, by=(spread.by,), where=dict(spread.where))
        codes |= dict.fromkeys(cell.key[0] for cell in found.cells)
    _hold(spread, [code for code in codes if code is not None])
    laid = replace(spread, rows=tuple(codes))
    if spread.kind is Form.SHARES:
        _hold_to_parts(laid)
    return laid


def _hold_to_parts(spread: Spread) -> None:
    """Refuse shares of what has no parts that add up, and more parts than can be told apart."""
    selection = select(measure_of(spread.measure), spread.whens[-1])
    if not isinstance(selection, Count | Sum):
        raise BadInput(
            _("%(figure)s can't be drawn as shares: it is no sum of its parts.")
            % {"figure": spread.measure},
            do=_("Draw it as bars, or cite a figure that counts."),
        )
    if len(spread.rows) > PARTS:
        raise BadInput(
            _("%(figure)s has more than %(most)s parts by %(by)s.")
            % {"figure": spread.measure, "most": PARTS, "by": spread.by},
            why=_("More shades than that can't be told apart."),
            do=_("Draw it as bars."),
        )


def _hold(spread: Spread, codes: list[str]) -> None:
    """Refuse a table of nothing, and codes its citation could not name."""
    if not codes:
        raise BadInput(
            _("%(figure)s has nothing to show by %(by)s.")
            % {"figure": spread.measure, "by": spread.by},
            do=_("Choose another date or breakdown."),
        )
    if any(UNNAMEABLE & set(code) for code in codes):
        raise BadInput(
            _("A code of “%(by)s” holds a comma or a bracket.") % {"by": spread.by},
            do=_("Name the rows that are wanted: rows=A,B."),
        )
