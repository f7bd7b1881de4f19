"""What our migrate command does after Django's: views of the past, rights, and sealed functions."""

from typing import Any

from django.db import connections, models, router

from secretariat.engine.history.recording import ERASED, event_model, recorded_models
from secretariat.engine.history.superseding import note_superseded

# The library lets any session switch its triggers off; here nobody may.
NEVER_IGNORED = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)
RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""

SEALED_FUNCTIONS = """
SELECT format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp',
              p.oid::regprocedure)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'public' AND p.proname LIKE 'pgtrigger\\_%%' AND NOT p.prosecdef
"""

# In a subquery, so that it is read once for a statement and not for every event.
KNOWN_AT = "(SELECT current_setting('secretariat.known_at')::timestamptz)"

READ_ONLY = ("history_act", "history_erasure")

# Tables kept as they were written, which the application adds to itself: their trigger says so.
APPENDED = """
SELECT c.oid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname = 'kept_as_written' AND NOT t.tgisinternal
"""


def install(alias: str, *, app_role: str) -> None:
    """Draw the views of the past and give the application's role what it needs, no more.

    To be run as the owner, after every migration, on every side.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.history_act')")
        if cursor.fetchone()[0] is None:
            return
        mine = [
            model
            for model in recorded_models()
            if router.allow_migrate_model(alias, model) and _stands(cursor, model)
        ]
        if mine:
            cursor.execute(NEVER_IGNORED)
        note_superseded(cursor, mine)
        _draw_views(cursor, mine)
        _declare_erasable(cursor, mine)
        cursor.execute(SEALED_FUNCTIONS)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
        _grant(cursor, mine, app_role)


def _stands(cursor: Any, model: type[models.Model]) -> bool:
    """Whether the table has been migrated: a migration may stop half way through the list."""
    cursor.execute("SELECT to_regclass(%s)", [f"public.{event_model(model)._meta.db_table}"])
    return cursor.fetchone()[0] is not None


def _draw_views(cursor: Any, recorded: list[type[models.Model]]) -> None:
    """One view per recorded table, of the same name, at the instant the session asks for."""
    cursor.execute("DROP SCHEMA IF EXISTS known CASCADE")
    cursor.execute("CREATE SCHEMA known")
    for model in recorded:
        cursor.execute(view_of_the_past(model, cursor.db))


def view_of_the_past(model: type[models.Model], connection: Any) -> str:
    """The SQL of the view: the events that held then, but for removals.

    One plain scan with conditions, so that a statement joins and searches the past as it does the
    present. A column that history does not keep (a password) is there and empty, so that queries
    which fetch whole records read the past as well.
    """
    event = event_model(model)
    kept = {field.column for field in event._meta.local_concrete_fields}
    others = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    listed = "".join(
        f', "{field.column}"'
        if field.column in kept
        else f', NULL::{field.db_type(connection)} AS "{field.column}"'
        for field in others
    )
    table, events = model._meta.db_table, event._meta.db_table
    return f"""
        CREATE VIEW known."{table}" AS
        SELECT "pgh_obj_id" AS "{model._meta.pk.column}"{listed} FROM public."{events}"
        WHERE "pgh_created_at" <= {KNOWN_AT} AND "pgh_label" <> 'delete'
        AND ("pgh_until" IS NULL OR "pgh_until" > {KNOWN_AT})
    """


def _declare_erasable(cursor: Any, recorded: list[type[models.Model]]) -> None:
    cursor.execute("DELETE FROM secretariat.erasable")
    rows = [
        (model._meta.db_table, event_model(model)._meta.db_table, _column(model, name), left)
        for model in recorded
        for name, left in ERASED[model].items()
    ]
    cursor.executemany("INSERT INTO secretariat.erasable VALUES (%s, %s, %s, %s)", rows)


def _column(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)


def _grant(cursor: Any, recorded: list[type[models.Model]], role: str) -> None:
    """Read and write what is ordinary; read only what is history."""
    history = [event_model(model)._meta.db_table for model in recorded] + list(READ_ONLY)
    sealed = ", ".join(f'public."{name}"' for name in history)
    for statement in (
        "GRANT USAGE ON SCHEMA public, known, secretariat TO {role}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA known TO {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA secretariat TO {role}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA secretariat TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {sealed} FROM {{role}}",
    ):
        cursor.execute(statement.format(role=f'"{role}"'))
    cursor.execute(APPENDED)
    for (table,) in cursor.fetchall():
        cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM "{role}"')
