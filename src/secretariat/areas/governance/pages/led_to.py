"""Where records of registers lead to the pages of governance."""

from django.utils.translation import gettext_lazy as _

from secretariat.engine.registers.declaring import OwnPage

OWN_PAGES = (
    OwnPage(
        register="sessions",
        title=_("What it decided, and what became of it"),
        address="governance-session",
        of=lambda session: (session.code,),
    ),
    OwnPage(
        register="objectives",
        title=_("What governing bodies asked about it"),
        address="governance-objective",
        of=lambda objective: tuple(objective.code.split("/", 1)),
    ),
)
