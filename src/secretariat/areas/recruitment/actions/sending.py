"""An application is received: the candidate, what she declares, what she sends, the first step."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions import INTAKE
from secretariat.areas.recruitment.models.applying import (
    Application,
    Attachment,
    Candidate,
    Declaration,
    Draft,
)
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.standing.openings import Opening
from secretariat.areas.recruitment.standing.steps import first_stage
from secretariat.engine.records.performing import add, change
from secretariat.kernel.errors import Conflict

ERASED_AFTER: Final = timedelta(days=2 * 365)
"""How long after the last day of a vacancy what was sent is erased, unless it is still needed."""

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Of which numbers are drawn: none that is taken for another when it is read out."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a candidate filled in, checked: each part by the names of the fields it goes into."""

    person: Mapping[str, Any]
    application: Mapping[str, Any]
    declaration: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What came of sending: the application, and whether there was one of hers before."""

    application: Application
    is_first: bool
    is_new: bool


def send(draft: Draft, filled: Filled, opening: Opening, *, at: datetime) -> Sent:
    """Receive an application, all of it or nothing; the draft is gone then.

    Somebody with an application to the vacancy under the same address keeps that one. Raises
    Conflict if it is too late, or the draft was sent meanwhile.
    """
    hold_to_deadline(opening, at=at)
    with transaction.atomic():
        locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
        if locked is None:
            raise Conflict(
                _("This application has been sent already."),
                do=_("Open the link in the e-mail about it to see it."),
            )
        candidate, is_new = _candidate(locked, filled, on=at.date())
        earlier = _under_way(candidate, opening)
        application = earlier or _receive(locked, candidate, filled, opening, at=at)
        locked.delete()
    return Sent(application=application, is_first=earlier is None, is_new=is_new)


def hold_to_deadline(opening: Opening, *, at: datetime) -> None:
    """Refuse what comes too late, or too early."""
    if opening.is_open(at):
        return
    raise Conflict(
        _("This vacancy takes no applications now."),
        why=_why_closed(opening),
        do=_("See the list of vacancies for others."),
    )


def _why_closed(opening: Opening) -> str:
    cancelled = opening.vacancy.cancelled_on
    if cancelled is not None:
        return _("It was cancelled on %(day)s.") % {"day": cancelled.isoformat()}
    return _("It closed on %(day)s at %(hour)s, %(zone)s.") % {
        "day": opening.announcement.closes_on.isoformat(),
        "hour": opening.announcement.closes_hour.strftime("%H:%M"),
        "zone": opening.vacancy.zone,
    }


def _candidate(draft: Draft, filled: Filled, *, on: date) -> tuple[Candidate, bool]:
    """The candidate known by the address, or as the official; else a new one.

    What an earlier one said of herself stays: whoever types an address has not shown it is hers.
    """
    kept = Candidate.objects.filter(data=Candidate.Data.KEPT)
    if draft.official_id is not None:
        known = kept.filter(official=draft.official_id).first()
    else:
        known = kept.filter(official=None, email__iexact=filled.person["email"]).first()
    if known is not None:
        return known, False
    row = {**filled.person, "code": _number("C"), "language": draft.language}
    row["official"] = draft.official
    (number,) = add(applying.candidates.add, [row], by=INTAKE, on=on)
    return Candidate.objects.get(pk=number), True


def _under_way(candidate: Candidate, opening: Opening) -> Application | None:
    hers = Application.objects.filter(candidate=candidate, vacancy=opening.vacancy)
    found: Application | None = hers.exclude(state=Application.State.WITHDRAWN).first()
    return found


def _receive(
    draft: Draft, candidate: Candidate, filled: Filled, opening: Opening, *, at: datetime
) -> Application:
    on = at.date()
    declared = {"code": _number("D"), **filled.declaration}
    (declaration,) = add(applying.declarations.add, [declared], by=INTAKE, on=on)
    row = {
        **filled.application,
        "code": _number("A"),
        "vacancy": opening.vacancy,
        "candidate": candidate,
        "declaration": Declaration.objects.get(pk=declaration),
        "received_at": at,
        "received_on": opening.day(at),
    }
    (number,) = add(applying.receive, [row], by=INTAKE, on=on)
    received = Application.objects.get(pk=number)
    _enter(received, opening, on=on)
    _keep_until(candidate, opening.announcement.closes_on + ERASED_AFTER, on=on)
    Attachment.objects.filter(draft=draft).update(application=received, draft=None)
    return received


def _enter(received: Application, opening: Opening, *, on: date) -> None:
    """The first stage of the route, if its stages are known here."""
    stage = first_stage(opening.vacancy.route)
    if stage is not None:
        row = {"application": received, "stage": stage, "entered_on": received.received_on}
        add(applying.steps.add, [row], by=INTAKE, on=on)


def _keep_until(candidate: Candidate, day: date, *, on: date) -> None:
    """Say when it is erased: as late as the latest of her applications asks for."""
    if candidate.erase_on is None or candidate.erase_on < day:
        hers = Candidate.objects.filter(pk=candidate.pk)
        change(applying.set_erasure, hers, {"erase_on": day}, by=INTAKE, on=on)


def _number(kind: str) -> str:
    """A number nobody can guess from another."""
    return f"{kind}-" + "".join(secrets.choice(LETTERS) for _place in range(10))
