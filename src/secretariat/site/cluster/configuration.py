"""The server's settings: ours, from the memory of the machine, reachable by socket alone."""

import os
from pathlib import Path

MB = 1024 * 1024
CONNECTIONS = 100
SMALLEST_SHARED_MEMORY = 512 * MB  # below it, as in many containers, parallel queries would fail


def settings(*, socket: Path, name: str, memory: int, durable: bool) -> dict[str, str]:
    """The settings of an embedded server on a machine with `memory` bytes."""
    return {
        "listen_addresses": "",
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0700",
        "cluster_name": name,
        "max_connections": str(CONNECTIONS),
        "max_locks_per_transaction": "256",
        "shared_buffers": _share(memory, 8, low=32, high=1024),
        "effective_cache_size": _share(memory, 2, low=256, high=64 * 1024),
        "work_mem": _share(memory, 256, low=8, high=64),
        "maintenance_work_mem": _share(memory, 32, low=64, high=512),
        "dynamic_shared_memory_type": _shared_memory(),
        "max_wal_size": "4GB",
        "checkpoint_timeout": "15min",
        "wal_compression": "on",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "datestyle": "ISO, YMD",
        "lc_messages": "C",
        "default_text_search_config": "pg_catalog.simple",
        "log_line_prefix": "%m [%p] %u@%d ",
        **({} if durable else {"fsync": "off", "full_page_writes": "off"}),
    }


def written(values: dict[str, str]) -> str:
    """The settings as a configuration file."""
    lines = (f"{key} = '{value.replace(chr(39), chr(39) * 2)}'" for key, value in values.items())
    return "# Written at each start by the product: changes made here are lost.\n" + "".join(
        f"{line}\n" for line in lines
    )


def machine_memory() -> int:
    """Bytes of memory this process may count on: the machine's, or its container's share."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = int(Path("/sys/fs/cgroup/memory.max").read_text())
    except (OSError, ValueError):
        return total
    return min(total, limit)


def _share(memory: int, part: int, *, low: int, high: int) -> str:
    """One `part`-th of the memory, in whole megabytes between `low` and `high`."""
    return f"{max(low, min(high, memory // part // MB))}MB"


def _shared_memory() -> str:
    """Shared memory in /dev/shm, or in files where that is too small for parallel queries."""
    try:
        about = os.statvfs("/dev/shm")
    except OSError:
        return "posix" if os.uname().sysname == "Darwin" else "mmap"
    return "posix" if about.f_blocks * about.f_frsize >= SMALLEST_SHARED_MEMORY else "mmap"
