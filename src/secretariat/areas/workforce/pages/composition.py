"""Who works here on a date: the figures of composition, cut and drawn, as the reader may know."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.workforce.measures import composition as measured
from secretariat.areas.workforce.pages import pyramids, years
from secretariat.areas.workforce.pages.asking import Asked, read
from secretariat.areas.workforce.pages.contexts import CompositionPage, Cut
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Figure
from secretariat.engine.publishing.readers import Reader
from secretariat.web import formats, wording
from secretariat.web.asking import actor, today
from secretariat.web.contexts.figures import Tile, Value
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Chart, LinkList, Notice
from secretariat.web.figures.breakdowns import breakdowns
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress

TILES = (
    measured.officials,
    measured.women,
    measured.women_in_senior_posts,
    measured.on_development_cooperation,
    measured.counted_for_representation,
    measured.posts_vacant,
)


def composition_page(request: HttpRequest) -> HttpResponse:
    """Show who works here: ages, sex, grades, funding, regions, and how it came about."""
    asked, reader = read(request), Reader(actor(request), today())
    page = _page(asked, reader)
    shown = frame(request, page.title, place="figures", trail=_trail(), clocks=asked.clocks)
    return render(request, "workforce/composition.html", {"frame": shown, "page": page})


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Figures"), url=reverse("figures")),)


def _page(asked: Asked, reader: Reader) -> CompositionPage:
    with known_at(asked.known_at):
        found = reader.totals([(one, asked.as_of) for one in TILES])
        over_time = years.over_time(asked.as_of, reader)
    return CompositionPage(
        title=_title(found[0], asked),
        sentence=_("Every number opens the figure it comes from."),
        tiles=tuple(_tile(one, asked) for one in found),
        charts=(*_pyramid(asked, reader), *over_time),
        tables=tuple(_cuts(asked, reader)),
        notices=tuple(_notices(asked, reader)),
        lists=_lists(asked),
    )


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


def _sees_both(asked: Asked, reader: Reader) -> bool:
    """Say whether the reader may see ages cut by sex as well."""
    return reader.is_cleared(measured.officials_by_age, asked.as_of)


def _pyramid(asked: Asked, reader: Reader) -> Iterator[Chart]:
    if _sees_both(asked, reader):
        by = ("age", "sex")
        found = pyramids.pyramid(
            reader.figure(measured.officials_by_age, asked.as_of, by=by, known_at=asked.known_at)
        )
        if found is not None:
            yield found


def _cut_by(asked: Asked, reader: Reader) -> Iterator[tuple[str, Measure, str]]:
    """What is cut on the page: the heading, the figure, and by what."""
    if not _sees_both(asked, reader):
        yield _("Ages"), measured.officials_by_age, "age"
    yield _("Women by grade"), measured.women, "grade"
    yield _("Who pays for them"), measured.officials, "funding"
    yield _("Regions of nationality"), measured.officials, "region"


def _cuts(asked: Asked, reader: Reader) -> Iterator[Cut]:
    for title, measure, by in _cut_by(asked, reader):
        at = _address(measure, asked, by)
        for one in breakdowns(measure, at, reader=reader):
            yield Cut(
                key=f"{measure.key.partition('.')[2]}-{one.key}",
                title=title,
                figure=Link(label=_("The figure"), url=at.page()),
                table=one.table,
            )


def _notices(asked: Asked, reader: Reader) -> Iterator[Notice]:
    if not _sees_both(asked, reader):
        least = formats.number(measured.officials_by_age.smallest_cell)
        yield Notice(
            title=_("Cut by one thing at a time"),
            text=_(
                "Cut by age and sex together, or in any other two ways, cells of fewer than "
                "%(least)s officials could be worked out. They are shown so to those who see all "
                "staffing."
            )
            % {"least": least},
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
