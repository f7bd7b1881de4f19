"""What registers need of the database: functions and indexes, for finding and for ordering.

They follow from the declarations, not from migrations: our migrate command brings them up to date.
"""

import hashlib
from collections.abc import Iterator, Mapping

from django.contrib.postgres.indexes import GinIndex
from django.db import connections, router
from django.db.models import Index

from secretariat.engine.registers.declaring import Register, registers
from secretariat.engine.registers.ordering import indexes
from secretariat.engine.search.folding import functions
from secretariat.engine.search.places import Model, places

STANDING = """
SELECT relname, coalesce(obj_description(oid), '') FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'i'
  AND (starts_with(relname, 'search_') OR starts_with(relname, 'order_'))"""

Wanted = Mapping[str, tuple[Model, Index]]


def install(alias: str) -> None:
    """Make what is lacking, and anew what was computed by other functions; as the owner.

    An index that no register asks for any longer is taken away.
    """
    written = functions()
    made_by = hashlib.sha256(written.encode()).hexdigest()[:12]
    wanted = _wanted(alias)
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS secretariat")
        cursor.execute(written)
        cursor.execute(STANDING)
        standing = dict(cursor.fetchall())
        stale = [name for name in standing if name not in wanted or standing[name] != made_by]
        for name in stale:
            cursor.execute(f'DROP INDEX public."{name}"')
    missing = {name: of for name, of in wanted.items() if standing.get(name) != made_by}
    _make(alias, missing, made_by=made_by)


def _make(alias: str, missing: Wanted, *, made_by: str) -> None:
    with connections[alias].schema_editor() as editor:
        for name, (model, index) in missing.items():
            editor.execute(index.create_sql(model, editor))
            editor.execute(f"COMMENT ON INDEX \"{name}\" IS '{made_by}'")
        # Without samples of what an index is computed from, the database would not choose it.
        for table in sorted({model._meta.db_table for model, _index in missing.values()}):
            editor.execute(f'ANALYZE "{table}"')


def _wanted(alias: str) -> Wanted:
    """Every index asked for on this side, by name; what two registers ask for is made once."""
    tables = set(connections[alias].introspection.table_names())
    return {
        index.name: (model, index)
        for register in registers()
        for model, index in (*_for_finding(register), *_for_ordering(register))
        if router.allow_migrate_model(alias, model) and model._meta.db_table in tables
    }


def _for_finding(register: Register) -> Iterator[tuple[Model, Index]]:
    for place in places(register.model, register.search):
        yield place.model, GinIndex(place.entry, name=_name("search", place.model, place.columns))


def _for_ordering(register: Register) -> Iterator[tuple[Model, Index]]:
    for key in indexes(register):
        yield register.model, Index(*key, name=_name("order", register.model, key))


def _name(kind: str, model: Model, of: tuple[object, ...]) -> str:
    """A name that says what the index is computed from, so that a change makes another."""
    told = f"{model._meta.db_table} {of!r}"
    return f"{kind}_{hashlib.sha256(told.encode()).hexdigest()[:16]}"
