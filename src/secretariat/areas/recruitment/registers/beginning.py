"""What the form of a further record begins with, when it is added from the page of another."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Appointment, Member
from secretariat.areas.recruitment.models.vacancies import (
    Announcement,
    Departure,
    Group,
    Information,
    Position,
    Vacancy,
)
from secretariat.engine.access.actors import Actor
from secretariat.kernel.errors import Refused

Given = Mapping[str, Any]

OVER: Final = (Vacancy.State.COMPLETED, Vacancy.State.CANCELLED)
"""The states in which nothing is prepared for a vacancy any more."""


def another_announcement(vacancy: Vacancy, _by: Actor) -> Given | None:
    """The first of a vacancy in preparation; the next of one that may be announced again."""
    if vacancy.state not in (Vacancy.State.DRAFT, Vacancy.State.EVALUATION):
        return None
    made = Announcement.objects.filter(vacancy=vacancy).aggregate(last=Max("number"))["last"] or 0
    if made and vacancy.state == Vacancy.State.DRAFT:
        return None
    return {"number": made + 1}


def another_position(vacancy: Vacancy, _by: Actor) -> Given | None:
    """A further position, with the number that follows."""
    if vacancy.state in OVER:
        return None
    made = Position.objects.filter(vacancy=vacancy).count()
    return {"code": f"{vacancy.code}/{made + 1}"}


def departure(vacancy: Vacancy, _by: Actor) -> Given | None:
    """The one departure a vacancy can have, as long as it is in preparation."""
    if vacancy.state != Vacancy.State.DRAFT:
        return None
    return None if Departure.objects.filter(vacancy=vacancy).exists() else {}


def once_published(vacancy: Vacancy, _by: Actor) -> Given | None:
    """What is done with a vacancy that is out."""
    is_out = vacancy.published_on is not None and vacancy.state not in OVER
    return {} if is_out else None


def group_to_inform(vacancy: Vacancy, by: Actor) -> Given | None:
    """The first group of constituents that has not been informed."""
    if once_published(vacancy, by) is None:
        return None
    known = set(Information.objects.filter(vacancy=vacancy).values_list("group", flat=True))
    left = [one for one in Group.values if one not in known]
    return {"group": left[0]} if left else None


def panel_member(vacancy: Vacancy, _by: Actor) -> Given | None:
    """A further member, as long as there is something to assess."""
    return None if vacancy.state in OVER else {}


def once_decided(appointment: Appointment, _by: Actor) -> Given | None:
    """A check of the background of whoever is chosen, until she is on post."""
    state = Appointment.State
    under_way = (state.DECIDED, state.OFFERED, state.ACCEPTED)
    return {} if appointment.state in under_way else None


ENDED: Final = (
    Application.State.SCREENED_OUT,
    Application.State.NOT_RETAINED,
    Application.State.WITHDRAWN,
)


def her_assessment(application: Application, by: Actor) -> Given:
    """The application, and the member of its panel who assesses it: whoever asks, and nobody else.

    Raises Refused, in the words of what is missing, where she can't assess it.
    """
    hers = Member.objects.filter(vacancy=application.vacancy_id, person=by.answers_as.person)
    member = hers.first()
    if member is None or member.part == Member.Part.OBSERVER:
        raise Refused(_("You don’t assess on the panel of this vacancy."))
    if member.interest == Member.Interest.CONFLICT:
        raise Refused(_("You declared a conflict of interest."))
    if member.interest == Member.Interest.NOT_YET:
        raise Refused(_("You have not declared yet whether an interest conflicts."))
    return {"member": member}


def to_a_position(application: Application, _by: Actor) -> Given | None:
    """The application, and the position it was for where the vacancy has only one.

    Nobody is appointed by one that has come to its end.
    """
    if application.state in ENDED:
        return None
    places = Position.objects.filter(vacancy=application.vacancy_id, given_up_on=None)[:2]
    return {"position": places[0]} if len(places) == 1 else {}
