"""Why States are represented otherwise than before, on any two made-up days."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.areas.workforce.counted import by_state, counts_for

from secretariat.areas.workforce.models.representing import Assessment, Formula, Population
from secretariat.areas.workforce.standing.changing import Change, Reason, between
from secretariat.areas.workforce.standing.moments import Moment

STATES = ("XXA", "XXB", "XXC", "XXD")
OF_STAFF = {Reason.APPOINTMENT, Reason.SEPARATION, Reason.OTHER_POST}
ALONE = {
    "shares": {Reason.SCALE},
    "people": {Reason.POPULATION},
    "members": {Reason.MEMBERSHIP},
    "formula": {Reason.FORMULA},
    "counted": OF_STAFF | {Reason.SIZE},
}
"""What can be a reason where one thing alone is another on the later day."""

formulas = st.builds(
    lambda split, margin, base: Formula(
        base=base,
        membership=Decimal(split),
        contribution=Decimal(90 - split),
        population=Decimal(10),
        margin=Decimal(margin),
        margin_least=Decimal(0),
        upper_least=Decimal(1),
        rounding=Formula.Rounding.NEAREST,
    ),
    split=st.integers(0, 90),
    margin=st.integers(0, 60),
    base=st.none() | st.integers(1, 12),
)
shares = st.fixed_dictionaries({}, optional={one: st.integers(0, 50) for one in STATES})


@st.composite
def moments(draw: st.DrawFn, day: int = 1) -> Moment:
    """A day of a small union: up to ten officials, some of whom count for a State."""
    serving = draw(st.frozensets(st.integers(1, 10)))
    counted = {one: draw(st.sampled_from((*STATES, None))) for one in sorted(serving)}
    scale, people = draw(shares), draw(shares)
    return Moment(
        day=date(2020, 1, day),
        formula=draw(st.none() | formulas),
        shares={code: Assessment(share=Decimal(part)) for code, part in scale.items()},
        people={code: Population(people=number) for code, number in people.items()},
        members=draw(st.frozensets(st.sampled_from(STATES), min_size=1)),
        counted=by_state(counted),
        serving=serving,
    )


def held(moment: Moment, code: str) -> int:
    """How many officials count for a State."""
    return sum(state == code for state in counts_for(moment).values())


@given(one=moments(1), other=moments(2))
def test_whoever_was_counted_and_came_less_whoever_went_is_who_is_counted(
    one: Moment, other: Moment
) -> None:
    found = between(one, other)
    assert set(found) == one.members | other.members
    for code, told in found.items():
        before, after = held(one, code), held(other, code)
        assert after == before + told.appointed + told.came - told.separated - told.left
        assert (told.before, told.after) == (one.statuses.get(code), other.statuses.get(code))
    new = {official for official in counts_for(other) if official not in one.serving}
    gone = {official for official in counts_for(one) if official not in other.serving}
    members = {code: told for code, told in found.items() if code in STATES}
    assert sum(told.appointed for told in members.values()) == _of(other, new, members)
    assert sum(told.separated for told in members.values()) == _of(one, gone, members)


def _of(moment: Moment, officials: set[int], members: dict[str, Change]) -> int:
    state_of = counts_for(moment)
    return sum(state_of[one] in members for one in officials)


@given(one=moments(1), other=moments(2))
def test_whatever_moved_has_a_reason_and_none_is_told_twice(one: Moment, other: Moment) -> None:
    for told in between(one, other).values():
        assert bool(told.reasons) or not told.is_moved
        assert len(set(told.reasons)) == len(told.reasons)
        if Reason.APPOINTMENT in told.reasons:
            assert told.appointed
        if Reason.SEPARATION in told.reasons:
            assert told.separated
        if Reason.OTHER_POST in told.reasons:
            assert told.came or told.left


@given(one=moments(1), other=moments(2), name=st.sampled_from(sorted(ALONE)))
def test_where_one_thing_alone_is_another_nothing_else_is_a_reason(
    one: Moment, other: Moment, name: str
) -> None:
    later = replace(one, day=other.day, **{name: getattr(other, name)})
    for told in between(one, later).values():
        assert set(told.reasons) <= ALONE[name]


@given(one=moments(1))
def test_between_a_day_and_the_same_nothing_changes(one: Moment) -> None:
    for told in between(one, one).values():
        assert not told.is_moved
        assert (told.reasons, told.appointed, told.separated) == ((), 0, 0)
