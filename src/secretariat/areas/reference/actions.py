"""The only writers of reference data."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import (
    DutyStation,
    Language,
    Membership,
    Organization,
    Region,
    State,
    Succession,
    Unit,
)
from secretariat.areas.reference.roles import May
from secretariat.engine.records.declaring import Action, Check, Kind
from secretariat.engine.records.naming import NAMES


def _keeps(
    verb: str, kind: Kind, model: type[Model], fields: tuple[str, ...], said: tuple[Any, Any]
) -> Action:
    """One action on one of the code lists: they are all kept by the same people."""
    return Action(
        key=f"reference.{verb}",
        title=said[0],
        told=said[1],
        model=model,
        kind=kind,
        may=May.KEEP_REFERENCE,
        fields=fields,
    )


ORGANIZATION = ("acronym", *NAMES, "fictional", "notice_en", "notice_fr", "notice_es")
REGION = ("code", *NAMES)
LANGUAGE = ("code", *NAMES)
STATE = ("code", "m49", *NAMES, "region", "former")
UNIT = ("code", "parent", "path", *NAMES, "starts", "ends")
STATION = ("code", *NAMES, "state", "headquarters", "starts", "ends")

name_organization = _keeps(
    "name_organization",
    Kind.ADD,
    Organization,
    ORGANIZATION,
    (_("Name the organization"), _("named the organization")),
)
rename_organization = _keeps(
    "rename_organization",
    Kind.CHANGE,
    Organization,
    ORGANIZATION,
    (_("Amend the organization’s name"), _("amended the organization’s name")),
)
add_regions = _keeps(
    "add_regions", Kind.ADD, Region, REGION, (_("Add regions"), _("added this region"))
)
amend_regions = _keeps(
    "amend_regions", Kind.CHANGE, Region, REGION, (_("Amend regions"), _("amended this region"))
)
add_languages = _keeps(
    "add_languages", Kind.ADD, Language, LANGUAGE, (_("Add languages"), _("added this language"))
)
amend_languages = _keeps(
    "amend_languages",
    Kind.CHANGE,
    Language,
    LANGUAGE,
    (_("Amend languages"), _("amended this language")),
)
add_states = _keeps("add_states", Kind.ADD, State, STATE, (_("Add States"), _("added this State")))
amend_states = _keeps(
    "amend_states", Kind.CHANGE, State, STATE, (_("Amend States"), _("amended this State"))
)
add_successions = _keeps(
    "add_successions",
    Kind.ADD,
    Succession,
    ("predecessor", "successor", "on"),
    (_("Record successions of States"), _("recorded this succession")),
)
add_units = _keeps("add_units", Kind.ADD, Unit, UNIT, (_("Add units"), _("added this unit")))
amend_units = _keeps(
    "amend_units", Kind.CHANGE, Unit, UNIT, (_("Amend units"), _("amended this unit"))
)
add_duty_stations = _keeps(
    "add_duty_stations",
    Kind.ADD,
    DutyStation,
    STATION,
    (_("Add duty stations"), _("added this duty station")),
)
amend_duty_stations = _keeps(
    "amend_duty_stations",
    Kind.CHANGE,
    DutyStation,
    STATION,
    (_("Amend duty stations"), _("amended this duty station")),
)


def beginning_after_the_state_ended(touched: QuerySet[Membership]) -> QuerySet[Membership]:
    """Memberships without an end of a State that no longer exists."""
    return touched.filter(state__former=True, ends__isnull=True)


SPELL = ("state", "starts", "starts_precision", "ends", "ends_precision", "note")
_memberships = (
    Check(
        finds=beginning_after_the_state_ended,
        says=_("{state} no longer exists, so its membership has a last day."),
        do=_("Give the day on which it ceased to be a member."),
    ),
)

admit = Action(
    key="reference.admit",
    title=_("Record memberships"),
    told=_("recorded this membership"),
    model=Membership,
    kind=Kind.ADD,
    may=May.KEEP_MEMBERSHIPS,
    fields=SPELL,
    checks=_memberships,
)
correct_memberships = Action(
    key="reference.correct_memberships",
    title=_("Correct memberships"),
    told=_("corrected this membership"),
    model=Membership,
    kind=Kind.CHANGE,
    may=May.KEEP_MEMBERSHIPS,
    fields=SPELL,
    checks=_memberships,
)
end_memberships = Action(
    key="reference.end_memberships",
    title=_("End memberships"),
    told=_("recorded the end of this membership"),
    model=Membership,
    kind=Kind.CHANGE,
    may=May.KEEP_MEMBERSHIPS,
    fields=("ends", "ends_precision", "note"),
    checks=_memberships,
)

ACTIONS = (
    name_organization,
    rename_organization,
    add_regions,
    amend_regions,
    add_languages,
    amend_languages,
    add_states,
    amend_states,
    add_successions,
    add_units,
    amend_units,
    add_duty_stations,
    amend_duty_stations,
    admit,
    correct_memberships,
    end_memberships,
)
