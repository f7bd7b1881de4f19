"""Which address answers with which page of standards."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards.pages import instruments, states
from secretariat.areas.standards.pages.portal import ratified
from secretariat.engine.access.pages import public
from secretariat.web.helping.declaring import PageHelp

urlpatterns = [
    path("states/<slug:code>", public(states.state_page), name="standards-state"),
    path(
        "instruments/<slug:code>", public(instruments.instrument_page), name="standards-instrument"
    ),
]

PORTAL = (ratified,)

HELP = (
    PageHelp(
        pages=(
            "standards-state",
            "standards-instrument",
        ),
        title=_("A State, an instrument"),
        shows=_(
            "Every ratification, declaration and denunciation, on the date and in the order of"
            " time."
        ),
        changes=_("Those who keep the register of ratifications record what is deposited."),
        how=_(
            "“As of” shows what was in force on a day, “As known on” what the register held by"
            " then."
        ),
    ),
)
