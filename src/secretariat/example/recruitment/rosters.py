"""Some of those appointed had answered a call before, and were on a roster when they applied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from secretariat.example.recruitment.clocks import days
from secretariat.example.recruitment.requiring import required
from secretariat.example.recruitment.targets import LISTED_FOR, USED, Era
from secretariat.example.recruitment.truth import Application, Case, Choice

WITHIN = 20
"""In how many of the last days of a call she answered it."""


def use_rosters(rng: Random, cases: Sequence[Case], era: Era) -> None:
    """Let so many of those appointed in each year have been found suitable by an earlier call."""
    calls = [case for case in cases if case.route == "interest" and _suitable(case)]
    for year in era.from_rosters:
        able = [
            (choice, call)
            for case in cases
            for choice in _from_outside(case, year)
            if (call := _answered(case, choice, calls))
        ]
        for choice, call in rng.sample(able, min(USED, len(able))):
            _let_answer(rng, choice, call)


def _from_outside(case: Case, year: int) -> Iterator[Choice]:
    """Those chosen who were decided upon in the year, and were no officials before."""
    for one in case.chosen:
        if one.decided and one.decided.year == year and not one.is_internal:
            yield one


def _answered(case: Case, choice: Choice, calls: Sequence[Case]) -> Case | None:
    """The last call for such work whose roster was valid when she applied, if there was one."""
    assert choice.application
    day = choice.application.received_on
    alike = [one for one in calls if (one.family, one.grade) == (case.family, case.grade)]
    valid = [one for one in alike if one.completed and one.completed < day]
    last = valid[-1] if valid else None
    return last if last and last.completed and day < last.completed + LISTED_FOR else None


def _suitable(call: Case) -> Application | None:
    """One of those whom a call found suitable, if it found anybody so."""
    return next((one for one in call.applications if one.steps[-1].outcome == "passed"), None)


def _let_answer(rng: Random, choice: Choice, call: Case) -> None:
    """Her application to the call, which went the way of another that was found suitable."""
    alike, later = _suitable(call), choice.application
    assert alike
    assert later
    asked, came = (
        required(call.grade, call.published),
        call.last_close - days(rng.randrange(WITHIN)),
    )
    first, *others = alike.steps
    call.applications.append(
        Application(
            code=f"{call.code}-{len(call.applications) + 1:02}",
            candidate=later.candidate,
            received_on=came,
            source="site",
            education=asked.education,
            years=max(asked.years, later.years - (later.received_on - came).days // 365),
            years_abroad=max(asked.years_abroad, later.years_abroad - 1),
            steps=[replace(first, entered=came), *(replace(step) for step in others)],
        )
    )
