"""What the pages of the workforce show."""

from dataclasses import dataclass

from secretariat.web.contexts.figures import Tile
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import (
    Chart,
    Empty,
    Event,
    Fact,
    Form,
    LinkList,
    Notice,
    Pages,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section of a page: its heading, a line under it, and a table or what is said instead."""

    key: str
    title: str
    table: Table | None
    sentence: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class FilePage:
    """An official's file: `workforce/official.html`. Without a story there is none to tell."""

    title: str
    reference: str
    sentence: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    story: tuple[Event, ...]
    readings: Part | None
    who_may_see: str
    lists: tuple[LinkList, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoFilePage:
    """What somebody without a file of her own is told: `workforce/no_file.html`."""

    title: str
    empty: Empty


@dataclass(frozen=True, kw_only=True)
class StaffingPage:
    """A unit's posts on a date, and who holds them: `workforce/staffing.html`."""

    title: str
    sentence: str
    by_grade: Table | None
    posts: Table | None
    pages: Pages | None
    filters: Form | None
    empty: Empty | None
    who_may_see: str
    lists: tuple[LinkList, ...]


@dataclass(frozen=True, kw_only=True)
class PostPage:
    """A post's life: `workforce/post.html`."""

    title: str
    lang: str
    reference: str
    sentence: str
    facts: tuple[Fact, ...]
    chart: Chart | None
    parts: tuple[Part, ...]
    who_may_see: str
    lists: tuple[LinkList, ...]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many member States have a status: the number opens its figure, the word its rows."""

    word: str
    count: str
    figure_url: str
    rows_url: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class RepresentationPage:
    """Member States by representation: `workforce/representation.html`."""

    title: str
    sentence: str
    tallies: tuple[Tally, ...]
    filters: Form
    table: Table | None
    empty: Empty | None
    notice: Notice | None
    formula: tuple[str, ...]
    facts: tuple[Fact, ...]
    lists: tuple[LinkList, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CompositionPage:
    """Who works here: `workforce/composition.html`."""

    title: str
    sentence: str
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...]
    tables: tuple["Cut", ...]
    notices: tuple[Notice, ...]
    lists: tuple[LinkList, ...]


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A figure cut by a dimension, with the figure it is of."""

    key: str
    title: str
    figure: Link
    table: Table
