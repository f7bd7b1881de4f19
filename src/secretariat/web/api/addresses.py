"""The addresses of the interface for programs."""

from django.http import HttpRequest
from django.urls import path, re_path

from secretariat.engine.access.decisions import nothing_here
from secretariat.web.api import acting, describing, figures, reading
from secretariat.web.api.answering import api

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@api(*METHODS)
def nothing(_request: HttpRequest) -> None:
    """Answer in JSON that there is nothing at an address."""
    raise nothing_here()


urlpatterns = [
    path("", reading.index, name="api"),
    path("openapi.json", describing.description, name="api-description"),
    path("registers", reading.registers_list, name="api-registers"),
    path("registers/<slug:key>", reading.register_page, name="api-register"),
    path("registers/<slug:key>/<int:number>", reading.record_page, name="api-record"),
    path("registers/<slug:key>/<int:number>/history", reading.history_page, name="api-history"),
    path("registers/<slug:key>/do/<slug:name>", acting.action_call, name="api-act"),
    path("registers/<slug:key>/moves/<slug:name>", acting.move_call, name="api-move"),
    path("registers/<slug:key>/acts/<uuid:act>/undo", acting.undo_call, name="api-undo"),
    path("figures", figures.figures_list, name="api-figures"),
    re_path(
        r"^figures/(?P<key>[a-z][a-z0-9_]*\.[a-z0-9_]+)$", figures.figure_call, name="api-figure"
    ),
    re_path(r"^.*$", nothing, name="api-nothing"),
]
