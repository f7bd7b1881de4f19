"""Whoever assesses has declared, herself, that no interest conflicts; nobody writes for another."""

from datetime import date, timedelta

import pytest
from tests.areas.recruitment.selection.cases import BY, EVALUATED, Cases, somebody

from secretariat.areas.recruitment.models.selecting import Assessment, Member
from secretariat.areas.recruitment.registers import selecting
from secretariat.engine.access.models import Person
from secretariat.engine.records.performing import add, change, remove
from secretariat.kernel.errors import BadInput, ProductError, Refused

Interest = Member.Interest


@pytest.fixture
def ada(db: None) -> Person:
    """A panel member of the unit."""
    return somebody("ada", "assessor")


@pytest.fixture
def bo(db: None) -> Person:
    """Another one."""
    return somebody("bo", "assessor")


def test_she_declares_her_interests_herself(cases: Cases, ada: Person, bo: Person) -> None:
    member = cases.member(cases.in_evaluation(), ada)
    for other in (bo, BY):
        with pytest.raises(BadInput, match="only Ada can declare this"):
            cases.declare(member, by=other)
    cases.declare(member)
    member.refresh_from_db()
    assert (member.interest, member.declared_on) == (Interest.NONE, EVALUATED)


def test_a_declaration_is_whole(cases: Cases, ada: Person) -> None:
    member = cases.member(cases.in_evaluation(), ada)
    half = (
        {"declared_on": None},
        {"interest": Interest.NOT_YET},
        {"interest": Interest.CONFLICT},
    )
    for values in half:
        with pytest.raises(BadInput, match="the declaration is incomplete"):
            cases.declare(member, **values)
    cases.declare(member, interest=Interest.CONFLICT, interest_told="She supervised my thesis.")
    member.refresh_from_db()
    assert member.interest == Interest.CONFLICT


def test_nobody_assesses_before_declaring_nor_with_a_conflict(cases: Cases, ada: Person) -> None:
    vacancy = cases.in_evaluation()
    member, one = cases.member(vacancy, ada), cases.application(vacancy)
    with pytest.raises(BadInput, match="has not declared that no interest conflicts"):
        cases.assess(one, member)
    cases.declare(member)
    cases.assess(one, member)
    assert Assessment.objects.get().member == member
    cases.declare(member, interest=Interest.CONFLICT, interest_told="My former student.")
    with pytest.raises(BadInput, match="has not declared that no interest conflicts"):
        cases.assess(cases.application(vacancy), member)


def test_a_conflict_once_declared_stays(cases: Cases, ada: Person) -> None:
    member = cases.member(cases.in_evaluation(), ada)
    cases.declare(member, interest=Interest.CONFLICT, interest_told="My former student.")
    with pytest.raises(BadInput, match="has declared a conflict of interest"):
        cases.declare(member)
    cases.declare(member, interest=Interest.CONFLICT, interest_told="My former assistant.")
    member.refresh_from_db()
    assert (member.interest, member.interest_told) == (Interest.CONFLICT, "My former assistant.")


def test_an_assessment_is_no_older_than_the_declaration(cases: Cases, ada: Person) -> None:
    vacancy = cases.in_evaluation()
    member, one = cases.member(vacancy, ada), cases.application(vacancy)
    cases.declare(member, declared_on=EVALUATED + timedelta(days=1))
    with pytest.raises(BadInput, match="has not declared"):
        cases.assess(one, member)


def test_nobody_writes_an_assessment_for_another(cases: Cases, ada: Person, bo: Person) -> None:
    vacancy = cases.in_evaluation()
    member, one = cases.member(vacancy, ada), cases.application(vacancy)
    cases.declare(member)
    with pytest.raises(BadInput, match="can write her assessment"):
        cases.assess(one, member, by=bo)
    cases.assess(one, member)
    rows = Assessment.objects.all()
    with pytest.raises(BadInput, match="can write her assessment"):
        change(selecting.assessments.amend, rows, {"score": 10}, by=bo, on=EVALUATED)
    assert change(selecting.assessments.amend, rows, {"score": 90}, by=ada, on=EVALUATED) == 1


def test_only_a_member_of_the_vacancys_own_panel_assesses(
    cases: Cases, ada: Person, bo: Person
) -> None:
    here, there = cases.in_evaluation(), cases.in_evaluation()
    member, observer = cases.member(here, ada), cases.member(here, bo, "observer")
    cases.declare(member)
    cases.declare(observer)
    with pytest.raises(BadInput, match="is not on the panel of this vacancy"):
        cases.assess(cases.application(there), member)
    with pytest.raises(BadInput, match="observes, and does not assess"):
        cases.assess(cases.application(here), observer)


def test_a_member_stays_on_the_panel_once_she_has_declared(cases: Cases, ada: Person) -> None:
    _add, amend, removing, _declare = selecting.OF_EACH["panel-members"]
    member = cases.member(cases.in_evaluation(), ada)
    cases.office.change(amend, {"part": "member"}, pk=member.pk)
    cases.declare(member)
    rows = Member.objects.filter(pk=member.pk)
    with pytest.raises(BadInput, match="has declared her interests already"):
        remove(removing, rows, by=BY, on=EVALUATED, reason="Replaced")
    with pytest.raises(BadInput, match="has declared her interests already"):
        cases.office.change(amend, {"part": "chair"}, pk=member.pk)


def test_somebody_is_on_a_panel_once(cases: Cases, ada: Person) -> None:
    vacancy = cases.in_evaluation()
    cases.member(vacancy, ada)
    with pytest.raises(ProductError, match="on the panel already"):
        cases.member(vacancy, ada, "member")


def test_a_panel_member_of_another_unit_can_neither_declare_nor_assess(
    cases: Cases, ada: Person
) -> None:
    vacancy = cases.in_evaluation(unit=cases.office.unit("FIN"))
    member, one = cases.member(vacancy, ada), cases.application(vacancy)
    with pytest.raises(Refused):
        cases.declare(member)
    row = {"application": one, "member": member, "kind": "test", "score": 50}
    with pytest.raises(Refused):
        add(
            selecting.assessments.add,
            [{**row, "assessed_on": date(2026, 4, 3)}],
            by=ada,
            on=EVALUATED,
        )
