"""Parts that several pages share: tables, fields, notices, charts, pages of a list, stories."""

from dataclasses import dataclass

from secretariat.kernel.charts.svg import Drawing
from secretariat.web.contexts.frame import Hidden, Link, Option


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: `sort_url` makes its head a link, `order` is "ascending", "descending" or ""."""

    label: str
    is_number: bool = False
    is_bar: bool = False
    sort_url: str = ""
    order: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell, worded. `text` may be safe HTML, `bar` is the drawing of a bar (safe SVG).

    `badge` is a word beside the text. An empty cell never means anything: give `–` or `..`.
    `pick` is the number of the record whose row a first cell begins, to be ticked.
    """

    text: str
    url: str = ""
    badge: str = ""
    lang: str = ""
    bar: str = ""
    pick: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row; its first cell is its head."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of records or figures.

    `as_cards` turns rows into cards on a phone (records); small tables of numbers stay tables.
    `notes` stand below: what `..` withholds and why, what a mark in the bars means. `picks` is the
    id of the form that ticked rows are sent with, empty where none can be ticked.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    notes: tuple[str, ...] = ()
    shows_caption: bool = False
    as_cards: bool = False
    picks: str = ""

    @property
    def lines(self) -> tuple[tuple[tuple[Column, Cell], ...], ...]:
        """Pair each cell with its column, whose label a card repeats; rows must be complete."""
        return tuple(tuple(zip(self.columns, row.cells, strict=True)) for row in self.rows)

    @property
    def total_line(self) -> tuple[tuple[Column, Cell], ...]:
        """Pair the total's cells with their columns; empty without a total."""
        return tuple(zip(self.columns, self.total.cells, strict=True)) if self.total else ()


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """A page of a list by number; without an address it is the current one or a gap."""

    label: str
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Where one is in a long list: “26 to 50 of 1,318”, and how to go on."""

    sentence: str
    links: tuple[PageLink, ...] = ()
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a form; `kind` is an input type, or `select`, `textarea`, `radio`, `file`.

    The options of a text field are offered, not imposed. `needed` says of a field that is not
    required when it is needed; without it such a field says that it is optional. `step` is "any" of
    a number with decimals: without it a browser takes whole numbers alone.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    options: tuple[Option, ...] = ()
    help: str = ""
    errors: tuple[str, ...] = ()
    is_required: bool = False
    needed: str = ""
    is_wide: bool = False
    accept: str = ""
    step: str = ""
    autocomplete: str = ""
    prefix: str = "field"

    @property
    def id(self) -> str:
        """Give the id of the field on the page."""
        return f"{self.prefix}-{self.name}"

    @property
    def is_optional(self) -> bool:
        """Say whether nothing need be answered; boxes, and lists without a gap, always answer."""
        if self.is_required or self.kind in ("checkbox", "radio"):
            return False
        return self.kind != "select" or any(not one.value for one in self.options)

    @property
    def described_by(self) -> str:
        """Give the ids of the texts that describe the field, for assistive technology."""
        told = [f"{self.id}-help"] * bool(self.help) + [f"{self.id}-error"] * bool(self.errors)
        return " ".join(told)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form: its fields, its one main button, and the way out."""

    action: str
    fields: tuple[Field, ...]
    submit: str
    is_post: bool = True
    has_file: bool = False
    errors: tuple[str, ...] = ()
    kept: tuple[Hidden, ...] = ()
    cancel: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Status:
    """A status: shape and word, colour only repeating; `kind` is met, good, warn, bad or none."""

    kind: str
    word: str
    distance: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something the reader must know; `text` may be safe HTML. `kind`: "", warn or bad."""

    title: str
    text: str
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Empty:
    """A list without a member: what was looked for, and what to do."""

    title: str
    sentence: str
    ways_out: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawn chart with its finding as heading, its line of explanation, and its table."""

    key: str
    title: str
    sentence: str
    drawing: Drawing
    table: Table | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A line of a story: when, what happened as a sentence (may be safe HTML), and why.

    `way` leads to what can be done about it, such as undoing it.
    """

    on: str
    machine_on: str
    sentence: str
    reason: str = ""
    way: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact of a record or definition: a name and what holds."""

    name: str
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class LinkList:
    """A titled list of links in the margin; `empty` is said when there is none."""

    title: str
    links: tuple[Link, ...]
    empty: str = ""
