"""The registers of reference data."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secretariat.areas.reference import actions
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
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.records.naming import NAMES
from secretariat.engine.registers.declaring import Register, Related

states = Register(
    key="states",
    title=_("States"),
    one=_("State"),
    about=_("States that are or were members, and former States whose ratifications count."),
    model=State,
    rows=State.objects.all,
    see=PUBLIC,
    columns=("code", "name", "region", "former"),
    facts=("code", "m49", *NAMES, "region", "former"),
    filters=("region", "former"),
    search=("code", *NAMES),
    order=("name_en",),
    related=(
        Related(title=_("Memberships"), register="memberships", by="state"),
        Related(title=_("Ratifications"), register="ratifications", by="state"),
        Related(title=_("Successors"), register="successions", by="predecessor"),
        Related(title=_("Continues"), register="successions", by="successor"),
    ),
    actions=(actions.add_states, actions.amend_states),
)
memberships = Register(
    key="memberships",
    title=_("Memberships"),
    one=_("Membership"),
    about=_("Every spell of every State as a member, from its first to its last day."),
    model=Membership,
    rows=Membership.objects.all,
    see=PUBLIC,
    columns=("state", "starts", "ends", "note"),
    facts=("state", "starts", "starts_precision", "ends", "ends_precision", "note"),
    filters=("state__region",),
    search=("state",),
    order=("-starts",),
    on=("starts", "ends"),
    actions=(actions.admit, actions.correct_memberships, actions.end_memberships),
)
successions = Register(
    key="successions",
    title=_("Successions of States"),
    one=_("Succession"),
    about=_("Which State continues one that no longer exists."),
    model=Succession,
    rows=Succession.objects.all,
    see=PUBLIC,
    columns=("predecessor", "successor", "on"),
    facts=("predecessor", "successor", "on"),
    search=("predecessor", "successor"),
    order=("predecessor__name_en",),
    actions=(actions.add_successions,),
)
regions = Register(
    key="regions",
    title=_("Regions"),
    one=_("Region"),
    about=_("The parts of the world by which member States are grouped."),
    model=Region,
    rows=Region.objects.all,
    see=PUBLIC,
    columns=("code", "name"),
    facts=("code", *NAMES),
    search=("code", *NAMES),
    order=("code",),
    related=(Related(title=_("States"), register="states", by="region"),),
    actions=(actions.add_regions, actions.amend_regions),
)
languages = Register(
    key="languages",
    title=_("Languages"),
    one=_("Language"),
    about=_("The languages that people work in and texts are kept in."),
    model=Language,
    rows=Language.objects.all,
    see=PUBLIC,
    columns=("code", "name"),
    facts=("code", *NAMES),
    search=("code", *NAMES),
    order=("code",),
    actions=(actions.add_languages, actions.amend_languages),
)
units = Register(
    key="units",
    title=_("Units"),
    one=_("Unit"),
    about=_("The parts of the Office, each with the unit it belongs to."),
    model=Unit,
    rows=Unit.objects.all,
    see=PUBLIC,
    columns=("code", "name", "parent", "starts", "ends"),
    facts=("code", *NAMES, "parent", "path", "starts", "ends"),
    filters=("parent",),
    search=("code", *NAMES),
    order=("path",),
    on=("starts", "ends"),
    related=(Related(title=pgettext_lazy("units", "Parts"), register="units", by="parent"),),
    actions=(actions.add_units, actions.amend_units),
)
duty_stations = Register(
    key="duty-stations",
    title=_("Duty stations"),
    one=_("Duty station"),
    about=_("Where officials work."),
    model=DutyStation,
    rows=DutyStation.objects.all,
    see=PUBLIC,
    columns=("code", "name", "state", "headquarters", "starts", "ends"),
    facts=("code", *NAMES, "state", "headquarters", "starts", "ends"),
    filters=("headquarters", "state__region"),
    search=("code", *NAMES),
    order=("name_en",),
    on=("starts", "ends"),
    actions=(actions.add_duty_stations, actions.amend_duty_stations),
)

organization = Register(
    key="organization",
    title=_("The organization"),
    one=_("Organization"),
    about=_("Whose records these are: its name stands at the head of every page."),
    model=Organization,
    rows=Organization.objects.all,
    see=PUBLIC,
    columns=("acronym", "name", "fictional"),
    facts=("acronym", *NAMES, "fictional", "notice_en", "notice_fr", "notice_es"),
    actions=(actions.name_organization, actions.rename_organization),
)

REGISTERS = (
    states,
    memberships,
    successions,
    regions,
    languages,
    units,
    duty_stations,
    organization,
)
