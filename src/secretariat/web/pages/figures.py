"""Figures: the catalogue, a figure with all that stands behind it, and its records."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import Figure, When
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.seeing import open_to
from secretariat.engine.publishing.wording import named_cell
from secretariat.kernel.errors import BadInput
from secretariat.web import formats, wording
from secretariat.web.areas_shown import figures_trail
from secretariat.web.asking import actor, after_asked, figure_asked, now, page_asked, reader, today
from secretariat.web.contexts.figures import Evidence, EvidencePage, FigurePage, Value
from secretariat.web.contexts.frame import Frame, Link
from secretariat.web.contexts.parts import Empty
from secretariat.web.figures import breakdowns, citing, evidence, trends
from secretariat.web.figures.clocks import clocks, sentence
from secretariat.web.figures.definitions import definition
from secretariat.web.figures.files import as_csv, as_json
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress
from secretariat.web.opening import opened
from secretariat.web.records.paging import pages
from secretariat.web.workflows.following import figure_form

OFFERED = 6
"""How many of the dates released are named where another one was asked for."""


def figure_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show a figure: value, trend, breakdowns, definition, records, where it was published."""
    measure, asked = _asked(request, key)
    page = _page(measure, asked, reader=reader(request))
    given = {"frame": _frame(request, measure, asked, page.title), "page": page}
    return render(request, "secretariat/figure.html", given)


def figure_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Give a figure and its breakdown as CSV."""
    measure, asked = _asked(request, key)
    response = HttpResponse(as_csv(_computed(request, measure, asked)), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def figure_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give a figure, its breakdown and its definition as JSON."""
    measure, asked = _asked(request, key)
    cited = request.build_absolute_uri(citing.address(asked, at=now()))
    words = as_json(_computed(request, measure, asked), address=cited)
    return HttpResponse(words, content_type="application/json")


