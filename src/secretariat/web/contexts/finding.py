"""What the one search finds: figures, records by register, papers and people."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing found: its name (safe HTML, the words marked), where it is, and what it is."""

    name: str
    url: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Things of one kind: the first few, and where all of them are."""

    key: str
    title: str
    hits: tuple[Hit, ...]
    everything: Link | None = None


@dataclass(frozen=True, kw_only=True)
class FindPage:
    """The one search: `secretariat/find.html`. `further` leads to registers not shown here."""

    title: str
    sentence: str
    groups: tuple[Group, ...] = ()
    further: tuple[Link, ...] = ()
    empty: Empty | None = None
