"""A move tells, in its own transaction, whoever it leaves something to do and whoever asked."""

import pytest
from django.db import transaction
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, these, value, values

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.history.models import Act
from secretariat.engine.notices.models import Kind, Notice
from secretariat.engine.notices.writing import notices_of, read, unread
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet
from secretariat.kernel.periods import Period

Parts = dict[str, Part]


def told() -> set[tuple[str, str, str]]:
    """Who was told what of which move."""
    found = Notice.objects.select_related("person")
    return {(one.person.name, one.kind, one.action) for one in found}


def test_those_for_whom_it_now_waits_are_told_and_the_mover_is_not(parts: Parts) -> None:
    both = somebody("both", "reporter", "verifier")
    for name, over in (("vera", ""), ("hal", "HRD"), ("fay", "FIN")):
        somebody(name, "verifier", over=over)
    made = value(parts["FIN"], source="x")
    move(VALUES, "report", these(made), by=both, on=ON)
    assert told() == {
        ("Vera", "waits", "tests.value_verify"),
        ("Fay", "waits", "tests.value_verify"),
    }
    notice = Notice.objects.first()
    assert notice is not None
    assert (notice.table, notice.record) == ("results.value", made.pk)
    assert notice.act == Act.objects.get(action="tests.value_report").pk


def test_whoever_made_the_move_it_answers_is_told_what_became_of_it(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter"), somebody("deo")
    delegate(rosa, to=deo, period=Period(ON, ON), by=rosa, on=ON)
    made = value(parts["FIN"], source="x", as_of=ON)
    move(VALUES, "report", these(made), by=deo, on=ON)
    Notice.objects.all().delete()
    move(VALUES, "return", these(made), by=somebody("vera", "verifier"), on=ON, reason="no")
    assert {one for one in told() if one[1] == Kind.MOVED} == {
        ("Rosa", "moved", "tests.value_return"),
        ("Deo", "moved", "tests.value_return"),
    }


def test_a_move_that_is_refused_tells_nobody(parts: Parts) -> None:
    somebody("vera", "verifier")
    with pytest.raises(NotYet):
        move(VALUES, "report", these(value(parts["FIN"], evidence="")), by=BY, on=ON)
    assert not Notice.objects.exists()


def test_what_is_rolled_back_was_never_told(parts: Parts) -> None:
    somebody("vera", "verifier")
    made = value(parts["FIN"], source="x")
    with transaction.atomic():
        move(VALUES, "report", these(made), by=BY, on=ON)
        assert Notice.objects.count() == 1
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert Value.objects.get(pk=made.pk).state == Standing.DRAFT


def test_a_large_set_is_told_of_in_one_notice(parts: Parts) -> None:
    vera = somebody("vera", "verifier")
    made = values(parts["FIN"], *(f"V{number}" for number in range(21)), source="x")
    move(VALUES, "report", these(*made), by=BY, on=ON)
    (notice,) = notices_of(vera)
    assert (notice.record, notice.count) == (None, 21)


def test_twenty_are_each_told_of_by_themselves(parts: Parts) -> None:
    vera = somebody("vera", "verifier")
    made = values(parts["FIN"], *(f"V{number}" for number in range(20)), source="x")
    move(VALUES, "report", these(*made), by=BY, on=ON)
    assert {one.record for one in notices_of(vera)} == {one.pk for one in made}


def test_reading_marks_what_was_shown_and_nothing_newer(parts: Parts) -> None:
    vera, una = somebody("vera", "verifier"), somebody("una", "verifier")
    for code in ("V1", "V2", "V3"):
        move(VALUES, "report", these(value(parts["FIN"], code, source="x")), by=BY, on=ON)
    _newest, second, _oldest = notices_of(vera)
    assert unread(vera) == 3
    assert read(vera, now=second.at, until=second.pk) == 2
    assert (unread(vera), unread(una)) == (1, 3)
