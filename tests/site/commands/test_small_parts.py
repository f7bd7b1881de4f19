"""Stamps, catalogues, the key, the instance: done once and kept, done again in need."""

import os
import shutil
import socket
import time
from pathlib import Path

import polib
import pytest
from tests.serving import free_port

from secretariat.kernel.errors import BadInput, Unavailable
from secretariat.site.cluster.places import Place
from secretariat.site.commands.catalogues import compile_catalogues
from secretariat.site.commands.choosing import VARIABLE, Kind, chosen, remember
from secretariat.site.commands.dumping import libpq
from secretariat.site.commands.keeping import served_environment
from secretariat.site.commands.opening import Role, addresses
from secretariat.site.commands.signing_key import secret_key
from secretariat.site.commands.stamps import Stamps, digest_of, digest_of_looks
from secretariat.site.commands.supervising import refuse_taken
from secretariat.site.databases import Address


@pytest.fixture
def here(tmp_path: Path) -> Place:
    """A place."""
    return Place(home=tmp_path)


def test_a_stamp_is_read_back_and_the_others_stay(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "done.json")
    stamps.set("migrated", "a")
    stamps.set("static", "b")
    stamps.set("migrated", "c")
    again = Stamps(tmp_path / "done.json")
    assert (again.get("migrated"), again.get("static"), again.get("other")) == ("c", "b", "")


def test_a_spoiled_stamp_file_counts_as_nothing_done(tmp_path: Path) -> None:
    (tmp_path / "done.json").write_text('{"migrated": "a"')
    assert Stamps(tmp_path / "done.json").get("migrated") == ""


def test_a_digest_changes_with_contents_names_and_words(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    first = digest_of([one])
    shutil.copy(one, two)
    assert digest_of([two]) != first
    assert digest_of([one], "word") != first
    one.write_text("y")
    assert digest_of([one]) != first


def test_a_digest_of_looks_changes_with_the_time_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "one"
    file.write_text("x")
    first = digest_of_looks([file])
    os.utime(file, (1, 1))
    assert digest_of_looks([file]) != first


def catalogue(folder: Path, words: str) -> Path:
    """A French catalogue with one entry."""
    source = folder / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    made.append(polib.POEntry(msgid="States", msgstr=words))
    made.save(str(source))
    return source


def test_a_catalogue_is_compiled_once_and_again_when_its_source_is_newer(tmp_path: Path) -> None:
    source = catalogue(tmp_path, "États")
    assert compile_catalogues(tmp_path) == 1
    assert compile_catalogues(tmp_path) == 0
    catalogue(tmp_path, "Les États")
    os.utime(source, (time.time() + 5, time.time() + 5))
    assert compile_catalogues(tmp_path) == 1
    assert polib.mofile(str(source.with_suffix(".mo")))[0].msgstr == "Les États"


def test_the_key_is_drawn_once_and_is_its_person_s_alone(here: Place, tmp_path: Path) -> None:
    first = secret_key(here)
    assert len(first) >= 50
    assert secret_key(here) == first
    assert ((tmp_path / "secret-key").stat().st_mode & 0o777) == 0o600


def test_the_instance_run_last_is_worked_in_unless_another_is_named(here: Place) -> None:
    assert chosen({}, here) is Kind.EXAMPLE
    remember(here, Kind.EMPTY)
    assert chosen({}, here) is Kind.EMPTY
    assert chosen({VARIABLE: "example"}, here) is Kind.EXAMPLE


def test_an_instance_there_is_not_is_refused(here: Place) -> None:
    with pytest.raises(BadInput, match="There is no instance “prod”"):
        chosen({VARIABLE: "prod"}, here)


def test_a_missing_owner_s_address_is_named() -> None:
    given = {"DATABASE_OWNER_URL": "postgresql://o@/a", "VAULT_DATABASE_OWNER_URL": ""}
    with pytest.raises(BadInput, match="VAULT_DATABASE_OWNER_URL, UNION_DATABASE_OWNER_URL"):
        addresses(given, Role.OWNER)


def test_a_password_travels_to_programs_in_its_own_variable() -> None:
    address = Address.read("postgresql://owner:s%2Fecret@db.example:5433/all?sslmode=verify-full")
    assert libpq(address) == {
        "PGDATABASE": "all",
        "PGUSER": "owner",
        "PGPASSWORD": "s/ecret",
        "PGHOST": "db.example",
        "PGPORT": "5433",
        "PGSSLMODE": "verify-full",
    }


def test_the_web_server_is_not_told_the_owner_s_addresses() -> None:
    told = served_environment(
        {"DATABASE_URL": "a", "DATABASE_OWNER_URL": "b", "UNION_DATABASE_SIMULATOR_URL": "c"}
    )
    assert told == {"DATABASE_URL": "a", "SECRETARIAT_SUPERVISED": str(os.getpid())}


def test_a_free_port_is_not_refused_and_a_taken_one_is() -> None:
    refuse_taken(free_port())
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Unavailable, match="cannot be used"):
            refuse_taken(other.getsockname()[1])
