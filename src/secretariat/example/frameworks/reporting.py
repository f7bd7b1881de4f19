"""How results came to count: reported once a year by their units, then verified or returned."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results import actions, workflows
from secretariat.engine.records.declaring import Action
from secretariat.engine.workflows.declaring import Workflow
from secretariat.example.drawing import on_a_working_day
from secretariat.example.entries import Act, Adding, Changing, Moving
from secretariat.example.frameworks.achieved import Achieved, Fate, Judged
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.officials import language_of, reporter, verifier
from secretariat.example.frameworks.wording import LOOKED_UP, UNLOOKED, Words, said, words
from secretariat.example.knowing import instant
from secretariat.example.organization import TODAY

HOUR = 15
REPORTING = (1, 16)
VERIFYING = (2, 20)
MENDING = (4, 9)
SECOND_LOOK = (5, 14)
LATELY = TODAY - timedelta(days=9)
"""The day of what is reported and still waits to be verified."""

ACCOUNTS = {
    "pb-2000-01": (2002,),
    "spf-2002-05": (2004, 2006),
    "reform-2015-17": (2016, 2018),
    "union-2020-25": (2023, 2026),
}
"""The years in which the units give account of a framework; of all others in every year."""

RETURNING = "The source names no document that anybody could look up."
TAKING_BACK = "The document that was to follow never came."

One = TypeVar("One", Achieved, Judged)


@dataclass(frozen=True, kw_only=True)
class Report(Generic[One]):
    """A result or value with its code, who reports it, and in which words."""

    code: str
    what: One
    by: str
    words: Words

    @property
    def year(self) -> int:
        """When it is reported: at the beginning of the first reporting year after it happened."""
        happened = self.what.on.year
        years = ACCOUNTS.get(self.what.framework, range(happened + 1, happened + 2))
        return next(year for year in years if year > happened)

    @property
    def is_returned(self) -> bool:
        """Whether the verifier sends it back at first."""
        return self.what.fate in (Fate.MENDED, Fate.RETURNED, Fate.WITHDRAWN)


def reports(found: Iterable[One]) -> tuple[Report[One], ...]:
    """Give each its code, numbered through the part and year, and its words."""
    units = {(r["framework"], r["number"]): r["unit"] for r in read_facts("indicators", FACTS)}
    numbers: Counter[str] = Counter()
    made = []
    for one in found:
        stem = f"{one.framework}/{one.part}/{one.on.year}"
        numbers[stem] += 1
        by = reporter(one.framework, units[one.framework, one.indicator])
        code = f"{stem}-{numbers[stem]:02}"
        made.append(Report(code=code, what=one, by=by, words=words(one, language_of(by))))
    return tuple(made)


def results_past(found: Iterable[Achieved]) -> Iterator[Act]:
    """Every act on results, and on what they are split into."""
    yield from _past(reports(found), actions.add_results, actions.amend_results, workflows.results)


def values_past(found: Iterable[Judged]) -> Iterator[Act]:
    """Every act on values that do not add up."""
    yield from _past(reports(found), actions.add_values, actions.amend_values, workflows.values)


def _past(
    made: Sequence[Report[Any]], adding: Action, amending: Action, workflow: Workflow
) -> Iterator[Act]:
    """Year by year: written and reported by each unit, looked at, mended and looked at again."""
    desk = _Desk(adding=adding, amending=amending, workflow=workflow)
    for (year, by), mine in _gathered((one.year, one.by) for one in made).items():
        its = [made[place] for place in mine]
        ready = [one for one in its if one.what.fate is not Fate.WAITING]
        yield from desk.reported(ready, by, _day(year, REPORTING))
        yield from desk.reported([one for one in its if one not in ready], by, LATELY)
        yield from desk.mended(its, by, _day(year, MENDING))
    for (year, by), mine in _gathered((one.year, verifier(one.by)) for one in made).items():
        yield from desk.looked_at([made[place] for place in mine], by, year)


def _gathered(keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], list[int]]:
    """The places of each key, in the order of the keys."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return dict(sorted(found.items()))


