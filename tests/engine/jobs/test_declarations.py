"""What is wrong with a declared job is said at start; and the queue is nobody's to alter."""

from dataclasses import replace

import psycopg
import pytest
from tests import databases
from tests.engine.jobs import declared
from tests.engine.jobs.declared import ADD, TICK

from secretariat.engine.jobs.checks import check_jobs, faults
from secretariat.engine.jobs.declaring import Job, job_called
from secretariat.kernel.errors import NotFound
from secretariat.site.cluster.addresses import APP
from secretariat.site.cluster.server import Server


def test_the_made_up_jobs_are_declared_well() -> None:
    assert check_jobs() == []


@pytest.mark.parametrize(
    ("job", "fault"),
    [
        (replace(ADD, key="AddRegions"), "secretariat.E602"),
        (replace(ADD, key="regions"), "secretariat.E602"),
        (replace(TICK, every="every morning"), "secretariat.E603"),
        (replace(TICK, every="61 * * * *"), "secretariat.E603"),
        (replace(TICK, takes=("code",)), "secretariat.E604"),
        (replace(ADD, takes=("password",)), "secretariat.E605"),
        (replace(ADD, takes=("upload_token",)), "secretariat.E605"),
        (replace(ADD, takes=("email",)), "secretariat.E605"),
        (replace(ADD, takes=("home_address",)), "secretariat.E605"),
    ],
)
def test_each_fault_is_named(job: Job, fault: str) -> None:
    assert [one.id for one in faults(job)] == [fault]
    assert all(one.hint for one in faults(job))


def test_two_jobs_of_one_key_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared.PRODUCT, "jobs", (ADD, replace(ADD, title="Again")))
    assert [fault.id for fault in check_jobs()] == ["secretariat.E601"]


def test_a_job_nobody_declares_is_not_found() -> None:
    assert job_called(ADD.key) is ADD
    with pytest.raises(NotFound, match="There is no job"):
        job_called("nothing.like_it")


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE procrastinate_jobs CASCADE",
        "ALTER TABLE procrastinate_jobs ADD COLUMN more text",
        "DROP TABLE jobs_run CASCADE",
        "ALTER FUNCTION procrastinate_register_worker_v1() RENAME TO mine",
        "ALTER TABLE procrastinate_jobs DISABLE TRIGGER ALL",
    ],
)
def test_the_application_uses_the_queue_and_cannot_alter_it(
    fresh_database: object, database_server: Server, statement: str
) -> None:
    with (
        databases.connection_as(database_server, APP) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)
