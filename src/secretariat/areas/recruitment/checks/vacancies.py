"""What must hold of vacancies and of what belongs to them."""

import zoneinfo
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.selecting import GIVEN, Appointment
from secretariat.areas.recruitment.models.vacancies import (
    Announcement,
    Departure,
    Position,
    Posting,
    Vacancy,
)
from secretariat.engine.records.declaring import Check, Stays

DRAFT, EVALUATION = Vacancy.State.DRAFT, Vacancy.State.EVALUATION


def not_in_preparation(touched: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Vacancies that were published, or came to an end."""
    return touched.exclude(state=DRAFT)


def in_no_zone(touched: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Vacancies whose time zone is none: a file is not held to what a form is."""
    return touched.exclude(zone__in=zoneinfo.available_timezones())


def described_for_another(touched: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Vacancies whose generic job description is of another grade or family."""
    return touched.filter(description__isnull=False).exclude(
        description__grade=F("grade"), description__family=F("family")
    )


def not_the_next(touched: QuerySet[Announcement]) -> QuerySet[Announcement]:
    """Announcements with a number whose predecessor is missing, or does not close before."""
    earlier = Announcement.objects.filter(
        vacancy=OuterRef("vacancy"),
        number=OuterRef("number") - 1,
        closes_on__lt=OuterRef("opens_on"),
    )
    return touched.filter(number__gt=1).filter(~Exists(earlier))


def of_an_open_one(touched: QuerySet[Any]) -> QuerySet[Any]:
    """What belongs to a vacancy that is neither in preparation nor in evaluation."""
    return touched.exclude(vacancy__state__in=[DRAFT, EVALUATION])


def first_of_a_published_one(touched: QuerySet[Announcement]) -> QuerySet[Announcement]:
    """First announcements of vacancies that were published: every clock goes by them."""
    return touched.filter(number=1).exclude(vacancy__state=DRAFT)


def numbered_otherwise(touched: QuerySet[Position]) -> QuerySet[Position]:
    """Positions whose number does not begin with that of the vacancy and a stroke."""
    return touched.exclude(code__startswith=Concat(F("vacancy__code"), Value("/")))


def graded_otherwise(touched: QuerySet[Position]) -> QuerySet[Position]:
    """Positions of a post with another grade, unit or duty station than the vacancy."""
    same = Q(
        post__grade=F("vacancy__grade"),
        post__unit=F("vacancy__unit"),
        post__station=F("vacancy__station"),
    )
    return touched.filter(post__isnull=False).exclude(same)


def given_away(touched: QuerySet[Position]) -> QuerySet[Position]:
    """Positions given up although somebody was appointed to them."""
    given = Appointment.objects.filter(position=OuterRef("pk"), state__in=GIVEN)
    return touched.filter(given_up_on__isnull=False).filter(Exists(given))


def of_one_published(touched: QuerySet[Any]) -> QuerySet[Any]:
    """What belongs to a vacancy that is not in preparation any more."""
    return touched.exclude(vacancy__state=DRAFT)


def approved_too_late(touched: QuerySet[Departure]) -> QuerySet[Departure]:
    """Departures of vacancies that were published before they were approved."""
    return of_one_published(touched)


def posted_too_early(touched: QuerySet[Posting]) -> QuerySet[Posting]:
    """Postings of a day before the vacancy was published."""
    return touched.filter(posted_on__lt=F("vacancy__published_on"))


IN_A_ZONE = Check(
    finds=in_no_zone,
    says=_("{record}: {zone} is no time zone."),
    do=_("Write one such as Europe/Zurich."),
)
IN_PREPARATION = Stays(
    finds=not_in_preparation,
    says=_("{record} has been published."),
    do=_("What was published stays as it is: cancel the vacancy and prepare another."),
)
OF_VACANCIES = (
    IN_PREPARATION,
    Check(
        finds=described_for_another,
        says=_("{record}: the generic job description is of another grade or family."),
        do=_("Choose the description of the vacancy’s own grade and family."),
    ),
)
NOT_OPEN = Stays(
    finds=of_an_open_one,
    says=_("{record}: the vacancy is open, or has come to an end."),
    do=_("Announce it before it is published; announce it again once it is in evaluation."),
)
FIRST_STAYS = Stays(
    finds=first_of_a_published_one,
    says=_("{record} was published."),
    do=_("The first announcement stays as it is: announce the vacancy again instead."),
)
OF_ANNOUNCEMENTS = (
    NOT_OPEN,
    FIRST_STAYS,
    Check(
        finds=not_the_next,
        says=_("{record}: the announcement before it is missing, or closes too late."),
        do=_("Number announcements one by one; each opens after the one before has closed."),
    ),
)
OF_POSITIONS = (
    Check(
        finds=numbered_otherwise,
        says=_("{record}: its number does not begin with that of the vacancy."),
        do=_("Write the vacancy’s number, a stroke, and which of its positions it is."),
    ),
    Check(
        finds=graded_otherwise,
        says=_("{record}: the post {post} has another grade, unit or duty station."),
        do=_("Name a post as the vacancy describes it, or none."),
    ),
    Check(
        finds=given_away,
        says=_("{record} can’t be given up: somebody is appointed to it."),
        do=_("Record first that the appointment came to nothing."),
    ),
)
STAYS = Stays(
    finds=of_one_published,
    says=_("{record}: the vacancy has been published."),
    do=_("Give the position up instead."),
)
OF_DEPARTURES = (
    Stays(
        finds=approved_too_late,
        says=_("{record}: the vacancy has been published."),
        do=_("A departure is approved before that: cancel the vacancy and prepare another."),
    ),
)
OF_POSTINGS = (
    Check(
        finds=posted_too_early,
        says=_("{record}: posted on {posted_on}, before the vacancy was published."),
        do=_("Give the day of publication or a later one."),
    ),
)
