"""Two people edit one record: whoever began from an older version is refused, and told why."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.db import connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.records.test_actions import BY, ON, convention, ratified, somebody, states

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.history.models import Act
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.undoing import undo
from secretariat.engine.records.versions import ChangedSince, as_of_version, versions
from secretariat.kernel.errors import BadInput, Conflict

WORDS = st.sampled_from(["Norland", "Velia", "Sund", "Ostia"])


def renamed(number: int, name: str, began_from: Mapping[int, int] | None = None) -> int:
    """Give a State another name."""
    rows = State.objects.filter(pk=number)
    return change(
        reference.amend_states, rows, {"name_en": name}, by=BY, on=ON, began_from=began_from
    )


def version(number: int) -> int:
    """The version a State has now."""
    return versions(State, [number])[number]


@pytest.mark.django_db
def test_every_act_makes_a_new_version_of_each_record_it_wrote_and_of_no_other() -> None:
    one, other = states("XXA", "XXB")
    before = versions(State, [one, other])
    renamed(one, "Norland")
    after = versions(State, [one, other])
    assert after[one] > before[one]
    assert after[other] == before[other]


@pytest.mark.django_db
def test_versions_of_a_set_are_one_query(django_assert_num_queries: object) -> None:
    numbers = states(*(f"X{n:02}" for n in range(40)))
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert set(versions(State, numbers)) == set(numbers)
    assert versions(State, []) == {}


@pytest.mark.django_db
def test_whoever_began_from_the_version_it_has_may_go_on() -> None:
    (number,) = states("XXA")
    assert renamed(number, "Norland", {number: version(number)}) == 1
    assert State.objects.get().name_en == "Norland"


@pytest.mark.django_db
def test_whoever_began_before_another_changed_it_is_refused_and_nothing_is_lost() -> None:
    (number,) = states("XXA")
    began = version(number)
    renamed(number, "Norland")
    with pytest.raises(ChangedSince, match="changed this meanwhile: Norland"):
        renamed(number, "Velia", {number: began})
    assert State.objects.get().name_en == "Norland"


@pytest.mark.django_db
def test_she_is_told_who_changed_what_from_what_to_what_and_the_version_it_has_now() -> None:
    (number,) = states("XXA")
    began = version(number)
    ada = somebody("ada", "reference_editor")
    rows = State.objects.filter(pk=number)
    change(reference.amend_states, rows, {"name_en": "Norland"}, by=ada, on=ON, reason="letter")
    change(reference.amend_states, rows, {"former": True}, by=BY, on=ON)
    with pytest.raises(ChangedSince) as refused:
        renamed(number, "Velia", {number: began})
    (changed,) = refused.value.changed
    assert changed.version == version(number)
    assert [entry.who for entry in changed.entries] == ["tests", "Ada"]
    (difference,) = changed.entries[1].differences
    assert (difference.before, difference.after) == ("State XXA", "Norland")
    told = refused.value.as_dict()["changed"][0]  # type: ignore[index]
    assert told["version"] == version(number)
    assert told["acts"][1]["reason"] == "letter"
    assert renamed(number, "Velia", {number: changed.version}) == 1


@pytest.mark.django_db
def test_an_undone_change_is_a_new_version_too() -> None:
    (number,) = states("XXA")
    began = version(number)
    renamed(number, "Norland")
    undo(Act.objects.latest("at").pk, by=BY, on=ON, reason="No")
    with pytest.raises(ChangedSince) as refused:
        renamed(number, "Velia", {number: began})
    told = [entry.told for entry in refused.value.changed[0].entries]
    assert told == ["undid an earlier change", "amended this State"]


@pytest.mark.django_db
def test_of_a_set_each_changed_member_is_named_and_none_is_written() -> None:
    numbers = states("XXA", "XXB", "XXC")
    began = versions(State, numbers)
    renamed(numbers[0], "Norland")
    renamed(numbers[2], "Sund")
    with pytest.raises(ChangedSince) as refused:
        change(
            reference.amend_states,
            State.objects.all(),
            {"former": True},
            by=BY,
            on=ON,
            began_from=began,
        )
    assert [one.name for one in refused.value.changed] == ["Norland", "Sund"]
    assert not State.objects.filter(former=True).exists()


@pytest.mark.django_db
def test_a_member_whose_version_is_not_said_is_held_to_none() -> None:
    one, other = states("XXA", "XXB")
    began = versions(State, [one])
    renamed(other, "Velia")
    rows = State.objects.filter(pk__in=[one, other])
    assert (
        change(reference.amend_states, rows, {"former": True}, by=BY, on=ON, began_from=began) == 2
    )


@pytest.mark.django_db
def test_a_version_it_never_had_is_bad_input_not_a_conflict() -> None:
    one, other = states("XXA", "XXB")
    for invented in (version(other), 0, version(one) + 10**6):
        with pytest.raises(BadInput, match="never had the version"):
            renamed(one, "Norland", {one: invented})


@pytest.mark.django_db
def test_what_others_changed_meanwhile_is_not_removed_unseen() -> None:
    number = _ratification()
    rows = Ratification.objects.filter(pk=number)
    began = versions(Ratification, [number])
    change(
        standards.correct_ratifications,
        rows,
        {"note": "A letter came"},
        by=BY,
        on=ON,
        reason="letter",
    )
    strike = standards.strike_ratifications
    with pytest.raises(ChangedSince):
        remove(strike, rows, by=BY, on=ON, reason="twice", began_from=began)
    now = versions(Ratification, [number])
    assert remove(strike, rows, by=BY, on=ON, reason="twice", began_from=now) == 1


@pytest.mark.django_db
def test_what_was_removed_meanwhile_is_said_to_be_gone() -> None:
    number = _ratification()
    began = versions(Ratification, [number])
    rows = Ratification.objects.filter(pk=number)
    remove(standards.strike_ratifications, rows, by=BY, on=ON, reason="twice")
    with pytest.raises(ChangedSince) as refused:
        change(
            standards.correct_ratifications,
            rows,
            {"note": "A letter came"},
            by=BY,
            on=ON,
            reason="letter",
            began_from=began,
        )
    (gone,) = refused.value.changed
    assert gone.is_gone
    assert gone.as_dict()["removed"] is True


def _ratification() -> int:
    (state,) = states("XXA")
    return ratified(state, convention())


@pytest.mark.django_db
def test_a_record_can_be_read_as_of_any_version_it_had() -> None:
    (number,) = states("XXA")
    first = version(number)
    renamed(number, "Norland")
    second = version(number)
    assert as_of_version(State, number, first).name_en == "State XXA"  # type: ignore[union-attr]
    assert as_of_version(State, number, second).name_en == "Norland"  # type: ignore[union-attr]
    assert as_of_version(State, number, second + 1) is None
    (other,) = states("XXB")
    assert as_of_version(State, other, first) is None


@settings(max_examples=40)
@given(edits=st.lists(st.tuples(st.integers(0, 5), WORDS), max_size=8))
@pytest.mark.django_db
def test_whatever_people_do_only_the_version_in_force_can_be_changed(
    edits: list[tuple[int, str]],
) -> None:
    """Each edit begins from one of the versions seen so far, counted back from the newest."""
    with taken_back():
        (number,) = states("XXA")
        name, seen = "State XXA", [version(number)]
        for back, word in edits:
            began = seen[max(0, len(seen) - 1 - back)]
            if began != seen[-1]:
                with pytest.raises(ChangedSince) as refused:
                    renamed(number, word, {number: began})
                (changed,) = refused.value.changed
                assert changed.version == seen[-1]
                told = [entry.version for entry in changed.entries]
                assert told == [one for one in reversed(seen) if one > began]
            else:
                renamed(number, word, {number: began})
                seen += [version(number)] if word != name else []
                name = word
            assert version(number) == seen[-1]
            assert State.objects.get(pk=number).name_en == name


@contextmanager
def taken_back() -> Iterator[None]:
    """Leave nothing behind: each example begins with the same database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def kept(fresh_database: Mapping[str, str]) -> Iterator[int]:
    """A region in a database where commits are real."""
    (number,) = add(reference.add_regions, [{"code": "XA", "name_en": "0"}], by=BY, on=ON)
    yield number
    connections.close_all()


