"""The server's settings follow the machine and never open a port."""

from pathlib import Path

import pytest

from secretariat.site.cluster.configuration import MB, machine_memory, settings, written

GB = 1024 * MB


def made(memory: int, *, durable: bool = True) -> dict[str, str]:
    """The settings on a machine of a size."""
    return settings(socket=Path("/s"), name="n", memory=memory, durable=durable)


@pytest.mark.parametrize(
    ("memory", "shared", "work"),
    [(256 * MB, "32MB", "8MB"), (4 * GB, "512MB", "16MB"), (256 * GB, "1024MB", "64MB")],
)
def test_memory_is_shared_out_between_a_floor_and_a_ceiling(
    memory: int, shared: str, work: str
) -> None:
    found = made(memory)
    assert (found["shared_buffers"], found["work_mem"]) == (shared, work)


def test_it_is_reached_by_socket_alone_and_compiles_nothing() -> None:
    found = made(GB)
    assert found["listen_addresses"] == ""
    assert found["unix_socket_permissions"] == "0700"
    assert found["jit"] == "off"


def test_only_a_server_of_tests_writes_without_waiting_for_the_disk() -> None:
    assert "fsync" not in made(GB)
    assert made(GB, durable=False)["fsync"] == "off"


def test_a_quote_in_a_folder_s_name_stays_inside_its_setting() -> None:
    text = written({"unix_socket_directories": "/home/o'hara"})
    assert "unix_socket_directories = '/home/o''hara'\n" in text


def test_the_memory_counted_on_is_at_most_the_machine_s() -> None:
    with Path("/proc/meminfo").open() as table:
        total = int(table.readline().split()[1]) * 1024
    assert 0 < machine_memory() <= total
