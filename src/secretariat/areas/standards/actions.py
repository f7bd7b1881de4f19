"""The only writers of instruments, ratifications and what goes with them."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards.models.registered import (
    Category,
    Condition,
    Instrument,
    Listing,
    Ratification,
)
from secretariat.areas.standards.models.undertaken import (
    Acceptance,
    Declaration,
    Part,
    Prospect,
)
from secretariat.areas.standards.roles import May
from secretariat.engine.records.declaring import Action, Check, Kind

INSTRUMENT = (
    "code",
    "kind",
    "number",
    "title_en",
    "title_fr",
    "title_es",
    "adopted",
    "in_force",
    "ratifications_needed",
    "months_after",
    "state_months_after",
    "rule_note",
    "revises",
    "parent",
    "abrogated",
)
CATEGORY = ("code", "title_en", "title_fr", "title_es")
LISTING = ("category", "instrument", "starts", "ends", "authority")
RATIFICATION = ("instrument", "state", "starts", "effective", "ends", "ending", "inherited", "note")

PART = ("instrument", "code", "title_en", "title_fr", "title_es")
ACCEPTANCE = ("ratification", "part", "starts", "ends")
DECLARATION = ("ratification", "kind", "value", "text", "starts", "ends")
CONDITION = ("ratification", "text", "starts", "ends")
PROSPECT = ("state", "instrument", "stage", "source", "starts", "ends")


def of_recommendations(touched: QuerySet[Ratification]) -> QuerySet[Ratification]:
    """Ratifications of what can't be ratified."""
    return touched.filter(instrument__kind=Instrument.Kind.RECOMMENDATION)


def before_adoption(touched: QuerySet[Ratification]) -> QuerySet[Ratification]:
    """Ratifications registered before the instrument was adopted."""
    return touched.filter(starts__lt=F("instrument__adopted"))


def ended_without_saying_why(touched: QuerySet[Ratification]) -> QuerySet[Ratification]:
    """Ratifications with a last day and no reason for it."""
    return touched.filter(ends__isnull=False, ending="")


RULES = (
    Check(
        finds=of_recommendations,
        says=_("{instrument} is a Recommendation: it is not open to ratification."),
        do=_("Choose a Convention or a Protocol."),
    ),
    Check(
        finds=before_adoption,
        says=_("{instrument} was adopted only after {starts}."),
        do=_("Check the day the ratification was registered."),
    ),
    Check(
        finds=ended_without_saying_why,
        says=_("The ratification of {instrument} by {state} ends without saying why."),
        do=_("Say whether it was denounced, or how else it ended."),
    ),
)


def _instruments(key: str, kind: Kind, title: object, told: object) -> Action:
    return Action(
        key=f"standards.{key}",
        title=title,
        told=told,
        model=Instrument,
        kind=kind,
        may=May.KEEP_INSTRUMENTS,
        fields=INSTRUMENT,
    )


add_instruments = _instruments(
    "add_instruments", Kind.ADD, _("Add instruments"), _("added this instrument")
)
amend_instruments = _instruments(
    "amend_instruments", Kind.CHANGE, _("Amend instruments"), _("amended this instrument")
)
add_categories = Action(
    key="standards.add_categories",
    title=_("Add categories"),
    told=_("added this category"),
    model=Category,
    kind=Kind.ADD,
    may=May.KEEP_INSTRUMENTS,
    fields=CATEGORY,
)
list_instruments = Action(
    key="standards.list_instruments",
    title=_("List instruments in a category"),
    told=_("listed the instrument in this category"),
    model=Listing,
    kind=Kind.ADD,
    may=May.KEEP_INSTRUMENTS,
    fields=LISTING,
)
amend_listings = Action(
    key="standards.amend_listings",
    title=_("Amend listings"),
    told=_("amended this listing"),
    model=Listing,
    kind=Kind.CHANGE,
    may=May.KEEP_INSTRUMENTS,
    fields=LISTING,
)
register_ratifications = Action(
    key="standards.register_ratifications",
    title=_("Register ratifications"),
    told=_("registered this ratification"),
    model=Ratification,
    kind=Kind.ADD,
    may=May.REGISTER_RATIFICATIONS,
    fields=RATIFICATION,
    checks=RULES,
)
correct_ratifications = Action(
    key="standards.correct_ratifications",
    title=_("Correct ratifications"),
    told=_("corrected this ratification"),
    model=Ratification,
    kind=Kind.CHANGE,
    may=May.REGISTER_RATIFICATIONS,
    fields=RATIFICATION,
    checks=RULES,
    needs_reason=True,
)
denounce = Action(
    key="standards.denounce",
    title=_("Register denunciations"),
    told=_("registered the end of this ratification"),
    model=Ratification,
    kind=Kind.CHANGE,
    may=May.REGISTER_RATIFICATIONS,
    fields=("ends", "ending", "note"),
    checks=RULES,
)
strike_ratifications = Action(
    key="standards.strike_ratifications",
    title=_("Strike ratifications registered by mistake"),
    told=_("struck this ratification, registered by mistake"),
    model=Ratification,
    kind=Kind.REMOVE,
    may=May.REGISTER_RATIFICATIONS,
    needs_reason=True,
)


