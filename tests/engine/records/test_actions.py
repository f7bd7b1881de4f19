"""Actions: the only writers, on sets, held to permission, fields and checks; all or nothing."""

from datetime import date

import pytest

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State
from secretariat.areas.reference.roles import May
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.records.base import DirectWrite
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db
BY = Process("tests")
ON = date(2026, 1, 1)


def somebody(username: str, *roles: str) -> Person:
    """A person who holds these roles over the whole organization."""
    new = NewPerson(username=username, name=username.title(), email=f"{username}@example.org")
    person = add_person(new, by=BY, on=ON)
    for role in roles:
        granted(person, role, Period(date(2025, 1, 1), None))
    return person


def granted(person: Person, role: str, period: Period) -> None:
    """A role over the whole organization."""
    give([person], role, scope="", period=period, by=BY, reason="for the test", on=ON)


def states(*codes: str) -> list[int]:
    """States with these codes."""
    return add(
        reference.add_states, [{"code": c, "name_en": f"State {c}"} for c in codes], by=BY, on=ON
    )


def convention(
    code: str = "T001", adopted: date = date(2000, 1, 1), kind: str = "convention"
) -> Instrument:
    """An instrument to ratify."""
    (number,) = add(
        standards.add_instruments,
        [{"code": code, "kind": kind, "title_en": code, "adopted": adopted}],
        by=BY,
        on=ON,
    )
    return Instrument.objects.get(pk=number)


def ratified(state: int, instrument: Instrument, starts: date = date(2001, 1, 1)) -> int:
    """A ratification."""
    row = {"state": State.objects.get(pk=state), "instrument": instrument, "starts": starts}
    return add(standards.register_ratifications, [row], by=BY, on=ON)[0]


@pytest.mark.parametrize(
    "write",
    [
        lambda: Region(code="XA", name_en="A").save(),
        lambda: Region.objects.create(code="XA", name_en="A"),
        lambda: Region.objects.all().update(code="XB"),
        lambda: Region.objects.all().delete(),
        lambda: Region.objects.bulk_create([]),
        lambda: Region.objects.get_or_create(code="XA"),
        lambda: Region(code="XA", name_en="A").delete(),
        lambda: Region(code="XA", name_en="A").save_base(raw=True),
    ],
)
def test_a_record_is_not_written_past_its_actions(write: object) -> None:
    with pytest.raises(DirectWrite, match="Only actions write"):
        write()  # type: ignore[operator]


def test_whoever_holds_the_role_may_and_answers_for_it() -> None:
    officer = somebody("ada", "reference_editor")
    (number,) = add(reference.add_regions, [{"code": "XA", "name_en": "A"}], by=officer, on=ON)
    entry = history_of(Region.objects.get(pk=number))[0]
    assert (entry.who, entry.told) == ("Ada", "added this region")


@pytest.mark.parametrize("actor", ["nobody", "anonymous"])
def test_whoever_does_not_is_refused_and_nothing_is_written(actor: str) -> None:
    by = ANONYMOUS if actor == "anonymous" else somebody("bo", "standards_officer")
    with pytest.raises(Refused) as refusal:
        add(reference.add_regions, [{"code": "XA", "name_en": "A"}], by=by, on=ON)
    assert refusal.value.why
    assert not Region.objects.exists()


def test_a_grant_that_has_ended_no_longer_serves() -> None:
    person = somebody("cy")
    granted(person, "reference_editor", Period(date(2024, 1, 1), date(2024, 12, 31)))
    with pytest.raises(Refused):
        add(reference.add_regions, [{"code": "XA", "name_en": "A"}], by=person, on=ON)
    add(reference.add_regions, [{"code": "XA", "name_en": "A"}], by=person, on=date(2024, 12, 31))


def test_each_failing_member_of_the_set_is_named() -> None:
    rows = [
        {"code": "XXA", "name_en": "A"},
        {"code": "TOOLONG", "name_en": "B"},
        {"code": "XXC", "name_en": ""},
    ]
    with pytest.raises(BadInput) as bad:
        add(reference.add_states, rows, by=BY, on=ON)
    assert [problem.where.split(",")[0] for problem in bad.value.problems] == ["2", "3"]
    assert not State.objects.exists()


def test_a_check_names_the_records_that_fail_it_and_keeps_nothing() -> None:
    (state,) = states("XXA")
    recommendation = convention("R001", kind="recommendation")
    with pytest.raises(BadInput, match="not open to ratification"):
        ratified(state, recommendation)
    with pytest.raises(BadInput, match="adopted only after"):
        ratified(state, convention(adopted=date(2010, 1, 1)))
    assert not Ratification.objects.exists()


