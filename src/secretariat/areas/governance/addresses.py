"""Which address answers with which page of governance."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.pages import objectives, papers, sessions
from secretariat.engine.access.pages import public
from secretariat.web.helping.declaring import PageHelp

urlpatterns = [
    path("sessions/<str:code>", public(sessions.session_page), name="governance-session"),
    path("asked/of/<slug:key>", public(papers.paper_page), name="governance-paper"),
    path(
        "asked/about/<slug:code>/<path:number>",
        public(objectives.objective_page),
        name="governance-objective",
    ),
]

HELP = (
    PageHelp(
        pages=("governance-session",),
        title=_("A session"),
        shows=_(
            "The documents that lay before a session, what it decided in which paragraph, and what"
            " became of each decision."
        ),
        changes=_(
            "The secretary of the body records decisions and gives them to units; units take them"
            " up and report."
        ),
        how=_(
            "One due at a session is due on its last day. What was reopened counts as open all"
            " along."
        ),
    ),
    PageHelp(
        pages=("governance-paper",),
        title=_("What was asked of a paper"),
        shows=_(
            "What governing bodies asked that the next issue of a paper is to answer, and what its"
            " last issue answered."
        ),
        changes=_(
            "A follow-up names the paper that is to answer it, or stems from a decision on one of"
            " its issues."
        ),
        how=_("The same list stands beside the paper while its next issue is written."),
    ),
    PageHelp(
        pages=("governance-objective",),
        title=_("What was asked about an objective"),
        shows=_("Every decision that concerns the objective, and what became of it by the date."),
        changes=_("The secretary of the body says which objectives a decision concerns."),
        how=_("Change the date to see how far it was then."),
    ),
)
