"""What the portal shows, worded: templates decide nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.dashboards.contexts import ShownTile


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
