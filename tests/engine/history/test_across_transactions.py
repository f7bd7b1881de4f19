"""What only real commits can show of acts and of the simulated clock."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from secretariat.areas.reference.models import Region
from secretariat.engine.history.acting import Process, act, simulated_clock
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model

BY = Process("tests")
INSERT = "INSERT INTO reference_region (code, name_en, name_fr, name_es) VALUES ('XA', 'A', '', '')"


def run(statement: str) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_number_of_an_earlier_act_does_not_serve_again(fresh_database: object) -> None:
    with act("test.earlier", by=BY) as earlier:
        run(INSERT)
    with (
        pytest.raises(DatabaseError, match="Nobody answers"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('pghistory.context_id', %s, true)", [str(earlier.id)])
        cursor.execute("UPDATE reference_region SET code = 'XB'")


def test_what_is_simulated_says_so(simulated_database: object) -> None:
    then = datetime(2000, 1, 3, 12, tzinfo=UTC)
    with simulated_clock(then), act("test.add", by=BY):
        run(INSERT)
    kept = Act.objects.get()
    assert kept.simulated
    assert kept.at == then
    event = event_model(Region)._base_manager.get()
    assert event.pgh_created_at == then  # type: ignore[attr-defined]
