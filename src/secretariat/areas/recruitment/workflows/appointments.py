"""How an appointment is recommended, decided upon, offered, accepted, and leads to a post."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.checks.selecting import OF_LINKS
from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.models.selecting import (
    Appointment,
    Assessment,
    Background,
    Member,
)
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.roles import May
from secretariat.engine.records.declaring import Check
from secretariat.engine.workflows.declaring import Move, SetGuard, Workflow

State = Appointment.State
Applied = Application.State

BY_PANEL = (Route.REGULAR, Route.LOCAL)
"""The routes on which a panel assesses the candidates."""

RETAINED = (Applied.SHORTLISTED, Applied.RECOMMENDED, Applied.CHOSEN)


def not_retained(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments of somebody who is not on the shortlist, or withdrew."""
    direct = ~Q(position__vacancy__route__in=BY_PANEL) & Q(application__state=Applied.ELIGIBLE)
    return rows.exclude(Q(application__state__in=RETAINED) | direct)


def not_in_evaluation(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments to positions of a vacancy that is open, or came to an end."""
    return rows.exclude(position__vacancy__state=Vacancy.State.EVALUATION)


def without_a_panel(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments by a panel of which nobody has the chair."""
    chair = _panel().filter(part=Member.Part.CHAIR)
    return _by_panel(rows).filter(~Exists(chair))


def with_undeclared_interests(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments by a panel of which a member has not declared her interests."""
    return rows.filter(Exists(_panel().filter(interest=Member.Interest.NOT_YET)))


def not_assessed_by_all(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments of a candidate whom a member of the panel without a conflict hasn't assessed."""
    hers = Assessment.objects.filter(
        member=OuterRef("pk"), application=OuterRef(OuterRef("application"))
    )
    free = _panel().filter(interest=Member.Interest.NONE).exclude(part=Member.Part.OBSERVER)
    return _by_panel(rows).filter(Q(~Exists(free)) | Exists(free.filter(~Exists(hers))))


def _by_panel(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(position__vacancy__route__in=BY_PANEL)


def _panel() -> QuerySet[Member]:
    panel: QuerySet[Member] = Member.objects.filter(vacancy=OuterRef("position__vacancy"))
    return panel


def without_a_report(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments for which nothing is reported."""
    return rows.filter(report="")


def of_another_state(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments of a candidate who withdrew."""
    return rows.filter(application__state=Applied.WITHDRAWN)


def not_checked(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Appointments without a background check, or with one that is not clear."""
    asked = Background.objects.filter(appointment=OuterRef("pk"))
    return rows.filter(~Exists(asked) | Exists(asked.exclude(outcome=Background.Outcome.CLEAR)))


def _before(day: str, earlier: str) -> Any:
    def finds(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
        return touched.exclude(**{f"{day}__gte": F(earlier)})

    return finds


def in_order(day: str, earlier: str) -> Check:
    """A move has a day, which is not before that of the move before it."""
    return Check(
        finds=_before(day, earlier),
        says=_("{record}: the day is missing, or before that of the last step."),
        do=_("Give the day of the last step or a later one."),
    )


def recommended_before_the_close(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments recommended on no day, or on one before the vacancy was published."""
    return touched.exclude(recommended_on__gte=F("position__vacancy__published_on"))


def held_by_nobody(touched: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments on post without the incumbency, where the position is a post."""
    return touched.filter(position__post__isnull=False, incumbency__isnull=True)


STILL_THERE = SetGuard(finds=of_another_state, says=_("The candidate has withdrawn."))

recommend = Move(
    "recommend",
    State.PREPARED,
    State.RECOMMENDED,
    May.KEEP_APPLICATIONS,
    title=_("Recommend"),
    told=_("recommended the candidate"),
    effect=_("The appointing authority decides; whoever recommends can’t."),
    guards=(
        SetGuard(
            finds=not_in_evaluation,
            says=_("The vacancy is not in evaluation: close it for applications first."),
        ),
        SetGuard(finds=not_retained, says=_("The candidate is not on the shortlist.")),
        SetGuard(finds=without_a_panel, says=_("The panel has no chair.")),
        SetGuard(
            finds=with_undeclared_interests,
            says=_("A member of the panel has not declared whether an interest conflicts."),
        ),
        SetGuard(
            finds=not_assessed_by_all,
            says=_("A member of the panel who may assess the candidate has not done so."),
        ),
        SetGuard(finds=without_a_report, says=_("The report is not written yet.")),
    ),
    fields=("recommended_on",),
    checks=(
        Check(
            finds=recommended_before_the_close,
            says=_("{record}: the day is missing, or before the vacancy was published."),
            do=_("Give the day on which the panel, or the manager, recommended."),
        ),
    ),
)
decide = Move(
    "decide",
    State.RECOMMENDED,
    State.DECIDED,
    May.DECIDE_SELECTIONS,
    title=_("Appoint"),
    told=_("decided on the appointment"),
    effect=_("The position is hers, if she accepts and nothing is found against it."),
    guards=(STILL_THERE,),
    fields=("decided_on",),
    checks=(in_order("decided_on", "recommended_on"),),
    waits=True,
    not_by=("recommend",),
    tells=("recommend",),
)
not_agree = Move(
    "not_agree",
    State.RECOMMENDED,
    State.NOT_AGREED,
    May.DECIDE_SELECTIONS,
    title=_("Not agree"),
    told=_("did not agree"),
    effect=_("The position stays free; the panel is told the reason."),
    fields=("ended_on",),
    checks=(in_order("ended_on", "recommended_on"),),
    not_by=("recommend",),
    tells=("recommend",),
    needs_reason=True,
)
offer = Move(
    "offer",
    State.DECIDED,
    State.OFFERED,
    May.KEEP_APPLICATIONS,
    title=_("Offer"),
    told=_("offered the appointment"),
    effect=_("The candidate accepts or declines."),
    guards=(
        STILL_THERE,
        SetGuard(
            finds=not_checked,
            says=_("Her background is not clear: every check needs an answer that found nothing."),
        ),
    ),
    fields=("offered_on",),
    checks=(in_order("offered_on", "decided_on"),),
    waits=True,
)
accept = Move(
    "accept",
    State.OFFERED,
    State.ACCEPTED,
    May.KEEP_APPLICATIONS,
    title=_("Record the acceptance"),
    told=_("recorded that she accepted"),
    effect=_("She can be put on post."),
    guards=(STILL_THERE,),
    fields=("accepted_on",),
    checks=(in_order("accepted_on", "offered_on"),),
    waits=True,
    tells=("decide",),
)
decline = Move(
    "decline",
    (State.DECIDED, State.OFFERED, State.ACCEPTED),
    State.DECLINED,
    May.KEEP_APPLICATIONS,
    title=_("Record that it came to nothing"),
    told=_("recorded that it came to nothing"),
    effect=_("The position is free again."),
    fields=("ended_on",),
    checks=(in_order("ended_on", "decided_on"),),
    tells=("decide",),
    needs_reason=True,
)
begin = Move(
    "begin",
    State.ACCEPTED,
    State.ON_POST,
    May.KEEP_APPLICATIONS,
    title=_("Record the first day"),
    told=_("recorded her first day on post"),
    effect=_("Every clock of the case ends with this day."),
    fields=("on_post_on", "incumbency"),
    checks=(
        in_order("on_post_on", "accepted_on"),
        Check(
            finds=held_by_nobody,
            says=_("{record}: the incumbency of the post is not recorded."),
            do=_("Put her on post, which writes it, or name the incumbency."),
        ),
        *OF_LINKS,
    ),
)

appointments = Workflow(
    key="recruitment.appointments",
    title=_("Appointment"),
    model=Appointment,
    states=State,
    start=State.PREPARED,
    scope="position__vacancy__unit__path",
    moves=(recommend, decide, not_agree, offer, accept, begin, decline),
    ends=(State.ON_POST, State.NOT_AGREED, State.DECLINED),
)
