"""The registers of selection: panels, assessments, appointments and background checks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.checks import selecting as checks
from secretariat.areas.recruitment.models.selecting import (
    Appointment,
    Assessment,
    Background,
    Member,
)
from secretariat.areas.recruitment.registers import panels
from secretariat.areas.recruitment.registers.beginning import once_decided
from secretariat.areas.recruitment.roles import May
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.registers.declaring import Register, Related

OF_ITS_UNIT = "position__vacancy__unit__path"


def _kept(key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any) -> Ordinary:
    """Kept by whoever keeps applications, and seen by whoever may see these."""
    may = {"see": May.READ_APPLICATIONS, "keep": May.KEEP_APPLICATIONS, **more}
    return Ordinary(
        area="recruitment", key=key, model=model, title=title, one=one, about=about, **may
    )


members = _kept(
    "panel-members",
    Member,
    _("Panels"),
    _("panel member"),
    _("Who assesses the candidates of each vacancy, and whether an interest conflicts."),
    code=("vacancy", "person"),
    columns=("vacancy", "person", "part", "interest", "declared_on"),
    keep=May.PREPARE_VACANCIES,
    scope="vacancy__unit__path",
)
assessments = _kept(
    "candidate-assessments",
    Assessment,
    _("Assessments of candidates"),
    _("assessment of a candidate"),
    _("What each member of a panel says of an application; who reads it is logged."),
    code=("application", "member", "kind"),
    columns=("application", "member", "kind", "score", "assessed_on"),
    keep=May.ASSESS,
    scope="application__vacancy__unit__path",
    checks=checks.OF_ASSESSMENTS,
)
appointments = _kept(
    "appointments",
    Appointment,
    _("Appointments"),
    _("appointment"),
    _("Who is recommended for which position, and how far it is; who reads it is logged."),
    code=("position", "application"),
    columns=("position", "application", "state", "recommended_on", "decided_on", "on_post_on"),
    scope=OF_ITS_UNIT,
    checks=checks.OF_APPOINTMENTS,
)
backgrounds = _kept(
    "background-checks",
    Background,
    _("Background checks"),
    _("background check"),
    _("What was asked about whoever was chosen, of whom, and whether anything was found."),
    code=("appointment", "source"),
    see=May.KEEP_APPLICATIONS,
    scope=f"appointment__{OF_ITS_UNIT}",
    checks=checks.OF_BACKGROUNDS,
)

declare_interests = Action(
    key="recruitment.declare_interests",
    title=_("Declare an interest"),
    told=_("declared whether an interest conflicts"),
    model=Member,
    kind=Kind.CHANGE,
    may=May.ASSESS,
    fields=("interest", "interest_told", "declared_on"),
    checks=checks.OF_INTERESTS,
    scope=members.scope,
)
link_incumbencies = Action(
    key="recruitment.link_incumbencies",
    title=_("Link incumbencies"),
    told=_("linked the incumbency it led to"),
    model=Appointment,
    kind=Kind.CHANGE,
    may=May.KEEP_APPLICATIONS,
    fields=("incumbency",),
    checks=checks.OF_LINKS,
    scope=OF_ITS_UNIT,
)

BY_MOVES = (
    *("state", "recommended_on", "decided_on", "offered_on", "accepted_on"),
    *("on_post_on", "ended_on", "incumbency"),
)
"""What no form of an appointment has: written by its moves, and by putting her on post."""

OF_EACH = {
    "panel-members": (
        members.add,
        replace(members.amend, checks=(checks.OF_MEMBERS_AT_WORK,)),
        replace(members.remove, checks=(checks.OF_MEMBERS_AT_WORK,)),
        declare_interests,
    ),
    "candidate-assessments": (assessments.add, assessments.amend),
    "appointments": (
        appointments.add,
        appointments.amend,
        replace(appointments.remove, checks=(checks.NOT_RECOMMENDED,)),
        link_incumbencies,
    ),
    "background-checks": backgrounds.actions,
}
"""What can be done with each; nobody takes an assessment away."""
ACTIONS = tuple(action for several in OF_EACH.values() for action in several)

CHECKED = (
    Related(
        title=_("Background checks"),
        register="background-checks",
        by="appointment",
        adding=once_decided,
    ),
)


def registers(further: Mapping[type[Model], Action]) -> tuple[Register, ...]:
    """The registers; `further` are the actions by which former cases of a kind are taken over."""
    return (
        _panels(further[Member]),
        replace(
            assessments.register,
            actions=(*OF_EACH["candidate-assessments"], further[Assessment]),
            sensitive=True,
            reserved=panels.once_she_assessed(),
        ),
        _appointments(further[Appointment]),
        replace(
            backgrounds.register,
            actions=(*backgrounds.actions, further[Background]),
            sensitive=True,
        ),
    )


def _panels(taking_over: Action) -> Register:
    own = members.register
    return replace(
        own,
        facts=(*own.facts, "interest", "declared_on", "interest_told"),
        filters=("interest", *own.filters),
        order=("vacancy__code", "part", "pk"),
        reserved=panels.of_her_fellows(),
        actions=(*OF_EACH["panel-members"], taking_over),
    )


def _appointments(taking_over: Action) -> Register:
    own = appointments.register
    return replace(
        own,
        facts=(*own.facts, *BY_MOVES),
        filters=("state", "decided_on", "on_post_on", *own.filters),
        order=("-recommended_on", "position__code", "pk"),
        related=CHECKED,
        actions=(*OF_EACH["appointments"], taking_over),
        sensitive=True,
        reserved=panels.of_her_panels("position__vacancy"),
    )
