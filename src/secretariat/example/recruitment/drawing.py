"""Cases drawn from the holdings of the simulated workforce: when each was announced and decided."""

from collections.abc import Iterator
from datetime import date
from random import Random

from secretariat.example.recruitment.clocks import days
from secretariat.example.recruitment.truth import Case, Choice, Window
from secretariat.example.workforce.lines import funding_of
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.truth import Holding, Official

HEADS = frozenset({"ADG", "DDG", "DG"})
"""Grades that are not advertised."""
WEEKS = 7

Begun = tuple[Official, Holding]


def begun(office: Office, lines: frozenset[str], ways: frozenset[str]) -> list[Begun]:
    """Holdings of these lines that began in one of these ways, in the order of their days."""
    found = [
        (official, held)
        for official in office.officials
        for held in official.holdings
        if held.post.line in lines and held.beginning in ways and held.post.grade not in HEADS
    ]
    return sorted(found, key=lambda one: (one[1].starts, one[0].code))


def between(found: list[Begun], first: date, last: date) -> list[Begun]:
    """Those that began on a day from the first to the last."""
    return [one for one in found if first <= one[1].starts <= last]


def of_holding(
    one: Begun, route: str, *, decided: date, closes: date, weeks: int, key: bool = False
) -> Case:
    """The case of which a holding is the end."""
    official, held = one
    choice = Choice(position=1, decided=decided, on_post=held.starts, official=official)
    choice.holding = held
    post = held.post
    return Case(
        route=route,
        grade=post.grade,
        family=post.family,
        unit=post.unit,
        station=post.station,
        funding=funding_of(post.line),
        key=key,
        windows=[Window(opens=closes - days(weeks * WEEKS), closes=closes)],
        choices=[choice],
        posts={1: post.code},
    )


def like(case: Case, decided: date, on_post: date) -> Choice:
    """The choice of somebody whom the simulated workforce does not follow."""
    position = 1 + max((one.position for one in case.choices), default=0)
    return Choice(position=position, decided=decided, on_post=on_post)


def triangular(rng: Random, least: int, most: int, usual: int) -> int:
    """A whole number, oftener near the usual one."""
    return round(rng.triangular(least, most, usual))


def by_year(cases: list[Case]) -> Iterator[tuple[int, list[Case]]]:
    """The cases first published in each year."""
    years = sorted({one.published.year for one in cases})
    for year in years:
        yield year, [one for one in cases if one.published.year == year]