def of_another_instrument(touched: QuerySet[Acceptance]) -> QuerySet[Acceptance]:
    """Accepted parts of an instrument other than the one ratified."""
    return touched.exclude(part__instrument=F("ratification__instrument"))


def outside_the_ratification(touched: QuerySet[Any]) -> QuerySet[Any]:
    """What is stated for days before the ratification was registered."""
    return touched.filter(starts__lt=F("ratification__starts"))


def already_ratified(touched: QuerySet[Prospect]) -> QuerySet[Prospect]:
    """Prospects of what the State has ratified by the day they begin."""
    ratified = Ratification.objects.filter(
        state=OuterRef("state"), instrument=OuterRef("instrument"), starts__lte=OuterRef("starts")
    ).filter(Q(ends__isnull=True) | Q(ends__gte=OuterRef("starts")))
    return touched.filter(Exists(ratified))


WITHIN = Check(
    finds=outside_the_ratification,
    says=_("{record} is stated from {starts}, before the ratification was registered."),
    do=_("Check the day."),
)
OF_ITS_INSTRUMENT = Check(
    finds=of_another_instrument,
    says=_("{part} is no part of the instrument that was ratified."),
    do=_("Choose a part of that instrument."),
)
NOT_YET_RATIFIED = Check(
    finds=already_ratified,
    says=_("{state} had ratified {instrument} by {starts}."),
    do=_("A prospect ends with the ratification."),
)


def _undertaking(key: str, kind: Kind, title: object, told: object, **more: Any) -> Action:
    return Action(
        key=f"standards.{key}",
        title=title,
        told=told,
        kind=kind,
        may=more.pop("may", May.REGISTER_RATIFICATIONS),
        **more,
    )


add_parts = _undertaking(
    "add_parts",
    Kind.ADD,
    _("Add parts of instruments"),
    _("added this part"),
    may=May.KEEP_INSTRUMENTS,
    model=Part,
    fields=PART,
)
accept_parts = _undertaking(
    "accept_parts",
    Kind.ADD,
    _("Register accepted parts"),
    _("registered that this part is accepted"),
    model=Acceptance,
    fields=ACCEPTANCE,
    checks=(WITHIN, OF_ITS_INSTRUMENT),
)
amend_acceptances = _undertaking(
    "amend_acceptances",
    Kind.CHANGE,
    _("Correct accepted parts"),
    _("corrected this accepted part"),
    model=Acceptance,
    fields=ACCEPTANCE,
    checks=(WITHIN, OF_ITS_INSTRUMENT),
    needs_reason=True,
)
register_declarations = _undertaking(
    "register_declarations",
    Kind.ADD,
    _("Register declarations"),
    _("registered this declaration"),
    model=Declaration,
    fields=DECLARATION,
    checks=(WITHIN,),
)
amend_declarations = _undertaking(
    "amend_declarations",
    Kind.CHANGE,
    _("Correct or withdraw declarations"),
    _("corrected or withdrew this declaration"),
    model=Declaration,
    fields=DECLARATION,
    checks=(WITHIN,),
    needs_reason=True,
)
set_conditions = _undertaking(
    "set_conditions",
    Kind.ADD,
    _("Set conditions of ratifications"),
    _("set this condition"),
    model=Condition,
    fields=CONDITION,
    checks=(WITHIN,),
)
meet_conditions = _undertaking(
    "meet_conditions",
    Kind.CHANGE,
    _("Record that a condition is met"),
    _("recorded that this condition is met"),
    model=Condition,
    fields=("ends",),
)
note_prospects = _undertaking(
    "note_prospects",
    Kind.ADD,
    _("Note prospects of ratification"),
    _("noted this prospect"),
    model=Prospect,
    fields=PROSPECT,
    checks=(NOT_YET_RATIFIED,),
)
amend_prospects = _undertaking(
    "amend_prospects",
    Kind.CHANGE,
    _("Amend prospects of ratification"),
    _("amended this prospect"),
    model=Prospect,
    fields=PROSPECT,
    checks=(NOT_YET_RATIFIED,),
)

ACTIONS = (
    add_instruments,
    amend_instruments,
    add_categories,
    list_instruments,
    amend_listings,
    register_ratifications,
    correct_ratifications,
    denounce,
    strike_ratifications,
    add_parts,
    accept_parts,
    amend_acceptances,
    register_declarations,
    amend_declarations,
    set_conditions,
    meet_conditions,
    note_prospects,
    amend_prospects,
)
