"""The hour before a deadline: candidates save drafts while a panel reads and assesses.

All go through the product's own web server, over a database that waits for the disk. At the end
each draft is read back and held against the last words that were answered as kept.
"""

import asyncio
import statistics
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from benchmarks.assessors import ASSESSORS, Read, Sitting, panel, sits
from benchmarks.candidates import Candidate, Kept, opened_by_all, saved_by_all
from benchmarks.filling import ON
from benchmarks.reading import PORT, served
from benchmarks.recruiting import ANNOUNCEMENT_ROWS, VACANCY_ROWS, taking_over
from benchmarks.timing import Line
from benchmarks.workforce import act_of_all
from secretariat.areas.recruitment.models.applying import Draft
from secretariat.areas.recruitment.pages.apply import KEEP, QUIETLY
from secretariat.site.cluster.server import Server

CODE = "OPEN"
CANDIDATES = 240  # each saves less than once a second: one address may save sixty times a minute
RATES = (200, 150, 100, 75, 50, 25)  # saves a second, tried in turn until the answers keep up
LIMIT = 0.3  # seconds, for the slowest twentieth
SECONDS = 20.0
ASKED = {QUIETLY: "as she types", KEEP: "by a button, which shows the form again"}

OPEN_VACANCY = VACANCY_ROWS.replace("'V' || n", f"'{CODE}'").replace(
    "'evaluation', date '2018-01-01' + (n * 7919 %% 1700)::int", "'published', current_date - 1"
)
ITS_ANNOUNCEMENT = f"{ANNOUNCEMENT_ROWS} WHERE code = '{CODE}'"


def fill() -> list[Sitting]:
    """A vacancy that takes applications now, and the panels of twenty others."""
    act_of_all(taking_over("recruitment.vacancies"), OPEN_VACANCY, 1)
    act_of_all(taking_over("recruitment.announcements"), ITS_ANNOUNCEMENT, 1)
    return panel(ON)


@dataclass(frozen=True, kw_only=True)
class Hour:
    """Who is at work in it, for how many seconds, in which loop the candidates' lines live."""

    candidates: list[Candidate]
    sittings: list[Sitting]
    seconds: float
    loop: asyncio.Runner

    def of(self, deed: str, rate: float) -> tuple[Kept, Read]:
        """Let candidates save at a rate while assessors assess."""
        read, until = Read(), time.monotonic() + self.seconds
        threads = [threading.Thread(target=sits, args=(one, read, until)) for one in self.sittings]
        for thread in threads:
            thread.start()
        kept = self.loop.run(
            saved_by_all(self.candidates, deed=deed, rate=rate, seconds=self.seconds)
        )
        for thread in threads:
            thread.join()
        if read.strange:
            raise RuntimeError(f"An assessor was answered strangely: {read.strange[0]}.")
        return kept, read


def before_a_deadline(
    server: Server, names: Mapping[str, str], sittings: list[Sitting], *, seconds: float
) -> Iterator[Line]:
    """How many saves a second are kept up with, how fast, whether any was lost, and what waits."""
    candidates = [
        Candidate(number=number, port=PORT, path=f"/apply/{CODE}") for number in range(CANDIDATES)
    ]
    with served(server, names), asyncio.Runner() as loop:
        loop.run(opened_by_all(candidates))
        hour = Hour(candidates=candidates, sittings=sittings, seconds=seconds, loop=loop)
        for deed, told in ASKED.items():
            yield from _sustained(hour, deed, told)
            hold_to_kept(candidates)


def _sustained(hour: Hour, deed: str, told: str) -> Iterator[Line]:
    """The highest of the rates at which the slowest twentieth is answered in time."""
    for rate in RATES:
        kept, read = hour.of(deed, rate)
        slow = statistics.quantiles(kept.taken, n=20)[-1]
        if slow <= LIMIT or rate == RATES[-1]:
            yield _saves(kept, slow, told)
            yield _reads(read, told)
            return


def hold_to_kept(candidates: list[Candidate]) -> None:
    """Read every draft back. Raises RuntimeError where the last words kept are not there."""
    found = {
        answers["name"]: answers["letter"]
        for answers in Draft.objects.filter(vacancy__code=CODE).values_list("answers", flat=True)
    }
    connection.close()
    lost = [one.name for one in candidates if found.get(one.name) != one.letter(one.turn)]
    if lost:
        raise RuntimeError(f"{len(lost)} drafts are not what was kept last, such as {lost[0]}.")


def _saves(kept: Kept, slow: float, told: str) -> Line:
    a_second = len(kept.taken) / kept.seconds
    middle = statistics.median(kept.taken) * 1000
    return Line(
        question=f"{a_second:.0f} saves of drafts a second {told}, p95 over {kept.seconds:.0f} s"
        f" ({middle:.0f} ms in the middle, {len(kept.refused)} refused, none lost)",
        records=len(kept.taken),
        ours=slow,
        bar="300 ms at 200 a second",
    )


def _reads(read: Read, told: str) -> Line:
    return Line(
        question=f"pages of {ASSESSORS} assessors meanwhile ({told}), p95",
        records=len(read.taken),
        ours=statistics.quantiles(read.taken, n=20)[-1],
    )
