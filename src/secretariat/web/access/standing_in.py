"""Handing over somebody's moves for her, and ending it: for whoever is ill or gone."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.workflows.delegating import take_back
from secretariat.engine.workflows.models import Delegation
from secretariat.web.asking import actor, today
from secretariat.web.contexts.parts import Field
from secretariat.web.workflows import handing_over

Posted = Mapping[str, str]


def given_by(person: Person, *, on: date) -> "QuerySet[Delegation]":
    """What is handed over of hers on a day, or will be."""
    kept = Delegation.objects.filter(person=person, ends__gte=on)
    return kept.select_related("to").order_by("starts", "pk")


def told(person: Person, *, on: date) -> str:
    """Say who makes her moves, and when; nothing if nobody does."""
    sentences = [
        _("%(name)s acts for her: %(note)s.") % {"name": one.to, "note": handing_over.note(one)}
        for one in given_by(person, on=on)
    ]
    return " ".join(sentences)


def hand_over_fields(request: HttpRequest, posted: Posted) -> tuple[Field, ...]:
    """Ask to whom her moves go, and from when until when."""
    begun = {"starts": today().isoformat(), **posted}
    return handing_over.fields(begun, to=_("Who acts for her"))


def hands_over(request: HttpRequest, person: Person, posted: Posted) -> None:
    """Hand her moves over."""
    handing_over.hand_over(person, posted, by=actor(request), on=today())


def is_handed_over(person: Person) -> bool:
    """Say whether somebody makes her moves, now or soon."""
    return given_by(person, on=today()).exists()


def takes_back(request: HttpRequest, person: Person, posted: Posted) -> None:
    """End all that is handed over of hers."""
    for one in given_by(person, on=today()):
        take_back(one, by=actor(request), on=today(), reason=posted.get("reason", ""))
