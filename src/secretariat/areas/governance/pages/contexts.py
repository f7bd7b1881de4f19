"""What the pages of governance show."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty, Fact, LinkList, Status


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report: when and where it was made, and its words."""

    on: str
    text: str
    where: str
    lang: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A follow-up: its status, what sessions were told, and who is to do what by when.

    `asks` and `sentence` are empty for strangers; `url` leads to the record.
    """

    status: Status
    reports: tuple[Told, ...]
    asks: str = ""
    lang: str = ""
    sentence: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A decision as it is shown: where it stands, what it says and what became of it.

    `key` is its id on the page; `place` its paragraph, or session and paragraph.
    """

    key: str
    place: str
    kind: str
    text: str
    lang: str
    url: str
    lines: tuple[Line, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Decisions that stand together: those on a document, or of one session."""

    key: str
    title: str
    lang: str = ""
    facts: str = ""
    url: str = ""
    paper: Link | None = None
    items: tuple[Item, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, kw_only=True)
class GuidancePage:
    """A session, or what was asked about an objective: `governance/guidance.html`."""

    reference: str
    title: str
    sentence: str
    groups: tuple[Group, ...]
    lang: str = ""
    facts: tuple[Fact, ...] = ()
    who_may_see: str = ""
    lists: tuple[LinkList, ...] = ()
    empty: Empty | None = None
