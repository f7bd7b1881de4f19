"""What the pages of a State and of an instrument show."""

from dataclasses import dataclass

from secretariat.web.contexts.parts import Chart, Event, Fact, LinkList, Table


@dataclass(frozen=True, kw_only=True)
class StatePage:
    """A State before the standards: `standards/state.html`."""

    title: str
    sentence: str
    facts: tuple[Fact, ...]
    fundamental: Table | None
    ratifications: Table | None
    undertakings: Table | None
    prospects: Table | None
    story: tuple[Event, ...]
    lists: tuple[LinkList, ...]
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class InstrumentPage:
    """An instrument before the States: `standards/instrument.html`."""

    title: str
    reference: str
    sentence: str
    facts: tuple[Fact, ...]
    chart: Chart | None
    ratified: Table | None
    lacking: Table | None
    prospects: Table | None
    parts: Table | None
    story: tuple[Event, ...]
    lists: tuple[LinkList, ...]
    lang: str = ""
