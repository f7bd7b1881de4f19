"""Figures of outreach and rosters: events, what applications they yielded, who was on a roster."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.measures.saying import (
    APPLICATIONS,
    CANDIDATES,
    EVENTS,
    OF_APPLICATIONS,
    OF_APPOINTMENTS,
    OF_CANDIDATES,
    OF_VACANCIES,
    OPEN,
    by_route,
    through,
)
from secretariat.areas.recruitment.models.applying import Application, Step
from secretariat.areas.recruitment.models.outreach import Event, Listing
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.engine.measures.declaring import Aims, Dimension, Kind, measure
from secretariat.engine.measures.selections import Count, Share
from secretariat.engine.records.days import Day, Span

by_kind = Dimension(key="kind", title=_("Kind of event"), path="kind")
by_region = Dimension(key="region", title=_("Region of the event"), path="state__region")
by_event = Dimension(key="event", title=_("Event"), path="source__event")
by_event_kind = by_kind.at("source__event__kind")
by_roster = Dimension(key="roster", title=_("Roster"), path="roster")
FIRST_STAGE = 1
"""In which applications are screened, on every route."""
FAIRS = (Event.Kind.FAIR, Event.Kind.VIRTUAL_FAIR)


@measure(
    key="recruitment.outreach_events",
    title=_("Outreach events"),
    unit=EVENTS,
    kind=Kind.FLOW,
    dimensions=(by_kind, by_region),
    **OPEN,
)
def outreach_events(over: Span) -> Count:
    """Events at which the Office looked for candidates and that began in the period."""
    return Count(Event.objects.held_in(over))


@measure(
    key="recruitment.career_fairs",
    title=_("Career fairs"),
    unit=EVENTS,
    kind=Kind.FLOW,
    dimensions=(by_kind, by_region),
    **OPEN,
)
def career_fairs(over: Span) -> Count:
    """Career fairs, in person or virtual, that the Office took part in in the period."""
    return Count(Event.objects.held_in(over).filter(kind__in=FAIRS))


@measure(
    key="recruitment.outreach_yield",
    title=_("Applications that outreach yielded"),
    unit=APPLICATIONS,
    kind=Kind.FLOW,
    aims=Aims.HIGHER,
    dimensions=(by_event, by_event_kind, *through("vacancy", *OF_VACANCIES)),
    **OF_CANDIDATES,
)
def outreach_yield(over: Span) -> Count:
    """Applications received in the period of candidates who heard of the vacancy at an event,
    whenever that was held.
    """
    received = Application.objects.received_in(over)
    return Count(received.filter(source__event__isnull=False))


@measure(
    key="recruitment.eligible_from_outreach",
    title=_("Applications from outreach that met the requirements"),
    unit=OF_APPLICATIONS,
    kind=Kind.FLOW,
    aims=Aims.HIGHER,
    dimensions=(by_event, by_event_kind),
    **OF_CANDIDATES,
)
def eligible_from_outreach(over: Span) -> Share:
    """Of the applications received in the period of candidates who heard of the vacancy at an
    event, and screened since, those that met the minimum requirements. Who withdrew before the
    screening is not counted, who withdrew after it is.
    """
    state = Application.State
    heard = Application.objects.received_in(over).filter(source__event__isnull=False)
    met = Step.objects.at_stage(FIRST_STAGE).passed().filter(application=OuterRef("pk"))
    screened = heard.exclude(state=state.RECEIVED).filter(~Q(state=state.WITHDRAWN) | Exists(met))
    return Share(part=Count(screened.exclude(state=state.SCREENED_OUT)), whole=Count(screened))


@measure(
    key="recruitment.candidates_on_rosters",
    title=_("Candidates on rosters"),
    unit=CANDIDATES,
    dimensions=(by_roster,),
    **OF_CANDIDATES,
)
def candidates_on_rosters(as_of: Day) -> Count:
    """Candidates whose place on a roster is valid on the date; who is on several counts once in
    all and once in each.
    """
    return Count(Listing.objects.on(as_of), of="candidate")


@measure(
    key="recruitment.roster_use",
    title=_("Appointments from rosters"),
    unit=OF_APPOINTMENTS,
    kind=Kind.FLOW,
    aims=Aims.HIGHER,
    dimensions=through("position__vacancy", by_route),
    **OF_CANDIDATES,
)
def roster_use(over: Span) -> Share:
    """Of the appointments decided in the period, those of candidates who were on a roster on the
    day they applied.
    """
    decided = Appointment.objects.decided_in(over).exclude(state=Appointment.State.NOT_AGREED)
    received = OuterRef("application__received_on")
    valid = Q(starts__lte=received) & (Q(ends__isnull=True) | Q(ends__gte=received))
    hers = Listing.objects.filter(valid, candidate=OuterRef("application__candidate"))
    return Share(part=Count(decided.filter(Exists(hers))), whole=Count(decided))


MEASURES = (
    outreach_events,
    career_fairs,
    outreach_yield,
    eligible_from_outreach,
    candidates_on_rosters,
    roster_use,
)
