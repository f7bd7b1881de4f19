"""The only writers of instruments, categories and ratifications."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.standards.models.registered import (
    Category,
    Instrument,
    Listing,
    Ratification,
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
)
