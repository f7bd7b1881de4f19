"""How long it takes to digest a table for a release: a salted leaf for every record, and a root."""

from collections.abc import Iterator

from django.db import connection, transaction

from benchmarks.timing import Line, medians
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.publishing.tables import columns_of, digest_table


def digests(records: int) -> Iterator[Line]:
    """The table of ratifications digested into a release that is not kept."""
    taken = medians({"digest": digested, "read": _read}, repeats=5)
    yield Line(
        question="the digest of a table for a release",
        records=records,
        ours=taken["digest"],
        rival=taken["read"],
        rival_is="reading the table's columns as text",
    )


def digested() -> None:
    """Digest the table of ratifications, and keep nothing."""
    with transaction.atomic():
        assert digest_table(Ratification, release=0, side="default").root
        transaction.set_rollback(True)


def _read() -> None:
    listed = " || '|' || ".join(f"coalesce({one}::text, '')" for one in columns_of(Ratification))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(length({listed})) FROM standards_ratification")
