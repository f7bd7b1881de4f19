"""Opening an instance: its databases answer, their addresses are set, Django is ready.

Without DATABASE_URL the embedded server is started, or joined if it runs; the last to leave stops
it. With DATABASE_URL the person's own server is used and nothing is started.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

import click
import django
from django.apps import apps

from secretariat.kernel.errors import BadInput
from secretariat.site.cluster.addresses import database_names, variables
from secretariat.site.cluster.joining import joined, server_at
from secretariat.site.cluster.places import Place, place
from secretariat.site.cluster.provisioning import as_superuser, provide_database
from secretariat.site.cluster.server import Server
from secretariat.site.commands.choosing import Kind, chosen
from secretariat.site.commands.signing_key import secret_key
from secretariat.site.commands.stamps import Stamps
from secretariat.site.databases import ADDRESS_VARIABLES, SIDES


class Role(StrEnum):
    """Whom a command speaks to the databases as: the ending of the address variable."""

    APP = "_URL"
    OWNER = "_OWNER_URL"
    SIMULATOR = "_SIMULATOR_URL"


@dataclass(frozen=True, kw_only=True)
class Instance:
    """The instance a command works in."""

    place: Place
    kind: Kind
    embedded: bool
    server: Server | None = None
    made: frozenset[str] = field(default_factory=frozenset)  # databases made just now

    @property
    def stamps(self) -> Stamps:
        """What was done to this instance."""
        return Stamps(self.place.home / f"done-{self.kind}.json")


@contextmanager
def opened(kind: Kind | None = None) -> Iterator[Instance]:
    """Open an instance, the one chosen or a given one, without touching its tables."""
    here = place(os.environ)
    wanted = kind or chosen(os.environ, here)
    if apps.ready:  # a test, or a command called by a command
        here.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield Instance(place=here, kind=wanted, embedded=False)
        return
    opening = _given(here, wanted) if "DATABASE_URL" in os.environ else _embedded(here, wanted)
    with opening as found:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")
        django.setup()
        yield found


@contextmanager
def speaking_as(role: Role) -> Iterator[None]:
    """Speak to every side as another role for a while."""
    from secretariat.site.connections import connected_to

    with connected_to(addresses(os.environ, role)):
        yield


def addresses(environment: Mapping[str, str], role: Role) -> dict[str, str]:
    """Each side's address for a role. Raises BadInput if one is missing."""
    names = {side: ADDRESS_VARIABLES[side].replace("_URL", role) for side in SIDES}
    missing = [name for name in names.values() if not environment.get(name)]
    if missing:
        raise BadInput(
            f"The address in {', '.join(missing)} is missing",
            why="With DATABASE_URL set nothing is started, and each side and role "
            "needs its own address.",
            do="Set it, such as postgresql://secretariat_owner@host/name, "
            "or leave DATABASE_URL out to use the embedded server.",
        )
    return {side: environment[name] for side, name in names.items()}


def tell(words: str) -> None:
    """Say what is being done, where it does not mix with output."""
    click.echo(words, err=True)


@contextmanager
def _given(here: Place, kind: Kind) -> Iterator[Instance]:
    """The person's own server."""
    addresses(os.environ, Role.APP)
    here.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    _provide(here)
    yield Instance(place=here, kind=kind, embedded=False)


@contextmanager
def _embedded(here: Place, kind: Kind) -> Iterator[Instance]:
    server = server_at(here)
    with joined(server, tell):
        names = database_names(kind.suffix)
        with as_superuser(server) as boss:
            made = frozenset(name for name in names.values() if provide_database(boss, name))
        os.environ.update(variables(server.socket, names))
        _provide(here)
        yield Instance(place=here, kind=kind, embedded=True, server=server, made=made)


def _provide(here: Place) -> None:
    """Set what the settings want besides addresses, where the person has not."""
    os.environ.setdefault("SECRETARIAT_TRY_OUT", "1")  # pages are served on this machine alone
    os.environ.setdefault("SECRETARIAT_STATIC", str(here.static))
    os.environ.setdefault("SECRETARIAT_UPLOADS", str(here.uploads))
    os.environ.setdefault("SECRETARIAT_SECRET_KEY", secret_key(here))
