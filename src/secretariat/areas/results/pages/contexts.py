"""What the pages of frameworks show, worded: templates decide nothing."""

from dataclasses import dataclass

from secretariat.web.contexts.figures import Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import (
    Chart,
    Empty,
    Fact,
    Form,
    LinkList,
    Pages,
    Status,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many indicators stand alike; `url` shows them alone, `marks` is a mark for each."""

    status: Status
    count: str
    url: str
    marks: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class FrameworkItem:
    """A framework in the list: what it is, who adopted it, what it holds, how it stands."""

    framework: Link
    state: str
    period: str
    adoption: str
    levels: tuple[str, ...]
    as_of: str
    tallies: tuple[Tally, ...]
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class FrameworksPage:
    """All frameworks side by side."""

    title: str
    sentence: str
    items: tuple[FrameworkItem, ...]
    rule: str
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """A part of an indicator on one scale: from its baseline to the target in force.

    `scale` is drawn; where nothing can be drawn, `instead` says why.
    """

    number: str
    indicator: Link
    part: str
    unit: str
    baseline: str
    baseline_on: str
    target: str
    target_on: str
    scale: str
    instead: str
    actual: str
    status: Status
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text of an objective: its kind and its blocks, as safe HTML."""

    title: str
    html: str
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """An objective of the lower levels, its texts, and its indicators."""

    key: str
    title: str
    number: str
    level: int
    responsible: str
    rows: tuple[IndicatorRow, ...]
    texts: tuple[Text, ...] = ()
    marker: str = ""
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """An objective of the first level with what stands below it."""

    key: str
    title: str
    number: str
    responsible: str
    sentence: str
    groups: tuple[Group, ...]
    texts: tuple[Text, ...] = ()
    marker: str = ""
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class FrameworkPage:
    """A framework: how it stands, and its objectives down to the indicators."""

    title: str
    sentence: str
    state: str
    adoption: str
    tally_title: str
    tallies: tuple[Tally, ...]
    filters: Form
    sections: tuple[Section, ...]
    pages: Pages | None
    rule: str
    keys: tuple[Status, ...]
    asides: tuple[LinkList, ...]
    lang: str = ""
    clear_url: str = ""
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class PartSection:
    """One part of an indicator: value, path, targets, milestones, results and their split."""

    key: str
    title: str
    value: Value
    status: Status
    sentence: str
    chart: Chart | None
    targets: Table
    milestones: Table | None
    results: Table | None
    results_title: str
    all_results: Link | None
    splits: tuple[Table, ...]
    source: Link | None
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class IndicatorPage:
    """An indicator with all that stands behind it."""

    title: str
    reference: str
    state: str
    sentence: str
    parts: tuple[PartSection, ...]
    facts: tuple[Fact, ...]
    definition: str
    definition_lang: str
    rule: str
    lists: tuple[LinkList, ...]
    lang: str = ""
