"""Finding a measure to cite: what it is today, and what to write for it."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind, Measure, measures
from secretariat.engine.measures.figures import When
from secretariat.engine.search.matching import words_of
from secretariat.kernel.periods import Period
from secretariat.web import formats, wording
from secretariat.web.asking import actor, day, one, reader, today
from secretariat.web.contexts.drafting import Found, Offer
from secretariat.web.contexts.frame import Link
from secretariat.web.finding.groups import mentions
from secretariat.web.links import FigureAddress

MOST = 12


def found(request: HttpRequest, asked: QueryDict) -> Found:
    """Find the measures she may see that hold the words, as of a day; nothing without words.

    Two statements, however many are found.
    """
    words, on = one(asked, "find").strip(), one(asked, "find_on").strip()
    stands_on = day(on) if on else last_year_end(today())
    if not words:
        return Found(on=stands_on.isoformat())
    rights, tell = rights_of(actor(request), on=today()), reader(request)
    hits = [
        each
        for each in measures()
        if rights.scopes(each.audience).cover("") and mentions(each, words_of(words))
    ]
    shown = [(each, _when(each, stands_on)) for each in hits[:MOST]]
    values = tell.totals(shown) if shown else []
    return Found(
        words=words,
        on=stands_on.isoformat(),
        sentence=_sentence(len(hits), words),
        offers=tuple(
            Offer(
                figure=Link(
                    label=str(each.title), url=FigureAddress(key=each.key, when=when).page()
                ),
                value=f"{wording.of_cell(each.unit, told.total)} {each.unit.title}",
                citations=tuple(_citations(each, when)),
            )
            for (each, when), told in zip(shown, values, strict=True)
        ),
    )


def last_year_end(on: date) -> date:
    """The day most papers speak of."""
    return date(on.year - 1, 12, 31)


def _sentence(count: int, words: str) -> str:
    told = {"count": formats.number(count), "words": words}
    if not count:
        return _("No figure is about “%(words)s”.") % told
    return (
        ngettext(
            "%(count)s figure is about “%(words)s”.",
            "%(count)s figures are about “%(words)s”.",
            count,
        )
        % told
    )


def _when(measure: Measure, on: date) -> When:
    return on if measure.kind is Kind.STOCK else Period.year(on.year)


def _citations(measure: Measure, when: When) -> Iterator[str]:
    """What to write: the figure, and a table of it by each dimension."""
    clock = f"over={when.starts}..{when.ends}" if isinstance(when, Period) else f"as_of={when}"
    yield f"[figure: {measure.key} {clock}]"
    for dimension in measure.dimensions:
        yield f"[table: {measure.key} {clock} by={dimension.key}]"
