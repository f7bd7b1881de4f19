"""Timing contenders in turns, so that what else the machine does falls on all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LONG, VERY_LONG = 5.0, 30.0  # seconds: what takes longer is timed three times, or once


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the table: what was asked, of how many records, and what it took, in seconds.

    `bar` is the promise: at most so many times the rival, or so many seconds where `rival` is 0.
    """

    question: str
    records: int
    ours: float
    rival: float = 0.0
    rival_is: str = ""
    bar: str = ""
    note: str = ""


def medians(
    contenders: Mapping[str, Callable[[], object]], *, repeats: int = 5
) -> dict[str, float]:
    """The median seconds of each, after one unmeasured turn."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for name, run in contenders.items():
        first = _seconds(run)
        if first > LONG:
            taken[name].append(first)
    for turn in range(repeats):
        for name, run in contenders.items():
            if turn < _turns(taken[name], repeats):
                taken[name].append(_seconds(run))
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def _turns(taken: list[float], repeats: int) -> int:
    if not taken or taken[0] <= LONG:
        return repeats
    return 2 if taken[0] <= VERY_LONG else 0


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
