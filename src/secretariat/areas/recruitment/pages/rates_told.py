"""The table of rates: a group a row, its rate beside the highest one."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from secretariat.areas.recruitment.standing.rates import Compared, Group, compared
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Figure
from secretariat.web import formats, wording
from secretariat.web.contexts.parts import Cell, Column, Row, Table

TINY = 0.001


def table(found: Figure) -> Table:
    """Tell each group; one whose numbers are withheld is held against no other."""
    held = _held(found.cells)
    numbers = (_("Reached it"), _("Applied"), _("Rate"), _("Impact ratio"), _("Probability"))
    is_withheld = any(one.withheld for one in (*found.cells, found.total))
    return Table(
        caption=_("Rates by group"),
        columns=(
            Column(label=str(found.by[0].title)),
            *(Column(label=one, is_number=True) for one in numbers),
        ),
        rows=tuple(_row(one, held) for one in found.cells),
        total=_total(found.total),
        notes=(wording.why_withheld(found.measure),) if is_withheld else (),
    )


def _held(cells: Sequence[FigureCell]) -> Mapping[tuple[str | None, ...], Compared]:
    told = [one for one in cells if not one.withheld]
    groups = [
        Group(key=str(place), selected=one.part or 0, applied=one.whole or 0)
        for place, one in enumerate(told)
    ]
    return {one.key: held for one, held in zip(told, compared(groups), strict=True)}


def _row(one: FigureCell, held: Mapping[tuple[str | None, ...], Compared]) -> Row:
    head = Cell(text=wording.heading(wording.labels(one.labels)[0]))
    beside = held.get(one.key)
    if beside is None:
        return Row(cells=(head, *(Cell(text=formats.WITHHELD) for _each in range(5))))
    return Row(
        cells=(
            head,
            Cell(text=formats.number(beside.group.selected)),
            Cell(text=formats.number(beside.group.applied)),
            Cell(text=formats.share(beside.group.rate)),
            Cell(text=_ratio(beside)),
            Cell(text=_probability(beside)),
        )
    )


def _total(one: FigureCell) -> Row:
    head = Cell(text=_("All"))
    if one.withheld:
        shown = [formats.WITHHELD] * 3
    else:
        shown = [formats.number(one.part), formats.number(one.whole), formats.share(one.value)]
    ends = [formats.NOT_APPLICABLE] * 2
    return Row(cells=(head, *(Cell(text=text) for text in (*shown, *ends))))


def _ratio(one: Compared) -> str:
    if one.is_highest:
        return _("highest")
    return formats.number(one.ratio, 3)


def _probability(one: Compared) -> str:
    """To three places; what is less is said to be less, never to be nothing."""
    if one.p is None:
        return formats.NOT_APPLICABLE
    if one.p < TINY:
        return _("below %(tiny)s") % {"tiny": formats.number(TINY, 3)}
    return formats.number(one.p, 3)
