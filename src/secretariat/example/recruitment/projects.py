"""Development cooperation: positions of projects, filled by direct selection."""

from datetime import date
from random import Random

from secretariat.example.recruitment.clocks import aim_projects, days, worked_on
from secretariat.example.recruitment.drawing import (
    Begun,
    begun,
    between,
    like,
    of_holding,
    triangular,
)
from secretariat.example.recruitment.targets import KEY, Era
from secretariat.example.recruitment.truth import Case, Choice, Window
from secretariat.example.workforce.office import Office

PROFESSIONAL_LINE = frozenset({"aided"})
LOCAL_LINES = frozenset({"aided-national", "aided-support"})
WAYS = frozenset({"appointment", "promotion"})
ROUTE = "cooperation"
SHARED = 0.3
"""How many of the positions whose holders are not followed are the second of a vacancy."""


def project_positions(rng: Random, office: Office, era: Era) -> list[Case]:
    """Every vacancy of development cooperation, with the averages it is to have."""
    began = begun(office, PROFESSIONAL_LINE, WAYS)
    found = between(began, era.first_on_post, era.last_on_post)
    cases = [_drawn(rng, one, key=rng.random() < KEY.get(one[1].post.grade, 0)) for one in found]
    for year, wanted in era.professional.items():
        _add_others(rng, cases, year, wanted)
    cases += _local(rng, office, era)
    told = [one for one in cases if one.published.year in era.years]
    aim_projects(rng, told, era)
    return sorted(told, key=lambda one: (one.published, one.grade, one.unit))


def _drawn(rng: Random, one: Begun, *, key: bool = False) -> Case:
    decided = worked_on(one[1].starts - days(triangular(rng, 22, 125, 55)))
    closes = worked_on(decided - days(triangular(rng, 25, 90, 40)))
    weeks = rng.choice((2, 3, 3))
    return of_holding(one, ROUTE, decided=decided, closes=closes, weeks=weeks, key=key)


def _add_others(rng: Random, cases: list[Case], year: int, wanted: int) -> None:
    """Add people whom the workforce does not follow, until enough came on post in the year."""
    of_year = [one for one in cases if _year(one.choices[0]) == year]
    for _each in range(wanted - len(of_year)):
        model = rng.choice(of_year)
        if not model.key and len(model.choices) == 1 and rng.random() < SHARED:
            _share(rng, model)
        else:
            cases.append(_beside(rng, model))


def _year(choice: Choice) -> int:
    return choice.on_post.year if choice.on_post else 0


def _share(rng: Random, case: Case) -> None:
    """Somebody else comes to a second position of the vacancy, in the same year."""
    first = case.choices[0]
    assert first.decided
    assert first.on_post
    last = date(first.on_post.year, 12, 28)
    on_post = worked_on(min(first.on_post + days(rng.randrange(25)), last))
    on_post = max(on_post, first.on_post)
    case.choices.append(like(case, first.decided, on_post))


def _beside(rng: Random, model: Case) -> Case:
    """A vacancy of the same kind, at another time of the year."""
    old = model.choices[0].on_post
    assert old
    on_post = worked_on(date(old.year, 1, 5) + days(rng.randrange(355)))
    decided = worked_on(on_post - days(triangular(rng, 22, 125, 55)))
    closes = worked_on(decided - days(triangular(rng, 25, 90, 40)))
    weeks = rng.choice((2, 3, 3))
    return Case(
        route=ROUTE,
        grade=model.grade,
        family=model.family,
        unit=model.unit,
        station=model.station,
        funding=model.funding,
        key=model.key,
        windows=[Window(opens=closes - days(7 * weeks), closes=closes)],
        choices=[Choice(position=1, decided=decided, on_post=on_post)],
    )


def _local(rng: Random, office: Office, era: Era) -> list[Case]:
    """National and support officials of projects: some of each year."""
    found = begun(office, LOCAL_LINES, frozenset({"appointment"}))
    cases: list[Case] = []
    for year in era.years:
        of_year = between(found, max(date(year, 1, 1), era.first_on_post), date(year, 12, 31))
        some = rng.sample(of_year, era.others["aided"])
        cases += [_drawn(rng, one) for one in sorted(some, key=lambda held: held[1].starts)]
    return cases
