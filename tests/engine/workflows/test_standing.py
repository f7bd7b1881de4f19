"""Each move of a record is open, or closed with the sentence that says why, whoever asks."""

from datetime import date

from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, these, value

from secretariat.areas.results.models.achieved import Standing as State
from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.engine.workflows.standing import Standing, moves_of

Parts = dict[str, Part]


def standings(record: Value, by: Actor) -> dict[str, Standing]:
    """How each move of a record stands, by its name."""
    fresh = Value.objects.get(pk=record.pk)
    return {one.move.name: one for one in moves_of(fresh, by=by, on=ON)}


def test_only_the_moves_of_its_state_are_told(parts: Parts) -> None:
    made = value(parts["FIN"])
    assert set(standings(made, BY)) == {"report", "withdraw"}
    reported = value(parts["FIN"], "V2", state=State.REPORTED)
    assert set(standings(reported, BY)) == {"verify", "return", "withdraw"}
    assert standings(value(parts["FIN"], "V3", state=State.WITHDRAWN), BY) == {}


def test_a_record_without_a_workflow_has_no_moves(parts: Parts) -> None:
    assert moves_of(parts["FIN"], by=BY, on=ON) == ()


def test_an_open_move_says_nothing_against_it_and_knows_its_deadline(parts: Parts) -> None:
    found = standings(value(parts["FIN"]), somebody("rosa", "reporter"))["report"]
    assert (found.is_open, str(found.shut_by), found.reason) == (True, "", "")
    assert found.due == date(2026, 6, 30)
    assert found.instead_of is None


def test_a_guard_closes_it_with_not_yet_and_its_sentence(parts: Parts) -> None:
    found = standings(value(parts["FIN"], evidence=""), somebody("rosa", "reporter"))["report"]
    assert (str(found.shut_by), found.reason) == ("Not yet:", "No evidence is given.")


def test_every_guard_that_holds_it_back_is_told_at_once(parts: Parts) -> None:
    made = value(parts["FIN"], value=-1, state=State.REPORTED)
    found = standings(made, somebody("vera", "verifier"))["verify"]
    assert found.reason == "The value is -1.0000. It is a value of 2026-06-30."


def test_who_may_not_is_told_not_you_and_who_may(parts: Parts) -> None:
    found = standings(value(parts["FIN"]), somebody("vera", "verifier"))["report"]
    assert str(found.shut_by) == "Not you:"
    assert found.reason == ("None of your grants permits it on this day. Those who may: Reporter.")
    assert standings(value(parts["FIN"], "V2"), ANONYMOUS)["report"].reason.startswith(
        "You have not signed in."
    )


def test_whose_grants_reach_elsewhere_is_told_where(parts: Parts) -> None:
    rosa = somebody("rosa", "reporter", over="HRD")
    assert standings(value(parts["HRD/REC"]), rosa)["report"].is_open
    elsewhere = standings(value(parts["FIN"], "V2"), rosa)["report"]
    assert "Your grants reach HRD, not FIN" in elsewhere.reason


def test_whoever_reported_may_not_verify_and_is_told_so(parts: Parts) -> None:
    both = somebody("both", "reporter", "verifier")
    made = value(parts["FIN"], source="x", as_of=ON)
    move(VALUES, "report", these(made), by=both, on=ON)
    found = standings(made, both)["verify"]
    assert (str(found.shut_by), found.reason) == (
        "Not you:",
        "You made the move “Report” here. Whoever makes that one may not make “Verify”.",
    )
    assert standings(made, somebody("vera", "verifier"))["verify"].is_open


@given(
    roles=st.sets(st.sampled_from(["reporter", "verifier"])),
    over=st.sampled_from(["", "HRD", "HRD/REC", "FIN"]),
    where=st.sampled_from(["HRD", "HRD/REC", "FIN"]),
    state=st.sampled_from(State),
    evidence=st.sampled_from(["", "A report"]),
    number=st.sampled_from([-1, 1]),
)
def test_the_page_and_the_move_agree_in_every_case_and_in_the_same_words(
    parts: Parts,
    roles: set[str],
    over: str,
    where: str,
    state: State,
    evidence: str,
    number: int,
) -> None:
    counted = Value.objects.count()
    person = somebody(f"person{counted}", *sorted(roles), over=over)
    facts = {"state": State.DRAFT if state is State.VERIFIED else state}
    made = value(
        parts[where], f"V{counted}", evidence=evidence, source="x", value=number, as_of=ON, **facts
    )
    for name, found in standings(made, person).items():
        refusal = refused(name, made, person)
        assert found.is_open is (refusal is None)
        if refusal is not None:
            said = [problem.wrong for problem in getattr(refusal, "problems", ())]
            assert str(refusal.what).startswith(f"{found.shut_by} ")
            assert found.reason == (" ".join(said) or str(refusal.what).split(": ", 1)[1])


def refused(name: str, made: Value, by: Actor) -> NotYet | NotYou | None:
    """What the move answers, made and taken back; nothing if it was made."""
    try:
        with transaction.atomic():
            move(VALUES, name, these(made), by=by, on=ON, reason="so")
            raise Made
    except Made:
        return None
    except (NotYet, NotYou) as refusal:
        return refusal


class Made(Exception):
    """The move was made."""
