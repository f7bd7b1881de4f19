"""What applicants declared, as figures tell them apart: by age, and by how their State stands."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Exists, Func, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from secretariat.areas.recruitment.models.applying import Declaration, Step
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.workforce.models.bands import AGES, Age
from secretariat.areas.workforce.models.reckoning import FullYears, banded
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.models.standing import standing
from secretariat.engine.records.days import Day, Span

Declared = QuerySet[Any]


class _Statuses(Subquery):
    """The status of every member State as one value: asked once, not for each applicant."""

    template = "(SELECT jsonb_object_agg(m.key, m.value) FROM (%(subquery)s) m (key, value))"


class _StatusOf(Func):
    """The status of a State in all of them."""

    template = "(%(expressions)s)"
    arg_joiner = " ->> "
    output_field = CharField(max_length=20, choices=Status.choices)

    def __init__(self, state: str, day: Day) -> None:
        every = _statuses_on(day) if isinstance(day, date) else _statuses(day)
        super().__init__(every, Cast(state, TextField()))


def _statuses(day: Day) -> _Statuses:
    return _Statuses(standing(day).order_by().values("pk", "status"), output_field=TextField())


@lru_cache(maxsize=64)
def _statuses_on(day: date) -> _Statuses:
    """The question alone, made once: making it takes as long as answering for some thousands."""
    return _statuses(day)


def received(over: Span) -> Declared:
    """What was declared with applications received in the span."""
    return _told_apart(Declaration.objects.happening(over, on="application__received_on"), over)


def at_stage(number: int, over: Span) -> Declared:
    """What was declared with applications that entered the stage of this number in the span."""
    entered = Step.objects.entered_in(over).at_stage(number)
    hers = entered.filter(application__declaration=OuterRef("pk"))
    return _told_apart(Declaration.objects.filter(Exists(hers)), over)


def who_reached(declared: Declared, number: int) -> Declared:
    """Of these, those whose application has entered the stage of this number since."""
    steps = Step.objects.at_stage(number).filter(application__declaration=OuterRef("pk"))
    return declared.filter(Exists(steps))


def who_were_chosen(declared: Declared) -> Declared:
    """Of these, those for whom it was decided, whether or not they accepted."""
    decided = Appointment.objects.filter(decided_on__isnull=False).exclude(
        state=Appointment.State.NOT_AGREED
    )
    return declared.filter(Exists(decided.filter(application__declaration=OuterRef("pk"))))


def _told_apart(declared: Declared, over: Span) -> Declared:
    """Adds `group`, how the State stood on the span’s first day, and `age`, on its last."""
    told: Declared = declared.annotate(
        group=_StatusOf("state", over.starts), years=FullYears("born", over.ends)
    ).annotate(age=banded("years", AGES, Age))
    return told
