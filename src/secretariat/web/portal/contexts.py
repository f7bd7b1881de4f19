"""What the portal shows, worded: templates decide nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Form, Table
from secretariat.web.dashboards.contexts import ShownTile


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the portal: its heading states a finding, its table opens to figures and records.

    `ways` lead to where all of it stands; `empty` is said where there is nothing to show yet. One
    that is `wide` stands alone, others side by side.
    """

    key: str
    title: str
    sentence: str = ""
    search: Form | None = None
    table: Table | None = None
    empty: str = ""
    ways: tuple[Link, ...] = ()
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class PortalPage:
    """The front page for strangers: `secretariat/portal.html`.

    `pairs` are sections that stand side by side where there is room, `sections` those above them;
    `beginning` stands before all while nothing is recorded.
    """

    title: str
    sentence: str
    tiles_title: str
    tiles: tuple[ShownTile, ...]
    all_tiles: Link
    sections: tuple[Section, ...]
    pairs: tuple[Section, ...]
    beginning: Section | None = None
