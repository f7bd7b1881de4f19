"""The steps that moves write: an application leaves a stage, and enters the next of its route."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from secretariat.areas.recruitment.models.applying import Application, Step
from secretariat.areas.recruitment.models.routes import Stage
from secretariat.engine.workflows.declaring import Besides, Moved

LEAVING = ("left_on", "outcome", "reason")
REASON: Any = Step._meta.get_field("reason")


def passed(moved: Moved) -> Besides:
    """The stage each application was in is passed, and it enters the next, if the route has one."""
    last = _last_steps(moved.records)
    entered = _next_stages(moved.records, last, on=moved.on)
    return Besides(added=entered, changed=_left(last, Step.Outcome.PASSED, moved.on), names=LEAVING)


def finished(moved: Moved) -> Besides:
    """The stage each application was in is passed, and none follows."""
    last = _last_steps(moved.records)
    return Besides(changed=_left(last, Step.Outcome.PASSED, moved.on), names=LEAVING)


def ended_by(outcome: Step.Outcome) -> Callable[[Moved], Besides]:
    """The way is at its end, in the stage where each application was, for the move’s reason."""

    def ended(moved: Moved) -> Besides:
        last = _last_steps(moved.records)
        return Besides(changed=_left(last, outcome, moved.on, moved.reason), names=LEAVING)

    return ended


def taken_up_again(moved: Moved) -> Besides:
    """The stage each application had left is open again, as if it had not been left."""
    last = list(_last_steps(moved.records).values())
    for step in last:
        step.left_on, step.outcome, step.reason = None, "", ""
    return Besides(changed=last, names=LEAVING)


def cancelled(moved: Moved) -> Besides:
    """Of vacancies that were cancelled: every stage that an application is in is left by it."""
    concerned = Application.objects.filter(vacancy__in=list(moved.records))
    last = _last_steps(concerned)
    return Besides(
        changed=_left(last, Step.Outcome.CANCELLED, moved.on, moved.reason), names=LEAVING
    )


def first_stage(route: str) -> Stage | None:
    """The stage an application of a route is in once it is received."""
    return Stage.objects.filter(route=route).order_by("number").first()


def _last_steps(applications: Iterable[Application]) -> Mapping[int, Step]:
    """The furthest step of each application, by the application’s number."""
    numbers = [one.pk for one in applications]
    steps = Step.objects.filter(application__in=numbers).select_related("stage")
    return {one.application_id: one for one in steps.order_by("stage__number")}


def _left(
    last: Mapping[int, Step], outcome: Step.Outcome, on: date, reason: str = ""
) -> Sequence[Step]:
    """The steps that are still open, left on the day.

    A vacancy’s time zone may have a later day than the server: nothing is left before it began.
    """
    still_open = [step for step in last.values() if step.left_on is None]
    for step in still_open:
        step.left_on = max(on, step.entered_on)
        step.outcome = outcome
        step.reason = reason[: REASON.max_length]
    return still_open


def _next_stages(
    applications: Iterable[Application], last: Mapping[int, Step], *, on: date
) -> Sequence[Step]:
    """A step into the stage after the last, for each application whose route has one."""
    stages = {(one.route, one.number): one for one in Stage.objects.all()}
    routes = dict(
        Application.objects.filter(pk__in=[one.pk for one in applications]).values_list(
            "pk", "vacancy__route"
        )
    )
    found = []
    for number, route in routes.items():
        before = last.get(number)
        stage = stages.get((route, before.stage.number + 1 if before else 1))
        if stage is not None:
            day = max(on, before.entered_on) if before else on
            found.append(Step(application_id=number, stage=stage, entered_on=day))
    return found
