"""What the pages of dashboards show, worded: templates decide nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.figures import Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty, Notice, Status, Table


@dataclass(frozen=True, kw_only=True)
class Target:
    """What an indicator in force aims at for a figure, in words, and how the figure stands."""

    indicator: Link
    words: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class ShownTile:
    """A figure in small: its value, a line over the years (safe SVG), what it is set beside.

    `change` says what became of it within a year, `lines` what else there is to say.
    """

    figure: Link
    value: Value
    spark: str = ""
    change: str = ""
    target: Target | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ShownCut:
    """A figure by one dimension, as rows with bars; it can be opened and taken by itself."""

    key: str
    title: str
    figure: Link
    table: Table
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DashboardPage:
    """A dashboard as of a day: `secretariat/dashboard.html`."""

    title: str
    sentence: str
    tiles: tuple[ShownTile, ...]
    cuts: tuple[ShownCut, ...]
    downloads: tuple[Link, ...]
    notice: Notice | None = None


@dataclass(frozen=True, kw_only=True)
class DashboardItem:
    """A dashboard in the list: whom it serves, and how much it shows."""

    dashboard: Link
    sentence: str
    count: str


@dataclass(frozen=True, kw_only=True)
class DashboardsPage:
    """The dashboards open to a reader: `secretariat/dashboards.html`."""

    title: str
    sentence: str
    items: tuple[DashboardItem, ...]
    empty: Empty | None = None
