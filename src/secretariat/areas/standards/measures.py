"""Figures about ratification."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.measures import by_region
from secretariat.areas.reference.models import State
from secretariat.areas.standards.models.registered import (
    Category,
    Instrument,
    Listing,
    Ratification,
)
from secretariat.areas.standards.models.undertaken import Acceptance, Prospect
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Dimension, Kind, Unit, measure
from secretariat.engine.measures.selections import Count, Duration, Share
from secretariat.engine.records.days import Day, Span

RATIFICATIONS = Unit(key="ratifications", title=_("ratifications"))
PERCENT = Unit(key="percent", title=_("per cent of member States"), decimals=1, times=100)
DAYS = Unit(key="days", title=_("days"))
PARTS = Unit(key="parts", title=_("accepted parts"))
PROSPECTS = Unit(key="prospects", title=_("prospects"))
INSTRUMENTS = Unit(key="instruments", title=_("instruments"))

AMENDED = date(2022, 6, 10)  # the 110th Session of the Conference amends the Declaration

STANDARDS = _("International Labour Standards Department")
DECLARATION = _("Declaration on Fundamental Principles and Rights at Work, follow-up")
FRAMEWORK = _("Strategic policy framework 2002–05, operational objective 1a")

by_instrument = Dimension(key="instrument", title=_("Instrument"), path="instrument")
by_state_region = by_region.at("state__region")
by_kind = Dimension(key="kind", title=_("Kind"), path="kind")


@measure(
    key="standards.ratifications",
    title=_("Ratifications registered and not ended"),
    unit=RATIFICATIONS,
    authority=_("Constitution of the organization, article 19"),
    owner=STANDARDS,
    since=date(1919, 6, 28),
    audience=PUBLIC,
    dimensions=(by_instrument, by_state_region),
    aims=Aims.HIGHER,
)
def ratifications(as_of: Day) -> Count:
    """Ratifications of Conventions and Protocols registered on or before the date and not ended
    before it, whether or not they are in force for their State yet. A denunciation counts from
    the day after the last day the State is bound. Former States count while they exist.
    """
    return Count(Ratification.objects.on(as_of))


@measure(
    key="standards.ratifications_in_force",
    title=_("Ratifications in force for their State"),
    unit=RATIFICATIONS,
    authority=_("Constitution of the organization, article 19"),
    owner=STANDARDS,
    since=date(1919, 6, 28),
    audience=PUBLIC,
    dimensions=(by_instrument, by_state_region),
    aims=Aims.HIGHER,
)
def ratifications_in_force(as_of: Day) -> Count:
    """Ratifications that bind their State on the date: some months after registration, as the
    instrument's own rule says, and not before the instrument itself is in force.
    """
    return Count(Ratification.objects.binding_on(as_of))


@measure(
    key="standards.ratifications_registered",
    title=_("Ratifications registered in the period"),
    unit=RATIFICATIONS,
    authority=FRAMEWORK,
    owner=STANDARDS,
    since=date(2002, 1, 1),
    audience=PUBLIC,
    kind=Kind.FLOW,
    dimensions=(by_instrument, by_state_region),
    aims=Aims.HIGHER,
)
def ratifications_registered(over: Span) -> Count:
    """Ratifications whose day of registration lies in the period, first and last day included."""
    return Count(Ratification.objects.starting_in(over))


@measure(
    key="standards.denunciations",
    title=_("Ratifications that ended in the period"),
    unit=RATIFICATIONS,
    authority=_("Constitution of the organization, article 19"),
    owner=STANDARDS,
    since=date(2002, 1, 1),
    audience=PUBLIC,
    kind=Kind.FLOW,
    dimensions=(
        by_instrument,
        by_state_region,
        Dimension(key="ending", title=_("Why"), path="ending"),
    ),
)
def denunciations(over: Span) -> Count:
    """Ratifications whose last day lies in the period, whatever the reason."""
    return Count(Ratification.objects.ending_in(over))


def _with_one_in_each(as_of: Day) -> Share:
    """Members with a Convention in every category that lists one, of all members."""
    members = State.objects.members_on(as_of)
    held = Ratification.objects.on(as_of).of_conventions_listed_on(as_of)
    with_one = held.states_with_one_in_each(Category.objects.listing_on(as_of))
    return Share(part=Count(members.filter(pk__in=with_one)), whole=Count(members))


@measure(
    key="standards.states_with_one_in_each",
    title=_("Member States that have ratified a fundamental Convention in every category"),
    unit=PERCENT,
    authority=FRAMEWORK,
    owner=STANDARDS,
    since=date(2002, 1, 1),
    audience=PUBLIC,
    dimensions=(by_region,),
    aims=Aims.HIGHER,
)
def with_one_in_each_of_four(as_of: Day) -> Share:
    """Member States on the date with at least one registered ratification of a Convention in
    each of the four categories of the Declaration of 1998, with the Conventions listed in
    them on that date. Protocols supplement a Convention and do not count.
    """
    return _with_one_in_each(as_of)


@with_one_in_each_of_four.from_(AMENDED)
def states_with_one_in_each(as_of: Day) -> Share:
    """Member States on the date with at least one registered ratification of a Convention in
    each of the five categories: a safe and healthy working environment was added to the four
    on 10 June 2022. Protocols supplement a Convention and do not count.
    """
    return _with_one_in_each(as_of)


def _with_all(as_of: Day) -> Share:
    """Members that no fundamental Convention finds without a ratification, of all members."""
    members = State.objects.members_on(as_of)
    fundamental = Instrument.objects.fundamental_on(as_of)
    held = Ratification.objects.on(as_of).filter(
        state=OuterRef(OuterRef("pk")), instrument=OuterRef("pk")
    )
    lacking = fundamental.filter(~Exists(held))
    with_all = members.filter(Exists(fundamental)).exclude(Exists(lacking))
    return Share(part=Count(with_all), whole=Count(members))


@measure(
    key="standards.states_with_all",
    title=_("Member States that have ratified every fundamental Convention"),
    unit=PERCENT,
    authority=DECLARATION,
    owner=STANDARDS,
    since=date(1998, 6, 18),
    audience=PUBLIC,
    dimensions=(by_region,),
    aims=Aims.HIGHER,
)
def with_all_eight(as_of: Day) -> Share:
    """Member States on the date with a registered ratification of every Convention listed as
    fundamental on that date: seven since June 1998, eight since June 1999.
    """
    return _with_all(as_of)


@with_all_eight.from_(AMENDED)
def states_with_all(as_of: Day) -> Share:
    """Member States on the date with a registered ratification of all ten Conventions listed as
    fundamental: two on safety and health were added to the eight on 10 June 2022.
    """
    return _with_all(as_of)


@measure(
    key="standards.states_with_none",
    title=_("Member States that have ratified no fundamental Convention"),
    unit=PERCENT,
    authority=DECLARATION,
    owner=STANDARDS,
    since=date(1998, 6, 18),
    audience=PUBLIC,
    dimensions=(by_region,),
    aims=Aims.LOWER,
)
def states_with_none(as_of: Day) -> Share:
    """Member States on the date with no registered ratification of any Convention listed as
    fundamental on that date.
    """
    members = State.objects.members_on(as_of)
    listed = Listing.objects.on(as_of).filter(
        instrument=OuterRef("instrument"), instrument__kind=Instrument.Kind.CONVENTION
    )
    held = Ratification.objects.on(as_of).filter(Exists(listed), state=OuterRef("pk"))
    return Share(part=Count(members.exclude(Exists(held))), whole=Count(members))


@measure(
    key="standards.instruments_in_force",
    title=_("Instruments in force by their own rule"),
    unit=INSTRUMENTS,
    authority=_("Constitution of the organization, article 19"),
    owner=STANDARDS,
    since=date(1919, 6, 28),
    audience=PUBLIC,
    dimensions=(by_kind,),
)
def instruments_in_force(as_of: Day) -> Count:
    """Conventions and Protocols that the registered ratifications have brought into force by the
    date, by each instrument's own rule, and that have not been abrogated. Ratifications by States
    that no longer exist count.
    """
    return Count(Instrument.objects.in_force_on(as_of))


@measure(
    key="standards.days_to_ratification",
    title=_("Days from adoption to ratification, median"),
    unit=DAYS,
    authority=DECLARATION,
    owner=STANDARDS,
    since=date(2002, 1, 1),
    audience=PUBLIC,
    kind=Kind.FLOW,
    dimensions=(by_instrument, by_state_region),
    aims=Aims.LOWER,
)
def days_to_ratification(over: Span) -> Duration:
    """Calendar days from the adoption of the instrument to the registration of a ratification,
    over the ratifications registered in the period; the middle one, or the mean of the two in
    the middle.
    """
    registered = Ratification.objects.starting_in(over)
    return Duration(rows=registered, since="instrument__adopted", until="starts")


@measure(
    key="standards.parts_accepted",
    title=_("Parts of instruments accepted"),
    unit=PARTS,
    authority=_("Constitution of the organization, article 19"),
    owner=STANDARDS,
    since=date(1919, 6, 28),
    audience=PUBLIC,
    dimensions=(by_instrument.at("part__instrument"),),
    aims=Aims.HIGHER,
)
def parts_accepted(as_of: Day) -> Count:
    """Parts that States accept on the date, of instruments that can be ratified in parts. A part
    accepted by two States counts twice.
    """
    return Count(Acceptance.objects.on(as_of))


@measure(
    key="standards.prospects",
    title=_("Ratifications that States prepare"),
    unit=PROSPECTS,
    authority=FRAMEWORK,
    owner=STANDARDS,
    since=date(2002, 1, 1),
    audience=PUBLIC,
    dimensions=(
        by_instrument,
        by_state_region,
        Dimension(key="stage", title=_("Stage"), path="stage"),
    ),
    aims=Aims.HIGHER,
)
def prospects(as_of: Day) -> Count:
    """Pairs of a State and an instrument of which the State has said, as it stands on the date,
    that it studies, discusses or prepares ratification. What it does not intend does not count.
    """
    return Count(Prospect.objects.on(as_of).exclude(stage=Prospect.Stage.NOT_NOW))


MEASURES = (
    ratifications,
    ratifications_in_force,
    ratifications_registered,
    denunciations,
    states_with_one_in_each,
    states_with_all,
    states_with_none,
    instruments_in_force,
    days_to_ratification,
    parts_accepted,
    prospects,
)
