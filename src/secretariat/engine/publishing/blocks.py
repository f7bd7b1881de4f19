"""What a paper is made of: blocks of runs, whatever they were written in and are printed as."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from secretariat.engine.publishing.charting import Chart
from secretariat.kernel.charts.svg import Drawing


class Kind(StrEnum):
    """What a block of a paper is."""

    FIELD = "field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    ITEM = "item"
    DECISION = "decision"
    TABLE = "table"
    CHART = "chart"
    ANNEX = "annex"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words of one kind.

    `cites` is what a citation says after `[figure:`, empty where nothing is cited; `footnote` is
    the text of a footnote that hangs here. In a document the words are filled in, `note` is the
    number of the note, and `figure` the key of the released figure the words show.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    cites: str = ""
    footnote: tuple["Run", ...] = ()
    note: int = 0
    figure: str = ""


Cell = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block: `number` of a paragraph, table, chart or annex, `level` of a heading.

    `blocks` are inside it. `rows` are a table's, the first its head; `numeric` tells its columns
    of numbers, from 0; `has_total` that its last row is the total. `cites` is what a table or
    chart of figures says after `[table:` or `[chart:`; `caption` and `source` stand with it.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    number: int = 0
    level: int = 2
    id: str = ""
    ordered: bool = False
    lettered: bool = False
    blocks: tuple["Block", ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    numeric: frozenset[int] = frozenset()
    has_total: bool = False
    cites: str = ""
    caption: tuple[Run, ...] = ()
    source: str = ""
    chart: Chart | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return words(self.runs)

    @property
    def drawing(self) -> Drawing | None:
        """The picture of a chart, its ids made of the block's own."""
        return self.chart.drawn(f"{self.id}-picture") if self.chart else None


def words(runs: tuple[Run, ...]) -> str:
    """The words of runs alone."""
    return "".join(run.text for run in runs)


def runs_in(block: Block) -> Iterator[Run]:
    """Every run of one block in the order of reading, its caption and cells included."""
    yield from block.caption
    yield from block.runs
    for row in block.rows:
        for cell in row:
            yield from cell


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something is cited: its words for an author, and whether as a table or chart."""

    words: str
    kind: Kind


def cited_in(blocks: tuple[Block, ...], outer: str = "") -> Iterator[tuple[Place, str]]:
    """What every citation says, with the place it stands at, in the order of reading."""
    for count, block in enumerate(blocks, 1):
        here = _place(block, count, outer)
        if block.cites:
            yield Place(words=here, kind=block.kind), block.cites
        for run in runs_in(block):
            for one in (run, *run.footnote):
                if one.cites:
                    yield Place(words=here, kind=Kind.PARAGRAPH), one.cites
        yield from cited_in(block.blocks, here)


def _place(block: Block, count: int, outer: str) -> str:
    match block.kind:
        case Kind.PARAGRAPH if block.number:
            return _("paragraph %(number)s") % {"number": block.number}
        case Kind.FIELD:
            return _("“%(field)s” above the text") % {"field": block.id}
        case Kind.HEADING:
            return _("heading %(number)s") % {"number": count}
        case Kind.TABLE | Kind.CHART:
            return _("table after block %(number)s") % {"number": count - 1}
        case Kind.ANNEX:
            return _("annex %(number)s") % {"number": block.number}
        case _:
            return outer
