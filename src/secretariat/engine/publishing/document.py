"""A release as a document: what every printer and page prints, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from secretariat.engine.measures.figures import When
from secretariat.engine.publishing.blocks import Block, Cell
from secretariat.kernel.languages import Language, Spoken


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note, by its number in the order of reading: of a cited figure, or a footnote of words.

    `runs` are its words. `cited` is the figure it explains, None for a footnote.
    """

    number: int
    runs: Cell
    cited: "CitedFigure | None" = None


@dataclass(frozen=True, kw_only=True)
class CitedFigure:
    """A figure of the release: what it is, of which date, as known when, from how many records.

    `key` is its key in the release; `sentence` says all of it for a reader; `value` is its number
    as the text shows it, `exact` the decimal that was frozen; `withheld` says why nobody is told
    its numbers. `cell` holds the title and name of
    each dimension of `where`. `when`, `where` and `known_at` are what its address asks for.
    """

    key: str
    measure: str
    title: str
    unit: str
    value: str
    exact: str | None
    part: int | None
    whole: int | None
    fingerprint: str
    cell: tuple[tuple[str, str], ...]
    sentence: str
    withheld: str
    definition: str
    authority: str
    owner: str
    when: When
    where: Mapping[str, str | None]
    known_at: datetime
    n: int


@dataclass(frozen=True, kw_only=True)
class Field:
    """A line of the box above the text: what it is about, and its words."""

    label: str
    runs: Cell


@dataclass(frozen=True, kw_only=True)
class Definition:
    """How a measure was defined when the release was frozen, and who answers for it."""

    measure: str
    title: str
    words: str
    authority: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition of the same publication: its number, its day, and what it was issued for."""

    number: int
    frozen: str
    note: Spoken
    corrects: int | None
    is_this: bool


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper in one language: frozen, or a draft, which has no edition and no seal.

    `language` is the one its words are in; `wanted` the one asked for, where that one is missing.
    `head` are the lines above the title, `summary` and `fields` what its box says. `figures` are
    all it shows by their key, those of tables and charts included; `definitions` how each measure
    is defined. `seal` is printed in groups; `frozen` and `known` are `frozen_at` and `known_at` in
    words. `note` says what it was issued for. `warnings` must stand on every page: that the
    organization is fictional, that the clock was simulated.
    """

    language: Language
    wanted: Language
    publication: str
    edition: int
    title: str
    symbol: str
    head: tuple[str, ...]
    purpose: str
    summary: Cell
    fields: tuple[Field, ...]
    owner: str
    organization: str
    licence: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    figures: Mapping[str, CitedFigure]
    definitions: tuple[Definition, ...]
    seal: str
    known_at: datetime
    simulated: bool
    frozen_at: datetime
    frozen: str
    known: str
    command: str
    note: Spoken
    warnings: tuple[str, ...]
    editions: tuple[Edition, ...]

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it is frozen."""
        return not self.seal

    @property
    def corrects(self) -> int | None:
        """The number of the edition this one corrects, if it corrects one."""
        return next((one.corrects for one in self.editions if one.is_this), None)

    @property
    def missing(self) -> bool:
        """Whether the language asked for has no text yet, so that another stands in for it."""
        return self.language is not self.wanted
