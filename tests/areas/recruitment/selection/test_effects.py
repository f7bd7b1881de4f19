"""What a selection would do: held against an office to which the candidate was appointed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.areas.recruitment.selection.cases import ON, Cases
from tests.areas.workforce.conftest import kind
from tests.areas.workforce.counted import by_state, counts_for

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.standing.effects import NOBODY, Chosen, effect, with_her
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.standing.moments import Moment, moment

SINCE = date(2000, 1, 1)


@pytest.fixture
def world(cases: Cases) -> Cases:
    """Two member States, one with six officials counted, and a formula that shares out twelve."""
    office = cases.office
    for code, number in (("QAA", 6), ("QBB", 0)):
        state = office.state(code)
        office.counted(state, number)
        share = {"share": "50", "starts": SINCE}
        office.add(kind("assessments").add, state=state, **share)
    office.formula(base=12, margin_least=1, upper_least=0)
    return cases


def recommended(world: Cases, *, post: Post | None, sex: str = "F", **who: Any) -> Appointment:
    """An appointment to a position, of somebody who declares a sex and, if told, a State."""
    state = who.pop("state", None)
    vacancy = world.in_evaluation(route="cooperation", funding="DC")
    position = vacancy.positions.get()
    if post is not None:
        world.office.change(kept.positions.amend, {"post": post}, pk=position.pk)
    applied = world.application(vacancy, "eligible", **who)
    from secretariat.areas.recruitment.registers import applying

    declared = {"sex": sex, "state": State.objects.filter(code=state).first()}
    world.office.change(applying.declarations.amend, declared, pk=applied.declaration_id)
    made = world.appointment(position, applied)
    return Appointment.objects.select_related("position__post", "position__vacancy").get(pk=made.pk)


def counted_post(world: Cases) -> Post:
    """A vacant post whose holder counts."""
    return world.office.post("P4", geographical=True)


def test_a_state_without_anybody_is_represented_then(world: Cases) -> None:
    found = effect(recommended(world, post=counted_post(world), state="QBB"), ON).represented
    assert found is not None
    assert found.before is not None
    assert found.after is not None
    assert (found.before.held, found.before.status) == (0, Status.NONE)
    assert (found.after.held, found.after.status) == (1, Status.UNDER)
    assert found.others == ()


def test_it_says_what_is_so_once_she_is_on_post(world: Cases) -> None:
    post = counted_post(world)
    foreseen = effect(recommended(world, post=post, state="QBB"), ON)
    office = world.office
    state = State.objects.get(code="QBB")
    office.holds(office.national(state, sex="F"), post, ON, counts_for=state)
    now = moment(ON)
    assert foreseen.represented is not None
    assert foreseen.represented.after is not None
    assert foreseen.represented.after.status == now.statuses["QBB"]
    assert foreseen.represented.after.range == now.ranges["QBB"]
    for one in effect(recommended(world, post=counted_post(world)), ON).parities:
        (before,) = (each for each in foreseen.parities if each.title == one.title)
        assert (before.women_after, before.everyone_after) == (one.women, one.everyone)


def test_nothing_changes_where_the_position_is_not_counted(world: Cases) -> None:
    found = effect(recommended(world, post=world.office.post("P4"), state="QBB"), ON)
    assert (found.represented, found.is_counted) == (None, False)
    without_a_post = effect(recommended(world, post=None, state="QBB"), ON)
    assert (without_a_post.represented, without_a_post.is_counted) == (None, False)


def test_of_who_states_no_nationality_or_sex_nothing_is_made_up(world: Cases) -> None:
    found = effect(recommended(world, post=counted_post(world), sex="X"), ON)
    assert (found.represented, found.is_counted, found.state_known) == (None, True, False)
    assert found.sex == ""
    assert all(one.women_after == one.women for one in found.parities)
    assert all(one.everyone_after == one.everyone + 1 for one in found.parities)


def test_an_official_who_counts_for_her_state_already_changes_nothing_of_it(world: Cases) -> None:
    office = world.office
    state = State.objects.get(code="QBB")
    official = office.national(state, sex="F")
    office.holds(official, counted_post(world), counts_for=state)
    found = effect(recommended(world, post=counted_post(world), official=official), ON)
    assert (found.represented, found.state_known) == (None, True)
    grade, category, unit = found.parities
    assert {(one.women, one.everyone) for one in (grade, category, unit)} == {
        (one.women_after, one.everyone_after) for one in (grade, category, unit)
    }


def test_an_official_who_leaves_a_counted_post_counts_no_more(world: Cases) -> None:
    office = world.office
    state = State.objects.get(code="QBB")
    official = office.national(state, sex="F")
    office.holds(official, counted_post(world), counts_for=state)
    found = effect(recommended(world, post=office.post("P4"), official=official), ON).represented
    assert found is not None
    assert found.before is not None
    assert found.after is not None
    assert (found.before.held, found.after.held) == (1, 0)


def test_the_unit_is_told_with_those_within_it_and_without_one_that_only_begins_alike(
    world: Cases,
) -> None:
    office = world.office
    hers = office.post("P4", unit=office.unit("HRD"))
    for path in ("HRD/REC", "HRDX"):
        office.holds(office.official(sex="F"), office.post("P4", unit=office.unit(path)))
    before = Incumbency.objects.filter(post__unit__path="HRD").count()
    *_others, unit = effect(recommended(world, post=hers), ON).parities
    assert (unit.everyone, unit.everyone_after) == (before + 1, before + 2)


def test_who_comes_from_a_lower_grade_comes_to_the_grade_not_to_the_unit(world: Cases) -> None:
    office = world.office
    official = office.official(sex="F")
    office.holds(official, office.post("P3"))
    grade, category, unit = effect(
        recommended(world, post=office.post("P4"), official=official), ON
    ).parities
    assert (grade.women_after - grade.women, grade.everyone_after - grade.everyone) == (1, 1)
    for same in (category, unit):
        assert (same.women_after, same.everyone_after) == (same.women, same.everyone)


officials = some.dictionaries(some.integers(1, 9), some.sampled_from(["QAA", "QBB"]), max_size=9)


@given(
    counted=officials,
    official=some.integers(0, 9),
    state=some.sampled_from(["", "QAA", "QBB"]),
    counts=some.booleans(),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_she_alone_is_counted_otherwise(
    counted: dict[int, str], official: int, state: str, counts: bool
) -> None:
    now = Moment(
        day=ON,
        formula=None,
        shares={},
        people={},
        members=frozenset(),
        counted=by_state(counted),
        serving=frozenset(),
    )
    her = Chosen(official=official, state=state, name="", sex="F", now=None)
    then = counts_for(with_her(now, her, counts=counts))
    assert {one: of for one, of in then.items() if one != official} == {
        one: of for one, of in counted.items() if one != official
    }
    assert then.get(official) == (state if counts and state else None)
    assert NOBODY not in counted
    assert counts_for(now) == counted
