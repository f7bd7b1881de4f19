"""The figure page, its evidence, and the catalogue of figures."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import (
    Chart,
    Empty,
    Fact,
    Form,
    Notice,
    Pages,
    Status,
    Table,
)
from secretariat.web.contexts.workflows import FollowForm


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value in words: “148”, “of 187 States”; withheld and not applicable included.

    `opens` leads to the records counted. `machine` is the exact value, for machines.
    """

    text: str
    unit: str = ""
    opens: str = ""
    machine: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a measure counts: the definition in force and every dated version, newest first."""

    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    lang: str = ""
    versions: tuple["Version", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Version:
    """One dated version of a definition; `is_in_force` on the date shown."""

    since: str
    text: str
    authority: str = ""
    lang: str = ""
    is_in_force: bool = False


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Some of the records behind a figure, how many there are, and where all of them are."""

    title: str
    table: Table
    all_records: Link


@dataclass(frozen=True, kw_only=True)
class PublishedIn:
    """Where a figure was published, and whether it still holds."""

    paper: Link
    status: Status


@dataclass(frozen=True, kw_only=True)
class FigurePage:
    """A figure: `secretariat/figure.html`.

    `breakdowns` have one row per member, with a bar and links to the same figure cut further;
    `cut_by` chooses them. `address` cites this very figure and keeps its date.
    """

    title: str
    value: Value
    definition: Definition
    address: str
    address_note: str
    sentence: str = ""
    lang: str = ""
    status: Status | None = None
    notice: Notice | None = None
    trend: Chart | None = None
    charts: tuple[Chart, ...] = ()
    cut_by: Form | None = None
    breakdowns: tuple["Breakdown", ...] = ()
    evidence: Evidence | None = None
    published_in: tuple[PublishedIn, ...] = ()
    downloads: tuple[Link, ...] = ()
    follow: FollowForm | None = None


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """A figure cut by one dimension or several; `title` states the finding or the dimension."""

    key: str
    title: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class EvidencePage:
    """All records behind a figure: `secretariat/evidence.html`."""

    title: str
    sentence: str
    figure: Link
    table: Table
    pages: Pages
    empty: Empty | None = None
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A figure in small: name, value, a small line (safe SVG) and its status."""

    figure: Link
    value: Value
    spark: str = ""
    status: Status | None = None
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class FiguresOfArea:
    """The figures of one area, in the order of its declarations."""

    key: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class FiguresPage:
    """The catalogue of figures: `secretariat/figures.html`."""

    title: str
    sentence: str
    areas: tuple[FiguresOfArea, ...]
    search: Form | None = None
    empty: Empty | None = None
