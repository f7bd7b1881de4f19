"""Moves, delegations and notices as their pages show them."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Hidden, Link
from secretariat.web.contexts.parts import Empty, Event, Form, Notice, Pages, Table


@dataclass(frozen=True, kw_only=True)
class MovePage:
    """A move asked for: `secretariat/move.html`. A closed one has a notice and no form."""

    title: str
    sentence: str
    way_back: Link
    notice: Notice | None = None
    form: Form | None = None


@dataclass(frozen=True, kw_only=True)
class FollowForm:
    """The button by which a record or a figure is followed, or followed no longer."""

    action: str
    kept: tuple[Hidden, ...]
    submit: str
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notice: when, what it says (safe HTML), and whether it was read."""

    event: Event
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class NoticesPage:
    """What a reader was told: `secretariat/notices.html`, with how she wishes to be written to.

    `all_read` marks what is shown as read; `following` are the records and figures she follows.
    """

    title: str
    sentence: str
    notices: tuple[Told, ...]
    pages: Pages
    mail: Form
    mail_notice: Notice | None = None
    all_read: FollowForm | None = None
    following: tuple[Link, ...] = ()
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A delegation as its page shows it: in words, and the button that ends it if it can be."""

    sentence: str
    note: str
    take_back: FollowForm | None = None


@dataclass(frozen=True, kw_only=True)
class DelegationsPage:
    """Who moves for a reader, and for whom she does: `secretariat/delegations.html`."""

    title: str
    sentence: str
    given: tuple[Handed, ...]
    lent: tuple[Handed, ...]
    form: Form


@dataclass(frozen=True, kw_only=True)
class DrawnWorkflow:
    """A workflow in the manual: its drawing (safe SVG), the table of its moves, and in words."""

    key: str
    sentence: str
    drawing: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class WorkflowsPage:
    """The workflows of the product: `secretariat/workflows.html`."""

    title: str
    sentence: str
    workflows: tuple[Link, ...] = ()
    drawn: DrawnWorkflow | None = None


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A kind of page in the manual."""

    key: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ManualPage:
    """The manual inside the product: `secretariat/manual.html`."""

    title: str
    sentence: str
    kinds: tuple[PageKind, ...]
    workflows: Link
