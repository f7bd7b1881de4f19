"""The registers of vacancies: routes, vacancies, where and how long they are announced."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.checks import vacancies as checks
from secretariat.areas.recruitment.models.routes import Stage
from secretariat.areas.recruitment.models.vacancies import (
    Announcement,
    Channel,
    Departure,
    Information,
    Position,
    Posting,
    Vacancy,
)
from secretariat.areas.recruitment.registers import beginning
from secretariat.areas.recruitment.roles import May
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.records.declaring import Action
from secretariat.engine.registers.declaring import Register, Related, Reserved, Section

OF_ITS_UNIT = "vacancy__unit__path"


def _kept(key: str, model: type[Model], title: Any, one: Any, about: Any, **more: Any) -> Ordinary:
    """Kept by whoever prepares vacancies, and seen by whoever may see these."""
    may = {"see": May.READ_VACANCIES, "keep": May.PREPARE_VACANCIES, **more}
    return Ordinary(
        area="recruitment", key=key, model=model, title=title, one=one, about=about, **may
    )


stages = _kept(
    "recruitment-stages",
    Stage,
    _("Stages of routes"),
    _("stage of a route"),
    _("What an application passes through, numbered, on each of the routes to a place."),
    columns=("route", "number", "name", "code"),
    see=PUBLIC,
)
channels = _kept(
    "publication-channels",
    Channel,
    _("Publication channels"),
    _("publication channel"),
    _("Where vacancies are announced: sites, specialist companies, networks, mailings."),
    see=PUBLIC,
)
vacancies = _kept(
    "vacancies",
    Vacancy,
    _("Vacancies"),
    _("vacancy"),
    _("What is to be filled, by which route, and how far it is."),
    columns=("code", "title", "route", "grade", "unit", "station", "published_on", "state"),
    scope="unit__path",
    see=PUBLIC,
    checks=checks.OF_VACANCIES,
)
announcements = _kept(
    "vacancy-announcements",
    Announcement,
    _("Announcements of vacancies"),
    _("announcement of a vacancy"),
    _("From when to when each vacancy takes applications; a re-advertisement is a further one."),
    code=("vacancy", "number"),
    scope=OF_ITS_UNIT,
    checks=checks.OF_ANNOUNCEMENTS,
)
positions = _kept(
    "vacancy-positions",
    Position,
    _("Positions of vacancies"),
    _("position of a vacancy"),
    _("The places that each vacancy is to fill."),
    scope=OF_ITS_UNIT,
    checks=checks.OF_POSITIONS,
    fixed=("code", "vacancy"),
)
departures = _kept(
    "requirement-departures",
    Departure,
    _("Departures from the requirements"),
    _("departure from the requirements"),
    _("Why a vacancy asks for something else than its grade does, and since when it may."),
    code=("vacancy",),
    keep=May.APPROVE_DEPARTURES,
    scope=OF_ITS_UNIT,
    checks=checks.OF_DEPARTURES,
)
postings = _kept(
    "vacancy-postings",
    Posting,
    _("Postings on channels"),
    _("posting on a channel"),
    _("Where each vacancy was announced, and when."),
    code=("vacancy", "channel", "posted_on"),
    scope=OF_ITS_UNIT,
    checks=checks.OF_POSTINGS,
)
informed = _kept(
    "constituents-informed",
    Information,
    _("Information of constituents"),
    _("information of constituents"),
    _("Which groups of constituents were informed of each vacancy, and when."),
    code=("vacancy", "group"),
    scope=OF_ITS_UNIT,
)

KINDS = (stages, channels, vacancies, announcements, positions, departures, postings, informed)

BY_MOVES = ("state", "published_on", "completed_on", "cancelled_on")
"""What no action sets, but the moves of a vacancy."""

STAYING: dict[str, tuple[Any, ...]] = {
    "vacancies": (checks.IN_PREPARATION,),
    "vacancy-announcements": (checks.NOT_OPEN, checks.FIRST_STAYS),
    "vacancy-positions": (checks.STAYS,),
    "requirement-departures": checks.OF_DEPARTURES,
}
"""What can’t be taken away any more, and why."""


def _of_one(title: Any, register: str, adding: Any) -> Related:
    """What belongs to a vacancy and is added from its page."""
    return Related(title=title, register=register, by="vacancy", adding=adding)


RELATED = {
    "vacancies": (
        _of_one(_("Announcements"), "vacancy-announcements", beginning.another_announcement),
        _of_one(_("Positions"), "vacancy-positions", beginning.another_position),
        _of_one(_("Departure"), "requirement-departures", beginning.departure),
        Related(title=_("Applications"), register="applications", by="vacancy"),
        _of_one(_("Panel"), "panel-members", beginning.panel_member),
        _of_one(_("Postings"), "vacancy-postings", beginning.once_published),
        _of_one(_("Constituents informed"), "constituents-informed", beginning.group_to_inform),
    ),
    "vacancy-positions": (
        Related(title=_("Appointments"), register="appointments", by="position"),
    ),
    "publication-channels": (
        Related(title=_("Postings"), register="vacancy-postings", by="channel"),
    ),
}


def _actions(one: Ordinary) -> tuple[Action, ...]:
    add, amend, take = one.actions
    return (add, amend, replace(take, checks=STAYING.get(one.key, ())))


ACTIONS = tuple(action for one in KINDS for action in _actions(one))


def registers(further: Mapping[type[Model], Action]) -> tuple[Register, ...]:
    """The registers; `further` are the actions by which former cases of a kind are taken over."""
    return tuple(_register(one, further.get(one.model)) for one in KINDS)


def _register(one: Ordinary, further: Action | None) -> Register:
    actions = (*_actions(one), further) if further else _actions(one)
    made = replace(one.register, actions=actions, related=RELATED.get(one.key, ()))
    return _reserved(made) if one is vacancies else made


def _reserved(made: Register) -> Register:
    """Vacancies: open to the public once published; before that, to whoever works on them."""
    aside = ("code", "route", "grade", "unit", "station", "family", "funding", "key_position")
    return replace(
        made,
        facts=(*aside, "zone", *BY_MOVES),
        sections=(
            Section(title=_("What it is"), columns=("title", "duties", "description")),
            Section(title=_("What it requires"), columns=("education", "years", "years_abroad")),
        ),
        filters=("state", "published_on", *made.filters),
        order=("-published_on", "code"),
        reserved=Reserved(
            until=~Q(state=Vacancy.State.DRAFT),
            to=(May.READ_VACANCIES,),
            says=_("Vacancies in preparation are shown to those who work on them."),
        ),
    )
