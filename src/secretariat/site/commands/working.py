"""The command that does jobs: a worker, kept up until it is told to end."""

import os

import click

from secretariat.site.commands.opening import tell
from secretariat.site.commands.plumbing import instance
from secretariat.site.commands.running import ended_as_by_ctrl_c, tend_server
from secretariat.site.commands.supervising import BEAT, Worker
from secretariat.site.working import PATIENCE


@click.command()
@click.option("--queue", "queues", multiple=True, help="Do the jobs of this queue alone.")
@click.option("--at-once", default=1, show_default=True, help="How many jobs at a time.")
@click.option(
    "--patience",
    default=PATIENCE,
    show_default=True,
    help="Seconds a job gets to finish once the worker is told to end; then it is put back.",
)
def worker(queues: tuple[str, ...], at_once: int, patience: float) -> None:
    """Do jobs: imports of large files, reminders, messages.

    Runs until Ctrl-C or a request to end (SIGTERM). A job it was at is finished, or put back for
    another worker; one whose worker is killed is taken over by the next, and done once.
    `secretariat run` starts a worker of its own. Any number may run, on any machine that reaches
    the database and the folder of uploads.

    Example: secretariat worker --at-once 2
    """
    with ended_as_by_ctrl_c(), instance() as here:
        one = Worker(os.environ, queues=queues, at_once=at_once, patience=patience)
        one.launch()
        tell("The worker does jobs until Ctrl-C.")
        try:
            while True:
                one.look(BEAT)
                tend_server(here)
        except KeyboardInterrupt:
            tell("\nStopping …")
        finally:
            one.stop()
