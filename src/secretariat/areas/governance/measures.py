"""Figures of what follows decisions: how much is open, and how soon it is reported."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.models.following import FollowUp, Report
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Dimension, Flows, Kind, Unit, measure
from secretariat.engine.measures.selections import Count, Duration, Share
from secretariat.engine.records.days import Day, Span

DECISIONS = Unit(key="decisions", title=_("decisions"))
FOLLOW_UPS = Unit(key="follow-ups", title=_("follow-ups"))
DAYS = Unit(key="days", title=_("days"))
PERCENT = Unit(key="percent", title=_("per cent of follow-ups"), decimals=1, times=100)

by_body = Dimension(key="body", title=_("Body"), path="decision__session__body")
by_session = Dimension(key="session", title=_("Session that decided"), path="decision__session")
by_section = Dimension(key="section", title=_("Section"), path="decision__document__section")
by_kind = Dimension(key="kind", title=_("Kind of decision"), path="decision__kind")
by_unit = Dimension(key="unit", title=_("Responsible unit"), path="unit")

DIMENSIONS = (by_body, by_session, by_section, by_kind, by_unit)
LASTING = ("body", "session", "section", "kind", "unit")

ASKED: dict[str, Any] = {
    "authority": _("Reports to the Governing Body on the follow-up of its decisions"),
    "owner": _("Secretariat of the Governing Body"),
    "since": date(2018, 1, 1),
    "audience": PUBLIC,
}
"""What all figures of follow-up share: who answers for them, and that everybody may see them."""


@measure(
    key="governance.decisions_open",
    title=_("Decisions with open follow-up"),
    unit=DECISIONS,
    dimensions=DIMENSIONS,
    aims=Aims.LOWER,
    **ASKED,
)
def decisions_open(as_of: Day) -> Count:
    """Decisions, guidance and requests of which at least one follow-up has been given by the date
    and is not closed on it, each counted once. What was reopened counts as open all along.
    """
    return Count(FollowUp.objects.open_on(as_of), of="decision")


@measure(
    key="governance.follow_ups_open",
    title=_("Open follow-ups"),
    unit=FOLLOW_UPS,
    dimensions=DIMENSIONS,
    aims=Aims.LOWER,
    flows=Flows(
        entries="governance.follow_ups_given",
        exits="governance.follow_ups_closed",
        lasting=LASTING,
    ),
    **ASKED,
)
def follow_ups_open(as_of: Day) -> Count:
    """Follow-ups given on or before the date and not closed by then, reported or not. What was
    reopened counts as open all along.
    """
    return Count(FollowUp.objects.open_on(as_of))


@measure(
    key="governance.follow_ups_overdue",
    title=_("Overdue follow-ups"),
    unit=FOLLOW_UPS,
    dimensions=DIMENSIONS,
    aims=Aims.LOWER,
    **ASKED,
)
def follow_ups_overdue(as_of: Day) -> Count:
    """Follow-ups open on the date whose due day lies before it, and about which no session has been
    told by then, or none since they were last reopened. One due at a session is due on its last
    day.
    """
    due = FollowUp.objects.open_on(as_of).due_before(as_of)
    return Count(due.not_reported_by(as_of))


@measure(
    key="governance.follow_ups_given",
    title=_("Follow-ups given"),
    unit=FOLLOW_UPS,
    kind=Kind.FLOW,
    dimensions=DIMENSIONS,
    **ASKED,
)
def follow_ups_given(over: Span) -> Count:
    """Follow-ups given to a unit in the period."""
    return Count(FollowUp.objects.happening(over, on="given_on"))


@measure(
    key="governance.follow_ups_closed",
    title=_("Follow-ups closed"),
    unit=FOLLOW_UPS,
    kind=Kind.FLOW,
    dimensions=DIMENSIONS,
    aims=Aims.HIGHER,
    **ASKED,
)
def follow_ups_closed(over: Span) -> Count:
    """Follow-ups closed in the period and not reopened since."""
    return Count(FollowUp.objects.happening(over, on="closed_on"))


@measure(
    key="governance.days_to_report",
    title=_("Time from decision to report"),
    unit=DAYS,
    kind=Kind.FLOW,
    dimensions=tuple(one.at(f"follow_up__{one.path}") for one in DIMENSIONS),
    aims=Aims.LOWER,
    **ASKED,
)
def days_to_report(over: Span) -> Duration:
    """Calendar days from the day of the decision to the first report on its follow-up, half of them
    shorter and half longer: of the follow-ups first reported in the period.
    """
    first = Report.objects.first_ones().happening(over, on="reported_on")
    return Duration(rows=first, since="follow_up__decision__decided_on", until="reported_on")


@measure(
    key="governance.reported_in_time",
    title=_("Follow-ups reported in time"),
    unit=PERCENT,
    kind=Kind.FLOW,
    dimensions=DIMENSIONS,
    aims=Aims.HIGHER,
    **ASKED,
)
def reported_in_time(over: Span) -> Share:
    """Of the follow-ups that fell due in the period, those about which a session was told on the
    due day or before it. One due at a session is due on its last day.
    """
    due = FollowUp.objects.due_in(over)
    return Share(part=Count(due.reported_in_time()), whole=Count(due))


MEASURES = (
    decisions_open,
    follow_ups_open,
    follow_ups_overdue,
    follow_ups_given,
    follow_ups_closed,
    days_to_report,
    reported_in_time,
)