def _day(year: int, month_and_day: tuple[int, int]) -> date:
    return on_a_working_day(date(year, *month_and_day))


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """The acts on one kind of report."""

    adding: Action
    amending: Action
    workflow: Workflow

    def reported(self, its: Sequence[Report[Any]], by: str, day: date) -> Iterator[Act]:
        """Write them down, split what is split, and report the lot."""
        if not its:
            return
        at = self.at(day, by)
        reason = f"The account up to the end of {day.year - 1}."
        rows = tuple(_row(one) for one in its)
        yield Adding(at=at, by=by, reason=reason, action=self.adding, rows=rows)
        if split := tuple(row for one in its for row in _split(one)):
            later = at + timedelta(minutes=20)
            yield Adding(at=later, by=by, reason=reason, action=actions.split_results, rows=split)
        later = at + timedelta(minutes=40)
        yield self.moving("report", its, by, later, reason)

    def looked_at(self, its: Sequence[Report[Any]], by: str, year: int) -> Iterator[Act]:
        """Verify what has evidence, return what has not, and verify later what was mended."""
        first = self.at(_day(year, VERIFYING), by)
        again = self.at(_day(year, SECOND_LOOK), by)
        verified = [one for one in its if one.what.fate is Fate.VERIFIED]
        mended = [one for one in its if one.what.fate is Fate.MENDED]
        returned = [one for one in its if one.is_returned]
        read = "The evidence was read and a sample of it looked up."
        if verified:
            yield self.moving("verify", verified, by, first, read)
        if returned:
            later = first + timedelta(minutes=45)
            yield self.moving("return", returned, by, later, RETURNING)
        if mended:
            yield self.moving("verify", mended, by, again, "The document has come.")

    def mended(self, its: Sequence[Report[Any]], by: str, day: date) -> Iterator[Act]:
        """Name the document that was missing and report again, or take it back."""
        at = self.at(day, by)
        mended = [one for one in its if one.what.fate is Fate.MENDED]
        taken_back = [one for one in its if one.what.fate is Fate.WITHDRAWN]
        if mended:
            yield Changing(
                at=at,
                by=by,
                reason="The document that was asked for.",
                action=self.amending,
                finds=tuple({"code": one.code} for one in mended),
                gives={
                    "source": LOOKED_UP[language_of(by)].format(date=said(day, language_of(by)))
                },
            )
        if mended:
            later = at + timedelta(minutes=50)
            yield self.moving("report", mended, by, later, "Reported again with its document.")
        if taken_back:
            later = at + timedelta(minutes=55)
            yield self.moving("withdraw", taken_back, by, later, TAKING_BACK)

    def moving(
        self, move: str, its: Sequence[Report[Any]], by: str, at: datetime, reason: str
    ) -> Moving:
        """One move of them all."""
        return Moving(
            at=at,
            by=by,
            reason=reason,
            workflow=self.workflow,
            move=move,
            codes=tuple(one.code for one in its),
        )

    def at(self, day: date, by: str) -> datetime:
        """The instant of the day at which somebody sits down to it: results first, then values."""
        hour = HOUR if self.workflow is workflows.results else HOUR + 2
        return instant(day, hour) + timedelta(seconds=sum(map(ord, by)) % 600)


def _row(report: Report[Any]) -> dict[str, Any]:
    """The row as it is first written: what will be returned names no source yet."""
    one, told = report.what, report.words
    source = UNLOOKED[language_of(report.by)] if report.is_returned else told.source
    row: dict[str, Any] = {
        "code": report.code,
        "part": f"{one.framework}/{one.part}",
        "evidence": told.evidence,
        "source": source,
    }
    if isinstance(one, Judged):
        return {**row, "as_of": one.on, "value": one.value}
    member = one.place if len(one.place) == LENGTH_OF_A_STATE else None
    return {
        **row,
        "achieved_on": one.on,
        "member": member,
        "named": told.named,
        "number": one.number,
    }


LENGTH_OF_A_STATE = 3  # groupings have shorter codes


def _split(report: Report[Any]) -> Iterator[dict[str, Any]]:
    one = report.what
    if isinstance(one, Judged):
        return
    for sex, number in one.by_sex:
        yield {"result": report.code, "sex": sex, "region": None, "number": number}
    for region, number in one.by_region:
        yield {"result": report.code, "sex": "", "region": region, "number": number}
