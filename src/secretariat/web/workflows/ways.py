"""The way of a record through its workflow: a strip of states, and what can happen next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.workflows.deadlines import due_of
from secretariat.engine.workflows.declaring import Move as Declared
from secretariat.engine.workflows.declaring import Workflow, workflow_for
from secretariat.engine.workflows.passing import Stay, stays
from secretariat.engine.workflows.standing import Standing, moves_of
from secretariat.web import formats, wording
from secretariat.web.contexts.registers import Move, Step

Dues = Sequence[tuple[date, Declared]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """Where a record stands: its state as a badge, the strip of states, the moves it can make."""

    badge: str = ""
    sentence: str = ""
    steps: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()


def way_of(register: str, record: Any, *, by: Actor, on: date, offers_moves: bool) -> Way:
    """The way of a record of a register; empty if it passes through no workflow."""
    workflow = workflow_for(type(record))
    if workflow is None:
        return Way()
    standings = moves_of(record, by=by, on=on) if offers_moves else ()
    dues = _dues(workflow, record, standings)
    return Way(
        badge=wording.heading(workflow.title_of(record.state)),
        sentence=_next_deadline(dues, on),
        steps=_steps(workflow, record, dues, on),
        moves=_moves(register, record, standings),
    )


def _dues(workflow: Workflow, record: Any, standings: Sequence[Standing]) -> Dues:
    """The deadlines of the moves from its state, the nearest first."""
    known = {one.move.name: one.due for one in standings}
    found = [
        (due, one)
        for one in workflow.moves_from(record.state)
        if (due := known[one.name] if one.name in known else due_of(workflow, one, record))
    ]
    return sorted(found, key=lambda dated: dated[0])


def _next_deadline(dues: Dues, on: date) -> str:
    """The nearest deadline of the state, in a sentence."""
    if not dues:
        return ""
    due, move = dues[0]
    told = {"move": move.title, "when": deadline(due, on)}
    return _("“%(move)s” is due %(when)s.") % told


def deadline(due: date, on: date) -> str:
    """A deadline beside the day it is: on which day, and how far off that is."""
    days = (due - on).days
    told = {"day": formats.day(due), "days": formats.number(abs(days))}
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("on %(day)s, in %(days)s day", "on %(day)s, in %(days)s days", days) % told
    return (
        ngettext("since %(day)s, %(days)s day ago", "since %(day)s, %(days)s days ago", -days)
        % told
    )


def _moves(register: str, record: Any, standings: Sequence[Standing]) -> tuple[Move, ...]:
    """Each move, open with what it does or closed with the reason; the first open one is main."""
    main = next((one for one in standings if one.is_open), None)
    return tuple(_move(register, record, one, is_main=one is main) for one in standings)


def _move(register: str, record: Any, one: Standing, *, is_main: bool) -> Move:
    if not one.is_open:
        return Move(label=str(one.move.title), shut_by=str(one.shut_by), reason=one.reason)
    effect = str(one.move.effect)
    if one.instead_of is not None:
        effect = f"{effect} {acting_for(one)}".strip()
    return Move(
        label=_("%(action)s…") % {"action": one.move.title},
        url=move_address(register, record, one.move.name),
        effect=effect,
        is_main=is_main,
    )


def acting_for(one: Standing) -> str:
    """Say for whom she would make the move."""
    return _("You make it for %(name)s.") % {"name": one.instead_of}


def move_address(register: str, record: Any, name: str) -> str:
    """The address of a move's own page."""
    return reverse("move", args=[register, record.pk, name])


def _steps(workflow: Workflow, record: Any, dues: Dues, on: date) -> tuple[Step, ...]:
    """The states it has been in, the one it is in, and the straight way on from there."""
    way = stays(record)
    ahead = _ahead(workflow, record.state, {stay.state for stay in way})
    due = {str(move.target): day for day, move in reversed(dues)}
    return (
        *_behind(workflow, way, record.state),
        Step(label=_label(workflow, record.state), kind="now", sentence=_now(way, dues, on)),
        *(
            Step(label=_label(workflow, state), kind="ahead", sentence=_by(due.get(state)))
            for state in ahead
        ),
    )


def _behind(workflow: Workflow, way: Sequence[Stay], now: str) -> list[Step]:
    """Each state it has left for good so far, in the order it last left them, with its days."""
    spent: dict[str, int] = {}
    for stay in way:
        if stay.state != now and stay.until is not None:
            days = spent.pop(stay.state, 0) + _days(stay.since, stay.until.date())
            spent[stay.state] = days
    return [
        Step(label=_label(workflow, state), kind="done", sentence=_spent(days))
        for state, days in spent.items()
    ]


def _ahead(workflow: Workflow, now: str, seen: set[str]) -> list[str]:
    """The straight way on: where the first move out of each state leads that needs no reason."""
    found: list[str] = []
    state = now
    while moves := [one for one in workflow.moves_from(state) if not one.needs_reason]:
        state = str(moves[0].target)
        if state in {now, *found} or state in seen:
            break
        found.append(state)
    return found


def _now(way: Sequence[Stay], dues: Dues, on: date) -> str:
    """Which day of the state it is, of how many if it has a deadline."""
    if not way:
        return ""
    since = way[-1].since.date()
    told = {"day": formats.number((on - since).days + 1)}
    if not dues or dues[0][0] < on:
        return _("day %(day)s") % told
    whole = formats.number((dues[0][0] - since).days + 1)
    return _("day %(day)s of %(whole)s") % {**told, "whole": whole}


def _days(since: datetime, until: date) -> int:
    return (until - since.date()).days


def _spent(days: int) -> str:
    if days == 0:
        return _("less than a day")
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": formats.number(days)}


def _by(due: date | None) -> str:
    return _("due %(day)s") % {"day": formats.short_day(due)} if due else ""


def _label(workflow: Workflow, state: str) -> str:
    return wording.heading(workflow.title_of(state))
