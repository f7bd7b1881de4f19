"""Which role the running process speaks to the databases as, and changing it for a while."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connections

from secretariat.site.databases import Address, settings_for


@contextmanager
def connected_to(addresses: Mapping[str, str]) -> Iterator[None]:
    """Point each side at an address, in every thread that connects from now on, then back."""
    before = {side: dict(connections.settings[side]) for side in addresses}
    point(addresses)
    try:
        yield
    finally:
        for side, kept in before.items():
            _replace(side, kept)


def point(addresses: Mapping[str, str]) -> None:
    """Point each side at an address for good."""
    for side, address in addresses.items():
        _replace(side, settings_for(Address.read(address)))


def _replace(side: str, values: Mapping[str, object]) -> None:
    connections[side].close()
    connections.settings[side].update(values)
