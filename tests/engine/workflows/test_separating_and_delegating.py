"""Duties stay apart whoever stands in for whom; a delegation lends what its giver may."""

from datetime import date, timedelta

import pytest
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, state_of, these, value, values

from secretariat.areas.results.models.achieved import Standing as State
from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.granting import end_grants, give
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.models import Act
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.delegating import delegate, take_back
from secretariat.engine.workflows.models import Delegation
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYou
from secretariat.engine.workflows.standing import moves_of
from secretariat.kernel.errors import BadInput, NotFound, Refused
from secretariat.kernel.periods import Period

Parts = dict[str, Part]
WEEK = Period(ON, ON + timedelta(days=6))


def handed(person: Person, to: Person, *workflows: str, period: Period = WEEK) -> Delegation:
    """A delegation a person gives herself."""
    return delegate(person, to=to, period=period, workflows=workflows, by=person, on=ON)


def reported(part: Part, by: Person, code: str = "V1") -> Value:
    """A value that somebody reported, ready to be verified."""
    made = value(part, code, source="x", as_of=ON)
    move(VALUES, "report", these(made), by=by, on=ON)
    return made


def test_whoever_reported_one_of_the_set_may_verify_none_of_it(parts: Parts) -> None:
    both, rosa = somebody("both", "reporter", "verifier"), somebody("rosa", "reporter")
    hers, others = reported(parts["FIN"], both), reported(parts["FIN"], rosa, "V2")
    with pytest.raises(NotYou, match="You made the move “Report” here") as refusal:
        move(VALUES, "verify", these(hers, others), by=both, on=ON)
    assert str(hers) in str(refusal.value.why)
    assert str(others) not in str(refusal.value.why)
    assert state_of(others) is State.REPORTED
    assert move(VALUES, "verify", these(others), by=both, on=ON) == 1


def test_an_earlier_round_still_separates(parts: Parts) -> None:
    both, rosa = somebody("both", "reporter", "verifier"), somebody("rosa", "reporter")
    made = reported(parts["FIN"], both)
    move(VALUES, "return", these(made), by=BY, on=ON, reason="again")
    move(VALUES, "report", these(made), by=rosa, on=ON)
    with pytest.raises(NotYou):
        move(VALUES, "verify", these(made), by=both, on=ON)


def test_a_move_that_was_undone_separates_no_longer(parts: Parts) -> None:
    both, rosa = somebody("both", "reporter", "verifier"), somebody("rosa", "reporter")
    made = reported(parts["FIN"], both)
    act = Act.objects.get(action="tests.value_report")
    undo(act.pk, by=both, on=ON, reason="Not mine to report")
    move(VALUES, "report", these(made), by=rosa, on=ON)
    assert move(VALUES, "verify", these(made), by=both, on=ON) == 1


def test_a_process_of_the_office_is_nobody_to_keep_apart(parts: Parts) -> None:
    made = value(parts["FIN"], source="x", as_of=ON)
    move(VALUES, "report", these(made), by=BY, on=ON)
    assert move(VALUES, "verify", these(made), by=BY, on=ON) == 1


