"""Who works here on a date: the figures of composition, cut and drawn, as the reader may know."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures import composition as measured
from secretariat.areas.workforce.pages import pyramids, years
from secretariat.areas.workforce.pages.contexts import CompositionPage, Cut
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Figure
from secretariat.engine.publishing.readers import Reader
from secretariat.web import formats, wording
from secretariat.web.asking import reader as reader_now
from secretariat.web.contexts.figures import Tile, Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Chart, LinkList, Notice
from secretariat.web.figures.breakdowns import breakdowns
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress
from secretariat.web.moments import Asked, read

TILES = (
    measured.officials,
    measured.women,
    measured.women_in_senior_posts,
    measured.on_development_cooperation,
    measured.counted_for_representation,
    measured.posts_vacant,
)


def composition_page(request: HttpRequest) -> HttpResponse:
    """Show who works here: ages, sex, grades, funding, regions, and how it came about.

    To who may not see all staffing, as last released, or as released for the day asked for.
    """
    asked, reader = read(request), reader_now(request)
    sees_all = reader.is_cleared(measured.officials, asked.as_of)
    offered = [] if sees_all else [str(one) for one in reader.on_offer(measured.officials)]
    if offered and not asked.given:
        asked = replace(asked, as_of=date.fromisoformat(offered[0]))
    page = _live(asked, reader) if sees_all else _released(asked, reader, offered)
    shown = frame(request, page.title, place="figures", trail=_trail(), clocks=asked.clocks)
    return render(request, "workforce/composition.html", {"frame": shown, "page": page})


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Figures"), url=reverse("figures")),)


def _live(asked: Asked, reader: Reader) -> CompositionPage:
    """The page of who may see all staffing: any date, and how it came about."""
    with known_at(asked.known_at):
        found = reader.totals([(one, asked.as_of) for one in TILES])
        over_time = years.over_time(asked.as_of)
    return CompositionPage(
        title=_title(found[0], asked),
        sentence=_("Every number opens the figure it comes from."),
        tiles=tuple(_tile(one, asked) for one in found),
        charts=(*_pyramid(asked, reader), *over_time),
        tables=tuple(_cuts(asked, reader)),
        notices=(),
        lists=_lists(asked),
    )


def _released(asked: Asked, reader: Reader, offered: Sequence[str]) -> CompositionPage:
    """The page of everybody else: what was released for the day, and for which days there is."""
    is_released = asked.as_of.isoformat() in offered
    shown = TILES if is_released else ()
    found = [reader.figure(one, asked.as_of, known_at=asked.known_at) for one in shown]
    title = _title(found[0], asked) if found and not found[0].total.withheld else ""
    return CompositionPage(
        title=title or _("Who works here"),
        sentence=_("As released. Every number opens the figure it comes from.") if found else "",
        tiles=tuple(_tile(one, asked) for one in found),
        charts=tuple(_pyramid(asked, reader)) if is_released else (),
        tables=tuple(_cuts(asked, reader)) if is_released else (),
        notices=() if is_released else (_nothing_released(asked, offered),),
        lists=(*_dates(offered), *_lists(asked)),
    )


def _nothing_released(asked: Asked, offered: Sequence[str]) -> Notice:
    told = {"day": formats.day(asked.as_of)}
    return Notice(
        title=_("Nothing is released for %(day)s") % told,
        text=_("Figures about officials are released for the dates listed below.")
        if offered
        else _("Figures about officials are open once a paper with them is released."),
    )


def _dates(offered: Sequence[str]) -> tuple[LinkList, ...]:
    """Lead to each date for which figures of officials are released, the latest first."""
    links = tuple(
        Link(label=formats.day(date.fromisoformat(one)), url=f"?as_of={one}") for one in offered
    )
    return (LinkList(title=_("Released for"), links=links),) if links else ()


def _title(found: Figure, asked: Asked) -> str:
    told = {"count": wording.of_cell(found.measure.unit, found.total)}
    told["day"] = formats.day(asked.as_of)
    return _("%(count)s officials on %(day)s") % told


def _address(measure: Measure, asked: Asked, *by: str) -> FigureAddress:
    return FigureAddress(key=measure.key, when=asked.as_of, known_at=asked.known_at, by=by)


def _tile(found: Figure, asked: Asked) -> Tile:
    measure = found.measure
    return Tile(
        figure=Link(label=str(measure.title), url=_address(measure, asked).page()),
        value=Value(
            text=wording.of_cell(measure.unit, found.total),
            unit=str(measure.unit.title),
            is_withheld=found.total.withheld,
        ),
        sentence=wording.parts(found.total),
    )


def _pyramid(asked: Asked, reader: Reader) -> Iterator[Chart]:
    """Ages by sex, as far as the reader is told both together."""
    found = reader.figure(
        measured.officials_by_age, asked.as_of, by=("age", "sex"), known_at=asked.known_at
    )
    drawn = pyramids.pyramid(found)
    if drawn is not None:
        yield drawn


def _cut_by() -> tuple[tuple[str, Measure, str], ...]:
    """What is cut on the page: the heading, the figure, and by what."""
    return (
        (_("Women by grade"), measured.women, "grade"),
        (_("Who pays for them"), measured.officials, "funding"),
        (_("Regions of nationality"), measured.officials, "region"),
    )


def _cuts(asked: Asked, reader: Reader) -> Iterator[Cut]:
    for title, measure, by in _cut_by():
        at = _address(measure, asked, by)
        for one in breakdowns(measure, at, reader=reader):
            yield Cut(
                key=f"{measure.key.partition('.')[2]}-{one.key}",
                title=title,
                figure=Link(label=_("The figure"), url=at.page()),
                table=one.table,
            )


def _lists(asked: Asked) -> tuple[LinkList, ...]:
    links = (
        Link(
            label=_("Member States by representation"),
            url=asked.page("workforce-representation"),
        ),
        Link(label=_("All figures"), url=reverse("figures")),
    )
    return (LinkList(title=_("Also"), links=links),)
