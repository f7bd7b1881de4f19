"""What was asked and what became of it by a day: of a session, an objective, or for a paper."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp, Report
from secretariat.areas.governance.models.meeting import Document
from secretariat.engine.fetching import fetched


class Standing(StrEnum):
    """How far a follow-up is on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    REPORTED = "reported"
    CLOSED = "closed"


WAITING = frozenset({Standing.OPEN, Standing.OVERDUE})
"""What no session has been told about."""


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A follow-up with the reports on it by a day, the newest first."""

    follow_up: Any
    reports: Sequence[Any]
    on: date

    @property
    def due(self) -> date:
        """The day by which it was to be reported."""
        found: date = self.follow_up.due_by or self.follow_up.due_session.ends
        return found

    @property
    def standing(self) -> Standing:
        """How far it is on the day; a report before it was last reopened does not do."""
        closed, reopened = self.follow_up.closed_on, self.follow_up.reopened_on
        if closed is not None and closed <= self.on:
            return Standing.CLOSED
        since = reopened if reopened is not None and reopened <= self.on else date.min
        if any(one.reported_on >= since for one in self.reports):
            return Standing.REPORTED
        return Standing.OVERDUE if self.due < self.on else Standing.OPEN


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A decision with all that follows it."""

    decision: Any
    followed: Sequence[Followed]


@dataclass(frozen=True, kw_only=True)
class ForPaper:
    """What bodies asked that a publication is to answer, as of a day.

    `last` is its latest issue before a session that had begun. `open` waits for the next issue;
    `answered` was told or closed since the issue before the last; `decided` is what was decided on
    the last issue and asks for nothing.
    """

    last: Document | None
    open: Sequence[Followed]
    answered: Sequence[Followed]
    decided: Sequence[Decision]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.open or self.answered or self.decided)


def what_became_of(decisions: QuerySet[Decision], on: date) -> list[Asked]:
    """The decisions with what follows them as of the day: three queries."""
    rows = list(decisions.select_related("session", "document", "document__section"))
    found = followed(Q(decision__in=[one.pk for one in rows]), on)
    of: dict[int, list[Followed]] = defaultdict(list)
    for one in found:
        of[one.follow_up.decision_id].append(one)
    return [Asked(decision=one, followed=of[one.pk]) for one in rows]


def followed(which: Q, on: date) -> list[Followed]:
    """Follow-ups given by the day, with the reports made by then: two queries."""
    return _with_reports(list(_given(which, on)), on)


def _given(which: Q, on: date) -> QuerySet[FollowUp]:
    """Follow-ups given by the day, the earliest first."""
    references = "decision__session", "decision__document", "unit", "due_session"
    rows = FollowUp.objects.filter(which, given_on__lte=on).select_related(*references)
    return rows.order_by("given_on", "code")


def _with_reports(ordered: Sequence[FollowUp], on: date) -> list[Followed]:
    """Each with the reports made by the day, the latest first."""
    told = Report.objects.filter(follow_up__in=[one.pk for one in ordered], reported_on__lte=on)
    of: dict[int, list[Report]] = defaultdict(list)
    for one in told.select_related("session", "document").order_by("-reported_on"):
        of[one.follow_up_id].append(one)
    return [Followed(follow_up=one, reports=of[one.pk], on=on) for one in ordered]


def about(objective: int, on: date) -> list[Asked]:
    """What was asked about an objective of a framework, the latest first."""
    concerned = Decision.objects.filter(concerns__objective=objective, decided_on__lte=on)
    return what_became_of(concerned.order_by("-decided_on", "code"), on)


def for_paper(publication: str, on: date) -> ForPaper:
    """What waits for the next issue of a publication, and what its last issue answered."""
    rows = Document.objects.filter(publication=publication, session__starts__lte=on)
    mine = Q(publication=publication) | Q(decision__document__publication=publication)
    issues, given = fetched(
        rows.select_related("session").order_by("-session__starts", "code")[:2], _given(mine, on)
    )
    last = issues[0] if issues else None
    since = issues[1].session.ends if len(issues) > 1 else date.min
    found = _with_reports(given, on)
    return ForPaper(
        last=last,
        open=[one for one in found if one.standing in WAITING],
        answered=[one for one in found if _answered_since(one, since)],
        decided=_asking_nothing(last) if last is not None else (),
    )


def _asking_nothing(last: Document) -> list[Decision]:
    """What was decided on a document and needs no follow-up."""
    given = FollowUp.objects.filter(decision=OuterRef("pk"))
    rows = Decision.objects.filter(~Exists(given), document=last)
    return list(rows.select_related("session", "document"))


def _answered_since(one: Followed, since: date) -> bool:
    """Whether it has been answered, and a session was told, or it was closed, since the day."""
    if one.standing in WAITING:
        return False
    closed = one.follow_up.closed_on
    told = one.reports[0].reported_on if one.reports else date.min
    return told > since or (closed is not None and since < closed <= one.on)
