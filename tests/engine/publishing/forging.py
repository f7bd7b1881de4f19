"""What somebody with the owner's rights could do behind the product's back."""

from collections.abc import Mapping
from typing import Any

import psycopg

from secretariat.engine.publishing.freezing import SIDE
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.partwise import Kept
from secretariat.engine.publishing.sealing import seal_of
from secretariat.engine.publishing.tables import leaves, rooted

Connection = psycopg.Connection[tuple[object, ...]]


class Forger:
    """The database's owner at work, every trigger of a table switched off meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def does(self, table: str, statement: str, *params: object) -> int:
        """Run a statement against a table and keep it; gives the number of rows it touched."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, params)
            touched = cursor.rowcount
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        self.connection.commit()
        return touched

    def sets(self, table: str, where: str, **values: object) -> None:
        """Give the one row these values."""
        listed = ", ".join(f'"{name}" = %s' for name in values)
        touched = self.does(table, f"UPDATE {table} SET {listed} WHERE {where}", *values.values())
        assert touched == 1, f"{touched} rows were touched, not one"

    def leaves_again(self, release: Release, table: str) -> None:
        """Write the numbers, leaves, count and root that fit the records of a table today."""
        kept = release.tables.get(table=table)
        self.does(
            "publishing_releasedtable",
            "UPDATE publishing_releasedtable AS kept SET (ids, leaves, count, root) = ("
            " SELECT array_agg(id ORDER BY id), array_agg(leaf ORDER BY id), count(*),"
            f" {rooted('id', 'leaf')}"
            f" FROM ({leaves(kept.table, kept.columns)}) AS one) WHERE id = %s",
            bytes(kept.salt),
            kept.pk,
        )

    def seals_again(self, release: Release) -> str:
        """Write the parts and the seal that fit what is kept now: the wholesale rewrite."""
        parts = Kept.of(release.pk, side=SIDE).parts
        seal = seal_of(parts)
        values: Mapping[str, Any] = {"parts": psycopg.types.json.Jsonb(parts), "seal": seal}
        self.sets("publishing_release", f"id = {release.pk}", **values)
        return seal
