"""The registers of governance; all but follow-ups are open to the public.

That a decision concerns an objective is shown once its framework is adopted: it names the
objective, and a draft is shown to those who work on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance import checks
from secretariat.areas.governance.models.deciding import Concern, Decision
from secretariat.areas.governance.models.following import FollowUp, Report
from secretariat.areas.governance.models.meeting import Body, Document, Section, Session
from secretariat.areas.governance.roles import May
from secretariat.areas.results.registers import once_adopted
from secretariat.engine.access.actors import Actor
from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.registers.declaring import Register, Related, plainly


def _recorded(key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any) -> Any:
    """Open to the public, and kept by whoever records decisions."""
    may = {"see": PUBLIC, "keep": May.RECORD_DECISIONS, **more}
    return Ordinary(
        area="governance", key=key, model=model, title=title, one=one, about=about, **may
    )


bodies = _recorded(
    "bodies",
    Body,
    _("Bodies"),
    _("Body"),
    _("The Governing Body, the Conference and their committees."),
    columns=("code", "name", "parent"),
)
sections = _recorded(
    "agenda-sections",
    Section,
    _("Sections of agendas"),
    _("Section of an agenda"),
    _("The parts of a body’s agenda, under which its documents come."),
    columns=("code", "name", "body"),
)
sessions = _recorded(
    "sessions",
    Session,
    _("Sessions"),
    _("Session"),
    _("Every meeting of a body, by its number."),
    columns=("code", "body", "number", "starts", "ends", "place"),
)
documents = _recorded(
    "session-documents",
    Document,
    _("Documents before sessions"),
    _("Document before a session"),
    _("The papers that lay before each session, by their symbols."),
    columns=("code", "title", "session", "section", "purpose", "unit"),
    checks=checks.OF_DOCUMENTS,
)
decisions = _recorded(
    "decisions",
    Decision,
    _("Decisions and guidance"),
    _("Decision"),
    _("What each session decided, advised or asked for, paragraph by paragraph."),
    columns=("code", "text", "kind", "session", "document", "paragraph", "decided_on"),
    checks=checks.OF_DECISIONS,
)
concerns = _recorded(
    "decision-objectives",
    Concern,
    _("Objectives that decisions concern"),
    _("Objective a decision concerns"),
    _("Which objectives of frameworks each decision is about."),
    code=("decision", "objective"),
)
reports = _recorded(
    "follow-up-reports",
    Report,
    _("Reports on follow-ups"),
    _("Report on a follow-up"),
    _("What sessions were told about what they had asked for."),
    code=("follow_up", "reported_on"),
    columns=("follow_up", "text", "reported_on", "session", "document"),
    keep=May.ANSWER_FOLLOW_UPS,
    scope="follow_up__unit__path",
    checks=checks.OF_REPORTS,
)
follow_ups = Ordinary(
    area="governance",
    key="follow-ups",
    model=FollowUp,
    title=_("Follow-ups"),
    one=_("Follow-up"),
    about=_("What each unit is to do about a decision, by when, and how far it is."),
    see=EVERYONE,
    keep=May.GIVE_FOLLOW_UPS,
    columns=("code", "asks", "unit", "given_on", "due_session", "due_by", "state"),
    scope="unit__path",
    checks=checks.OF_FOLLOW_UPS,
)


def at_its_session(document: Document, _by: Actor) -> Mapping[str, Any]:
    """A decision on a document is made at the session the document lay before."""
    return {"session": document.session_id}


KINDS = (bodies, sections, sessions, documents, decisions, concerns, follow_ups, reports)

RELATED = {
    "bodies": (
        Related(title=_("Sessions"), register="sessions", by="body"),
        Related(title=_("Sections"), register="agenda-sections", by="body"),
    ),
    "agenda-sections": (Related(title=_("Documents"), register="session-documents", by="section"),),
    "sessions": (
        Related(title=_("Documents"), register="session-documents", by="session", adding=plainly),
        Related(title=_("Decisions"), register="decisions", by="session", adding=plainly),
        Related(title=_("Due at this session"), register="follow-ups", by="due_session"),
    ),
    "session-documents": (
        Related(title=_("Decisions"), register="decisions", by="document", adding=at_its_session),
        Related(title=_("Reports in it"), register="follow-up-reports", by="document"),
    ),
    "decisions": (
        Related(title=_("What follows"), register="follow-ups", by="decision", adding=plainly),
        Related(
            title=_("Objectives"), register="decision-objectives", by="decision", adding=plainly
        ),
    ),
    "follow-ups": (
        Related(
            title=_("Reports"),
            register="follow-up-reports",
            by="follow_up",
            adding=plainly,  # a follow-up waits until it has a report
        ),
    ),
}
LATEST_FIRST = {
    "sessions": ("-starts", "code"),
    "session-documents": ("-session__starts", "code"),
    "decisions": ("-session__starts", "document__code", "paragraph"),
    "follow-ups": ("-given_on", "code"),
    "follow-up-reports": ("-reported_on", "follow_up__code"),
}


BY_MOVES = ("state", "closed_on", "reopened_on")
"""What no action sets, but the moves of a follow-up."""


def _register(one: Ordinary) -> Register:
    made = one.register
    if one is follow_ups:
        made = replace(made, facts=(*made.facts, *BY_MOVES), filters=("state", *made.filters))
    if one is concerns:
        made = replace(made, reserved=once_adopted("objective__framework"))
    return replace(
        made, related=RELATED.get(one.key, ()), order=LATEST_FIRST.get(one.key, made.order)
    )


REGISTERS = tuple(_register(one) for one in KINDS)
