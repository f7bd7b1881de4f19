"""How long 240 month-ends of a stock take: swept in one pass, or one join per date."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.measures import JOINED, SWEPT, asked, ratifications
from benchmarks.timing import Line, medians
from secretariat.engine.measures.series import Strategy, series

EACH = 20  # one join per date takes too long for all of them: every twentieth stands for the rest
MONTH_ENDS = [
    date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    for year in range(2000, 2020)
    for month in range(1, 13)
]


def month_ends(records: int) -> Iterator[Line]:
    """The same 240 numbers four ways, then the time of each."""
    by_hand = [int(n) for _place, n in asked(SWEPT, days=MONTH_ENDS)]
    assert _ours() == by_hand
    assert by_hand[::EACH] == [n for _day, n in asked(JOINED, days=MONTH_ENDS[::EACH])]
    taken = medians({"sweep": _ours, "hand": lambda: asked(SWEPT, days=MONTH_ENDS)})
    some = MONTH_ENDS[::EACH]
    slow = medians(
        {
            "calendar": lambda: series(ratifications, some, strategy=Strategy.CALENDAR),
            "join": lambda: asked(JOINED, days=some),
        },
        repeats=5,
    )
    asked_for = "240 month-ends of a stock"
    yield Line(
        question=asked_for,
        records=records,
        ours=taken["sweep"],
        rival=taken["hand"],
        rival_is="a sweep by hand",
        bar="2 times",
    )
    yield Line(
        question=asked_for,
        records=records,
        ours=taken["sweep"],
        rival=slow["join"] * EACH,
        rival_is=f"one join per date ({EACH} times as long as for {len(some)} dates)",
    )
    yield Line(
        question=f"{len(some)} month-ends by the calendar, as a median needs it",
        records=records,
        ours=slow["calendar"],
        rival=slow["join"],
        rival_is="one join per date, by hand",
    )
    by_region = medians({"ours": lambda: series(ratifications, MONTH_ENDS, by=("region",))})
    yield Line(question=f"{asked_for}, by region", records=records, ours=by_region["ours"])


def _ours() -> list[object]:
    return [point.value for point in series(ratifications, MONTH_ENDS)]
