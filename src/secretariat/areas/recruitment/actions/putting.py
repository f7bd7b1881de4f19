"""Putting a chosen candidate on post: the incumbency is the workforce’s act, the move is ours.

One act follows the other, each with its own permission. Whoever is interrupted begins again: an
incumbency that is there already is not written a second time.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.workflows.appointments import appointments, begin
from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions as workforce
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.access.actors import Actor
from secretariat.engine.records.performing import add, change
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NOT_YOU, NotYet, NotYou
from secretariat.engine.workflows.standing import standing_of
from secretariat.kernel.errors import BadInput, Problem


@dataclass(frozen=True, kw_only=True)
class FirstDay:
    """Who begins on which post when, and for which State she counts, if for any."""

    official: Official
    on_post_on: date
    counts_for: State | None = None


def put_on_post(appointment: Appointment, first: FirstDay, *, by: Actor, on: date) -> Incumbency:
    """Write the incumbency unless it is there, end the one before it, and record the first day.

    Raises NotYet where the appointment is not accepted, BadInput where its position is no post or
    the official is another one, and whatever the acts of the workforce raise.
    """
    _hold_open(appointment, by=by, on=on)
    post = _post(appointment)
    _hold_to_candidate(appointment, first)
    incumbency = _there(post, first) or _written(appointment, post, first, by=by, on=on)
    these = Appointment.objects.filter(pk=appointment.pk)
    values = {"on_post_on": first.on_post_on, "incumbency": incumbency}
    move(appointments, begin.name, these, by=by, on=on, values=values)
    return incumbency


def _hold_open(appointment: Appointment, *, by: Actor, on: date) -> None:
    """Refuse before anything is written what the move would refuse afterwards."""
    stands = standing_of(appointments, begin.name, appointment, by=by, on=on)
    if stands.shut_by == NOT_YOU:
        raise NotYou(stands.reason)
    if not stands.is_open:
        raise NotYet([Problem(where=str(appointment), wrong=stands.reason)])


def _post(appointment: Appointment) -> Post:
    post = appointment.position.post
    if post is None:
        raise BadInput(
            _("The position %(position)s is no post yet.") % {"position": appointment.position},
            do=_("Name the post on the page of the position."),
        )
    return post


def _hold_to_candidate(appointment: Appointment, first: FirstDay) -> None:
    hers = appointment.application.candidate.official
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


def _there(post: Post, first: FirstDay) -> Incumbency | None:
    """The incumbency, where it was recorded before."""
    return Incumbency.objects.filter(
        official=first.official, post=post, starts=first.on_post_on
    ).first()


def _written(
    appointment: Appointment, post: Post, first: FirstDay, *, by: Actor, on: date
) -> Incumbency:
    """The incumbency by an act of the workforce; what she held ends on the day before."""
    why = _("Appointed to %(position)s.") % {"position": appointment.position}
    held = Incumbency.objects.on(first.on_post_on).of_officials().filter(official=first.official)
    moves = held.exists()
    if moves:
        last = {
            "ends": first.on_post_on - timedelta(days=1),
            "ending": Incumbency.Ending.MOVE,
        }
        change(workforce.end_incumbencies, held, last, by=by, on=on, reason=why)
    row = {
        "official": first.official,
        "post": post,
        "counts_for": first.counts_for,
        "starts": first.on_post_on,
        "beginning": _beginning(moves=moves),
    }
    (number,) = add(workforce.appoint, [row], by=by, on=on, reason=why)
    return Incumbency.objects.get(pk=number)


def _beginning(*, moves: bool) -> Incumbency.Beginning:
    return Incumbency.Beginning.TRANSFER if moves else Incumbency.Beginning.APPOINTMENT
