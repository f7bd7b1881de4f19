"""Regular placement: vacancies of the regular budget, some cancelled, some advertised again."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from secretariat.example.recruitment.clocks import aim_regular, days, worked_on
from secretariat.example.recruitment.drawing import (
    Begun,
    begun,
    between,
    by_year,
    like,
    of_holding,
    triangular,
)
from secretariat.example.recruitment.targets import (
    DECLINED,
    READVERTISED,
    READVERTISED_AFTER,
    SECOND_POSITIONS,
    Era,
)
from secretariat.example.recruitment.truth import Case, Choice, Window
from secretariat.example.workforce.office import Office

LINES = frozenset({"senior", "junior", "language"})
WAYS = frozenset({"appointment", "promotion", "transfer"})
WEEK = 7


def placed(rng: Random, office: Office, era: Era) -> list[Case]:
    """Every vacancy of regular placement, with the averages it is to have."""
    found = between(begun(office, LINES, WAYS), era.first_on_post, era.last_on_post)
    drawn = [_drawn(rng, one) for one in found]
    cases = [case for case in drawn if case.published.year in era.years]
    kept = [one for year, them in by_year(cases) for one in _published(rng, year, them, era)]
    for case in kept:
        _tell_more(rng, case, era)
    aim_regular(rng, [one for one in kept if not one.cancelled], era)
    return kept


def _drawn(rng: Random, one: Begun) -> Case:
    held = one[1]
    decided = worked_on(held.starts - days(triangular(rng, 38, 120, 60)))
    closes = worked_on(decided - days(triangular(rng, 70, 300, 155)))
    return of_holding(one, "regular", decided=decided, closes=closes, weeks=rng.choice((4, 4, 5)))


def _published(rng: Random, year: int, cases: list[Case], era: Era) -> list[Case]:
    """As many as were published in the year, so many of them cancelled."""
    ended = era.published[year] - era.cancelled[year]
    kept = rng.sample(cases, min(ended, len(cases)))
    while len(kept) < ended:
        kept.append(_beside(rng, year, rng.choice(cases), era.last_on_post))
    for case in kept:
        _second_position(rng, case, era.last_on_post)
    for model in rng.choices(cases, k=era.cancelled[year]):
        case = _beside(rng, year, model, era.last_on_post)
        case.choices = []
        case.cancelled = worked_on(case.first_close + days(triangular(rng, 20, 150, 60)))
        kept.append(case)
    return sorted(kept, key=lambda one: (one.published, one.grade, one.unit))


def _beside(rng: Random, year: int, model: Case, last: date) -> Case:
    """A vacancy of the same kind, at another time of the year."""
    opens = date(year, 1, 4) + days(rng.randrange(300))
    closes = worked_on(opens + days(4 * WEEK))
    on_post = min(closes + days(triangular(rng, 120, 250, 170)), last)
    decided = worked_on(on_post - days(triangular(rng, 38, 90, 50)))
    return replace(
        model,
        windows=[Window(opens=closes - days(4 * WEEK), closes=closes)],
        choices=[Choice(position=1, decided=decided, on_post=worked_on(on_post))],
        given_up={},
        posts={},
        applications=[],
    )


def _second_position(rng: Random, case: Case, last: date) -> None:
    """Some vacancies have two: the other is filled by somebody else, or given up."""
    if rng.random() >= SECOND_POSITIONS:
        return
    first = case.chosen[0]
    assert first.decided
    assert first.on_post
    if rng.random() < 0.25:
        case.given_up[2] = first.decided
        return
    on_post = worked_on(min(first.on_post + days(rng.randrange(28)), last))
    case.choices.append(like(case, first.decided, on_post))


def _tell_more(rng: Random, case: Case, era: Era) -> None:
    """What lies between the close and the end."""
    if case.cancelled:
        return
    first = case.chosen[0]
    assert first.decided
    took = first.decided - case.first_close
    if took.days > READVERTISED_AFTER and rng.random() < READVERTISED:
        opens = worked_on(case.first_close + days(rng.randrange(35, 70)))
        case.windows.append(Window(opens=opens, closes=opens + timedelta(weeks=3)))
    elif took.days > 120 and first.decided.year in era.declining and rng.random() < DECLINED * 2:
        _declined(rng, case, first)


def _declined(rng: Random, case: Case, second: Choice) -> None:
    """Before the choice that held there was another, who went elsewhere."""
    assert second.decided
    decided = worked_on(second.decided - days(rng.randrange(28, 50)))
    ended = worked_on(decided + days(rng.randrange(12, 26)))
    case.choices.insert(
        0, Choice(position=second.position, decided=decided, on_post=None, ended=ended)
    )
