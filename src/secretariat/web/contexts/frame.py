"""The frame round every page: organization, places, languages, person, clocks, the way back."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead somewhere; `lang` when they are in another language than the page."""

    label: str
    url: str
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One of the places; `waiting` counts what waits there for the person."""

    label: str
    url: str
    is_current: bool = False
    waiting: int = 0


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language the same page can be read in; `name` in that language itself."""

    code: str
    name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who is signed in: name and, in words, as what; `url` leads to her own sign-in."""

    name: str
    role: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Option:
    """A choice of a field."""

    value: str
    label: str
    is_chosen: bool = False
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """A value a form carries along unseen."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """The two clocks: as of which date, as known at which moment, and both in words.

    `as_of` is an ISO date for its field, `over` a period for its; a page has one of them.
    `known_at` is a date, or an instant where one was asked for; empty is today. `kept` carries
    the rest of the address through the form.
    """

    sentence: str
    as_of: str = ""
    over: str = ""
    known_at: str = ""
    kept: tuple[Hidden, ...] = ()

    @property
    def known_at_kind(self) -> str:
        """Give the type of the field: a date, or with its time where one was asked for."""
        return "datetime-local" if "T" in self.known_at else "date"


@dataclass(frozen=True, kw_only=True)
class Search:
    """The one search field: where it asks, and what was asked."""

    url: str
    query: str = ""


@dataclass(frozen=True, kw_only=True)
class Help:
    """What a page is for: what it shows, who changes what, role by role, and where more stands."""

    shows: str
    changes: str
    who: tuple[str, ...] = ()
    more: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What surrounds a page. `title` is the page's own title, for the browser.

    `notice` says that the organization is fictional, and what of it is real; empty otherwise.
    `reader` is None for someone not signed in, who is offered `sign_in_url`; someone signed in
    is offered `sign_out_url`. `trail` leads from the place to this page, which it does not name.
    """

    organization: str
    title: str
    home_url: str
    places: tuple[Place, ...]
    languages: tuple[Language, ...]
    notice: str = ""
    reader: Reader | None = None
    sign_in_url: str = ""
    sign_out_url: str = ""
    clocks: Clocks | None = None
    search: Search | None = None
    trail: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()
    help: Help | None = None
