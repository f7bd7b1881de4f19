"""What must hold of sessions, documents, decisions and what follows when they are recorded."""

from datetime import date
from typing import Any

import pytest
from tests.areas.governance.conftest import BY, ON, World, moved, somebody

from secretariat.areas.governance import registers
from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp
from secretariat.engine.records.performing import add, change
from secretariat.kernel.errors import Conflict, ProductError, Refused

NOVEMBER = date(2024, 11, 4)


def refused(action: Any, *, saying: str, **row: Any) -> None:
    """The row is refused in these words, and nothing of it is kept."""
    before = action.model._base_manager.count()
    with pytest.raises(ProductError, match=saying):
        add(action, [row], by=BY, on=ON)
    assert action.model._base_manager.count() == before


def test_no_two_sessions_of_a_body_have_one_number(world: World) -> None:
    first = world.session(1)
    row = {"code": "GB.1bis", "body": world.body, "number": 1, "place_en": "There"}
    days = {"starts": NOVEMBER, "ends": NOVEMBER}
    refused(registers.sessions.add, saying="session of this number already", **row, **days)
    other = world.add(registers.bodies.add, code="ILC", name_en="Conference")
    assert world.session(1, code="ILC.1", body=other).number == first.number


def test_a_session_ends_no_earlier_than_it_starts(world: World) -> None:
    with pytest.raises(ProductError, match="before the first"):
        world.session(1, NOVEMBER, ends=date(2024, 11, 3))


def test_a_section_belongs_to_the_body_that_met(world: World) -> None:
    other = world.add(registers.bodies.add, code="ILC", name_en="Conference")
    theirs = world.add(registers.sections.add, code="PLEN", name_en="Plenary", body=other)
    with pytest.raises(ProductError, match="belongs to another body"):
        world.document(world.session(), section=theirs)


def test_a_document_may_be_an_issue_of_a_publication_that_is_declared(world: World) -> None:
    session = world.session()
    made = world.document(session, 1, publication="composition-of-the-staff")
    assert made.publication == "composition-of-the-staff"
    with pytest.raises(ProductError, match="no publication “composition-of-the-moon”"):
        world.document(session, 2, publication="composition-of-the-moon")


def test_a_decision_is_of_a_day_on_which_the_session_sat(world: World) -> None:
    session = world.session()
    for day in (session.starts, session.ends):
        assert world.decision(session, decided_on=day).decided_on == day
    for day in (date(2024, 3, 10), date(2024, 3, 16)):
        with pytest.raises(ProductError, match="did not sit on"):
            world.decision(session, decided_on=day)


def test_a_decision_is_on_a_document_of_its_session(world: World) -> None:
    march, november = world.session(1), world.session(2, NOVEMBER)
    paper = world.document(march)
    with pytest.raises(ProductError, match="lay before another session"):
        world.decision(november, paper)
    assert world.decision(march, paper).document == paper
    assert world.decision(november).document is None


def test_a_paragraph_holds_one_decision(world: World) -> None:
    session = world.session()
    paper = world.document(session)
    for document in (paper, None):
        world.decision(session, document, paragraph=12)
        with pytest.raises(Conflict, match="holds another decision already"):
            world.decision(session, document, paragraph=12)
    assert Decision.objects.filter(paragraph=12).count() == 2


def test_a_follow_up_is_due_at_a_session_or_on_a_day_never_both_nor_neither(world: World) -> None:
    session, later = world.session(1), world.session(2, NOVEMBER)
    decision = world.decision(session)
    row = {"decision": decision, "unit": world.unit, "given_on": session.ends, "asks_en": "Do it."}
    says = "Give either the session it is due at, or the day"
    day = date(2025, 1, 1)
    refused(registers.follow_ups.add, saying=says, code="F", due_session=later, due_by=day, **row)
    refused(registers.follow_ups.add, saying=says, code="F", **row)
    assert world.follow_up(decision, due_session=later).due_by is None
    assert world.follow_up(decision, due_by=day).due_session is None


def test_a_follow_up_is_given_after_the_decision_and_due_after_that(world: World) -> None:
    decision = world.decision(world.session(2, NOVEMBER))
    with pytest.raises(ProductError, match="before it was decided"):
        world.follow_up(decision, given_on=date(2024, 11, 3))
    with pytest.raises(ProductError, match="due before it was given"):
        world.follow_up(decision, due_by=date(2024, 11, 3))
    with pytest.raises(ProductError, match="due before it was given"):
        world.follow_up(decision, due_session=world.session(1))
    assert world.follow_up(decision, due_by=NOVEMBER).given_on == NOVEMBER


def test_no_action_writes_how_far_a_follow_up_is(world: World) -> None:
    by_moves = {"state", "closed_on", "reopened_on"}
    for action in registers.follow_ups.actions:
        assert not by_moves & set(action.fields), action.key
    assert not by_moves & {one.field for one in registers.follow_ups.reads.columns}
    assert world.asked().state == FollowUp.State.OPEN


def test_what_is_closed_is_neither_amended_nor_reported_on(world: World) -> None:
    one, later = world.asked(), world.session(2, NOVEMBER)
    world.report(one, later)
    for name in ("take_up", "report"):
        moved(name, one)
    moved("close", one, closed_on=later.ends)
    these = FollowUp.objects.filter(pk=one.pk)
    with pytest.raises(ProductError, match=f"{one.code} is closed"):
        change(registers.follow_ups.amend, these, {"asks_en": "Do more."}, by=BY, on=ON)
    with pytest.raises(ProductError, match="the follow-up is closed"):
        world.report(one, later, reported_on=later.ends)


def test_a_report_is_told_to_a_session_after_the_follow_up_was_given(world: World) -> None:
    later = world.session(2, NOVEMBER)
    one = world.asked()
    with pytest.raises(ProductError, match="reported before it was given"):
        world.report(one, later, reported_on=date(2024, 3, 10))
    with pytest.raises(ProductError, match="lay before another session"):
        world.report(one, later, document=world.document(one.decision.session))
    made = world.report(one, later, document=world.document(later))
    assert made.document is not None
    with pytest.raises(Conflict, match="reported on this day already"):
        world.report(one, later)


def test_a_decision_concerns_an_objective_once(world: World) -> None:
    from secretariat.areas.results import actions as results

    plan = world.add(
        results.add_frameworks,
        code="plan",
        title_en="Plan",
        starts=date(2024, 1, 1),
        ends=date(2025, 12, 31),
    )
    level = world.add(
        results.add_levels,
        code="plan/level-1",
        framework=plan,
        depth=1,
        one_en="goal",
        many_en="goals",
    )
    goal = world.add(
        results.add_objectives, code="plan/1", framework=plan, level=level, title_en="Goal"
    )
    decision = world.decision(world.session())
    world.add(registers.concerns.add, decision=decision, objective=goal)
    with pytest.raises(Conflict, match="concerns this objective already"):
        world.add(registers.concerns.add, decision=decision, objective=goal)


def test_the_secretary_records_and_an_officer_of_a_unit_does_not(world: World) -> None:
    secretary = somebody("vera", "body_secretary")
    officer = somebody("otto", "follow_up_officer", over="TOP/A")
    row = {"code": "COM", "name_en": "Committee", "parent": world.body}
    add(registers.bodies.add, [row], by=secretary, on=ON)
    with pytest.raises(Refused):
        add(registers.bodies.add, [{**row, "code": "COM2"}], by=officer, on=ON)
