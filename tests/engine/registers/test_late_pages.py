"""A late page of a long list is found in the order of an index: nothing before it is sorted."""

from datetime import date

import pytest
from django.db import connection, transaction

from secretariat.engine.history.acting import Process
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import plain_rows
from secretariat.engine.registers.ordering import indexes, order_by

LONG = ("applications", "candidates", "officials")
BY, ON = Process("tests"), date(2026, 1, 1)


def plan_of(key: str, asked: str = "") -> str:
    """How the database goes through a list that it would rather not sort nor read in any order."""
    register = register_of(key)
    rows = plain_rows(register, actor=BY, on=ON).order_by(*order_by(register, asked))
    with transaction.atomic(), connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        return rows.values_list("pk", flat=True)[97_000:97_051].explain()


@pytest.mark.parametrize("key", LONG)
@pytest.mark.django_db
def test_the_lists_own_order_is_that_of_an_index(key: str) -> None:
    plan = plan_of(key)
    assert "Sort" not in plan, plan
    assert "order_" in plan, plan


@pytest.mark.django_db
def test_an_order_that_no_index_has_is_sorted() -> None:
    assert "Sort" in plan_of("applications", "candidate")


def test_only_columns_of_the_own_table_in_one_direction_are_indexed_together() -> None:
    otherwise = ("sessions", "contracts", "applications")  # both ways, by a reference, by one
    told = {key: _together(key) for key in (*otherwise, "candidates")}
    assert [told[key] for key in otherwise] == [set()] * 3
    (by_name,) = told["candidates"]
    assert by_name.index("name") < by_name.index("given") < by_name.index("code")


def _together(key: str) -> set[str]:
    return {repr(one) for one in indexes(register_of(key)) if len(one) > 2}
