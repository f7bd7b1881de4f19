"""The command that adds people and gives them roles: how an empty instance gets its first ones."""

import sys
from datetime import date
from typing import Any

import click

from secretariat.kernel.errors import BadInput, NotFound
from secretariat.site.commands.plumbing import instance

COMMAND = "secretariat person"  # who answers for what it does


@click.group()
def person() -> None:
    """Add people who may sign in, and give them roles.

    Example: secretariat person add ada.byron "Ada Byron" ada@example.org --password
    """


@person.command()
@click.argument("username")
@click.argument("name")
@click.argument("email")
@click.option("--language", default="en", help="The language of her pages: en, fr or es.")
@click.option("--unit", default="", metavar="PATH", help="The unit she works in, such as HRD/REC.")
@click.option(
    "--password",
    is_flag=True,
    help="Ask for her password; without a terminal, read it as one line of standard input.",
)
@click.option("--reason", default="", help="Why; it stands in her history.")
def add(username: str, name: str, email: str, **options: Any) -> None:
    """Add somebody: USERNAME, her NAME in quotes, and her EMAIL. Without a password she can't
    sign in yet.

    Example: secretariat person add ada.byron "Ada Byron" ada@example.org --password
    """
    with instance():
        from secretariat.engine.access.people import NewPerson, add_person
        from secretariat.engine.history.acting import Process
        from secretariat.web.asking import today

        new = NewPerson(
            username=username,
            name=name,
            email=email,
            language=options["language"],
            unit_path=options["unit"],
            password=_password() if options["password"] else None,
        )
        made = add_person(new, by=Process(COMMAND), on=today(), reason=options["reason"])
    click.echo(f"{made.name} may sign in as {made.username}.")


@person.command()
@click.argument("username")
@click.argument("role")
@click.option("--scope", default="", metavar="PATH", help="The unit it reaches; else all units.")
@click.option("--from", "starts", metavar="DATE", help="The first day; today if left out.")
@click.option("--until", "ends", metavar="DATE", help="The last day; none if left out.")
@click.option("--reason", default="", help="Why; it stands in the history of the grant.")
def role(username: str, role: str, **options: Any) -> None:
    """Give USERNAME the role ROLE, by its key: over a unit, from a day, until a day.

    Example: secretariat person role ada.byron access_manager --reason "Letter of appointment"
    """
    with instance():
        from secretariat.engine.access.granting import give
        from secretariat.engine.access.models import Person
        from secretariat.engine.history.acting import Process
        from secretariat.kernel.periods import Period
        from secretariat.web.asking import day, today

        found = Person.objects.filter(username=username.lower()).first()
        if found is None:
            raise NotFound(f"Nobody signs in as “{username}”.", do="Add her first: person add.")
        starts: date = day(options["starts"]) if options["starts"] else today()
        period = Period(starts, day(options["ends"]) if options["ends"] else None)
        by, on, scope = Process(COMMAND), today(), options["scope"]
        give([found], role, scope=scope, period=period, by=by, reason=options["reason"], on=on)
    until = f" until {options['ends']}" if options["ends"] else ""
    click.echo(f"{found.name} is {role} over {scope or 'all units'} from {starts}{until}.")


def _password() -> str:
    """Ask for it twice at a terminal; else read one line."""
    if sys.stdin.isatty():
        asked: str = click.prompt("Her password", hide_input=True, confirmation_prompt=True)
        return asked
    line = sys.stdin.readline().rstrip("\n")
    if not line:
        raise BadInput("No password came on standard input.", do="Write it as one line.")
    return line
