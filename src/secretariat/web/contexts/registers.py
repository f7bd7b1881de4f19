"""Registers, their records, the forms of actions, and imports."""

from dataclasses import dataclass

from secretariat.web.contexts.discussion import Discussion
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import (
    Empty,
    Event,
    Fact,
    Field,
    Form,
    LinkList,
    Notice,
    Pages,
    Status,
    Table,
)
from secretariat.web.contexts.workflows import FollowForm


@dataclass(frozen=True, kw_only=True)
class RegisterItem:
    """A register in the list of registers: its name, how much it holds, what it keeps."""

    register: Link
    count: str
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class RegistersOfArea:
    """The registers of one area; `reserved` says what of them is not open to all their readers."""

    key: str
    title: str
    reserved: tuple[str, ...] = ()
    items: tuple[RegisterItem, ...]


@dataclass(frozen=True, kw_only=True)
class RegistersPage:
    """All registers the reader may open: `secretariat/registers.html`."""

    title: str
    sentence: str
    areas: tuple[RegistersOfArea, ...]
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class View:
    """A saved view of a register."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Together:
    """What can be done with several records of a list at once: a GET form under its filters.

    `kept` carries the list's filters; `all_matching` offers all that they leave, not only the
    ticked ones. `ways` are actions by name; `shut` says in sentences which are closed, and why.
    """

    url: str
    ways: tuple[Option, ...]
    shut: tuple[str, ...] = ()
    kept: tuple[Hidden, ...] = ()
    all_matching: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """A register: `secretariat/register.html`.

    `filters` is a GET form, None where nothing is recorded; `chips` name what is filtered, each
    link taking one filter away.
    `main_action` is the one main button, `actions` the others (import, export).
    """

    title: str
    sentence: str
    filters: Form | None
    table: Table
    pages: Pages
    lang: str = ""
    views: tuple[View, ...] = ()
    chips_sentence: str = ""
    chips: tuple[Link, ...] = ()
    clear_url: str = ""
    empty: Empty | None = None
    main_action: Link | None = None
    actions: tuple[Link, ...] = ()
    exports: tuple[Link, ...] = ()
    together: Together | None = None
    columns: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """A state of a workflow: `kind` is done, now or ahead; `sentence` tells days and dates."""

    label: str
    kind: str
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """What can happen next: open with an address and its effect, or shut with the reason.

    `shut_by` opens the reason: “Not yet:” or “Not you:”.
    """

    label: str
    url: str = ""
    effect: str = ""
    shut_by: str = ""
    reason: str = ""
    is_main: bool = False


@dataclass(frozen=True, kw_only=True)
class Related:
    """Records that belong to this one, as a small table, and where all of them are."""

    key: str
    title: str
    table: Table
    all_records: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """Facts of a record that belong together, under their own heading."""

    key: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Adjoining:
    """The list a record was opened from, and the records before and after it there, if any."""

    back: Link
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """A record: `secretariat/record.html`. `counted_in` closes the chain back to the figures."""

    title: str
    facts_title: str
    facts: tuple[Fact, ...]
    history: tuple[Event, ...]
    counted_in: LinkList
    who_may_see: str
    sentence: str = ""
    lang: str = ""
    badge: str = ""
    reference: str = ""
    notice: Notice | None = None
    steps: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()
    related: tuple[Related, ...] = ()
    history_note: str = ""
    history_pages: Pages | None = None
    sections: tuple[Section, ...] = ()
    follow: FollowForm | None = None
    discussion: Discussion | None = None
    own_pages: LinkList | None = None
    adjoining: Adjoining | None = None


@dataclass(frozen=True, kw_only=True)
class ActionFormPage:
    """An action asked for: `secretariat/action.html`. The title is the question.

    `story` tells what bears on it: what others changed meanwhile, or what is to be undone.
    """

    title: str
    sentence: str
    form: Form
    notice: Notice | None = None
    story: tuple[Event, ...] = ()
    ways_on: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tally:
    """A count of rows and what becomes of them."""

    value: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class Match:
    """A name the file writes that nothing here is called; `field` offers what it could mean."""

    found: str
    rows: str
    field: Field


@dataclass(frozen=True, kw_only=True)
class ImportPage:
    """An import: `secretariat/import.html`, upload, trial and receipt in turn.

    Upload: `upload` alone. Trial: `tallies`, `problems` (row, column, found, wrong, to do),
    `changes` (before, after), `matches`, and `confirm` with what may follow. Comparison: the
    same, with `absences`. Receipt: `notice` and the tallies.
    """

    title: str
    sentence: str
    upload: Form | None = None
    columns: Table | None = None
    tallies: tuple[Tally, ...] = ()
    notice: Notice | None = None
    problems: Table | None = None
    problems_more: str = ""
    changes: Table | None = None
    absences: Table | None = None
    matches: tuple[Match, ...] = ()
    confirm: Form | None = None
    ways_on: tuple[Link, ...] = ()
