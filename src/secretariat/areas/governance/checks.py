"""What must hold of sessions, documents, decisions and what follows, each in a sentence."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import DUE_DAY, FollowUp, Report
from secretariat.areas.governance.models.meeting import Document
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.records.declaring import Check, Stays


def of_no_publication(touched: QuerySet[Any]) -> QuerySet[Any]:
    """Records that name a publication the product does not declare."""
    return touched.exclude(publication__in=["", *(one.key for one in publications())])


def of_another_body(touched: QuerySet[Document]) -> QuerySet[Document]:
    """Documents whose section belongs to another body than their session."""
    return touched.filter(section__isnull=False).exclude(section__body=F("session__body"))


def of_another_session(touched: QuerySet[Any]) -> QuerySet[Any]:
    """Records whose document lay before another session."""
    return touched.filter(document__isnull=False).exclude(document__session=F("session"))


def outside_the_session(touched: QuerySet[Decision]) -> QuerySet[Decision]:
    """Decisions of a day on which the session did not sit."""
    before, after = Q(decided_on__lt=F("session__starts")), Q(decided_on__gt=F("session__ends"))
    return touched.filter(before | after)


def before_the_decision(touched: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups given before what they follow was decided."""
    return touched.filter(given_on__lt=F("decision__decided_on"))


def due_before_given(touched: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups due before they were given."""
    return touched.alias(due_day=DUE_DAY).filter(due_day__lt=F("given_on"))


def closed(touched: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups that are closed."""
    return touched.filter(state=FollowUp.State.CLOSED)


def of_a_closed_one(touched: QuerySet[Report]) -> QuerySet[Report]:
    """Reports on what is closed."""
    return touched.filter(follow_up__state=FollowUp.State.CLOSED)


def before_given(touched: QuerySet[Report]) -> QuerySet[Report]:
    """Reports on what had not been given yet."""
    return touched.filter(reported_on__lt=F("follow_up__given_on"))


IS_PUBLISHED = Check(
    finds=of_no_publication,
    says=_("{record}: there is no publication “{publication}”."),
    do=_("Write the key of a publication, or leave it empty."),
)
SAME_SESSION = Check(
    finds=of_another_session,
    says=_("{record}: the document {document} lay before another session."),
    do=_("Name a document of the same session, or none."),
)

OF_DOCUMENTS = (
    Check(
        finds=of_another_body,
        says=_("{record}: the section {section} belongs to another body than the session."),
        do=_("Choose a section of the body that met."),
    ),
    IS_PUBLISHED,
)
OF_DECISIONS = (
    SAME_SESSION,
    Check(
        finds=outside_the_session,
        says=_("{record}: the session {session} did not sit on {decided_on}."),
        do=_("Give a day from the session’s first to its last."),
    ),
)
OF_FOLLOW_UPS = (
    Check(
        finds=before_the_decision,
        says=_("{record}: given on {given_on}, before it was decided."),
        do=_("Give the day on which the unit was asked, after the decision."),
    ),
    Check(
        finds=due_before_given,
        says=_("{record}: due before it was given."),
        do=_("Let it be due later."),
    ),
    Stays(
        finds=closed,
        says=_("{record} is closed."),
        do=_("Reopen it first, with the reason."),
    ),
    IS_PUBLISHED,
)
OF_REPORTS = (
    SAME_SESSION,
    Check(
        finds=before_given,
        says=_("{record}: reported before it was given."),
        do=_("Give the day on which the session was told."),
    ),
    Stays(
        finds=of_a_closed_one,
        says=_("{record}: the follow-up is closed."),
        do=_("Reopen it first, with the reason."),
    ),
)