def test_an_overlap_is_refused_in_words() -> None:
    (number,) = states("XXA")
    state = State.objects.get(pk=number)
    add(reference.admit, [{"state": state, "starts": date(2000, 1, 1)}], by=BY, on=ON)
    with pytest.raises(Conflict, match="already a member on some of these days") as refused:
        add(reference.admit, [{"state": state, "starts": date(2010, 1, 1)}], by=BY, on=ON)
    assert not refused.value.why, "the other record, told by the database, may be closed to her"


def test_a_correction_needs_a_reason() -> None:
    (state,) = states("XXA")
    number = ratified(state, convention())
    rows = Ratification.objects.filter(pk=number)
    with pytest.raises(BadInput, match="needs a reason"):
        change(standards.correct_ratifications, rows, {"starts": date(2002, 1, 1)}, by=BY, on=ON)
    change(
        standards.correct_ratifications,
        rows,
        {"starts": date(2002, 1, 1)},
        by=BY,
        on=ON,
        reason="The depositary's letter says 2002.",
    )
    newest = history_of(rows.get())[0]
    assert newest.reason == "The depositary's letter says 2002."
    (difference,) = newest.differences
    assert (difference.before, difference.after) == ("2001-01-01", "2002-01-01")
    assert difference.label == "registered"  # as its page and its form call it


def test_an_action_sets_only_its_own_fields() -> None:
    (state,) = states("XXA")
    rows = Ratification.objects.filter(pk=ratified(state, convention()))
    with pytest.raises(BadInput, match="does not set starts"):
        change(standards.denounce, rows, {"starts": date(2002, 1, 1)}, by=BY, on=ON)


def test_a_set_is_one_act() -> None:
    before = Act.objects.count()
    states("XXA", "XXB", "XXC")
    assert Act.objects.count() == before + 1


def test_history_shows_referred_records_by_name() -> None:
    one, other = states("XXA", "XXB")
    number = ratified(one, convention())
    rows = Ratification.objects.filter(pk=number)
    change(
        standards.correct_ratifications,
        rows,
        {"state": State.objects.get(pk=other)},
        by=BY,
        on=ON,
        reason="Another State's.",
    )
    (difference,) = history_of(rows.get())[0].differences
    assert (difference.before, difference.after) == ("State XXA", "State XXB")


def test_what_was_added_is_undone_by_removing_it() -> None:
    states("XXA", "XXB")
    last = Act.objects.latest("at")
    assert undo(last.pk, by=BY, on=ON, reason="Loaded twice") == 2
    assert not State.objects.exists()
    assert Act.objects.latest("at").undoes == last.pk


def test_what_was_changed_is_undone_by_putting_it_back() -> None:
    states("XXA")
    change(reference.amend_states, State.objects.all(), {"name_en": "Other"}, by=BY, on=ON)
    undo(Act.objects.latest("at").pk, by=BY, on=ON, reason="No")
    assert State.objects.get().name_en == "State XXA"
    told = [entry.told for entry in history_of(State.objects.get())]
    assert told == ["undid an earlier change", "amended this State", "added this State"]


def test_what_was_struck_comes_back_under_its_own_number() -> None:
    (state,) = states("XXA")
    number = ratified(state, convention())
    remove(
        standards.strike_ratifications,
        Ratification.objects.filter(pk=number),
        by=BY,
        on=ON,
        reason="twice",
    )
    assert not Ratification.objects.exists()
    undo(Act.objects.latest("at").pk, by=BY, on=ON, reason="It was not")
    assert Ratification.objects.get().pk == number


def test_what_has_been_changed_since_stands_in_the_way_of_undoing() -> None:
    states("XXA")
    first = Act.objects.latest("at").pk
    change(reference.amend_states, State.objects.all(), {"name_en": "Other"}, by=BY, on=ON)
    with pytest.raises(Conflict, match="changed since") as conflict:
        undo(first, by=BY, on=ON, reason="No")
    assert "Other" in str(conflict.value.why)
    assert State.objects.get().name_en == "Other"


def test_only_whoever_may_act_may_undo() -> None:
    states("XXA")
    with pytest.raises(Refused):
        undo(
            Act.objects.latest("at").pk, by=somebody("di", "standards_officer"), on=ON, reason="No"
        )
    with pytest.raises(NotFound):
        undo("00000000-0000-4000-8000-000000000000", by=BY, on=ON, reason="No")  # type: ignore[arg-type]


def test_permissions_are_named_after_their_area() -> None:
    assert all(one.value.startswith("reference.") for one in May)


def test_acts_of_access_are_told_in_words() -> None:
    person = somebody("ed", "standards_officer")
    assert [entry.told for entry in history_of(person)] == ["added people"]
    (grant,) = person.grants.all()
    assert [entry.told for entry in history_of(grant)] == ["gave a role"]
