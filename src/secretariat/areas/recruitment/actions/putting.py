"""Putting a chosen candidate on post: one act, in which all of it is written, or nothing.

Her file, if she is new, her contract, the incumbency and the end of the one before are written by
the workforce's own actions, each with its own permission; the application and the appointment come
to their end by their own moves. It is undone as the one act it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.actions.newcomers import (
    Contract,
    Newcomer,
    actions,
    contracted,
    enter,
)
from secretariat.areas.recruitment.models.applying import Application, Candidate
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.workflows import applications
from secretariat.areas.recruitment.workflows.appointments import appointments, begin
from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions as workforce
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import GradeHeld, Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.registers import FILES
from secretariat.engine.access.actors import Actor
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import Performance, add_with, change_with
from secretariat.engine.workflows.moving import Along, move, move_with
from secretariat.kernel.errors import BadInput

GRADES: Final = next(one for one in FILES if one.key == "grades-held")
TO_THE_END = (applications.recommend, applications.choose)
"""By which moves an application comes to its end, if nobody made them before."""


@dataclass(frozen=True, kw_only=True)
class FirstDay:
    """Who begins on which post when, for which State she counts, and on which contract, if any.

    `step` is hers in the grade of the post; None where her grade and step go on as they are.
    """

    official: Official | Newcomer
    on_post_on: date
    counts_for: State | None = None
    contract: Contract | None = None
    step: int | None = None


def put_on_post(appointment: Appointment, first: FirstDay, *, by: Actor, on: date) -> Incumbency:
    """Write everything that her first day means, in one act; gives the incumbency.

    Raises NotYet where the appointment is not accepted, BadInput where its position is no post or
    the official is another one, and whatever the actions of the workforce raise.
    """
    these = Appointment.objects.filter(pk=appointment.pk)
    why = _("Appointed to %(position)s.") % {"position": appointment.position}
    along = Along(
        actions=tuple(_actions(appointment, first)),
        write=lambda performance: _written(performance, appointment, first),
    )
    move(appointments, begin.name, these, by=by, on=on, values=along, reason=why)
    return Incumbency.objects.get(appointment=appointment)


def _actions(appointment: Appointment, first: FirstDay) -> Iterator[Action]:
    """Of which actions the act is made besides the move."""
    new = first.official if isinstance(first.official, Newcomer) else None
    yield from actions(new, first.contract)
    yield from (workforce.end_incumbencies, workforce.appoint, applying.link_officials)
    if first.step is not None:
        yield from (GRADES.add, GRADES.amend)
    yield from (applications.applications.action(one) for one in TO_THE_END)


def _written(performance: Performance, appointment: Appointment, first: FirstDay) -> dict[str, Any]:
    post = _post(appointment)
    candidate = appointment.application.candidate
    _hold_to_candidate(appointment, candidate, first)
    official = _official(performance, candidate, first)
    if first.contract is not None:
        contracted(performance, official, first.contract, on=first.on_post_on)
    incumbency = _there(post, official, first) or _held(performance, post, official, first)
    if first.step is not None:
        _graded(performance, post, official, first)
    _end_application(performance, appointment.application_id)
    return {"on_post_on": first.on_post_on, "incumbency": incumbency}


def _post(appointment: Appointment) -> Post:
    post = appointment.position.post
    if post is None:
        raise BadInput(
            _("The position %(position)s is not linked to a post yet.")
            % {"position": appointment.position},
            do=_("Name the post on the page of the position."),
        )
    return post


def _hold_to_candidate(appointment: Appointment, candidate: Candidate, first: FirstDay) -> None:
    hers = candidate.official
    if hers is not None and hers != first.official:
        raise BadInput(
            _("The candidate is the official %(official)s.") % {"official": hers},
            do=_("Put her on post, or nobody."),
        )
    if appointment.accepted_on and first.on_post_on < appointment.accepted_on:
        raise BadInput(
            _("She can't be on post before she accepted."),
            do=_("Give the day on which she accepted or a later one."),
        )


def _official(performance: Performance, candidate: Candidate, first: FirstDay) -> Official:
    """The official she is, or becomes; the candidate is known to be her from now on."""
    official = first.official
    if isinstance(official, Newcomer):
        official = enter(performance, candidate, official, on=first.on_post_on)
    if candidate.official is None:
        these = Candidate.objects.filter(pk=candidate.pk)
        change_with(performance, applying.link_officials, these, {"official": official})
    return official


def _there(post: Post, official: Official, first: FirstDay) -> Incumbency | None:
    """The incumbency, where the workforce recorded it before."""
    return Incumbency.objects.filter(official=official, post=post, starts=first.on_post_on).first()


def _held(performance: Performance, post: Post, official: Official, first: FirstDay) -> Incumbency:
    """The incumbency by the workforce’s action; what she held ends on the day before."""
    before: QuerySet[Incumbency] = Incumbency.objects.on(first.on_post_on).of_officials()
    before = before.filter(official=official)
    beginning = _beginning(post, before)
    if beginning != Incumbency.Beginning.APPOINTMENT:
        last = first.on_post_on - timedelta(days=1)
        values = {"ends": last, "ending": Incumbency.Ending.MOVE}
        change_with(performance, workforce.end_incumbencies, before, values)
    row = {
        "official": official,
        "post": post,
        "counts_for": first.counts_for,
        "starts": first.on_post_on,
        "beginning": beginning,
    }
    (number,) = add_with(performance, workforce.appoint, [row])
    return Incumbency.objects.get(pk=number)


def _graded(performance: Performance, post: Post, official: Official, first: FirstDay) -> None:
    """Her grade and step from the first day on; in the same grade she is since she was before."""
    day = first.on_post_on
    before = GradeHeld.objects.on(day - timedelta(days=1)).filter(official=official)
    same = before.filter(grade=post.grade).first()
    running = GradeHeld.objects.on(day).filter(official=official, starts__lt=day)
    if running.exists():
        change_with(performance, GRADES.amend, running, {"ends": day - timedelta(days=1)})
    row = {
        "official": official,
        "grade": post.grade,
        "step": first.step,
        "since": same.since if same else day,
        "starts": day,
    }
    add_with(performance, GRADES.add, [row])


def _beginning(post: Post, before: QuerySet[Incumbency]) -> Incumbency.Beginning:
    """How she comes to the post: from outside, from a lower grade, or from one as high."""
    ranks = list(before.values_list("post__grade__rank", flat=True))
    if not ranks:
        return Incumbency.Beginning.APPOINTMENT
    is_higher = post.grade.rank > max(ranks)
    return Incumbency.Beginning.PROMOTION if is_higher else Incumbency.Beginning.TRANSFER


def _end_application(performance: Performance, number: int) -> None:
    """The candidate is chosen: what nobody has noted yet is noted now."""
    for one in TO_THE_END:
        application = Application.objects.get(pk=number)
        if application.state in one.sources:
            move_with(performance, applications.applications, one.name, application)
