"""What the monitoring of a framework shows, worded: its template decides nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Empty, Status, Table


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many indicators stand alike, of progress and of impact."""

    status: Status
    count: str


@dataclass(frozen=True, kw_only=True)
class Monitored:
    """A part of the page: how many stand how, or a table; `empty` where there is nothing."""

    key: str
    title: str
    sentence: str
    counts: tuple[Kept, ...] = ()
    table: Table | None = None
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class MonitoringPage:
    """A framework as one audience is shown it: `results/monitoring.html`."""

    title: str
    lang: str
    sentence: str
    audiences: tuple[Option, ...]
    parts: tuple[Monitored, ...]
    rule: str
