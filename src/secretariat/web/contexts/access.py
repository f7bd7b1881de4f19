"""People, what they may and why, their sessions, and who read what is sensitive."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Event, Fact, Form, Notice, Table
from secretariat.web.contexts.registers import Move


@dataclass(frozen=True, kw_only=True)
class GrantTable:
    """Grants of one kind: now, to come or past; `empty` is said where there is none."""

    key: str
    title: str
    table: Table | None = None
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """Somebody who signs in: `secretariat/person.html`."""

    title: str
    sentence: str
    badge: str
    facts: tuple[Fact, ...]
    moves: tuple[Move, ...]
    grants: tuple[GrantTable, ...]
    grants_note: str
    asks: Form | None
    history: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether somebody may do one thing, because of what, and what each grant has to do with it.

    `holders` are those who may, each with her grant; None where that is not told.
    """

    key: str
    title: str
    allowed: bool
    because: str
    reasons: tuple[str, ...] = ()
    roles: str = ""
    holders: tuple[Link, ...] | None = None
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class WhyPage:
    """Decisions explained: `secretariat/why.html`; `asks` is the form that asks for another."""

    title: str
    sentence: str
    answers: tuple[Answer, ...]
    asks: Form | None = None
    notice: Notice | None = None


@dataclass(frozen=True, kw_only=True)
class SessionItem:
    """A session: its device in words, and whether it is the one that asks."""

    number: int
    device: str
    sentence: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class SessionsPage:
    """One's own sessions: `secretariat/sessions.html`."""

    title: str
    sentence: str
    sessions: tuple[SessionItem, ...]
    others: int


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A titled list of links, each with what it leads to."""

    key: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """One's own sign-in, and what one may: `secretariat/account.html`."""

    title: str
    sentence: str
    shelves: tuple[Shelf, ...]
