"""Erasure redacts a record and all its history, and says that it did."""

import pytest
from django.db import connection
from psycopg import DatabaseError
from tests.databases import Connection

from secretariat.areas.reference.models import Region
from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import Process, act
from secretariat.engine.history.erasing import REASON_ERASED, erase, erase_reasons
from secretariat.engine.history.models import Act, Erasure
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import BadInput

pytestmark = pytest.mark.django_db
BY = Process("tests")
NAME = "Ilse Varga"


def somebody() -> int:
    """A person whose name was corrected once."""
    with act("test.add", by=BY), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_person (username, name, email, language, unit_path, is_active,"
            " password) VALUES ('ilse', 'Ilsa Varga', 'ilse@example.org', 'en', '', true, '!')"
            " RETURNING id"
        )
        number: int = cursor.fetchone()[0]
    with act("test.correct", by=BY), connection.cursor() as cursor:
        cursor.execute("UPDATE access_person SET name = %s WHERE id = %s", [NAME, number])
    return number


def everything_about(number: int) -> str:
    """All the text kept of a person, now and in history, as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(t.found, ' ') FROM (SELECT to_jsonb(p)::text AS found"
            " FROM access_person p WHERE id = %s UNION ALL SELECT to_jsonb(e)::text"
            " FROM access_personevent e WHERE pgh_obj_id = %s) t",
            [number, number],
        )
        return str(cursor.fetchone()[0])


def test_what_is_erased_is_gone_from_the_record_and_its_history() -> None:
    number = somebody()
    assert "Ils" in everything_about(number)
    assert erase(Person, [number], by=BY, reason="Retention schedule, five years") == 3
    left = everything_about(number)
    assert "Varga" not in left
    assert "ilse" not in left
    assert f"Erased person {number}" in left


def test_that_it_was_erased_when_and_why_is_kept() -> None:
    number = somebody()
    erase(Person, [number], by=BY, reason="Retention schedule, five years")
    kept = Erasure.objects.get()
    assert (kept.table, kept.record) == ("access_person", number)
    assert Act.objects.get(pk=kept.act).reason == "Retention schedule, five years"


def test_another_persons_history_is_untouched() -> None:
    number = somebody()
    with act("test.add", by=BY), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_person (username, name, email, language, unit_path, is_active,"
            " password) VALUES ('bo', 'Bo Lind', 'bo@example.org', 'en', '', true, '!')"
        )
    erase(Person, [number], by=BY, reason="Schedule")
    names = event_model(Person)._base_manager.exclude(pgh_obj_id=number).values_list("name")
    assert list(names) == [("Bo Lind",)]


def test_a_table_with_nothing_to_erase_says_so() -> None:
    with pytest.raises(BadInput, match="nothing to erase"):
        erase(Region, [1], by=BY, reason="Schedule")


def test_why_acts_were_done_is_erased_and_nothing_else_of_them() -> None:
    number = somebody()
    with act("test.rename", by=BY, reason="Ilsa was a slip"), connection.cursor() as cursor:
        cursor.execute("UPDATE access_person SET name = 'Ilse' WHERE id = %s", [number])
    facts = {"import": "people", "rows": 1}
    with act("test.read_in", by=BY, reason="The list", facts=facts), connection.cursor() as cursor:
        cursor.execute("UPDATE access_person SET name = 'Il' WHERE id = %s", [number])
    before = list(Act.objects.order_by("at").values_list("pk", "action", "process", "at"))
    assert erase_reasons({Person: [number]}, by=BY, reason="She asked") == 1
    assert list(Act.objects.order_by("at").values_list("pk", "action", "process", "at"))[:-1] == (
        before
    )
    reasons = dict(Act.objects.values_list("action", "reason"))
    assert reasons["test.rename"] == REASON_ERASED
    assert (reasons["test.read_in"], reasons["history.erase"]) == ("The list", "She asked")
    assert not Erasure.objects.exists()


@pytest.mark.parametrize(
    ("column", "value"), [("action", "'x'"), ("at", "now()"), ("facts", "'{}'"), ("reason", "'x'")]
)
def test_nothing_else_of_an_act_is_changed_even_by_the_owner(
    owner: Connection, column: str, value: str
) -> None:
    opened = "SELECT secretariat.open_act(%s, NULL, 'tests', 'why', '{\"a\": 1}', NULL)"
    kind = "test.add" if column == "reason" else "history.erase"
    owner.execute(opened, [kind])
    with pytest.raises(DatabaseError, match="kept as it was written"):
        owner.execute(f"UPDATE history_act SET {column} = {value} WHERE process = 'tests'")
