"""What waits for somebody in recruitment beside the moves: interests, assessments, first days."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Appointment, Assessment, Member
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.roles import May
from secretariat.areas.workforce.roles import May as OfWorkforce
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person

IN_HAND = (Vacancy.State.PUBLISHED, Vacancy.State.EVALUATION)
"""The states of a vacancy in which its panel is at work, or soon will be."""


def interests_to_declare(person: Person, on: date) -> QuerySet[Member]:
    """Her places on panels at work for which she has not said whether an interest conflicts."""
    hers = _hers(person, on)
    return hers.filter(interest=Member.Interest.NOT_YET, vacancy__state__in=IN_HAND)


def applications_to_assess(person: Person, on: date) -> QuerySet[Application]:
    """Those on the shortlist before a panel of hers that she may assess and has not."""
    free = _hers(person, on).filter(interest=Member.Interest.NONE)
    free = free.exclude(part=Member.Part.OBSERVER).order_by()
    done = Assessment.objects.filter(application=OuterRef("pk"), member__person=person)
    return Application.objects.filter(
        ~Exists(done),
        state=Application.State.SHORTLISTED,
        vacancy__state=Vacancy.State.EVALUATION,
        vacancy__in=free.values("vacancy"),
    )


def appointments_to_begin(person: Person, on: date) -> QuerySet[Appointment]:
    """Those accepted whose first day is next, and hers to record: the case and the file."""
    rights = rights_of(person, on=on)
    cases, files = rights.scopes(May.KEEP_APPLICATIONS), rights.scopes(OfWorkforce.KEEP_FILES)
    accepted: QuerySet[Appointment] = Appointment.objects.filter(state=Appointment.State.ACCEPTED)
    if not (cases and files):
        return accepted.none()
    of_post = files.condition("position__post__unit__path")
    of_vacancy = files.condition("position__vacancy__unit__path")
    return accepted.filter(
        cases.condition("position__vacancy__unit__path"),
        (Q(position__post__isnull=False) & of_post) | (Q(position__post=None) & of_vacancy),
    )


def _hers(person: Person, on: date) -> QuerySet[Member]:
    """Her places on the panels of units in which she may assess."""
    where = rights_of(person, on=on).scopes(May.ASSESS)
    if not where:
        return Member.objects.none()
    return Member.objects.filter(where.condition("vacancy__unit__path"), person=person)
