"""Home, and what is said when a page cannot be shown."""

from dataclasses import dataclass

from secretariat.web.contexts.figures import Tile
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Event, Form, LinkList, Table


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits for the reader; `urgency` is "", warn or bad.

    `verb` opens the line (“Sign”), `what` is the rest of it.
    """

    due: str
    verb: str
    what: str
    url: str
    button: str
    sentence: str = ""
    urgency: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the portal or of home: its heading states a finding, its table opens to records.

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
class HomePage:
    """Each reader's own page: `secretariat/home.html`; the title says what is the case.

    A section without members is left out, except `waiting`, which then says so. Someone not
    signed in has no `waiting` at all (None). `followed` are records, below the tiles of figures;
    `all_waiting` leads to what is left out; `beginning` stands before all while nothing is
    recorded.
    """

    title: str
    sentence: str
    waiting: tuple[Waiting, ...] | None = None
    nothing_waits: str = ""
    all_waiting: Link | None = None
    beginning: Section | None = None
    tiles_title: str = ""
    tiles: tuple[Tile, ...] = ()
    all_tiles: Link | None = None
    followed: tuple[Link, ...] = ()
    changes_title: str = ""
    changes: tuple[Event, ...] = ()
    asides: tuple[LinkList, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ErrorPage:
    """What happened, why, and what to do: `secretariat/error.html`.

    `typed` is what she had written into a form that is refused, to be copied.
    """

    title: str
    reason: str
    remedy: str = ""
    ways_out: tuple[Link, ...] = ()
    typed: tuple[str, ...] = ()
