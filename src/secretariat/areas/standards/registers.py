"""The registers of standards."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards import actions
from secretariat.areas.standards.models.registered import (
    Category,
    Instrument,
    Listing,
    Ratification,
)
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.registers.declaring import Register, Related

TITLES = ("title_en", "title_fr", "title_es")

instruments = Register(
    key="instruments",
    title=_("Instruments"),
    one=_("Instrument"),
    about=_("Conventions, Protocols and Recommendations, each with its rule of entry into force."),
    model=Instrument,
    rows=Instrument.objects.with_entry_into_force,
    see=PUBLIC,
    columns=("code", "title", "kind", "adopted", "in_force", "entry_by_rule", "abrogated"),
    facts=(
        "code",
        "kind",
        *TITLES,
        "adopted",
        "in_force",
        "entry_by_rule",
        "entry_explained",
        "rule",
        "rule_note",
        "revises",
        "parent",
        "abrogated",
    ),
    filters=("kind",),
    search=("code", *TITLES),
    order=("code",),
    related=(
        Related(title=_("Ratifications"), register="ratifications", by="instrument"),
        Related(title=_("Categories"), register="listings", by="instrument"),
        Related(title=_("Protocols"), register="instruments", by="parent"),
        Related(title=_("Revised by"), register="instruments", by="revises"),
    ),
    actions=(actions.add_instruments, actions.amend_instruments),
)
ratifications = Register(
    key="ratifications",
    title=_("Ratifications"),
    one=_("Ratification"),
    about=_("Who has ratified what, registered on which day, and until when."),
    model=Ratification,
    rows=Ratification.objects.with_binding_day,
    see=PUBLIC,
    columns=("instrument", "state", "starts", "binds_from", "ends", "ending"),
    facts=(
        "instrument",
        "state",
        "starts",
        "binds_from",
        "ends",
        "ending",
        "inherited",
        "note",
    ),
    filters=("instrument", "state__region", "ending"),
    search=("instrument__code", "state__name_en", "state__name_fr", "state__name_es"),
    order=("-starts",),
    on=("starts", "ends"),
    actions=(
        actions.register_ratifications,
        actions.correct_ratifications,
        actions.denounce,
        actions.strike_ratifications,
    ),
)
categories = Register(
    key="categories",
    title=_("Categories of fundamental principles"),
    one=_("Category"),
    about=_("The groups of fundamental principles and rights at work, and what each lists when."),
    model=Category,
    rows=Category.objects.all,
    see=PUBLIC,
    columns=("code", "title"),
    facts=("code", *TITLES),
    search=TITLES,
    order=("code",),
    related=(Related(title=_("Instruments listed"), register="listings", by="category"),),
    actions=(actions.add_categories,),
)
listings = Register(
    key="listings",
    title=_("Instruments listed as fundamental"),
    one=_("Listing"),
    about=_("Which instrument belongs to which category, from which day on."),
    model=Listing,
    rows=Listing.objects.all,
    see=PUBLIC,
    columns=("category", "instrument", "starts", "ends", "authority"),
    facts=("category", "instrument", "starts", "ends", "authority"),
    filters=("category",),
    search=("instrument__code", "instrument__title_en"),
    order=("starts", "instrument__code"),
    on=("starts", "ends"),
    actions=(actions.list_instruments, actions.amend_listings),
)

REGISTERS = (instruments, ratifications, categories, listings)
