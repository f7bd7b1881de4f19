"""The rows of a table or chart of figures: those it names, or all its dimension has."""

from dataclasses import replace

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.spreads import Spread
from secretariat.kernel.errors import BadInput

UNNAMEABLE = set(",]\n")


def rows_of(spread: Spread) -> Spread:
    """The spread with its rows named, in the order the figure itself gives its cells.

    Read from the records once a date, so it belongs inside the moment of a freeze. Raises
    BadInput, or NotFound for a measure or dimension there is none of.
    """
    if spread.rows or not spread.by:
        return spread
    measure = measure_of(spread.measure)
    codes: dict[str | None, None] = {}
    for when in spread.whens:
        found = figure(measure, when, by=(spread.by,), where=dict(spread.where))
        codes |= dict.fromkeys(cell.key[0] for cell in found.cells)
    _hold(spread, [code for code in codes if code is not None])
    return replace(spread, rows=tuple(codes))


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
