"""How a vacancy is published, closed, announced again, completed or cancelled."""

from datetime import date
from typing import Any

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.models.selecting import GIVEN, Appointment
from secretariat.areas.recruitment.models.vacancies import (
    Announcement,
    Departure,
    Position,
    Vacancy,
)
from secretariat.areas.recruitment.roles import May
from secretariat.areas.recruitment.standing import steps
from secretariat.areas.workforce.models.describing import Requirement
from secretariat.engine.records.declaring import Check
from secretariat.engine.workflows.declaring import Move, SetGuard, Workflow
from secretariat.kernel.languages import LANGUAGES

State = Vacancy.State

SPOKEN = [f"{stem}_{language}" for stem in ("title", "duties") for language in LANGUAGES]


def not_in_every_language(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Vacancies of which a title or the duties are missing in one of the languages."""
    missing = Q()
    for name in SPOKEN:
        missing |= Q(**{name: ""})
    return rows.filter(missing)


def without_positions(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Vacancies with nothing to fill; a call for expression of interest fills a roster."""
    places = Position.objects.filter(vacancy=OuterRef("pk"), given_up_on__isnull=True)
    return rows.exclude(route=Route.INTEREST).filter(~Exists(places))


def requiring_otherwise(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Vacancies that ask for something else than their grade does, without leave to do so.

    By what the grade requires on the day from which the vacancy is open: it is published on that
    day, whenever somebody sees to it.
    """
    opens = Subquery(_announced().filter(number=1).values("opens_on"))
    rows = rows.alias(opens=Coalesce(opens, Value(on)))
    of_grade = Requirement.objects.on(OuterRef("opens")).filter(grade=OuterRef("grade"))
    same = of_grade.filter(
        education=OuterRef("education"),
        years=OuterRef("years"),
        years_abroad=OuterRef("years_abroad"),
    )
    approved = Departure.objects.filter(vacancy=OuterRef("pk"))
    return rows.filter(Exists(of_grade), ~Exists(same), ~Exists(approved))


def not_announced(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Vacancies without an announcement that is still to close."""
    return rows.filter(~Exists(_announced().filter(closes_on__gt=on)))


def still_open(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Vacancies whose last hour is, by the server’s calendar, on the day or on a later one.

    West of it applications still come in when the server has the next day already.
    """
    return rows.filter(Exists(_announced().annotate(last=_LAST_HERE).filter(last__gte=on)))


def not_filled(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Vacancies with a position that is neither given to somebody nor given up."""
    given = Appointment.objects.filter(position=OuterRef("pk"), state__in=GIVEN)
    empty = Position.objects.filter(vacancy=OuterRef("pk"), given_up_on__isnull=True)
    return rows.filter(Exists(empty.filter(~Exists(given))))


def with_somebody(rows: QuerySet[Any], _on: date) -> QuerySet[Any]:
    """Vacancies of which a position is given to somebody."""
    given = Appointment.objects.filter(position__vacancy=OuterRef("pk"), state__in=GIVEN)
    return rows.filter(Exists(given))


def _announced() -> QuerySet[Announcement]:
    announced: QuerySet[Announcement] = Announcement.objects.filter(vacancy=OuterRef("pk"))
    return announced


def published_without_a_day(touched: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Vacancies published on a day other than that from which applications are taken."""
    first = Announcement.objects.filter(vacancy=OuterRef("pk"), number=1)
    return touched.exclude(published_on=Subquery(first.values("opens_on")))


def ended_too_early(touched: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Vacancies that come to an end on no day, or on one before they were published."""
    ended = Q(completed_on__gte=F("published_on")) | Q(cancelled_on__gte=F("published_on"))
    return touched.exclude(ended)


_LAST_HOUR = Func(
    F("vacancy__zone"),
    ExpressionWrapper(F("closes_on") + F("closes_hour"), DateTimeField()),
    function="timezone",
    output_field=DateTimeField(),
)
_LAST_HERE = TruncDate(_LAST_HOUR)
"""The server’s day at the instant at which an announcement closes in the vacancy’s time zone."""

CLOSES = Subquery(_announced().order_by("-closes_on").values("closes_on")[:1])
"""The last day on which applications are taken."""

ANNOUNCED = SetGuard(
    finds=not_announced,
    says=_("No announcement closes after today: record one with a later last day."),
)
AFTER_PUBLICATION = Check(
    finds=ended_too_early,
    says=_("{record}: the day is missing, or before it was published."),
    do=_("Give the day of publication or a later one."),
)

publish = Move(
    "publish",
    State.DRAFT,
    State.PUBLISHED,
    May.PUBLISH_VACANCIES,
    title=_("Publish"),
    told=_("published the vacancy"),
    effect=_("Everybody sees it from its first day on, and can apply until the last."),
    guards=(
        SetGuard(
            finds=not_in_every_language,
            says=_("The title or the duties are missing in one of the three languages."),
        ),
        SetGuard(
            finds=without_positions, says=_("It has no position to fill: record at least one.")
        ),
        SetGuard(
            finds=requiring_otherwise,
            says=_(
                "It asks for something else than grade {grade} requires: follow the grade, or have"
                " the departure approved."
            ),
        ),
        ANNOUNCED,
    ),
    fields=("published_on",),
    checks=(
        Check(
            finds=published_without_a_day,
            says=_("{record}: it is published on the day its first announcement opens."),
            do=_("Give that day, or have the announcement open on another."),
        ),
    ),
    waits=True,
)
close = Move(
    "close",
    State.PUBLISHED,
    State.EVALUATION,
    May.PREPARE_VACANCIES,
    title=_("Close for applications"),
    told=_("closed it for applications"),
    effect=_("The panel can begin; who comes too late is told so."),
    guards=(SetGuard(finds=still_open, says=_("Its last day is still ahead.")),),
    due=CLOSES,
    remind=(-1, -7),
)
readvertise = Move(
    "readvertise",
    State.EVALUATION,
    State.PUBLISHED,
    May.PUBLISH_VACANCIES,
    title=_("Announce again"),
    told=_("announced it again"),
    effect=_("Applications are taken again; every clock still runs from the first announcement."),
    guards=(ANNOUNCED,),
    needs_reason=True,
)
complete = Move(
    "complete",
    State.EVALUATION,
    State.COMPLETED,
    May.PREPARE_VACANCIES,
    title=_("Complete"),
    told=_("completed it"),
    effect=_("It counts as open no longer; appointments go on to their first day."),
    guards=(
        SetGuard(
            finds=not_filled,
            says=_("A position is neither given to somebody nor given up."),
        ),
    ),
    fields=("completed_on",),
    checks=(AFTER_PUBLICATION,),
)
cancel = Move(
    "cancel",
    (State.PUBLISHED, State.EVALUATION),
    State.CANCELLED,
    May.PUBLISH_VACANCIES,
    title=_("Cancel"),
    told=_("cancelled it"),
    effect=_("Nobody can apply any more, and every application under way ends with it."),
    guards=(
        SetGuard(
            finds=with_somebody,
            says=_("Somebody is appointed to one of its positions."),
        ),
    ),
    fields=("cancelled_on",),
    checks=(AFTER_PUBLICATION,),
    needs_reason=True,
    tells=("publish",),
    besides=steps.cancelled,
)

vacancies = Workflow(
    key="recruitment.vacancies",
    title=_("Vacancy"),
    model=Vacancy,
    states=State,
    start=State.DRAFT,
    scope="unit__path",
    moves=(publish, close, readvertise, complete, cancel),
    ends=(State.COMPLETED, State.CANCELLED),
)
