"""What was registered and what ended in a period, and how long it took, against plain loops."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.areas.standards.conftest import BY, ON, Registry

from secretariat.areas.standards import actions as standards
from secretariat.areas.standards import measures
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.records.performing import add
from secretariat.kernel.periods import Period

EDGES = (date(2003, 12, 31), date(2004, 1, 1), date(2004, 2, 29), date(2004, 12, 31))
days = st.sampled_from(EDGES) | st.dates(date(2003, 1, 1), date(2005, 12, 31))
ADOPTED = {"T001": date(2000, 2, 29), "T002": date(2003, 1, 1)}
STATES = ("XXA", "XXB", "XXC")


@dataclass(frozen=True)
class Deed:
    """That a State ratified an instrument on a day, and was bound until another."""

    instrument: str
    state: str
    starts: date
    ends: date | None
    ending: str


@st.composite
def deeds(draw: st.DrawFn) -> list[Deed]:
    """At most one ratification of each instrument by each State."""
    found = []
    for instrument in ADOPTED:
        for state in STATES:
            if draw(st.booleans()):
                starts = draw(days)
                ends = draw(st.none() | days.filter(lambda day, first=starts: day >= first))
                ending = draw(st.sampled_from(("denounced", "succeeded"))) if ends else ""
                found.append(Deed(instrument, state, starts, ends, ending))
    return found


def write(registry: Registry, done: list[Deed]) -> None:
    """The ratifications as records."""
    states = {code: registry.state(code) for code in STATES}
    instruments = {code: registry.instrument(code, adopted=day) for code, day in ADOPTED.items()}
    rows = [
        {
            "instrument": instruments[one.instrument],
            "state": states[one.state],
            "starts": one.starts,
            "ends": one.ends,
            "ending": one.ending,
        }
        for one in done
    ]
    if rows:
        add(standards.register_ratifications, rows, by=BY, on=ON)
    assert Ratification.objects.count() == len(rows)


def value(measure: Measure, when: date | Period, **where: str) -> object:
    """The value of a figure."""
    return figure(measure, when, where=where).value


@settings(max_examples=8)
@given(done=deeds(), between=st.tuples(days, days).map(sorted))
def test_what_was_registered_and_ended_is_what_counting_one_by_one_gives(
    registry: Registry, done: list[Deed], between: list[date]
) -> None:
    first, last = between
    over = Period(first, last)
    with transaction.atomic():
        write(registry, done)
        came = [one for one in done if first <= one.starts <= last]
        gone = [one for one in done if one.ends and first <= one.ends <= last]
        assert value(measures.ratifications_registered, over) == len(came)
        assert value(measures.denunciations, over) == len(gone)
        for code in ("denounced", "succeeded"):
            why = sum(one.ending == code for one in gone)
            assert value(measures.denunciations, over, ending=code) == why
        _the_middle_one_agrees(came, over)
        _the_stock_moves_by_the_flows(done, first, last)
        transaction.set_rollback(True)


def _the_middle_one_agrees(came: list[Deed], over: Period) -> None:
    for code in (None, *ADOPTED):
        where = {} if code is None else {"instrument": code}
        took = [
            (one.starts - ADOPTED[one.instrument]).days
            for one in came
            if code in (None, one.instrument)
        ]
        found = value(measures.days_to_ratification, over, **where)
        assert found is None if not took else float(str(found)) == median(took)


def _the_stock_moves_by_the_flows(done: list[Deed], first: date, last: date) -> None:
    """A ratification that ends on a day still counts on it, and no longer on the next."""
    asked = [first - timedelta(days=1), first, last, last + timedelta(days=1)]
    held = [
        sum(one.starts <= day and (one.ends is None or day <= one.ends) for one in done)
        for day in asked
    ]
    assert [value(measures.ratifications, day) for day in asked] == held
    told = {point.when: point.value for point in series(measures.ratifications, asked)}
    assert told == dict(zip(asked, held, strict=True))
    left = Period(first - timedelta(days=1), last - timedelta(days=1))
    came = value(measures.ratifications_registered, Period(first, last))
    gone = value(measures.denunciations, left)
    assert held[2] == held[0] + int(str(came)) - int(str(gone))
