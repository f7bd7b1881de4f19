"""A publication's text before it is frozen: read in each language, and held to cite alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.measures.cells import everything, hold_to_cells, look_up_beforehand
from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import When, select
from secretariat.engine.publishing.blocks import Kind, cited_in
from secretariat.engine.publishing.citing import CITATION, Citation, read_citation
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.engine.publishing.rows import rows_of
from secretariat.engine.publishing.spreads import Spread, read_spread, with_rows
from secretariat.kernel.errors import BadInput, NotFound, ProductError
from secretariat.kernel.languages import Language


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A figure the paper cites: its measure, the citation that asks for it, and where it stands."""

    citation: Citation
    measure: Measure
    place: str

    @property
    def when(self) -> When:
        """The date or period it is of."""
        return self.citation.when

    @property
    def where(self) -> dict[str, str | None]:
        """The cell it is of; empty: all of it."""
        return dict(self.citation.where)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The text in each language it has been written in, and each figure cited, once.

    Where a table or chart did not name its rows, the texts name those that were found.
    """

    texts: Mapping[Language, str]
    cited: tuple[Cited, ...]


def draft_of(publication: Publication) -> Draft:
    """Read a publication's texts. Raises BadInput naming language and place of what is amiss."""
    texts = {language: one.text for language, one in texts_of(publication).items()}
    if not texts:
        raise NotFound(
            _("The publication “%(key)s” has no text.") % {"key": publication.key},
            do=_("Write it in one language at least."),
        )
    found = {language: _citations(language, text) for language, text in texts.items()}
    first, *others = texts
    for other in others:
        _alike(found[first], found[other], (first, other))
    laid = _laid_out(first, found[first])
    return Draft(
        texts={language: rows_named(text, laid) for language, text in texts.items()},
        cited=tuple(_once(first, found[first], laid)),
    )


Found = tuple[str, Citation | Spread]  # a place, and what is cited there
Laid = Mapping[Spread, Spread]  # each table or chart with its rows named


def _citations(language: Language, text: str) -> list[Found]:
    """Every citation with its place; what can't be read is named by language and place."""
    try:
        stated = list(cited_in(blocks_of(text)))
    except BadInput as error:
        raise _at(language, "", error) from error
    found: list[Found] = []
    for place, says in stated:
        is_spread = place.kind in {Kind.TABLE, Kind.CHART}
        try:
            found.append((place.words, read_spread(says) if is_spread else read_citation(says)))
        except ProductError as error:
            raise _at(language, place.words, error) from error
    return found


def _laid_out(language: Language, found: list[Found]) -> dict[Spread, Spread]:
    """Each table or chart with its rows: those it names, or all there are."""
    laid = {}
    for place, cited in found:
        if isinstance(cited, Spread):
            try:
                laid[cited] = rows_of(cited)
            except ProductError as error:
                raise _at(language, place, error) from error
    return laid


def rows_named(text: str, laid: Laid) -> str:
    """The text with the rows of each table and chart named, so that it says all it shows."""

    def named(found: re.Match[str]) -> str:
        kind, says = found[1], found[2]
        if kind == "figure" or (spread := read_spread(says)).rows or not spread.by:
            return found[0]
        return f"[{kind}:{with_rows(says, laid[spread].rows)}]"

    return CITATION.sub(named, text)


def _alike(one: list[Found], other: list[Found], languages: tuple[Language, Language]) -> None:
    """Refuse two languages that cite different figures, naming the place."""
    here, there = _by_place(one), _by_place(other)
    for place in [*here, *there]:
        if here[place] != there[place]:
            lacking = here[place] - there[place] or there[place] - here[place]
            first, second = (one.here_called for one in languages)
            keys = ", ".join(sorted(citation.measure for citation in lacking))
            raise BadInput(
                _("In %(one)s and in %(other)s, other figures are cited at %(place)s: %(keys)s.")
                % {"place": place, "one": first, "other": second, "keys": keys},
                why=_("A paper says the same in all its languages."),
                do=_("Cite the same figures, of the same dates and cells, in that place of both."),
            )


def _by_place(found: list[Found]) -> dict[str, Counter[Citation | Spread]]:
    places: dict[str, Counter[Citation | Spread]] = defaultdict(Counter)
    for place, citation in found:
        places[place][citation] += 1
    return places


def _once(language: Language, found: list[Found], laid: Laid) -> list[Cited]:
    """Each figure once, at the first place that cites it, held against what is declared."""
    kept: dict[str, Cited] = {}
    every = list(each(found, laid))
    _look_up([citation for _place, citation in every])
    for place, citation in every:
        if citation.identity not in kept:
            try:
                kept[citation.identity] = held(citation, place)
            except ProductError as error:
                raise _at(language, place, error) from error
    return list(kept.values())


def _look_up(cited: list[Citation]) -> None:
    """Look up all codes at once where a moment keeps them; what is amiss is said one by one."""
    with suppress(ProductError):
        cells = [(measure_of(one.measure), one.when, dict(one.where)) for one in cited]
        look_up_beforehand(cells, sees=everything)


def each(found: list[Found], laid: Laid) -> Iterator[tuple[str, Citation]]:
    """Every figure with its place, those of a table or chart one by one."""
    for place, cited in found:
        if isinstance(cited, Spread):
            for citation in laid[cited].citations():
                yield place, citation
        else:
            yield place, cited


def held(citation: Citation, place: str, *, sees: Sight = everything) -> Cited:
    """The citation with its measure, its cell and its kind of date checked.

    By `sees`, a cell that is closed to who cites it is as if there were none.
    """
    measure = measure_of(citation.measure)
    select(measure, citation.when)
    hold_to_cells(measure, citation.when, dict(citation.where), sees=sees)
    return Cited(citation=citation, measure=measure, place=place)


def _at(language: Language, place: str, error: ProductError) -> BadInput:
    """The same words, with the language of the text and the place in it."""
    told = {"language": language.here_called, "place": place, "told": error.what}
    form = _("Text in %(language)s, %(place)s: %(told)s")
    what = form if place else _("Text in %(language)s: %(told)s")
    return BadInput(what % told, why=error.why, do=error.do)
