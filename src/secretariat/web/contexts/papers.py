"""Papers: their list, and a frozen paper with cited figures, notes, seal and editions."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Chart, Empty, Event, Fact, Notice, Status, Table
from secretariat.web.contexts.registers import Move


@dataclass(frozen=True, kw_only=True)
class PaperItem:
    """A paper in the list: symbol and title, its edition, and whether its figures still hold.

    `coming` are the editions that are not public yet, for those who work on them.
    """

    symbol: str
    paper: Link
    sentence: str
    status: Status | None = None
    coming: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PapersPage:
    """All papers: `secretariat/papers.html`."""

    title: str
    sentence: str
    papers: tuple[PaperItem, ...]
    feed: Link
    empty: Empty | None = None


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A figure cited in a paragraph: what a press on it shows, and what its note says.

    `number` is the number of its note; `sentence` gives date, clock and what is counted. A
    footnote has its words as `sentence`, which may be safe HTML, and no figure.
    """

    number: int
    words: str
    sentence: str
    figure: Link | None
    status: Status | None = None

    @property
    def id(self) -> str:
        """Give the id of what a press on the citation opens."""
        return f"cited-{self.number}"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of a paper; `kind` is heading, paragraph, text, decision, table or chart.

    `html` is safe HTML, in which each citation already stands as its button; of a decision it
    is the heading. `number` is a paragraph's number; `level` a heading's, 2 to 4; `blocks` are
    a decision's parts.
    """

    kind: str
    id: str = ""
    number: int = 0
    level: int = 2
    html: str = ""
    table: Table | None = None
    chart: Chart | None = None
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Seal:
    """The seal of a release: its characters, when it was frozen, how to check it."""

    text: str
    frozen: str
    command: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition of the paper, where it stands, and what it was issued for."""

    edition: Link
    state: str = ""
    note: str = ""
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Way:
    """How far an edition is on its way to the public: its state in words, for every reader.

    `story` are its steps and `moves` what is next, for those who work on it.
    """

    status: Status
    sentence: str
    story: tuple[Event, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """A frozen paper: `secretariat/paper.html`.

    `notice` and `warnings` stand above everything: that it is not published, or superseded; what
    is fictional or simulated, what is not translated. `summary` may be safe HTML.
    """

    symbol: str
    title: str
    head: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Citation, ...]
    way: Way | None = None
    notice: Notice | None = None
    seal: Seal | None = None
    lang: str = ""
    warnings: tuple[str, ...] = ()
    purpose: str = ""
    summary: str = ""
    facts: tuple[Fact, ...] = ()
    contents: tuple[Link, ...] = ()
    status: Status | None = None
    status_sentence: str = ""
    editions: tuple[Edition, ...] = ()
    verify: Link | None = None
    restated: Link | None = None
    draft: Link | None = None
    freeze: Link | None = None
    beside: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VerificationPage:
    """An edition verified: `secretariat/verification.html`; without findings all agrees."""

    title: str
    sentence: str
    status: Status
    facts: tuple[Fact, ...]
    paper: Link
    restated: Link
    findings: Table | None = None
