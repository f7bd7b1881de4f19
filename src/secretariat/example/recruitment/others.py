"""The other routes: local recruitment, temporary appointments, calls for expression of interest."""

from datetime import date
from random import Random

from secretariat.example.recruitment.clocks import days, worked_on
from secretariat.example.recruitment.drawing import (
    begun,
    between,
    of_holding,
    triangular,
)
from secretariat.example.recruitment.targets import Era
from secretariat.example.recruitment.truth import Case, Window
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.truth import Post

ROUTES = {
    "local": frozenset({"national", "support"}),
    "temporary": frozenset({"other"}),
}
WAYS = frozenset({"appointment", "promotion"})
CALLED = (("TEC", "P4"), ("PRG", "P3"), ("EVA", "P3"), ("RES", "P4"), ("STA", "P3"))
"""The work and the grade for which interest is called for, one after the other."""


def other_routes(rng: Random, office: Office, era: Era) -> list[Case]:
    """Vacancies by the other routes, in the order of their publication."""
    cases = _calls(rng, office, era)
    for route, lines in ROUTES.items():
        found = begun(office, lines, WAYS)
        for year in era.years:
            of_year = between(found, max(date(year, 1, 1), era.first_on_post), date(year, 12, 31))
            for one in rng.sample(of_year, min(era.others[route], len(of_year))):
                decided = worked_on(one[1].starts - days(triangular(rng, 20, 70, 35)))
                closes = worked_on(decided - days(triangular(rng, 25, 80, 40)))
                cases.append(of_holding(one, route, decided=decided, closes=closes, weeks=3))
    told = [one for one in cases if one.published.year in era.years]
    return sorted(told, key=lambda one: (one.published, one.grade, one.unit))


def _calls(rng: Random, office: Office, era: Era) -> list[Case]:
    """Calls lead to a roster, and to no position."""
    cases, calls = [], era.others["interest"]
    for place in range(len(era.years) * calls):
        family, grade = CALLED[place % len(CALLED)]
        post = _of(office, family)
        opens = worked_on(date(era.years[place // calls], 2 + place % calls * 3, 14))
        closes = opens + days(28)
        case = Case(
            route="interest", grade=grade, family=family, unit=post.unit, station=post.station,
            funding="RB", windows=[Window(opens=opens, closes=closes)],
        )  # fmt: skip
        case.completed = worked_on(closes + days(triangular(rng, 60, 120, 80)))
        cases.append(case)
    return cases


def _of(office: Office, family: str) -> Post:
    """A post of headquarters on which such work is done."""
    return next(
        held.post
        for official in office.officials
        for held in official.holdings
        if held.post.family == family and held.post.station == "LIN" and held.ends is None
    )
