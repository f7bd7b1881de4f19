"""What every test may ask for: a database that is its own, as the application or another role."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import caches
from django.db import connection
from django.utils.translation import trans_real
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django import DjangoDbBlocker, Settings
from tests import databases, serving
from tests.scheduling import pytest_collection_modifyitems, pytest_xdist_make_scheduler

from secretariat.site.cluster.addresses import APP, OWNER, SIMULATOR
from secretariat.site.cluster.server import Server
from secretariat.site.commands.catalogues import compile_catalogues
from secretariat.site.connections import connected_to, point
from secretariat.site.databases import SIDES
from secretariat.site.migrating import migrate_side

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]  # hooks, found here

# Two busy cores are no fault of the code; and a landing is judged on examples that stay the same.
slow = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
examples.register_profile("people", deadline=None, suppress_health_check=slow)
examples.register_profile("ci", examples.get_profile("people"), derandomize=True)
examples.load_profile("ci" if os.environ.get("CI") else "people")


def pytest_configure() -> None:
    """Compile the catalogues before anything is translated: a clone has only their sources."""
    if compile_catalogues():
        trans_real._translations.clear()
    _hash_at_little_cost()


@pytest.fixture(autouse=True)
def no_page_kept() -> None:
    """Forget the pages made for strangers: another test's records may stand at the same mark."""
    caches["pages"].clear()


@pytest.fixture
def unhashed_files(settings: Settings, tmp_path: Path) -> None:
    """Serve static files under their own names: what pages say does not depend on hashes."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """The PostgreSQL server all tests share."""
    with databases.tests_server() as server:
        yield server


@pytest.fixture(scope="session")
def empty_template(
    database_server: Server, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> databases.Names:
    """Migrated databases without a record, to be cloned."""

    def build(owner: Mapping[str, str]) -> None:
        with django_db_blocker.unblock(), connected_to(owner):
            _migrate()

    shape = databases.shape_of(*databases.SHAPING)
    return databases.template(database_server, "empty", build, shape=shape)


@pytest.fixture(scope="session")
def example_template(
    database_server: Server,
    empty_template: databases.Names,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> databases.Names:
    """Databases with the example organisation loaded, to be cloned: building them takes minutes."""
    from secretariat.example.load import load

    def build(owner: Mapping[str, str]) -> None:
        simulator = {side: databases.of_role(address, SIMULATOR) for side, address in owner.items()}
        with django_db_blocker.unblock():
            with connected_to(simulator):
                load()
            with connected_to(owner), connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # as `run` does once the example is loaded

    shape = databases.shape_of(*databases.SHAPING, *databases.SHAPING_THE_EXAMPLE) + "q"
    return databases.template(database_server, "example", build, shape=shape, of=empty_template)


@pytest.fixture(scope="session")
def _example_clone(
    database_server: Server, example_template: databases.Names
) -> Iterator[databases.Names]:
    with databases.clones(database_server, example_template) as mine:
        yield mine


@pytest.fixture
def example_instance(
    database_server: Server,
    _example_clone: databases.Names,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Mapping[str, str]]:
    """The example as the application sees it, for reading: all tests of a worker share it."""
    addresses = databases.addresses(database_server, _example_clone)
    with _used(addresses, django_db_blocker) as found:
        yield found


@pytest.fixture
def own_example(
    database_server: Server,
    example_template: databases.Names,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Mapping[str, str]]:
    """The example organisation in databases of this test alone, which it may change."""
    with (
        databases.clones(database_server, example_template) as mine,
        _used(databases.addresses(database_server, mine), django_db_blocker) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def _empty_clone(
    database_server: Server, empty_template: databases.Names
) -> Iterator[databases.Names]:
    with databases.clones(database_server, empty_template) as mine:
        yield mine


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: Server, _empty_clone: databases.Names, django_db_blocker: DjangoDbBlocker
) -> None:
    """Give this worker its own clones and point Django at them, as the application's role."""
    with django_db_blocker.unblock():
        point(databases.addresses(database_server, _empty_clone))


@pytest.fixture
def fresh_database(
    request: pytest.FixtureRequest,
    database_server: Server,
    empty_template: databases.Names,
    _empty_clone: databases.Names,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Mapping[str, str]]:
    """The Office's side of this test alone, where commits are real; all addresses, as the app.

    The other two are the worker's, which nothing has been written to: each clone takes its time.
    They are the test's alone, too, where it asks for `own_sides`, or for the `environment` of
    programs that write to all.
    """
    sides = SIDES if {"own_sides", "environment"} & {*request.fixturenames} else SIDES[:1]
    with (
        databases.clones(database_server, empty_template, sides) as mine,
        _used(
            databases.addresses(database_server, {**_empty_clone, **mine}), django_db_blocker
        ) as addresses,
    ):
        yield addresses


@pytest.fixture
def own_sides() -> None:
    """Let all sides of the `fresh_database` be this test's own."""


@pytest.fixture
def simulated_database(
    database_server: Server,
    empty_template: databases.Names,
    _empty_clone: databases.Names,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Mapping[str, str]]:
    """As `fresh_database`, but signed in as the role that may simulate the clock."""
    with (
        databases.clones(database_server, empty_template, SIDES[:1]) as mine,
        _used(
            databases.addresses(database_server, {**_empty_clone, **mine}, SIMULATOR),
            django_db_blocker,
        ) as found,
    ):
        yield found


@pytest.fixture
def environment(
    request: pytest.FixtureRequest, database_server: Server, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The address variables of this test's databases, set for commands and programs it starts."""
    _use_wanted(request, "fresh_database", "simulated_database", "own_example", "example_instance")
    found = databases.environment_of(database_server)
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    return found


@pytest.fixture(scope="session")
def served_example(database_server: Server, _example_clone: databases.Names) -> Iterator[str]:
    """The address at which the example is served by the product's own web server."""
    with serving.served(database_server, _example_clone) as address:
        yield address


@pytest.fixture
def owner(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[databases.Connection]:
    """A connection as the owner to this test's Office side, rolled back at the end."""
    yield from _as_role(request, OWNER)


@pytest.fixture
def simulator(
    request: pytest.FixtureRequest, django_db_setup: None
) -> Iterator[databases.Connection]:
    """A connection as the role that may simulate the clock, rolled back at the end."""
    yield from _as_role(request, SIMULATOR)


def _as_role(request: pytest.FixtureRequest, role: str) -> Iterator[databases.Connection]:
    _use_wanted(request, "fresh_database", "simulated_database", "own_example")
    server: Server = request.getfixturevalue("database_server")
    with databases.connection_as(server, role) as connection:
        yield connection
        connection.rollback()


def _use_wanted(request: pytest.FixtureRequest, *fixtures: str) -> None:
    """Set up first what the test asks for besides, so that its databases are in use."""
    for wanted in fixtures:
        if wanted in request.fixturenames:
            request.getfixturevalue(wanted)


def _hash_at_little_cost() -> None:
    """Hash passwords by the function the product hashes them by, without its 100 MB for each.

    The example's are hashed so, too: their databases are called by another name (`q`).
    """
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1


def _migrate() -> None:
    for side in SIDES:
        migrate_side(side, app_role=APP)


@contextmanager
def _used(addresses: databases.Names, blocker: DjangoDbBlocker) -> Iterator[databases.Names]:
    """Let a test reach the databases at these addresses through Django."""
    with blocker.unblock(), connected_to(addresses):
        yield addresses
