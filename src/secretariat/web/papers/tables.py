"""Tables and charts of a paper, as pages show them: captioned, with their source below."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Block, Run, words
from secretariat.web.contexts.parts import Cell, Chart, Column, Row, Table

Figures = Mapping[str, str]  # the address of a released figure, by its key
Shows = Callable[[Sequence[Run]], Cell]


def table_of(block: Block, shows: Shows) -> Table:
    """Show a table: the first row is its head; a captioned one is numbered."""
    head, *body = block.rows
    rows = [Row(cells=tuple(shows(cell) for cell in row)) for row in body]
    total = rows.pop() if block.has_total else None
    columns = " · ".join(words(cell) for cell in head)
    return Table(
        caption=_captioned(_("Table %(number)s. %(title)s"), block) if block.caption else columns,
        columns=tuple(
            Column(label=shows(cell).text, is_number=place in block.numeric)
            for place, cell in enumerate(head)
        ),
        rows=tuple(rows),
        total=total,
        notes=(block.source,) if block.source else (),
        shows_caption=bool(block.caption),
    )


def chart_of(block: Block, shows: Shows) -> Chart:
    """Show a chart with its description, its source and its table."""
    assert block.chart is not None
    table = table_of(block, shows)
    return Chart(
        key=block.id,
        title=_captioned(_("Figure %(number)s. %(title)s"), block),
        sentence=block.chart.description,
        drawing=block.chart.drawn(block.id),
        table=Table(
            caption=block.chart.title,
            columns=table.columns,
            rows=table.rows,
            total=table.total,
        ),
        source=block.source,
    )


def _captioned(form: str, block: Block) -> str:
    return form % {"number": block.number, "title": words(block.caption)}
