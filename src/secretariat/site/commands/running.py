"""The command that serves the product, with the example organisation or empty."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import click

from secretariat.kernel.errors import Conflict
from secretariat.site.cluster import locks
from secretariat.site.cluster.places import Place, place
from secretariat.site.cluster.server import ensure_running, runs
from secretariat.site.commands.catalogues import compile_catalogues
from secretariat.site.commands.choosing import Kind, remember
from secretariat.site.commands.example import load_example, planned_beside
from secretariat.site.commands.facts import load_facts_where_empty
from secretariat.site.commands.keeping import Program
from secretariat.site.commands.migrating import bring_up_to_date, migrate_all
from secretariat.site.commands.opening import Instance, opened, tell
from secretariat.site.commands.statics import collected
from secretariat.site.commands.supervising import WebServer, Worker, refuse_taken
from secretariat.site.commands.welcoming import welcome
from secretariat.site.serving import HOST

if TYPE_CHECKING:
    from secretariat.example.lanes import Lanes

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
@click.option("--empty", is_flag=True, help="Without the example, for records of your own.")
def run(port: int, empty: bool) -> None:
    """Serve the product on this machine, with the example organisation.

    The first time makes the database and fills it; from then on it starts in seconds. Ctrl-C
    stops everything, and the records stay.

    Example: secretariat run --port 8001
    """
    kind = Kind.EMPTY if empty else Kind.EXAMPLE
    with ended_as_by_ctrl_c(), serving_alone(place(os.environ), port), opened(kind) as found:
        prepare(found)
        _serve(found, port)


def prepare(here: Instance) -> None:
    """Do what is not done yet: the style sheets, the tables, the languages, the example or facts.

    The languages come before the example: its papers are frozen in all of them.
    """
    with collected(here), planned_beside(here) as lanes:
        bring_up_to_date(here)
        _fill(here, lanes)
    remember(here.place, here.kind)


def _fill(here: Instance, lanes: "Lanes | None") -> None:
    compile_catalogues()
    if not here.embedded:
        migrate_all(here)
    load_example(here, lanes)
    load_facts_where_empty(here)


def _serve(here: Instance, port: int) -> None:
    server, worker = WebServer(port, os.environ), Worker(os.environ)
    try:
        server.start()
        worker.launch()
        click.echo(welcome(here, f"http://{HOST}:{port}/"))
        server.watch(lambda: _tend(here, worker))
    except KeyboardInterrupt:
        tell("\nStopping …")
    finally:
        stop_together(worker, server)


def stop_together(*programs: Program) -> None:
    """Tell all to end before waiting for each."""
    for program in programs:
        program.tell_to_end()
    for program in programs:
        program.stop()


def tend_server(here: Instance) -> None:
    """Start the embedded server again if it was killed."""
    if here.server is not None and not runs(here.server):
        with locks.held(here.place.starting):
            ensure_running(here.server, tell)


def _tend(here: Instance, worker: Worker) -> None:
    tend_server(here)
    worker.tend()


@contextmanager
def serving_alone(here: Place, port: int) -> Iterator[None]:
    """Be the one process that serves this place. Raises Conflict if another does."""
    here.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locks.held_if_free(here.serving) as mine:
        if mine is None:
            raise _serves_already(here)
        refuse_taken(port)
        os.ftruncate(mine, 0)
        os.pwrite(mine, f"{os.getpid()} {port}\n".encode(), 0)
        yield


def _serves_already(here: Place) -> Conflict:
    pid, _, port = here.serving.read_text().strip().partition(" ")
    return Conflict(
        f"Secretariat runs already on http://{HOST}:{port}/",
        why=f"Process {pid} serves the records in {here.home}, and one at a time may.",
        do="Use that one, or stop it with Ctrl-C first.",
    )


@contextmanager
def ended_as_by_ctrl_c() -> Iterator[None]:
    """Treat a request to end and a closed terminal as Ctrl-C: everything is stopped in order."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    kept = {number: signal.signal(number, interrupt) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
