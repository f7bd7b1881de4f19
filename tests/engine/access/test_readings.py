"""Whoever reads what is sensitive is written down first; what is written stays."""

from dataclasses import dataclass

import psycopg
import pytest
from django.db import Error, connection, transaction
from tests.databases import Connection
from tests.engine.access.conftest import OFFICE, AddPerson, GiveRole

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.models import Reading, Through
from secretariat.engine.access.readings import logged, note, readings, readings_of
from secretariat.kernel.digests import digest
from secretariat.kernel.errors import Refused, Unavailable

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Kept:
    key: str = "loans"
    sensitive: bool = True


LOANS, BOOKS = Kept(), Kept("books", sensitive=False)


def test_a_reading_says_who_read_which_records_when_and_how(person: AddPerson) -> None:
    ana = person()
    with logged(by=ana):
        note(LOANS, [7], Through.RECORD)
    (one,) = Reading.objects.all()
    assert (one.person, one.register, one.through) == (ana.pk, "loans", "record")
    assert (one.records, one.count, one.digest) == ([7], 1, digest([7]))
    assert one.at is not None


def test_a_process_is_named(person: AddPerson) -> None:
    with logged(by=OFFICE):
        note(LOANS, [7], Through.LIST)
    assert Reading.objects.get().process == "test"


def test_of_an_export_the_number_and_the_digest_of_its_records_are_kept(person: AddPerson) -> None:
    with logged(by=person()):
        note(LOANS, [9, 3, 5], Through.EXPORT)
    one = Reading.objects.get()
    assert (one.records, one.count, one.digest) == ([], 3, digest([3, 5, 9]))


def test_nothing_is_written_of_what_is_not_sensitive_or_empty(person: AddPerson) -> None:
    with logged(by=person()):
        note(BOOKS, [7], Through.RECORD)
        note(LOANS, [], Through.LIST)
    assert not Reading.objects.exists()


def test_what_stands_twice_on_a_page_is_read_once(person: AddPerson) -> None:
    with logged(by=person()):
        note(LOANS, [7, 8], Through.LIST)
        note(LOANS, [8, 7], Through.LIST)
        note(LOANS, [7], Through.LIST)
    assert sorted(one.count for one in Reading.objects.all()) == [1, 2]


def test_what_nobody_would_log_is_not_shown() -> None:
    with pytest.raises(Unavailable, match="here it would not be"):
        note(LOANS, [7], Through.RECORD)
    note(BOOKS, [7], Through.RECORD)


def test_who_has_not_signed_in_has_no_name_to_be_logged_under() -> None:
    with pytest.raises(Refused), logged(by=ANONYMOUS):
        note(LOANS, [7], Through.RECORD)


def test_if_it_cannot_be_written_the_answer_is_not_given(person: AddPerson) -> None:
    ana, answered = person(), []

    def answer() -> None:
        with logged(by=ana):
            note(LOANS, [2**70], Through.RECORD)
        answered.append("shown")

    with pytest.raises(Error), transaction.atomic():
        answer()
    assert not answered


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_reading SET person = 1",
        "DELETE FROM access_reading",
        "TRUNCATE access_reading",
    ],
)
def test_the_application_cannot_change_or_remove_a_line(person: AddPerson, statement: str) -> None:
    with logged(by=person()):
        note(LOANS, [7], Through.RECORD)
    with (
        pytest.raises(Error, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize(
    "verb", ["UPDATE access_reading SET count = 0", "DELETE FROM access_reading"]
)
def test_not_even_its_owner_changes_a_line_without_taking_the_trigger_away(
    owner: Connection, verb: str
) -> None:
    with pytest.raises(psycopg.Error, match="kept as it was written"):
        owner.execute(verb)


def test_the_log_is_narrowed_to_a_register_a_reader_or_the_records_about_somebody(
    person: AddPerson,
) -> None:
    ana, bela = person(), person()
    with logged(by=ana):
        note(LOANS, [1, 2], Through.LIST)
    with logged(by=bela):
        note(LOANS, [3], Through.RECORD)
        note(Kept("fines"), [1], Through.RECORD)
        note(LOANS, [1, 2, 3], Through.EXPORT)
    assert readings().count() == 4
    assert readings(register="fines").count() == 1
    assert readings(person=ana.pk).count() == 1
    about = [(one.person, one.through) for one in readings_of("loans", [2])]
    assert about == [(bela.pk, "export"), (ana.pk, "list")], "newest first, exports included"


def test_an_export_of_whoever_never_reached_a_place_of_theirs_is_left_out(
    person: AddPerson, given: GiveRole
) -> None:
    reach = {scope: person() for scope in ("", "A", "A/B", "A/BX", "A/B/C", "Z")}
    for scope, one in reach.items():
        given(one, "auditor", scope)
        with logged(by=one):
            note(LOANS, [1, 2], Through.EXPORT)
    for places, whose in (
        (["A/B"], {"", "A", "A/B"}),
        (["A/B", "Z"], {"", "A", "A/B", "Z"}),
        ([], {""}),
    ):
        found = {one.person for one in readings_of("loans", [1], places=places)}
        assert found == {reach[scope].pk for scope in whose}
