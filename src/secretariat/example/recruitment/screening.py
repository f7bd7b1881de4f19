"""How applications pass through the stages of their route: who is stopped where, and why."""

from dataclasses import dataclass
from datetime import date
from random import Random

from secretariat.example.recruitment.clocks import days, worked_on
from secretariat.example.recruitment.requiring import Required, required
from secretariat.example.recruitment.stages import stages
from secretariat.example.recruitment.targets import (
    FIRST_STAGE_PASSED,
    INTERVIEWED,
    WITHDRAWING,
)
from secretariat.example.recruitment.truth import Application, Case, Choice, Step

PASSED, STOPPED, WITHDREW, CANCELLED = "passed", "stopped", "withdrew", "cancelled"
NO_DEGREE = "Does not have the level of education that the grade requires."
TOO_SHORT = "Has fewer years of experience than the grade requires."
TOO_NEAR = "Has fewer years of experience at the international level than the grade requires."
TEST = "The written test was not passed."
ON_PAPER = "Others have more of the experience that the position asks for."
INTERVIEW = "Others answered better to what the position asks for."
ELSEWHERE = "Took up other work."


@dataclass(frozen=True, kw_only=True)
class Milestones:
    """The days on which the stages of a case but the last were concluded."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, rng: Random, case: Case) -> "Milestones":
        """Between the last close and the recommendation, one for each stage before the last."""
        number = max(len(stages(case.route)) - 1, 1)
        end = recommended_on(rng, case)
        span = (end - case.last_close).days
        parts = [(place + 1) / number for place in range(number)]
        marks = [case.last_close + days(round(span * part**1.4)) for part in parts]
        return cls(days=tuple(marks))


def recommended_on(rng: Random, case: Case) -> date:
    """When the panel reported: some days before the first decision."""
    if case.cancelled:
        return case.cancelled
    if not case.choices:
        assert case.completed
        return case.completed
    decided = min(one.decided for one in case.choices if one.decided)
    span = (decided - case.last_close).days
    found = worked_on(decided - days(rng.randrange(3, max(min(span // 3, 16), 4))))
    for one in case.choices:
        one.recommended = found
    return found


def walk(rng: Random, case: Case, marks: Milestones) -> None:
    """Take every application of a case to where it ended."""
    if case.cancelled:
        _cancelled(case, case.cancelled)
        return
    of_choices = {one.application: one for one in case.choices}
    asked = required(case.grade, case.published)
    testing = [one for one in case.applications if unmet(one, asked) == ""]
    tested = _some(rng, testing, of_choices)
    for application in case.applications:
        choice = of_choices.get(application)
        if choice:
            _to_the_end(case, application, choice, marks)
        elif rng.random() < WITHDRAWING:
            _pass(case, application, marks, 1, WITHDREW, ELSEWHERE)
        elif reason := unmet(application, asked):
            _pass(case, application, marks, 1, STOPPED, reason)
        else:
            _among_the_able(case, application, marks, is_tested=application in tested)


def _some(
    rng: Random, able: list[Application], chosen: dict[Application | None, Choice]
) -> set[Application]:
    others = [one for one in able if one not in chosen]
    passing = [one for one in others if rng.random() < FIRST_STAGE_PASSED]
    return set(passing[:INTERVIEWED])


def unmet(application: Application, asked: Required) -> str:
    """Which minimum requirement an application does not meet; empty if it meets all."""
    if application.education < asked.education:
        return NO_DEGREE
    if application.years < asked.years:
        return TOO_SHORT
    return TOO_NEAR if application.years_abroad < asked.years_abroad else ""


def _among_the_able(
    case: Case, application: Application, marks: Milestones, *, is_tested: bool
) -> None:
    """One that meets the requirements and is not chosen: a call for interest finds it suitable."""
    last = len(stages(case.route))
    if not case.choices:
        _pass(case, application, marks, last, PASSED if is_tested else STOPPED, _why(is_tested))
    elif last == 3:
        _pass(case, application, marks, 2, STOPPED, INTERVIEW if is_tested else ON_PAPER)
    else:
        reached = 3 if is_tested else 2
        _pass(case, application, marks, reached, STOPPED, INTERVIEW if is_tested else TEST)


def _why(is_suitable: bool) -> str:
    return "" if is_suitable else ON_PAPER


def _pass(
    case: Case,
    application: Application,
    marks: Milestones,
    reached: int,
    outcome: str,
    reason: str,
) -> None:
    """Pass the stages before the one it leaves so."""
    entered = application.received_on
    for number in range(1, reached + 1):
        left = max(marks.days[min(number, len(marks.days)) - 1], entered)
        is_last = number == reached
        application.steps.append(
            Step(
                number=number,
                entered=entered,
                left=left,
                outcome=outcome if is_last else PASSED,
                reason=reason if is_last else "",
            )
        )
        entered = left


def _to_the_end(case: Case, application: Application, choice: Choice, marks: Milestones) -> None:
    """One that is recommended: decided upon, and declined by some."""
    last = len(stages(case.route))
    _pass(case, application, marks, last - 1, PASSED, "")
    assert choice.decided
    application.steps.append(
        Step(
            number=last,
            entered=choice.recommended,
            left=choice.ended or choice.decided,
            outcome=WITHDREW if choice.ended else PASSED,
            reason=ELSEWHERE if choice.ended else "",
        )
    )


def _cancelled(case: Case, on: date) -> None:
    for application in case.applications:
        application.steps.append(
            Step(number=1, entered=application.received_on, left=on, outcome=CANCELLED)
        )
