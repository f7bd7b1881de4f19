"""The database refuses what nobody answers for, and nobody rewrites what was."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.databases import Connection

from secretariat.areas.reference.models import Region
from secretariat.engine.history.acting import Process, act, simulated_clock
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import Conflict

pytestmark = pytest.mark.django_db
BY = Process("tests")
INSERT = "INSERT INTO reference_region (code, name_en, name_fr, name_es) VALUES ('XA', 'A', '', '')"


def run(statement: str, *params: object) -> None:
    """One statement as the application, in a savepoint."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.mark.parametrize(
    "statement",
    [
        INSERT,
        "UPDATE reference_region SET code = 'XB'",
        "DELETE FROM reference_region",
        f"SET LOCAL pgtrigger.ignore = '{{}}'; {INSERT}",
        "WITH made AS (" + INSERT + " RETURNING id) SELECT * FROM made",
    ],
)
def test_raw_sql_without_an_act_is_refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match="Nobody answers for this change"):
        run(statement)


def test_the_owner_is_refused_as_well(owner: Connection) -> None:
    with pytest.raises(psycopg.Error, match="Nobody answers for this change"):
        owner.execute(INSERT)


def test_the_librarys_own_switch_does_not_switch_history_off() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'reference_region'::regclass"
            " AND NOT tgisinternal"
        )
        names = "{" + ",".join(name for (name,) in cursor.fetchall()) + "}"
    with (
        pytest.raises(DatabaseError, match="Nobody answers"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [names])
        cursor.execute(INSERT)


def test_an_act_needs_somebody() -> None:
    with pytest.raises(DatabaseError, match="needs somebody"), transaction.atomic():
        run("SELECT secretariat.open_act('test', NULL, '', '', '{}', NULL)")


def test_acts_do_not_nest() -> None:
    with (
        pytest.raises(Conflict, match="inside another act"),
        act("test.outer", by=BY),
        act("test.inner", by=BY),
    ):
        raise AssertionError("never reached")


def test_every_change_carries_the_number_of_its_act() -> None:
    with act("test.add", by=BY, reason="for the test") as open_act:
        run(INSERT)
    event = event_model(Region)._base_manager.get()
    assert event.pgh_context_id == open_act.id  # type: ignore[attr-defined]
    kept = Act.objects.get(pk=open_act.id)
    assert (kept.action, kept.process, kept.reason) == ("test.add", "tests", "for the test")
    assert not kept.simulated


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reference_regionevent SET code = 'XX'",
        "DELETE FROM reference_regionevent",
        "TRUNCATE reference_regionevent",
        "INSERT INTO reference_regionevent (pgh_label) VALUES ('insert')",
        "TRUNCATE reference_region CASCADE",
        "ALTER TABLE reference_region DISABLE TRIGGER ALL",
        "ALTER TABLE reference_region ADD COLUMN hidden text",
        "DROP TABLE reference_region",
        "UPDATE history_act SET reason = 'another'",
        "DELETE FROM history_act",
        (
            'INSERT INTO history_erasure ("table", record, act, at)'
            " VALUES ('x', 1, gen_random_uuid(), now())"
        ),
        "DELETE FROM secretariat.erasable",
        "CREATE TABLE public.mine (id int)",
        (
            "CREATE OR REPLACE FUNCTION secretariat.require_act(changed text) RETURNS void"
            " LANGUAGE sql AS ''"
        ),
        "SET session_replication_role = replica",
        "SELECT secretariat.redact_history('reference_region', ARRAY[1])",
        "SELECT secretariat.redact_reasons('reference_regionevent', ARRAY[1], '')",
    ],
)
def test_the_applications_role_can_neither_rewrite_history_nor_unguard_it(statement: str) -> None:
    with act("test.add", by=BY):
        run(INSERT)
        with pytest.raises(DatabaseError):
            run(statement)
        with connection.cursor() as cursor:
            cursor.execute("SELECT code FROM reference_regionevent")
            assert cursor.fetchall() == [("XA",)]


def test_the_application_may_not_simulate_the_clock() -> None:
    with (
        pytest.raises(DatabaseError, match="may not be simulated"),
        transaction.atomic(),
        simulated_clock(datetime(2000, 1, 1, tzinfo=UTC)),
    ):
        raise AssertionError("never reached")
    with (
        pytest.raises(DatabaseError, match="may not be simulated"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('secretariat.simulated_clock', '2000-01-01', true)")
        with act("test.add", by=BY):
            run(INSERT)


@pytest.mark.parametrize("side", ["vault", "union"])
@pytest.mark.django_db(databases=["default", "vault", "union"])
def test_history_stands_on_every_side(side: str) -> None:
    with act("test.there", by=BY, using=side):
        pass
    assert Act.objects.using(side).filter(action="test.there").count() == 1
    assert not Act.objects.filter(action="test.there").exists()