def evidence_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show all records behind a figure, page by page."""
    measure, asked = _asked(request, key)
    name, number = request.GET.get("name", ""), page_asked(request.GET)
    found = evidence.behind(measure, asked, name=name, actor=actor(request), on=today())
    if found is None:
        raise BadInput(
            _("The records behind this figure are not kept in a register open to you."),
            do=_("Ask the owner of the figure: %(owner)s.") % {"owner": measure.owner},
        )
    after = after_asked(request.GET)
    page = _evidence(measure, asked, found, name=name, number=number, after=after)
    trail = (Link(label=str(measure.title), url=asked.page()),)
    given = {"frame": _frame(request, measure, asked, page.title, trail=trail), "page": page}
    return render(request, "secretariat/evidence.html", given)


def _asked(request: HttpRequest, key: str) -> tuple[Measure, FigureAddress]:
    """Read the address, and let nobody see a measure that is not open to her.

    Without a date, whoever is told released figures only is told those of the last date released.
    """
    measure = opened(request, measure_of, key, lambda measure: measure.audience, scope="")
    asked = figure_asked(measure, request.GET, by=actor(request), on=today())
    hers = reader(request)
    if {"as_of", "over"} & set(request.GET) or hers.is_cleared(measure, _moment(asked)):
        return measure, asked
    return measure, replace(asked, when=next(iter(hers.on_offer(measure)), asked.when))


def _moment(asked: FigureAddress) -> When:
    assert asked.when is not None
    return asked.when


def _computed(request: HttpRequest, measure: Measure, asked: FigureAddress) -> Figure:
    assert asked.when is not None
    return reader(request).figure(
        measure, asked.when, by=asked.by, where=asked.where, known_at=asked.known_at
    )


def _page(measure: Measure, asked: FigureAddress, *, reader: Reader) -> FigurePage:
    assert asked.when is not None
    by, on = reader.actor, reader.on
    found = reader.figure(measure, asked.when, where=asked.where, known_at=asked.known_at)
    behind = evidence.behind(measure, asked, actor=by, on=on)
    published = (
        citing.publications_of(measure, asked, among=open_to(by, on=on, now=reader.now))
        if reader.is_cleared(measure, asked.when)  # what changed since would tell what is withheld
        else []
    )
    points = trends.points(measure, asked, reader=reader)
    cuts = breakdowns.breakdowns(measure, asked, reader=reader)
    return FigurePage(
        title=_title(measure, found),
        value=_value(found, asked, has_records=behind is not None),
        sentence=_sentence(found, reader),
        definition=definition(measure, asked.when),
        address=citing.address(asked, at=now()),
        address_note=citing.note(measure, found),
        notice=citing.restated(published, asked.when)
        or breakdowns.not_told(measure, asked, cuts, reader=reader),
        trend=trends.chart(measure, points, rings=citing.rings(measure, published)),
        cut_by=breakdowns.chooser(measure, asked, reader=reader),
        breakdowns=cuts,
        evidence=_sample(behind, asked),
        published_in=citing.published_in(published),
        follow=figure_form(by, measure),
        downloads=(
            Link(label="CSV", url=asked.file("csv")),
            Link(label="JSON", url=asked.file("json")),
        ),
    )


def _sample(behind: evidence.Behind | None, asked: FigureAddress) -> Evidence | None:
    return evidence.sample(behind, asked) if behind and behind.count else None


def _sentence(found: Figure, reader: Reader) -> str:
    """Say of which whole a share is what part, or why the value is withheld."""
    if not found.total.withheld:
        return wording.parts(found.total)
    offered = [wording.when(one) for one in reader.on_offer(found.measure)[:OFFERED]]
    if not offered:
        return wording.why_withheld(found.measure)
    told = {"why": wording.why_withheld(found.measure), "dates": _("; ").join(offered)}
    return _("%(why)s Released to you: %(dates)s.") % told


def _value(found: Figure, asked: FigureAddress, *, has_records: bool) -> Value:
    unit = found.measure.unit
    return Value(
        text=wording.of_cell(unit, found.total),
        unit=str(unit.title),
        opens=asked.records() if found.total.n and has_records else "",
        machine="" if found.value is None else str(found.value),
        is_withheld=found.total.withheld,
    )


def _title(measure: Measure, found: Figure) -> str:
    """Name the figure, and the cell it is narrowed to as its breakdown does."""
    if not found.where:
        return str(measure.title)
    named = named_cell(measure, found.when, found.where)
    cell = ", ".join(wording.labels(tuple("" if one is None else str(one) for _by, one in named)))
    return _("%(title)s: %(cell)s") % {"title": measure.title, "cell": cell}


def _evidence(
    measure: Measure,
    asked: FigureAddress,
    found: evidence.Behind,
    *,
    name: str,
    number: int,
    after: int | None,
) -> EvidencePage:
    """One page of the records; `after` is the last record of the page before, if it is known."""
    told = {"count": formats.number(found.count), "title": measure.title}
    title = ngettext(
        "%(count)s record behind “%(title)s”", "%(count)s records behind “%(title)s”", found.count
    )
    last = max(1, -(-found.count // evidence.LENGTH))
    shown = min(number, last)
    first = (shown - 1) * evidence.LENGTH
    listed = found.listed(
        asked, first=first, length=evidence.LENGTH, after=after if shown == number else None
    )

    def address(page: int) -> str:
        parts = {"page": str(page), **({"name": name} if name else {})}
        if page == shown + 1 and listed:  # what follows is found by the last record shown
            parts["after"] = str(listed[-1].pk)
        return asked.query(**parts)

    return EvidencePage(
        title=title % told,
        sentence=sentence(asked),
        figure=Link(label=_("Back to the figure"), url=asked.page()),
        table=found.table(listed, caption=_("Records counted")),
        pages=pages(page=shown, length=evidence.LENGTH, count=found.count, address=address),
        empty=None if found.count else _nothing(asked),
    )


def _nothing(asked: FigureAddress) -> Empty:
    return Empty(
        title=_("No record is counted"),
        sentence=_("Nothing fulfils the definition on this date and within this cell."),
        ways_out=(Link(label=_("Back to the figure"), url=asked.page()),),
    )


def _frame(
    request: HttpRequest,
    measure: Measure,
    asked: FigureAddress,
    title: str,
    *,
    trail: Sequence[Link] = (),
) -> Frame:
    return frame(
        request,
        title,
        place="figures",
        trail=(*figures_trail(measure), *trail),
        clocks=clocks(asked),
    )
