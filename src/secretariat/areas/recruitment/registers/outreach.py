"""The registers of outreach: events, sources, contacts, rosters and who is on them."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.outreach import Contact, Event, Listing, Roster, Source
from secretariat.areas.recruitment.roles import May
from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.registers.declaring import Register, Related, plainly

events = Ordinary(
    area="recruitment",
    key="outreach-events",
    model=Event,
    title=_("Outreach events"),
    one=_("outreach event"),
    about=_("Career fairs, information sessions and briefings at which candidates were sought."),
    see=PUBLIC,
    keep=May.KEEP_OUTREACH,
    columns=("code", "name", "kind", "held_on", "state", "attendance"),
)
sources = Ordinary(
    area="recruitment",
    key="application-sources",
    model=Source,
    title=_("Sources of applications"),
    one=_("source of applications"),
    about=_("By what candidates hear of vacancies: a channel, an event, or something else."),
    see=EVERYONE,
    keep=May.KEEP_OUTREACH,
    columns=("code", "name", "channel", "event"),
)
contacts = Ordinary(
    area="recruitment",
    key="outreach-contacts",
    model=Contact,
    title=_("Contacts from events"),
    one=_("contact from an event"),
    about=_("People met at events who agreed to be written to, until they say no."),
    see=May.KEEP_OUTREACH,
    keep=May.KEEP_OUTREACH,
    code=("event", "email"),
)
rosters = Ordinary(
    area="recruitment",
    key="rosters",
    model=Roster,
    title=_("Rosters"),
    one=_("roster"),
    about=_("Lists of candidates found suitable for a kind of work at a grade."),
    see=EVERYONE,
    keep=May.KEEP_ROSTERS,
    columns=("code", "name", "family", "grade"),
)
listings = Ordinary(
    area="recruitment",
    key="roster-places",
    model=Listing,
    title=_("Places on rosters"),
    one=_("place on a roster"),
    about=_("Which candidates are on which roster, and until when that is valid."),
    see=May.KEEP_ROSTERS,
    keep=May.KEEP_ROSTERS,
    code=("roster", "candidate", "starts"),
    columns=("candidate", "roster", "starts", "ends"),
)

KINDS = (events, sources, contacts, rosters, listings)

RELATED = {
    "outreach-events": (
        Related(title=_("Contacts"), register="outreach-contacts", by="event", adding=plainly),
        Related(
            title=_("Named as a source"),
            register="application-sources",
            by="event",
            adding=plainly,
        ),
    ),
    "rosters": (
        Related(title=_("Who is on it"), register="roster-places", by="roster", adding=plainly),
    ),
}
OF_PEOPLE = (contacts, listings)
"""What names people outside the Office: each reading is logged."""


def _register(one: Ordinary) -> Register:
    made = replace(one.register, sensitive=one in OF_PEOPLE, related=RELATED.get(one.key, ()))
    return replace(made, order=("-held_on", "code")) if one is events else made


REGISTERS = tuple(_register(one) for one in KINDS)
