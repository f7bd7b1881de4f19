"""The figures a draft cites, computed now for a reader: as a release would hold them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.access.covering import Sight
from secretariat.engine.disclosure.asked import Asked
from secretariat.engine.disclosure.judging import as_released
from secretariat.engine.measures.figures import Cell, figure, select
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.publishing.citing import Citation, read_citation
from secretariat.engine.publishing.counting import counted
from secretariat.engine.publishing.drafts import Cited, held
from secretariat.engine.publishing.foreseeing import ask_beforehand
from secretariat.engine.publishing.guarding import asked_of, guarded
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.rows import rows_of
from secretariat.engine.publishing.spreads import Spread, read_spread, with_rows
from secretariat.engine.publishing.wording import exact, unit_of, words_of
from secretariat.kernel.errors import Problem, ProductError
from secretariat.kernel.languages import Language
from secretariat.kernel.periods import Period

Named = tuple[str, str, str | None]  # a measure, a dimension of it and a code


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What a draft's citations come to, as known at an instant, by what each of them says.

    `rows` are tables with the rows they would show, `bad` what can't be computed, `refused` why
    disclosure control would let no release pass.
    """

    at: datetime
    figures: tuple[ReleasedFigure, ...]
    rows: Mapping[str, str]
    bad: Mapping[str, Problem]
    refused: tuple[Problem, ...]


@dataclass(kw_only=True)
class _Found:
    """What has been read of the citations so far: each figure once."""

    cited: dict[str, Cited] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    bad: dict[str, Problem] = field(default_factory=dict)


def estimated(
    stated: Iterable[tuple[bool, str]],
    language: Language,
    *,
    reader: Reader,
    sees: Sight,
    at: datetime,
) -> Estimate:
    """Compute what is cited, tables and charts (True) and single figures, in a language's words.

    What it will take is asked beforehand, all breakdowns together: a few statements however many
    figures there are, and those of disclosure control.
    """
    with each_once():
        asked = list(stated)
        ask_beforehand(asked, reader=reader, sees=sees)
        found = _read(asked, reader, sees)
        cited = list(found.cited.values())
        closed, refused = _closed(cited)
        with override(language):
            worded = _Worded(cited=cited, cells=_told(cited, reader), language=language)
            figures = tuple(worded.figures(closed))
    return Estimate(at=at, figures=figures, rows=found.rows, bad=found.bad, refused=refused)


def _read(stated: Iterable[tuple[bool, str]], reader: Reader, sees: Sight) -> _Found:
    """Every figure cited, once; what is amiss is kept by what it says."""
    found = _Found()
    for is_spread, says in stated:
        try:
            for one in _each_of(is_spread, says, found, reader, sees):
                found.cited.setdefault(one.citation.identity, one)
        except ProductError as error:
            found.bad[says] = _problem(error)
    return found


def _told(cited: Sequence[Cited], reader: Reader) -> list[Cell]:
    """The number of each figure: counted where she sees every record, else as it was released."""
    cells: dict[int, Cell] = {}
    for is_cleared, told in ((True, figure), (False, reader.figure)):
        places = [
            place
            for place, one in enumerate(cited)
            if reader.is_cleared(one.measure, one.when) is is_cleared
        ]
        cells.update(zip(places, counted([cited[place] for place in places], told), strict=True))
    return [cells[place] for place in range(len(cited))]


def _each_of(is_spread: bool, says: str, found: _Found, reader: Reader, sees: Sight) -> list[Cited]:
    """The figures of one citation, held against what is declared."""
    if not is_spread:
        return [held(read_citation(says), "", sees=sees)]
    spread = read_spread(says)
    laid = rows_of(spread, reader.figure)
    if laid.rows != spread.rows:
        found.rows[says] = with_rows(says, laid.rows)
    return _of_spread(laid, is_named=bool(spread.rows), sees=sees)


