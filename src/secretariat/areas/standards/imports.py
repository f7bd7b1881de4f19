"""How files of instruments, categories, listings and ratifications are read."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.imports import A_STATE
from secretariat.areas.standards import actions
from secretariat.areas.standards.models.registered import (
    Category,
    Instrument,
    Listing,
    Ratification,
)
from secretariat.areas.standards.models.undertaken import Part, Prospect
from secretariat.engine.imports.declaring import Column, Import, Shipped
from secretariat.engine.imports.readings import CHOICE, DAY, TEXT, WHOLE, YES_OR_NO, Reference

FACTS = "secretariat.areas.standards.facts"
TITLES = ("title_en", "title_fr", "title_es")

AN_INSTRUMENT = Reference(to=Instrument, by=("code", *TITLES))
A_CATEGORY = Reference(to=Category, by=("code", *TITLES))

_titles = (
    Column(field="title_en", headers=("title_en", "title"), reads=TEXT),
    Column(field="title_fr", headers=("title_fr",), reads=TEXT, optional=True),
    Column(field="title_es", headers=("title_es",), reads=TEXT, optional=True),
)
_instrument = Column(
    field="instrument", headers=("instrument", "convention", "protocol"), reads=AN_INSTRUMENT
)
_ends = Column(field="ends", headers=("ends", "until", "denounced"), reads=DAY, optional=True)

instruments = Import(
    key="standards.instruments",
    title=_("Instruments"),
    told=_("added and amended instruments from a file"),
    model=Instrument,
    add=actions.add_instruments,
    change=actions.amend_instruments,
    natural_key=("code",),
    columns=(
        Column(field="code", headers=("code",), reads=TEXT),
        Column(field="kind", headers=("kind",), reads=CHOICE),
        Column(field="number", headers=("number",), reads=WHOLE, optional=True),
        *_titles,
        Column(field="adopted", headers=("adopted",), reads=DAY),
        Column(field="in_force", headers=("in_force",), reads=DAY, optional=True),
        *(
            Column(field=name, headers=(name,), reads=WHOLE, optional=True)
            for name in ("ratifications_needed", "months_after", "state_months_after")
        ),
        Column(field="rule_note", headers=("rule_note",), reads=TEXT, optional=True),
        Column(field="revises", headers=("revises",), reads=AN_INSTRUMENT, optional=True),
        Column(field="parent", headers=("parent",), reads=AN_INSTRUMENT, optional=True),
        Column(field="abrogated", headers=("abrogated",), reads=DAY, optional=True),
    ),
)
categories = Import(
    key="standards.categories",
    title=_("Categories of fundamental principles"),
    model=Category,
    add=actions.add_categories,
    natural_key=("code",),
    columns=(Column(field="code", headers=("code", "category"), reads=TEXT), *_titles),
    repeats=True,
)
listings = Import(
    key="standards.listings",
    title=_("Instruments listed as fundamental"),
    told=_("listed instruments and amended listings from a file"),
    model=Listing,
    add=actions.list_instruments,
    change=actions.amend_listings,
    natural_key=("category", "instrument", "starts"),
    columns=(
        Column(field="category", headers=("category",), reads=A_CATEGORY),
        _instrument,
        Column(field="starts", headers=("starts", "from"), reads=DAY),
        _ends,
        Column(field="authority", headers=("authority",), reads=TEXT, optional=True),
    ),
)
ratifications = Import(
    key="standards.ratifications",
    title=_("Ratifications"),
    told=_("registered and corrected ratifications from a file"),
    model=Ratification,
    add=actions.register_ratifications,
    change=actions.correct_ratifications,
    natural_key=("instrument", "state", "starts"),
    columns=(
        _instrument,
        Column(field="state", headers=("iso3", "state", "name", "country"), reads=A_STATE),
        Column(
            field="starts",
            headers=("registered", "registered_on", "ratified", "starts", "from"),
            reads=DAY,
        ),
        Column(
            field="effective", headers=("effective",), reads=DAY, optional=True, keeps_if_blank=True
        ),
        _ends,
        Column(field="ending", headers=("ending",), reads=CHOICE, optional=True),
        Column(
            field="inherited",
            headers=("inherited", "by_succession"),
            reads=YES_OR_NO,
            optional=True,
        ),
        Column(field="note", headers=("note",), reads=TEXT, optional=True),
    ),
)

parts = Import(
    key="standards.parts",
    title=_("Parts of instruments"),
    model=Part,
    add=actions.add_parts,
    natural_key=("code",),
    columns=(_instrument, Column(field="code", headers=("code", "part"), reads=TEXT), *_titles),
)
prospects = Import(
    key="standards.prospects",
    title=_("Prospects of ratification"),
    told=_("noted and amended prospects from a file"),
    model=Prospect,
    add=actions.note_prospects,
    change=actions.amend_prospects,
    natural_key=("state", "instrument", "starts"),
    columns=(
        _instrument,
        Column(field="state", headers=("state", "iso3", "name", "country"), reads=A_STATE),
        Column(field="stage", headers=("stage",), reads=CHOICE),
        Column(field="starts", headers=("starts", "since", "from"), reads=DAY),
        Column(field="ends", headers=("ends", "until"), reads=DAY, optional=True),
        Column(field="source", headers=("source", "said_in"), reads=TEXT),
    ),
)

IMPORTS = (instruments, categories, listings, ratifications, parts, prospects)

SHIPPED = (
    Shipped(reads=instruments, package=FACTS, file="instruments.csv"),
    Shipped(reads=categories, package=FACTS, file="categories.csv"),
    Shipped(reads=listings, package=FACTS, file="categories.csv"),
)
