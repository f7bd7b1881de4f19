"""What follows from a career: contracts and their renewals, grades and their steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from random import Random

from secretariat.example.workforce.months import DAY
from secretariat.example.workforce.targets import BEGINS, LINES
from secretariat.example.workforce.truth import Official
from secretariat.example.world import months_later

LAST = date(2026, 9, 30)
WITHOUT_LIMIT_AFTER = 60  # months on the regular budget
TOP_STEP = 12
STEP_EVERY = 36  # months


@dataclass(frozen=True, kw_only=True, slots=True)
class Spell:
    """A term or a step: what it is, its first day, its last as `foreseen` and as it came to be."""

    kind: str
    starts: date
    foreseen: date | None
    ends: date | None
    step: int = 0
    since: date = date.min


def contracts(official: Official) -> Iterator[Spell]:
    """Her contracts, one after the other."""
    rng = Random(f"contracts:{official.code}")
    for funding, group in groupby(official.holdings, key=lambda one: LINES[one.post.line].funding):
        held = list(group)
        first, last = held[0].starts, held[-1].ends
        if held[0] is official.holdings[0]:
            first = min(first, official.entered) if official.entered <= BEGINS else first
        yield from _terms(rng, funding, first, last)


def _terms(rng: Random, funding: str, first: date, last: date | None) -> Iterator[Spell]:
    starts = first
    unlimited = months_later(first, WITHOUT_LIMIT_AFTER)
    while starts <= (last or LAST):
        if funding == "RB" and starts >= unlimited:
            yield Spell(kind="WLT", starts=starts, foreseen=None, ends=last)
            return
        foreseen = months_later(starts, _length(rng, funding)) - DAY
        if funding == "RB":
            foreseen = min(foreseen, unlimited - DAY)
        kind = "ST" if funding == "OT" and starts == first else "FT"
        ends = min(foreseen, last) if last else foreseen
        if ends > BEGINS:
            yield Spell(kind=kind, starts=starts, foreseen=foreseen, ends=ends)
        starts = foreseen + DAY


def _length(rng: Random, funding: str) -> int:
    return 24 if funding == "RB" else rng.choice((12, 24, 24, 24))


def steps(official: Official) -> Iterator[Spell]:
    """The grades she had with their steps; before the first day kept, only the one she had then."""
    for grade, group in groupby(official.holdings, key=lambda one: one.post.grade):
        held = list(group)
        yield from _in_grade(grade, held[0].starts, held[-1].ends)


def _in_grade(grade: str, since: date, last: date | None) -> Iterator[Spell]:
    starts, step = since, 1
    while starts <= (last or LAST):
        top = step == TOP_STEP
        foreseen = None if top else months_later(since, STEP_EVERY * step) - DAY
        ends = min((one for one in (foreseen, last) if one), default=None)
        if ends is None or ends > BEGINS:
            yield Spell(
                kind=grade, starts=starts, foreseen=foreseen, ends=ends, step=step, since=since
            )
        if foreseen is None:
            return
        starts, step = foreseen + DAY, step + 1