def test_of_many_who_begin_from_one_version_at_once_exactly_one_succeeds(kept: int) -> None:
    """Twenty rounds of four people; each round's winner is the one whose words are kept."""
    for turn in range(20):
        began = versions(Region, [kept])
        winners = _race(kept, [f"{turn}-{place}" for place in range(4)], began)
        assert len(winners) == 1
        assert Region.objects.get(pk=kept).name_en == winners[0]


def _race(number: int, names: list[str], began: Mapping[int, int]) -> list[str]:
    gate, won, odd = threading.Barrier(len(names)), list[str](), list[BaseException]()

    def edit(name: str) -> None:
        try:
            gate.wait(10)
            rows = Region.objects.filter(pk=number)
            values = {"name_en": name}
            change(reference.amend_regions, rows, values, by=BY, on=ON, began_from=began)
            won.append(name)
        except ChangedSince:
            pass
        except BaseException as error:  # raised below, in the test's own thread
            odd.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=edit, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not odd, odd
    return won


def test_an_undo_and_a_change_at_once_never_lose_the_change(kept: int) -> None:
    """Either the change comes first and stands in the way, or the undo does and is built on."""
    for turn in range(10):
        rows = Region.objects.filter(pk=kept)
        change(reference.amend_regions, rows, {"name_en": f"a{turn}"}, by=BY, on=ON)
        mistaken = Act.objects.latest("at").pk
        gate, refused = threading.Barrier(2), list[Exception]()

        def undoing(
            act: object = mistaken,
            gate: threading.Barrier = gate,
            refused: list[Exception] = refused,
        ) -> None:
            try:
                gate.wait(10)
                undo(act, by=BY, on=ON, reason="mistaken")  # type: ignore[arg-type]
            except Conflict as error:
                refused.append(error)
            finally:
                connections.close_all()

        thread = threading.Thread(target=undoing)
        thread.start()
        gate.wait(10)
        change(reference.amend_regions, rows, {"name_fr": f"b{turn}"}, by=BY, on=ON)
        thread.join(30)
        now = Region.objects.get(pk=kept)
        assert now.name_fr == f"b{turn}"
        assert (now.name_en == f"a{turn}") is bool(refused)
