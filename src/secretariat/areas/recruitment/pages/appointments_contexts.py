"""What the pages of an appointment show."""

from dataclasses import dataclass

from secretariat.web.contexts.parts import Fact, LinkList, Notice, Table


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the page: its heading, sentences, and a table where there is one."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class AppointmentPage:
    """An appointment, its way so far, and what it would do: `recruitment/appointment.html`."""

    reference: str
    title: str
    sentence: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    who_may_see: str
    lists: tuple[LinkList, ...]
    notice: Notice | None = None