def _of_spread(spread: Spread, *, is_named: bool, sees: Sight) -> list[Cited]:
    """Each figure of a table: a code that somebody wrote is looked up once, found ones are not."""
    looked_up: dict[tuple[str, frozenset[Any]], Cited] = {}
    made = []
    for one in spread.citations():
        what = one.measure, frozenset(one.where if is_named else dict(one.where))
        if what not in looked_up:
            looked_up[what] = held(_looked_up(one, spread, is_named=is_named), "", sees=sees)
        made.append(Cited(citation=one, measure=looked_up[what].measure, place=""))
    return made


def _looked_up(one: Citation, spread: Spread, *, is_named: bool) -> Citation:
    """The citation itself, or without the codes that were found among the records."""
    if is_named:
        return one
    stated = dict(spread.where)
    return replace(one, where=tuple((key, code) for key, code in one.where if key in stated))


def _problem(error: ProductError) -> Problem:
    return Problem(where="", wrong=f"{error.what} {error.why}".strip(), do=str(error.do))


def _closed(cited: Sequence[Cited]) -> tuple[frozenset[Asked], tuple[Problem, ...]]:
    """What a release would withhold of these figures; a problem where none could be made."""
    try:
        return frozenset(guarded(cited).withheld), ()
    except ProductError as error:
        return frozenset(), (_problem(error),)


@dataclass(frozen=True, kw_only=True)
class _Worded:
    """Figures with their words in the language of the moment; what is known is not asked again."""

    cited: Sequence[Cited]
    cells: Sequence[Cell]
    language: Language

    def figures(self, closed: frozenset[Asked]) -> Iterator[ReleasedFigure]:
        """Each figure as a release would hold it; those closed without their numbers."""
        for number, (one, cell) in enumerate(zip(self.cited, self.cells, strict=True), 1):
            shown = replace(cell, withheld=cell.withheld or asked_of(one) in closed)
            yield self._figure(str(number), one, shown)

    def _figure(self, key: str, one: Cited, cell: Cell) -> ReleasedFigure:
        measure, is_told = one.measure, not cell.withheld
        value = as_released(measure, select(measure, one.when), cell.value) if is_told else None
        return ReleasedFigure(
            key=key,
            measure=measure.key,
            asked=one.citation.asked,
            value=exact(value),
            n=cell.n if is_told else 0,
            part=cell.part if is_told else None,
            whole=cell.whole if is_told else None,
            unit=unit_of(measure.unit),
            words={str(self.language): self._words(one)},
            definition={},
            fingerprint="",
            withheld_below=None if is_told else measure.smallest_cell,
        )

    def _words(self, one: Cited) -> dict[str, Any]:
        """Title, unit, definition, authority, owner and the names of the cell."""
        measure = one.measure
        return {
            "title": str(measure.title),
            "unit": str(measure.unit.title),
            "definition": measure.on(_day(one)).shown,
            "authority": str(measure.authority),
            "owner": str(measure.owner),
            "cell": [
                [str(measure.dimension(name).title), self._name(one, name, code)]
                for name, code in one.citation.where
            ],
        }

    def _name(self, one: Cited, name: str, code: str | None) -> str:
        """What a code is called: as it was counted, or else looked up."""
        if code is None:
            return _("not stated")
        if (one.measure.key, name, code) not in self._names:
            measure, when = one.measure, one.citation.when
            words = words_of(measure, measure.on(_day(one)), when, {name: code})
            self._names[one.measure.key, name, code] = words[str(self.language)]["cell"][0][1]
        return self._names[one.measure.key, name, code]

    @cached_property
    def _names(self) -> dict[Named, str]:
        """What the codes are called of those cells that were counted in a breakdown."""
        found: dict[Named, str] = {}
        for one, cell in zip(self.cited, self.cells, strict=True):
            where = sorted(dict(one.citation.where).items())
            if len(cell.labels) == len(where):
                for (name, code), label in zip(where, cell.labels, strict=True):
                    found[one.measure.key, name, code] = str(label)
        return found


def _day(one: Cited) -> date:
    when = one.citation.when
    day = when.ends if isinstance(when, Period) else when
    assert day is not None
    return day
