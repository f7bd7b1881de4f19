"""Using the embedded server together: the first to come starts it, the last to leave stops it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from secretariat.site.cluster import locks
from secretariat.site.cluster.account import account, owner_of
from secretariat.site.cluster.places import Place
from secretariat.site.cluster.programs import programs
from secretariat.site.cluster.provisioning import as_superuser, provide_roles
from secretariat.site.cluster.server import Say, Server, ensure_running, stop


def server_at(here: Place, *, durable: bool = True) -> Server:
    """The server of a place; its home is made where missing."""
    who = owner_of(here.data) or account()
    here.home.mkdir(mode=0o755 if who.separate else 0o700, parents=True, exist_ok=True)
    if who.separate:
        here.home.chmod(0o755)  # the account must get through to its data
    return Server(place=here, programs=programs(who, here.programs), durable=durable)


@contextmanager
def joined(server: Server, say: Say) -> Iterator[None]:
    """Use the server, starting it if nobody did; stop it on leaving if nobody else uses it."""
    with ExitStack() as mine:
        with locks.held(server.place.starting):
            ensure_running(server, say)
            mine.enter_context(locks.held(server.place.using, shared=True))
            with as_superuser(server) as connection:
                provide_roles(connection)
        try:
            yield
        finally:
            with locks.held(server.place.starting):
                mine.close()
                if locks.is_free(server.place.using):
                    stop(server, say)
