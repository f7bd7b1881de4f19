"""Who works here, on the portal: as released last, and no more."""

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures.composition import officials, women
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Figure, When
from secretariat.web import formats, wording
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.links import FigureAddress
from secretariat.web.portal.gathering import Visit

CUTS = ("region", "category", "grade")
"""What the table may be cut by: the first of these that was released."""


def employed(visit: Visit) -> Section:
    """Officials and women among them on the last date released, by region where that was told."""
    offered = visit.reader.on_offer(officials)
    if not offered:
        return Section(
            key="staff",
            title=_("Who works here"),
            empty=_("Figures about officials are open once a paper with them is released."),
        )
    when = offered[0]
    told = [visit.reader.figure(officials, when, by=(by,)) for by in CUTS]
    found = next((one for one in told if one.cells), told[0])
    of_women = visit.reader.figure(women, when, by=tuple(one.key for one in found.by))
    said = {
        "count": wording.of_cell(officials.unit, found.total),
        "when": wording.when(when),
    }
    return Section(
        key="staff",
        title=_("%(count)s officials work here, %(when)s") % said,
        sentence=_told(of_women),
        table=_table(found, of_women),
        ways=(
            Link(
                label=_("The figure and its definition"), url=_address(officials.key, when).page()
            ),
            Link(label=_("Composition of the staff"), url=reverse("workforce-composition")),
        ),
    )


def _told(of_women: Figure) -> str:
    """Say how many of them are women where that was released, and that all of it is as released."""
    if of_women.total.value is None or of_women.total.withheld:
        return _("As released last.")
    share = formats.share(of_women.total.value)
    return _("As released last; %(share)s of them are women.") % {"share": share}


def _address(key: str, when: When) -> FigureAddress:
    return FigureAddress(key=key, when=when)


def _table(found: Figure, of_women: Figure) -> Table:
    """Each cell of the cut with its officials, and the women among them where that was told."""
    shares = {one.key: one for one in of_women.cells}
    title = str(found.by[0].title)
    withheld = any(one.withheld for one in (*found.cells, found.total, *of_women.cells))
    heads = [Column(label=wording.heading(str(officials.unit.title)), is_number=True)]
    if shares:
        heads.append(Column(label=_("Women, %"), is_number=True))
    return Table(
        caption=_("Officials and women among them, by %(cut)s") % {"cut": title},
        columns=(Column(label=wording.heading(title)), *heads),
        rows=tuple(_row(found, one, shares.get(one.key), width=len(heads)) for one in found.cells),
        total=_row(found, found.total, of_women.total, width=len(heads)),
        notes=(wording.why_withheld(officials),) if withheld else (),
    )


def _row(found: Figure, cell: FigureCell, share: FigureCell | None, *, width: int) -> Row:
    """A cell with its numbers, each opening its figure; a share nobody released is `..`."""
    where = dict(zip((one.key for one in found.by), cell.key, strict=False)) if cell.key else {}
    name = wording.labels(cell.labels)[0] if cell.labels else _("All")
    at = FigureAddress(key=officials.key, when=found.when, where=where)
    beside = FigureAddress(key=women.key, when=found.when, where=where)
    told = share or FigureCell(key=(), labels=(), value=None, n=0, withheld=True)
    numbers = (
        Cell(text=wording.of_cell(officials.unit, cell), url=at.page()),
        Cell(text=wording.of_cell(women.unit, told), url=beside.page()),
    )
    return Row(cells=(Cell(text=name), *numbers[:width]))
