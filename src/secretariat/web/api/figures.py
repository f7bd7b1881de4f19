"""Figures for programs: the catalogue, and each figure as its page computes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Measure, measure_of, measures
from secretariat.web.api.answering import api, hold_to_reach
from secretariat.web.asking import actor, today
from secretariat.web.opening import opened
from secretariat.web.pages.figures import figure_json


@api()
def figures_list(request: HttpRequest) -> dict[str, Any]:
    """Name the figures open to who asks."""
    rights = rights_of(actor(request), on=today())
    found = [one for one in measures() if rights.scopes(one.audience).cover("")]
    return {"figures": [_measure(one) for one in found]}


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "key": measure.key,
        "title": str(measure.title),
        "kind": str(measure.kind),
        "unit": {"key": measure.unit.key, "title": str(measure.unit.title)},
        "dimensions": [{"key": one.key, "title": str(one.title)} for one in measure.dimensions],
        "authority": str(measure.authority),
        "since": measure.since.isoformat(),
        "url": reverse("api-figure", args=[measure.key]),
    }


@api()
def figure_call(request: HttpRequest, key: str) -> HttpResponse:
    """Give a figure: value, cells, definition and fingerprint, as of and as known at any date."""
    measure = opened(request, measure_of, key, lambda measure: measure.audience, scope="")
    hold_to_reach(request, measure)
    return figure_json(request, key)