def test_the_delegate_moves_for_her_and_the_history_says_so(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    handed(rosa, deo)
    made = value(parts["FIN"], source="x")
    (standing, _) = moves_of(made, by=deo, on=ON)
    assert standing.is_open
    assert standing.instead_of == rosa
    move(VALUES, "report", these(made), by=deo, on=ON)
    entry = history_of(made)[0]
    assert entry.who == "Deo for Rosa"
    assert Act.objects.get(pk=entry.act).by == deo.pk


@pytest.mark.parametrize("day", [-1, 7])
def test_it_begins_and_ends_by_itself(parts: Parts, day: int) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    handed(rosa, deo)
    first, last = values(parts["FIN"], "V1", "V2", source="x")
    with pytest.raises(NotYou):
        move(VALUES, "report", these(first), by=deo, on=ON + timedelta(days=day))
    for made, on in ((first, ON), (last, ON + timedelta(days=6))):
        assert move(VALUES, "report", these(made), by=deo, on=on) == 1


def test_it_reaches_only_the_workflows_it_names(parts: Parts) -> None:
    rosa, deo, eva = somebody("rosa", "reporter"), somebody("deo"), somebody("eva")
    handed(rosa, deo, "tests.value")
    with pytest.raises(NotFound, match=r"no workflow “tests\.other”"):
        handed(rosa, eva, "tests.other")
    made = value(parts["FIN"], source="x")
    with pytest.raises(NotYou):
        move(VALUES, "report", these(made), by=eva, on=ON)
    assert move(VALUES, "report", these(made), by=deo, on=ON) == 1


def test_it_lends_no_more_than_its_giver_has_herself(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter", over="HRD"), somebody("deo")
    handed(rosa, deo)
    hers, theirs = value(parts["HRD/REC"], "V1", source="x"), value(parts["FIN"], "V2", source="x")
    with pytest.raises(NotYou):
        move(VALUES, "report", these(theirs), by=deo, on=ON)
    assert move(VALUES, "report", these(hers), by=deo, on=ON) == 1
    end_grants(
        Grant.objects.filter(person=rosa), ON - timedelta(days=1), by=BY, reason="gone", on=ON
    )
    with pytest.raises(NotYou):
        move(VALUES, "withdraw", these(hers), by=deo, on=ON)


def test_nobody_hands_on_what_was_handed_to_her(parts: Parts) -> None:
    rosa, deo, eva = somebody("rosa", "reporter"), somebody("deo"), somebody("eva")
    handed(rosa, deo)
    handed(deo, eva)
    with pytest.raises(NotYou):
        move(VALUES, "report", these(value(parts["FIN"], source="x")), by=eva, on=ON)


@pytest.mark.parametrize("who", ["rosa", "deo"])
def test_a_closed_sign_in_lends_and_borrows_nothing(parts: Parts, who: str) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    handed(rosa, deo)
    deactivate([{"rosa": rosa, "deo": deo}[who]], by=BY, on=ON, reason="gone")
    deo.refresh_from_db()
    with pytest.raises(NotYou):
        move(VALUES, "report", these(value(parts["FIN"], source="x")), by=deo, on=ON)


def test_a_guest_acts_for_nobody(parts: Parts) -> None:
    rosa, guy = somebody("rosa", "reporter"), somebody("guy")
    give([guy], "guest", scope="", period=WEEK, by=BY, reason="a visit", on=ON)
    handed(rosa, guy)
    with pytest.raises(NotYou):
        move(VALUES, "report", these(value(parts["FIN"], source="x")), by=guy, on=ON)


def test_her_own_right_comes_before_a_borrowed_one(parts: Parts) -> None:
    rosa, rex = somebody("rosa", "reporter"), somebody("rex", "reporter")
    handed(rosa, rex)
    made = reported(parts["FIN"], rex)
    assert history_of(made)[0].who == "Rex"


def test_the_delegate_of_whoever_reported_may_not_verify_for_her(parts: Parts) -> None:
    both, deo = somebody("both", "reporter", "verifier"), somebody("deo")
    made = reported(parts["FIN"], both)
    handed(both, deo)
    with pytest.raises(NotYou, match="You act for Both, who made the move “Report” here"):
        move(VALUES, "verify", these(made), by=deo, on=ON)


def test_whoever_reported_for_another_may_not_verify_herself(parts: Parts) -> None:
    rosa, vera = somebody("rosa", "reporter"), somebody("vera", "verifier")
    handed(rosa, vera)
    made = reported(parts["FIN"], vera)
    assert history_of(made)[0].who == "Vera for Rosa"
    with pytest.raises(NotYou, match="You made the move “Report” here"):
        move(VALUES, "verify", these(made), by=vera, on=ON)


def test_neither_may_she_for_whom_it_was_reported(parts: Parts) -> None:
    both, deo = somebody("both", "reporter", "verifier"), somebody("deo")
    handed(both, deo)
    made = reported(parts["FIN"], deo)
    with pytest.raises(NotYou):
        move(VALUES, "verify", these(made), by=both, on=ON)


def test_of_two_she_stands_in_for_the_one_who_may_lends_the_right(parts: Parts) -> None:
    both, vera = somebody("both", "reporter", "verifier"), somebody("vera", "verifier")
    deo = somebody("deo")
    handed(both, deo)
    handed(vera, deo)
    made = reported(parts["FIN"], both)
    assert move(VALUES, "verify", these(made), by=deo, on=ON) == 1
    assert history_of(made)[0].who == "Deo for Vera"


def test_an_access_manager_of_her_unit_gives_it_for_her_and_nobody_else(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    chief = somebody("chief", "access_manager")
    for by in (deo, somebody("una", "reporter")):
        with pytest.raises(Refused):
            delegate(rosa, to=deo, period=WEEK, by=by, on=ON)
    given = delegate(rosa, to=deo, period=WEEK, by=chief, on=ON, reason="taken ill")
    assert history_of(given)[0].told == "handed over moves during an absence"
    assert history_of(given)[0].reason == "taken ill"


@pytest.mark.parametrize(
    ("period", "says"),
    [
        (Period(ON, None), "a first and a last day"),
        (Period(ON - timedelta(days=9), ON - timedelta(days=1)), "These days are over"),
        (Period(ON, ON + timedelta(days=366)), "a year at most"),
    ],
)
def test_days_that_make_no_absence_are_refused(parts: Parts, period: Period, says: str) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    with pytest.raises(BadInput, match=says):
        handed(rosa, deo, period=period)


def test_nobody_stands_in_for_herself(parts: Parts) -> None:
    rosa = somebody("rosa", "reporter")
    with pytest.raises(BadInput, match="Nobody stands in for herself"):
        handed(rosa, rosa)


def test_taken_back_it_ends_at_once_and_stays_told(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    given = delegate(rosa, to=deo, period=WEEK, by=rosa, on=ON)
    later = ON + timedelta(days=2)
    with pytest.raises(Refused):
        take_back(given, by=deo, on=later)
    take_back(given, by=rosa, on=later)
    given.refresh_from_db()
    assert given.ends == date(2026, 6, 16)
    with pytest.raises(NotYou):
        move(VALUES, "report", these(value(parts["FIN"], source="x")), by=deo, on=later)
    assert [entry.action for entry in history_of(given)] == [
        *("workflows.take_back", "workflows.delegate"),
    ]


def test_one_that_has_not_begun_is_taken_away(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    take_back(handed(rosa, deo), by=rosa, on=ON)
    assert not Delegation.objects.exists()
