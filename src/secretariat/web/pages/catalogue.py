"""The catalogue of figures: all of them, or those about some words."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import Figure
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.search.matching import words_of
from secretariat.kernel.periods import Period
from secretariat.web import formats, wording
from secretariat.web.areas_shown import grouped
from secretariat.web.asking import one, reader, today
from secretariat.web.contexts.figures import FiguresOfArea, FiguresPage, Tile, Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty
from secretariat.web.finding.groups import mentions
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress


def figures_page(request: HttpRequest) -> HttpResponse:
    """List every figure the reader may see, or those about some words, with its value today."""
    words = one(request.GET, "q").strip()
    areas = _areas(reader(request), words)
    count = sum(len(area.tiles) for area in areas)
    page = FiguresPage(
        title=_title(words, count),
        sentence=_("Values as of %(day)s.") % {"day": formats.day(today())} if count else "",
        areas=areas,
        empty=None if count else _nothing(words),
    )
    given = {"frame": frame(request, page.title, place="figures", query=words), "page": page}
    return render(request, "secretariat/figures.html", given)


def _title(words: str, count: int) -> str:
    told = {"count": formats.number(count), "words": words}
    if not words:
        return _("Figures, each open down to its records")
    if not count:
        return _("No figure is about “%(words)s”") % told
    return (
        ngettext("%(count)s figure about “%(words)s”", "%(count)s figures about “%(words)s”", count)
        % told
    )


def _nothing(words: str) -> Empty:
    if not words:
        return Empty(title=_("No figure is open to you"), sentence=_("Sign in to see more."))
    return Empty(
        title=_("Nothing holds these words"),
        sentence=_("Look for another word, or go through all figures and registers."),
        ways_out=(
            Link(label=_("All figures"), url=reverse("figures")),
            Link(label=_("All registers"), url=reverse("registers")),
        ),
    )


def _areas(reader: Reader, words: str) -> tuple[FiguresOfArea, ...]:
    """Show the figures of each area; the values of all of them are asked for at once."""
    rights = rights_of(reader.actor, on=reader.on)
    shown = [
        (area, [one for one in measures if _is_shown(one, rights, words)])
        for area, measures in grouped(lambda area: area.measures)
    ]
    made = iter(tiles([one for _area, some in shown for one in some], reader=reader))
    return tuple(
        FiguresOfArea(key=area.key, title=str(area.title), tiles=tuple(next(made) for _one in some))
        for area, some in shown
        if some
    )


def _is_shown(measure: Measure, rights: Rights, words: str) -> bool:
    return rights.scopes(measure.audience).cover("") and mentions(measure, words_of(words))


def tiles(measures: Sequence[Measure], *, reader: Reader) -> list[Tile]:
    """Show figures in small, all asked for at once: today's values, or last year's for a flow."""
    on = reader.on
    asked = [(one, on if one.kind is Kind.STOCK else Period.year(on.year - 1)) for one in measures]
    return [_tile(found, reader) for found in reader.totals(asked)]


def _tile(found: Figure, reader: Reader) -> Tile:
    measure, when = found.measure, found.when
    return Tile(
        figure=Link(label=str(measure.title), url=FigureAddress(key=measure.key).page()),
        value=Value(
            text=wording.of_cell(measure.unit, found.total),
            unit=str(measure.unit.title),
            machine=wording.exactly(found.total),
            is_withheld=found.total.withheld,
        ),
        sentence=_sentence(
            wording.parts(found.total), "" if when == reader.on else wording.when(when)
        ),
    )


def _sentence(parts: str, moment: str) -> str:
    return ", ".join(one for one in (parts, wording.heading(moment)) if one)
