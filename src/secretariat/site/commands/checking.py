"""The command that says whether everything the product needs is there and declared well."""

from collections.abc import Sequence

import click
from django.core.checks import ERROR, CheckMessage, run_checks

from secretariat.kernel.errors import ProductError, Unavailable
from secretariat.site.commands.opening import tell
from secretariat.site.commands.plumbing import instance
from secretariat.site.databases import SIDES


@click.command()
def check() -> None:
    """Check the declarations, whether every database answers, and how jobs stand.

    Example: secretariat check
    """
    with instance():
        for side in SIDES:
            click.echo(f"{side:<8} {answer_of(side)}")
        click.echo(f"{'jobs':<8} {answer_of_jobs()}")
        check_declarations()
    tell("All is well.")


def answer_of(side: str) -> str:
    """What a side's database says of itself. Raises Unavailable if it does not answer."""
    from django.db import Error, connections

    try:
        with connections[side].cursor() as cursor:
            cursor.execute(
                "SELECT current_database(), current_user, current_setting('server_version')"
            )
            name, role, version = cursor.fetchone()
    except Error as reason:
        raise Unavailable(
            f"The database of the side “{side}” does not answer",
            why=" ".join(str(reason).split()),
            do="See that the server runs and that the address in the environment is right.",
        ) from reason
    return f"{name} as {role}, PostgreSQL {version}"


def answer_of_jobs() -> str:
    """Whether a worker is alive, and how many jobs wait, are under way and failed."""
    from secretariat.engine.jobs.standing import health

    found = health()
    counts = f"{found.waiting} waiting, {found.under_way} under way, {found.failed} failed for good"
    if found.workers:
        alive = "1 worker alive" if found.workers == 1 else f"{found.workers} workers alive"
        return f"{alive}: {counts}"
    return f"no worker is alive, start one with `secretariat worker`: {counts}"


def check_declarations() -> None:
    """Run the system checks, those of the declarations included. Raises ProductError on errors."""
    found = found_by_checks()
    for message in found:
        click.echo(str(message), err=True)
    if any(message.is_serious(ERROR) for message in found):
        raise ProductError(
            "A declaration is wrong",
            why="The messages above name each one.",
            do="Follow the hints, then check again.",
        )


def found_by_checks() -> Sequence[CheckMessage]:
    """What the system checks have to say."""
    return run_checks()
