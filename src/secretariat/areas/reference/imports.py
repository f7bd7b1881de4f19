"""How files of regions, languages, States, memberships, units and duty stations are read."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference import actions
from secretariat.areas.reference.models import (
    DutyStation,
    Language,
    Membership,
    Region,
    State,
    Succession,
    Unit,
)
from secretariat.engine.imports.declaring import Column, Import, Shipped
from secretariat.engine.imports.readings import DAY, STATED_DAY, TEXT, YES_OR_NO, Reference
from secretariat.engine.records.naming import NAMES

FACTS = "secretariat.areas.reference.facts"

# A name in another language is as good as the code; the first is what an export writes.
A_REGION = Reference(to=Region, by=("code", *NAMES))
A_STATE = Reference(to=State, by=("code", *NAMES, "m49"))
A_UNIT = Reference(to=Unit, by=("code", "path"))

STATE_HEADERS = ("iso3", "state", "code", "name", "country")

_code = Column(field="code", headers=("code",), reads=TEXT)
_names = (
    Column(field="name_en", headers=("name_en", "English", "name"), reads=TEXT),
    Column(field="name_fr", headers=("name_fr", "French", "français"), reads=TEXT, optional=True),
    Column(field="name_es", headers=("name_es", "Spanish", "español"), reads=TEXT, optional=True),
)
_period = (
    Column(field="starts", headers=("starts", "from"), reads=DAY),
    Column(field="ends", headers=("ends", "until"), reads=DAY, optional=True),
)

regions = Import(
    key="reference.regions",
    title=_("Regions"),
    told=_("added and amended regions from a file"),
    model=Region,
    add=actions.add_regions,
    change=actions.amend_regions,
    natural_key=("code",),
    columns=(_code, *_names),
)
languages = Import(
    key="reference.languages",
    title=_("Languages"),
    told=_("added and amended languages from a file"),
    model=Language,
    add=actions.add_languages,
    change=actions.amend_languages,
    natural_key=("code",),
    columns=(_code, *_names),
)
states = Import(
    key="reference.states",
    title=_("States"),
    told=_("added and amended States from a file"),
    model=State,
    add=actions.add_states,
    change=actions.amend_states,
    natural_key=("code",),
    columns=(
        Column(field="code", headers=("code", "iso3"), reads=TEXT),
        Column(field="m49", headers=("m49",), reads=TEXT, optional=True),
        *_names,
        Column(field="region", headers=("region",), reads=A_REGION, optional=True),
        Column(field="former", headers=("former",), reads=YES_OR_NO, optional=True),
    ),
)
successions = Import(
    key="reference.successions",
    title=_("Successions of States"),
    model=Succession,
    add=actions.add_successions,
    natural_key=("predecessor", "successor"),
    columns=(
        Column(field="predecessor", headers=("predecessor", "code"), reads=A_STATE),
        Column(field="successor", headers=("successors",), reads=A_STATE, several=" "),
        Column(field="on", headers=("on", "date"), reads=DAY, optional=True),
    ),
)
memberships = Import(
    key="reference.memberships",
    title=_("Memberships"),
    told=_("recorded and corrected memberships from a file"),
    model=Membership,
    add=actions.admit,
    change=actions.correct_memberships,
    natural_key=("state", "starts"),
    columns=(
        Column(field="state", headers=STATE_HEADERS, reads=A_STATE),
        Column(
            field="starts",
            headers=("starts", "current_admission_date", "admitted", "from"),
            reads=STATED_DAY,
            precision="starts_precision",
        ),
        Column(
            field="ends",
            headers=("ends", "date_withdrawn", "until"),
            reads=STATED_DAY,
            precision="ends_precision",
            optional=True,
        ),
        Column(field="note", headers=("note",), reads=TEXT, optional=True),
    ),
)
units = Import(
    key="reference.units",
    title=_("Units"),
    told=_("added and amended units from a file"),
    model=Unit,
    add=actions.add_units,
    change=actions.amend_units,
    natural_key=("code",),
    columns=(
        _code,
        Column(field="parent", headers=("parent", "belongs_to"), reads=A_UNIT, optional=True),
        Column(field="path", headers=("path",), reads=TEXT),
        *_names,
        *_period,
    ),
)
duty_stations = Import(
    key="reference.duty_stations",
    title=_("Duty stations"),
    told=_("added and amended duty stations from a file"),
    model=DutyStation,
    add=actions.add_duty_stations,
    change=actions.amend_duty_stations,
    natural_key=("code",),
    columns=(
        _code,
        *_names,
        Column(field="state", headers=("state", "iso3", "country"), reads=A_STATE),
        Column(field="headquarters", headers=("headquarters",), reads=YES_OR_NO, optional=True),
        *_period,
    ),
)

IMPORTS = (regions, languages, states, successions, memberships, units, duty_stations)

SHIPPED = (
    Shipped(reads=regions, package=FACTS, file="regions.csv"),
    Shipped(reads=languages, package=FACTS, file="languages.csv"),
    Shipped(reads=states, package=FACTS, file="states.csv"),
    Shipped(reads=successions, package=FACTS, file="states.csv"),
)
