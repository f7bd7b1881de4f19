"""Which address answers with which page of standards."""

from django.urls import path

from secretariat.areas.standards.pages import instruments, states
from secretariat.engine.access.pages import public

urlpatterns = [
    path("states/<slug:code>", public(states.state_page), name="standards-state"),
    path(
        "instruments/<slug:code>", public(instruments.instrument_page), name="standards-instrument"
    ),
]
