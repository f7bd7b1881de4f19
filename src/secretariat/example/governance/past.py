"""Every act on the example's sessions and decisions: four loads, each with what came of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from secretariat.areas.governance.imports import IMPORTS
from secretariat.areas.governance.workflows import follow_ups
from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Act, Importing, Moving
from secretariat.example.governance.facts import FACTS
from secretariat.example.knowing import instant
from secretariat.example.world import day_or_none

SECRETARY = "ilse.varndal"
COORDINATOR = "corentin.malaval"

LOADS = (date(2022, 1, 18), date(2024, 1, 16), date(2025, 12, 9), date(2026, 7, 7))
"""The days on which the register was brought up to date."""
PLANNED = timedelta(days=800)
"""How far ahead the dates of sessions are adopted."""
HOUR = 14  # UTC
FIRST = date.min

Row = Mapping[str, str]

NEVER_TAKEN_UP = frozenset({"GB.211/PFA/10/31/b", "GB.215/INS/1/3/a", "GB.214/PFA/6/9/b"})
"""Follow-ups that nobody has begun."""


@dataclass(frozen=True)
class Between:
    """A load: what happened after the one before it, until its own day."""

    since: date
    until: date

    def holds(self, day: date | None) -> bool:
        """Whether it was entered at this load."""
        return day is not None and self.since < day <= self.until

    def at(self, minute: int) -> datetime:
        """An instant of its day."""
        return instant(self.until, HOUR, minute)


def governance_past() -> Iterator[Act]:
    """Every load, in order."""
    for since, until in pairwise((FIRST, *LOADS)):
        load = Between(since, until)
        yield from _entered(load)
        yield from _moved(load)


@cache
def facts(table: str) -> tuple[Row, ...]:
    """The rows of a table of facts."""
    return tuple(read_facts(table, FACTS))


@cache
def days_of_sessions() -> Mapping[str, date]:
    """The first day of each session, by its code."""
    return {row["code"]: date.fromisoformat(row["starts"]) for row in facts("sessions")}


@cache
def days_of_decisions() -> Mapping[str, date]:
    """The day of each decision, by its code."""
    return {row["code"]: date.fromisoformat(row["decided_on"]) for row in facts("decisions")}


def _entered(load: Between) -> Iterator[Importing]:
    """The files of a load: what others refer to comes first."""
    ahead = Between(load.since + PLANNED if load.since > FIRST else FIRST, load.until + PLANNED)
    starts, decided = days_of_sessions(), days_of_decisions()
    of_load = {
        "bodies": facts("bodies") if load.since == FIRST else (),
        "agenda_sections": facts("sections") if load.since == FIRST else (),
        "sessions": _when(facts("sessions"), ahead, lambda row: starts[row["code"]]),
        "session_documents": _when(facts("documents"), load, lambda row: starts[row["session"]]),
        "decisions": _when(facts("decisions"), load, lambda row: decided[row["code"]]),
        "decision_objectives": _when(facts("concerns"), load, lambda row: decided[row["decision"]]),
        "follow_ups": _when(facts("follow_ups"), load, lambda row: day_or_none(row["given_on"])),
        "follow_up_reports": _when(
            facts("reports"), load, lambda row: day_or_none(row["reported_on"])
        ),
    }
    for minute, (table, rows) in enumerate(of_load.items()):
        if rows:
            yield _importing(table, rows, load.at(minute))


def _when(rows: Iterable[Row], load: Between, of: object) -> tuple[Row, ...]:
    assert callable(of)
    return tuple(row for row in rows if load.holds(of(row)))


def _importing(table: str, rows: tuple[Row, ...], at: datetime) -> Importing:
    """The columns an import reads; what moves write is left to them."""
    reads = next(one for one in IMPORTS if one.key == f"governance.{table}")
    known = {column.field for column in reads.columns}
    headers = tuple(name for name in rows[0] if name in known)
    return Importing(
        at=at,
        by=COORDINATOR if table == "follow_up_reports" else SECRETARY,
        reason="The register of decisions is brought up to date.",
        reads=reads,
        name=f"{table.replace('_', '-')}-{at:%Y-%m-%d}.csv",
        headers=headers,
        rows=tuple(tuple(row[name] for name in headers) for row in rows),
    )


def _moved(load: Between) -> Iterator[Moving]:
    """What was taken up, reported, closed and reopened, as the load tells it."""
    rows = facts("follow_ups")
    told = {
        row["follow_up"]
        for row in facts("reports")
        if load.holds(date.fromisoformat(row["reported_on"]))
    }
    begun = [
        row["code"]
        for row in rows
        if load.holds(day_or_none(row["given_on"])) and row["code"] not in NEVER_TAKEN_UP
    ]
    yield _moving(load.at(20), "take_up", begun, COORDINATOR)
    if told:
        yield _moving(load.at(21), "report", sorted(told), COORDINATOR)
    yield from _closed(load)
    yield from _reopened(load)


def _closed(load: Between) -> Iterator[Moving]:
    """Each day on which something was closed, once or again."""
    closed: dict[date, list[str]] = {}
    for row in facts("follow_ups"):
        for name in ("closed_on", "closed_again_on"):
            day = day_or_none(row[name])
            if day is not None and load.holds(day):
                closed.setdefault(day, []).append(row["code"])
    for minute, (day, codes) in enumerate(sorted(closed.items()), 30):
        yield _moving(load.at(minute), "close", codes, SECRETARY, closed_on=day)


def _reopened(load: Between) -> Iterator[Moving]:
    for minute, row in enumerate(facts("follow_ups"), 40):
        day = day_or_none(row["reopened_on"])
        if day is not None and load.holds(day):
            at = load.at(40) + timedelta(seconds=minute)
            reason = row["reopened_because"]
            yield _moving(at, "reopen", [row["code"]], SECRETARY, reason=reason, reopened_on=day)


def _moving(
    at: datetime, name: str, codes: list[str], by: str, *, reason: str = "", **gives: date
) -> Moving:
    return Moving(
        at=at,
        by=by,
        reason=reason or "As the sessions were told.",
        workflow=follow_ups,
        move=name,
        codes=tuple(codes),
        gives=gives,
    )
