"""The application has samples taken of what is recorded, and can make nothing else of it."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.databases import Connection
from tests.engine.imports.given import csv_of

from secretariat.areas.reference.imports import regions
from secretariat.areas.reference.models import Region
from secretariat.engine.history import sampling
from secretariat.engine.history.acting import Process, act
from secretariat.engine.history.recording import event_model, recorded_models
from secretariat.engine.history.sampling import take_samples
from secretariat.engine.imports import running

pytestmark = pytest.mark.django_db
ROWS = """
INSERT INTO reference_region (code, name_en, name_fr, name_es)
SELECT 'Z' || n, 'Z' || n, '', '' FROM generate_series(1, 400) n"""


def expected(table: str) -> int:
    """How many rows the database believes a table to have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE oid = %s::regclass", [table])
        found: int = cursor.fetchone()[0]
    return found


def asked(of: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT secretariat.take_samples(%s::regclass)", [of])


def test_the_database_knows_at_once_how_much_was_written() -> None:
    with act("tests.fill", by=Process("tests")), connection.cursor() as cursor:
        cursor.execute(ROWS)
        take_samples(Region, using="default")
        assert expected("reference_region") == Region.objects.count() >= 400
        assert expected(event_model(Region)._meta.db_table) >= 400


def test_samples_are_taken_of_every_recorded_table() -> None:
    for model in recorded_models():
        take_samples(model, using="default")


@pytest.mark.parametrize(
    "table",
    ["django_session", "history_act", "pg_catalog.pg_authid", "known.reference_region",
     "secretariat.erasable", "reference_region_pkey"],
)  # fmt: skip
def test_of_nothing_else(table: str) -> None:
    with pytest.raises(DatabaseError, match="not a table whose changes are recorded"):
        asked(table)


def test_a_table_of_the_applications_own_that_looks_recorded_is_refused() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE reference_region (id int, pgh_context_id uuid)")
        with pytest.raises(DatabaseError, match="not a table whose changes are recorded"):
            asked("pg_temp.reference_region")
        transaction.set_rollback(True)


def test_its_search_path_cannot_be_led_astray() -> None:
    """Functions of one's own, found before the real ones, never run with the owner's rights."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.format(text, name) RETURNS text LANGUAGE sql"
            " AS $$ SELECT 'pg_temp.mine' $$"
        )
        cursor.execute("SET LOCAL search_path = pg_temp, public")
        asked("public.reference_region")
        transaction.set_rollback(True)


def test_nobody_but_the_application_may_call_it(owner: Connection) -> None:
    granted = owner.execute(
        "SELECT grantee::regrole::text FROM pg_proc p, aclexplode(p.proacl)"
        " WHERE p.proname = 'take_samples' AND grantee <> p.proowner"
    ).fetchall()
    assert {name for (name,) in granted} == {"secretariat_app", "secretariat_simulator"} or {
        name for (name,) in granted
    } == {"secretariat_app"}


@pytest.mark.parametrize(
    ("some", "many", "expects"),
    [(3, 9, ["reference_region"]), (4, 9, []), (9, 3, ["reference_region"])],
)
def test_an_import_that_makes_a_table_grow_has_them_taken_and_a_small_one_not(
    some: int, many: int, expects: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(sampling, "SOME", some)
    monkeypatch.setattr(sampling, "MANY", many)
    monkeypatch.setattr(
        sampling, "take_samples", lambda model, using: taken.append(model._meta.db_table)
    )
    rows = [("code", "name_en"), *((code, f"Region {code}") for code in ("XA", "XB", "XC"))]
    outcome = running.imported(regions, csv_of(rows), by=Process("tests"), on=date(2026, 3, 1))
    assert outcome.trial.new == 3
    assert taken == expects


@pytest.mark.parametrize(("written", "looks"), [(1_999, False), (2_000, True), (499, False)])
def test_what_is_a_fifth_of_a_table_makes_its_samples_old(
    written: int, looks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(
        sampling, "take_samples", lambda model, using: taken.append(model._meta.db_table)
    )
    with act("tests.fill", by=Process("tests")), connection.cursor() as cursor:
        cursor.execute("DELETE FROM reference_region")
        cursor.execute(ROWS.replace("400", "10000"))
        cursor.execute("SELECT secretariat.take_samples('public.reference_region'::regclass)")
    sampling.sample_what_grew(Region, written, using="default")
    assert bool(taken) is looks
