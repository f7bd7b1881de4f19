"""What the pages of figures of recruitment show."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Chart, Empty, Form, LinkList, Table


@dataclass(frozen=True, kw_only=True)
class Told:
    """A part of the page: a heading, a sentence, and a table; `figure` opens what is counted."""

    key: str
    title: str
    sentence: str
    table: Table
    figure: Link | None = None


@dataclass(frozen=True, kw_only=True)
class FiguresPage:
    """Figures reckoned beyond a single statement: `recruitment/figures.html`."""

    title: str
    sentence: str
    filters: Form
    charts: tuple[Chart, ...]
    parts: tuple[Told, ...]
    explained: tuple[str, ...]
    lists: tuple[LinkList, ...]
    empty: Empty | None = None
