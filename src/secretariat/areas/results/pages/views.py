"""Frameworks: all side by side, one with its objectives and indicators, and one indicator."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.reference.models import Region, Unit
from secretariat.areas.results.models.planned import Framework, Indicator, ObjectiveText
from secretariat.areas.results.pages.asking import Asked, clocks_of, read
from secretariat.areas.results.pages.readers import Reader, reader_of
from secretariat.areas.results.pages.reading import Stands, Tree, judged, reached_in, tree_of
from secretariat.areas.results.pages.shown_framework import LENGTH, Choices, lines_of
from secretariat.areas.results.pages.shown_framework import framework_page as shown_framework
from secretariat.areas.results.pages.shown_frameworks import frameworks_page as shown_frameworks
from secretariat.areas.results.pages.shown_indicator import indicator_page as shown_indicator
from secretariat.areas.results.pages.shown_objectives import Line, Shown
from secretariat.areas.results.registers import frameworks, indicators
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame


def frameworks_page(request: HttpRequest) -> HttpResponse:
    """List all frameworks, each with what it holds and how it stands."""
    asked = read(request)
    page = shown_frameworks(asked, reader=reader_of(request))
    shown = frame(request, page.title, place="frameworks", clocks=clocks_of(asked))
    return render(request, "results/frameworks.html", {"frame": shown, "page": page})


def framework_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a framework: how it stands, and its objectives down to the indicators."""
    reader = reader_of(request)
    framework, asked = _framework(request, code, reader)
    with reading_known_at(asked.known_at):
        tree = tree_of(framework)
        reached = reached_in(framework, asked.region, asked.as_of) if asked.region else None
        regions = list(Region.objects.all())
    everything = judged(
        Q(objective__framework=framework),
        asked.as_of,
        sees=reader.sees,
        known_at=asked.known_at,
    )
    units = {one.unit_id: one.unit for one in tree.objectives.values() if one.unit is not None}
    of_unit = {one.pk for one in tree.objectives.values() if _answers(one.unit, asked.unit)}
    found = [
        one
        for one in everything
        if (reached is None or one.first.indicator in reached) and one.first.objective in of_unit
    ]
    chosen = [one for one in found if asked.status in ("", one.status)]
    lines = lines_of(tree, chosen, narrowed=asked.narrowed)
    asked = replace(asked, page=min(asked.page, max(1, -(-len(lines) // LENGTH))))
    page = shown_framework(
        tree,
        asked,
        found,
        lines,
        _shown(tree, asked, lines),
        Choices(units=sorted(units.values(), key=lambda one: one.path), regions=regions),
    )
    trail, clocks = (_all_frameworks(asked),), clocks_of(asked)
    shown = frame(request, page.title, place="frameworks", trail=trail, clocks=clocks)
    return render(request, "results/framework.html", {"frame": shown, "page": page})


def indicator_page(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Show an indicator: its path, targets, results with their evidence, and what it continues."""
    asked, reader = read(request), reader_of(request)
    with reading_known_at(asked.known_at):
        named = Indicator.objects.filter(reader.open(indicators), code=f"{code}/{number}")
        indicator = named.select_related("objective__framework", "objective__unit", "unit").first()
    if indicator is None:
        raise nothing_here()
    framework = indicator.objective.framework
    asked = asked.on(framework.ends)
    page = shown_indicator(indicator, asked, reader=reader)
    here = Link(label=framework.title.text, url=reverse("framework", args=[code]) + asked.moment())
    shown = frame(
        request,
        page.title,
        place="frameworks",
        trail=(_all_frameworks(asked), here),
        clocks=clocks_of(asked),
    )
    return render(request, "results/indicator.html", {"frame": shown, "page": page})


def _all_frameworks(asked: Asked) -> Link:
    return Link(label=_("Frameworks"), url=reverse("frameworks") + asked.moment())


def _answers(unit: Unit | None, wanted: str) -> bool:
    return not wanted or (unit is not None and unit.code == wanted)


def _framework(request: HttpRequest, code: str, reader: Reader) -> tuple[Framework, Asked]:
    """The framework asked for, as it was known then. Raises NotFound."""
    asked = read(request)
    with reading_known_at(asked.known_at):
        framework = Framework.objects.filter(reader.open(frameworks), code=code).first()
    if framework is None:
        raise nothing_here()
    return framework, asked.on(framework.ends)


def _shown(tree: Tree, asked: Asked, lines: Sequence[Line]) -> Shown:
    """The lines of the page asked for, with the records they name: three queries."""
    here = lines[(asked.page - 1) * LENGTH : asked.page * LENGTH]
    stand: list[Stands] = [one for _objective, one in here if one is not None]
    objectives = {objective.pk for objective, _one in here}
    tops = {tree.top(objective).pk for objective, _one in here}
    texts: dict[int, list[ObjectiveText]] = defaultdict(list)
    with reading_known_at(asked.known_at):
        rows = Indicator.objects.filter(pk__in=[one.first.indicator for one in stand])
        named = {one.pk: one for one in rows.select_related("unit").prefetch_related("parts")}
        for one in ObjectiveText.objects.filter(objective__in=objectives | tops):
            texts[one.objective_id].append(one)
    return Shown(lines=here, indicators=named, texts=texts)
