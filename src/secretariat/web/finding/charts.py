"""The charts of papers by their titles: each stands at an address of its own in its paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.measures.declaring import measures
from secretariat.engine.publishing.blocks import Block, Kind
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.engine.publishing.seeing import seen_by
from secretariat.engine.publishing.spreads import read_spread
from secretariat.engine.registers.finding import SHOWN
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES, Language
from secretariat.web import formats
from secretariat.web.contexts.finding import Group, Hit
from secretariat.web.finding.groups import Words, all_of, holds
from secretariat.web.finding.marking import marked


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart as a text has it: its place, and its own title or else the measure it shows."""

    id: str
    number: int
    title: str
    measure: str


def of_charts(words: Words, *, actor: Actor, on: date, now: datetime) -> Group | None:
    """The charts whose title holds the words, of each paper's current edition: one query.

    That is the edition which the paper's own address shows. A chart without a title of its own is
    called what its figure is.
    """
    is_public = Case(
        When(public_from__lte=now, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    read = seen_by(actor, on=on, now=now).order_by("publication", is_public, "-edition")
    texts = dict(read.distinct("publication").values_list("publication", "texts"))
    titles = {one.key: str(one.title) for one in measures()}
    hits: list[Hit] = []
    for paper in publications():
        for one in _drawn(texts.get(paper.key, {})):
            title = one.title or titles.get(one.measure, "")
            if title and holds(title, words):
                note = f"{paper.symbol}, {_('Figure %(number)s.') % {'number': one.number}}"
                url = f"{reverse('paper-latest', args=[paper.key])}#{one.id}"
                hits.append(Hit(name=marked(title, words), url=url, note=note.removesuffix(".")))
    if not hits:
        return None
    everything = all_of(len(hits), reverse("papers"))
    return Group(key="charts", title=_("Charts"), hits=tuple(hits[:SHOWN]), everything=everything)


def _drawn(texts: Mapping[str, str]) -> tuple[Drawn, ...]:
    """The charts of a paper in the reader's language, or in the one that is shown to her."""
    order = (Language(formats.language()), *LANGUAGES)
    text = next((texts[one] for one in order if one in texts), "")
    return charts_in(text)


@lru_cache(maxsize=256)
def charts_in(text: str) -> tuple[Drawn, ...]:
    """The charts of a text, in their order; a text that was frozen never changes."""
    if "[chart:" not in text:
        return ()
    try:
        return tuple(_found(blocks_of(text)))
    except BadInput:  # a text of long ago that would be refused today is found as a paper
        return ()


def _found(blocks: tuple[Block, ...]) -> Iterator[Drawn]:
    for one in blocks:
        if one.kind is Kind.CHART and one.cites:
            spread = read_spread(one.cites)
            yield Drawn(id=one.id, number=one.number, title=spread.title, measure=spread.measure)
        yield from _found(one.blocks)
