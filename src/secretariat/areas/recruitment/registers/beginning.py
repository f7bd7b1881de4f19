"""What the form of a further record begins with, when it is added from the page of another."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Member
from secretariat.areas.recruitment.models.vacancies import Position
from secretariat.engine.access.actors import Actor
from secretariat.kernel.errors import Refused

Given = Mapping[str, Any]


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


def to_a_position(application: Application, _by: Actor) -> Given:
    """The application, and the position it was for where the vacancy has only one."""
    places = Position.objects.filter(vacancy=application.vacancy_id, given_up_on=None)[:2]
    return {"position": places[0]} if len(places) == 1 else {}
