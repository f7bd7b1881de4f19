"""How a follow-up is taken up, reported, closed, and reopened where the answer was none."""

from datetime import date, timedelta

from django.db.models import DateField, DurationField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.expressions import ExpressionWrapper
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.models.following import DUE_DAY, FollowUp, Report
from secretariat.areas.governance.roles import May
from secretariat.engine.records.declaring import Check
from secretariat.engine.workflows.declaring import Move, Workflow

State = FollowUp.State

TAKEN_UP_WITHIN = timedelta(days=30)
"""How long a unit has to take up what it was given."""


def is_reported(follow_up: FollowUp, _on: date) -> str | None:
    """A session was told about it since it was given, or last reopened.

    A function, so that what is due waits on the desk of its officer before there is a report.
    """
    since = follow_up.reopened_on or follow_up.given_on
    if Report.objects.filter(follow_up=follow_up, reported_on__gte=since).exists():
        return None
    return said("No session has been told about it yet: record the report first.")


def closed_before_reported(touched: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups closed before the last report on them was made."""
    later = Report.objects.filter(follow_up=OuterRef("pk"), reported_on__gt=OuterRef("closed_on"))
    return touched.filter(Exists(later))


def reopened_without_day(touched: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups reopened without saying when, or before they were given."""
    return touched.exclude(reopened_on__gte=F("given_on"))


take_up = Move(
    "take_up",
    State.OPEN,
    State.UNDER_WAY,
    May.ANSWER_FOLLOW_UPS,
    title=_("Take up"),
    told=_("took it up"),
    effect=_("The secretary of the body sees that your unit is at work on it."),
    due=ExpressionWrapper(
        F("given_on") + Value(TAKEN_UP_WITHIN, output_field=DurationField()),
        output_field=DateField(),
    ),
    remind=(7, 0, -7),
)
report = Move(
    "report",
    State.UNDER_WAY,
    State.REPORTED,
    May.ANSWER_FOLLOW_UPS,
    title=_("Mark as reported"),
    told=_("marked it as reported"),
    effect=_("The secretary of the body closes it, or reopens it."),
    guards=(is_reported,),
    due=DUE_DAY,
    remind=(90, 30, 7, -1),
)
close = Move(
    "close",
    State.REPORTED,
    State.CLOSED,
    May.GIVE_FOLLOW_UPS,
    title=_("Close"),
    told=_("closed it"),
    effect=_("It counts as open no longer from that day on."),
    fields=("closed_on",),
    checks=(
        Check(
            finds=closed_before_reported,
            says=_("{record}: closed on {closed_on}, before its last report."),
            do=_("Give the day of the report or a later one."),
        ),
    ),
    waits=True,
    not_by=("report",),
    tells=("report",),
)
reopen = Move(
    "reopen",
    (State.REPORTED, State.CLOSED),
    State.UNDER_WAY,
    May.GIVE_FOLLOW_UPS,
    title=_("Reopen"),
    told=_("reopened it"),
    effect=_("It was not done: it counts as open all along, and another report is due."),
    fields=("reopened_on",),
    empties=("closed_on",),
    checks=(
        Check(
            finds=reopened_without_day,
            says=_("{record}: the day on which it is reopened is missing, or too early."),
            do=_("Give a day after it was given."),
        ),
    ),
    tells=("take_up", "report"),
    needs_reason=True,
)

follow_ups = Workflow(
    key="governance.follow_ups",
    title=_("Follow-up of a decision"),
    model=FollowUp,
    states=State,
    start=State.OPEN,
    scope="unit__path",
    moves=(take_up, report, close, reopen),
)

WORKFLOWS = (follow_ups,)
