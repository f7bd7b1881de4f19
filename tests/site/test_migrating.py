"""Each side is taken through the migrations of what stands there, and through no other."""

from collections.abc import Mapping

import pytest
from django.db import connections

from secretariat.site.databases import SidesRouter
from secretariat.site.migrating import labels_on

WALLED = ("vault", "union")


def tables(side: str) -> set[str]:
    """The tables that stand on a side."""
    with connections[side].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name for (name,) in cursor.fetchall()}


def migrated(side: str) -> set[str]:
    """The apps whose migrations a side went through."""
    with connections[side].cursor() as cursor:
        cursor.execute("SELECT DISTINCT app FROM django_migrations")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("side", WALLED)
def test_behind_a_wall_stands_history_and_nothing_of_the_office(
    fresh_database: Mapping[str, str], side: str
) -> None:
    assert migrated(side) == {"history"}
    assert tables(side) == {"django_migrations", "history_act", "history_erasure"}


def test_the_office_s_side_went_through_all_of_them(fresh_database: Mapping[str, str]) -> None:
    assert {"history", "access", "jobs", "procrastinate", "standards"} <= migrated("default")
    assert {"procrastinate_jobs", "jobs_run", "jobs_try", "access_person"} <= tables("default")


def test_an_app_behind_a_wall_is_migrated_there_and_there_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SidesRouter, "walled", {"cases": "vault", "staff": "union"})
    assert labels_on("vault") == ["history", "cases"]
    assert labels_on("union") == ["history", "staff"]
