"""Which address answers with which page of frameworks."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.pages import views as pages
from secretariat.areas.results.pages.monitoring import monitoring_page
from secretariat.areas.results.pages.portal import achieved
from secretariat.areas.results.pages.targets import targets
from secretariat.engine.access.pages import public
from secretariat.web.helping.declaring import PageHelp

urlpatterns = [
    path("frameworks/", public(pages.frameworks_page), name="frameworks"),
    path("frameworks/<slug:code>", public(pages.framework_page), name="framework"),
    path("frameworks/<slug:code>/monitoring", public(monitoring_page), name="monitoring"),
    path("frameworks/<slug:code>/<path:number>", public(pages.indicator_page), name="indicator"),
]

TARGETS = targets

PORTAL = (achieved,)

HELP = (
    PageHelp(
        pages=("frameworks",),
        title=_("Frameworks"),
        shows=_(
            "Every framework: what was adopted for which years, by whom, and what took its place."
        ),
        changes=_("Editors of frameworks draft; a framework changes no more once it is adopted."),
        how=_("Drafts are shown to those who work on frameworks and results."),
    ),
    PageHelp(
        pages=("framework",),
        title=_("A framework"),
        shows=_(
            "The objectives down to their indicators, who is responsible, and how each stands on"
            " the date."
        ),
        changes=_("Editors of frameworks draft; once adopted it is superseded, never changed."),
        how=_(
            "A status is computed by the published rule from verified results alone: open an"
            " indicator to see its path."
        ),
    ),
    PageHelp(
        pages=("monitoring",),
        title=_("Monitoring of a framework"),
        shows=_(
            "Progress of the work and what the work changed, told apart, as each audience reads it."
        ),
        changes=_("Nothing is changed here: units report results, somebody else verifies them."),
        how=_(
            "Choose an audience: what it is shown is declared, and hides nothing from the others."
        ),
    ),
    PageHelp(
        pages=("indicator",),
        title=_("An indicator"),
        shows=_(
            "Its path from the baseline to each target, its value on the date, and the results"
            " it is made of."
        ),
        changes=_(
            "Units report results; somebody else verifies them. Only what is verified counts."
        ),
        how=_(
            "A part is judged by people with evidence, or computed by a measure: then its value"
            " opens to the records."
        ),
    ),
)
