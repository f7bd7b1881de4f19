"""A figure cut by its dimensions: one row a member, a bar, and links further down."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.measures import figures
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Figure
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.charts.bars import draw_bar
from secretariat.web import formats, wording
from secretariat.web.contexts.figures import Breakdown
from secretariat.web.contexts.frame import Hidden, Option
from secretariat.web.contexts.parts import Cell, Column, Field, Form, Notice, Row, Table
from secretariat.web.links import FigureAddress

SHOWN = 12
"""Rows shown of a breakdown nobody asked for by name; the rest is one link away."""


def breakdowns(measure: Measure, asked: FigureAddress, *, reader: Reader) -> tuple[Breakdown, ...]:
    """Cut the figure as asked; unasked, once by each dimension it is not narrowed by.

    To a reader whom its small cells are hidden from, one narrowed already is not cut again.
    """
    if asked.when is None:
        return ()
    if asked.where and not asked.by and not reader.is_cleared(measure, asked.when):
        return ()
    cuts: list[tuple[str, ...]] = (
        [asked.by]
        if asked.by
        else [(one.key,) for one in measure.dimensions if one.key not in asked.where]
    )
    opens = reader.is_cleared(measure, asked.when)
    found = _computed(measure, asked, cuts, reader, at_once=opens)
    return tuple(
        breakdown(one, asked, is_whole=bool(asked.by), opens=opens)
        for one in found
        if len(one.cells) > 0
    )


def not_told(
    measure: Measure, asked: FigureAddress, found: Sequence[Breakdown], *, reader: Reader
) -> Notice | None:
    """Say why a cut that was asked for is not there: to her, it is told as released alone."""
    if not asked.by or found or asked.when is None or reader.is_cleared(measure, asked.when):
        return None
    return Notice(
        title=_("The figure is not cut so for you"),
        text=_(
            "Whoever may see all the records behind it sees it cut so; others see the cuts that"
            " stand in a release open to them."
        ),
    )


def chooser(measure: Measure, asked: FigureAddress, *, reader: Reader) -> Form | None:
    """Offer the cuts by one dimension and by two, where there is more than one dimension."""
    is_cleared = asked.when is None or reader.is_cleared(measure, asked.when)
    free = [one for one in measure.dimensions if one.key not in asked.where]
    if len(free) < 2:
        return None
    pairs = [(one, other) for one in free for other in free if one.key < other.key and is_cleared]
    cuts = [("", _("each in turn")), *((one.key, str(one.title)) for one in free)]
    cuts += [(f"{one.key},{other.key}", f"{one.title}, {other.title}") for one, other in pairs]
    field = Field(
        name="by",
        label=_("Cut by"),
        kind="select",
        options=tuple(
            Option(value=key, label=label, is_chosen=key == ",".join(asked.by))
            for key, label in cuts
        ),
    )
    return Form(action="", fields=(field,), submit=_("Show"), is_post=False, kept=kept(asked))


def kept(asked: FigureAddress, *, without: Sequence[str] = ("by",)) -> tuple[Hidden, ...]:
    """Give what a form must carry along so that the rest of the question stays the same."""
    words = asked.query().removeprefix("?")
    pairs = [part.split("=", 1) for part in words.split("&") if part]
    return tuple(Hidden(name=name, value=value) for name, value in pairs if name not in without)


def _computed(
    measure: Measure,
    asked: FigureAddress,
    cuts: Sequence[Sequence[str]],
    reader: Reader,
    *,
    at_once: bool,
) -> list[Figure]:
    """The figure cut in each of these ways, as the reader may know it."""
    assert asked.when is not None
    moment: dict[str, Any] = {"where": asked.where, "known_at": asked.known_at}
    if at_once:  # nothing of it is hidden from her
        return figures.breakdowns(measure, asked.when, cuts=cuts, **moment)
    return [reader.figure(measure, asked.when, by=by, **moment) for by in cuts]


def breakdown(found: Figure, asked: FigureAddress, *, is_whole: bool, opens: bool) -> Breakdown:
    """Show a figure that is cut: all its rows, or the largest; its numbers open where `opens`."""
    cells = found.cells if is_whole or len(found.cells) <= SHOWN else _largest(found.cells)
    title = ", ".join(str(one.title) for one in found.by)
    return Breakdown(
        key="-".join(one.key for one in found.by),
        title=_("By %(dimensions)s") % {"dimensions": title[:1].lower() + title[1:]},
        table=Table(
            caption=title,
            columns=_columns(found),
            rows=tuple(_row(found, one, asked, opens=opens) for one in cells),
            total=_total(found) if len(cells) == len(found.cells) else None,
            notes=_notes(found, cells, asked),
        ),
    )


def _largest(cells: Sequence[FigureCell]) -> tuple[FigureCell, ...]:
    known = sorted(cells, key=lambda one: one.value if one.value is not None else -1, reverse=True)
    return tuple(known[:SHOWN])


def _columns(found: Figure) -> tuple[Column, ...]:
    unit = wording.heading(str(found.measure.unit.title))
    names = tuple(Column(label=wording.heading(str(one.title))) for one in found.by)
    numbers: tuple[Column, ...] = (Column(label=unit, is_number=True),)
    if _is_share(found):
        numbers = (
            Column(label=_("Part"), is_number=True),
            Column(label=_("of"), is_number=True),
            *numbers,
        )
    return (*names, Column(label=_("Bar"), is_bar=True), *numbers)


def _is_share(found: Figure) -> bool:
    return found.total.whole is not None


def _row(found: Figure, cell: FigureCell, asked: FigureAddress, *, opens: bool) -> Row:
    """Show a cell; its numbers open the records where those are open to the reader."""
    within = asked.narrowed(found.by, cell.key)
    names = _names(found, cell, asked)
    bar = Cell(text="", bar=_bar(found, cell))
    text = wording.of_cell(found.measure.unit, cell)
    if cell.withheld:
        return Row(cells=(*names, bar, *[Cell(text=text)] * (3 if _is_share(found) else 1)))
    if _is_share(found):
        places = [within.records(name=name) if opens else "" for name in ("part", "whole")]
        part = Cell(text=formats.number(cell.part), url=places[0])
        whole = Cell(text=formats.number(cell.whole), url=places[1])
        return Row(cells=(*names, bar, part, whole, Cell(text=text)))
    return Row(
        cells=(*names, bar, Cell(text=text, url=within.records() if cell.n and opens else ""))
    )


def _names(found: Figure, cell: FigureCell, asked: FigureAddress) -> tuple[Cell, ...]:
    """Name the members of a cell, each opening the figure narrowed to it alone."""
    return tuple(
        Cell(text=word, url=asked.narrowed((dimension,), (code,)).page())
        for dimension, code, word in zip(
            found.by, cell.key, wording.labels(cell.labels), strict=True
        )
    )


def _bar(found: Figure, cell: FigureCell) -> str:
    if cell.value is None or cell.value < 0:
        return ""
    if _is_share(found):
        return draw_bar(float(cell.value), whole=1, track=True)
    return draw_bar(float(cell.value), whole=_most(found.cells))


def _most(cells: Sequence[FigureCell]) -> float:
    return max((float(one.value) for one in cells if one.value is not None), default=0.0)


def _total(found: Figure) -> Row:
    total = found.total
    names = (Cell(text=_("All")), *(Cell(text="") for _each in found.by[1:]))
    numbers: tuple[Cell, ...] = (Cell(text=wording.of_cell(found.measure.unit, total)),)
    if _is_share(found):
        numbers = (
            Cell(text=formats.number(total.part)),
            Cell(text=formats.number(total.whole)),
            *numbers,
        )
    return Row(cells=(*names, Cell(text=""), *numbers))


def _notes(found: Figure, cells: Sequence[FigureCell], asked: FigureAddress) -> tuple[str, ...]:
    notes = []
    if len(cells) < len(found.cells):
        notes.append(_cut_short(found, len(cells), asked))
    if any(one.withheld for one in found.cells):
        notes.append(wording.why_withheld(found.measure))
    elif _is_share(found):
        notes.append(_("Each bar shows the share of its own whole."))
    elif not _adds_up(found):
        notes.append(_("The parts do not add up to the value of all."))
    return tuple(notes)


def _cut_short(found: Figure, shown: int, asked: FigureAddress) -> str:
    words = ngettext(
        "The %(shown)s largest of %(count)s. Choose “Cut by” above to see all.",
        "The %(shown)s largest of %(count)s. Choose “Cut by” above to see all.",
        len(found.cells),
    )
    return words % {"shown": formats.number(shown), "count": formats.number(len(found.cells))}


def _adds_up(found: Figure) -> bool:
    values = [one.value for one in found.cells if one.value is not None]
    return found.value is not None and sum(values) == found.value
