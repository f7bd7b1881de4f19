"""The command that imports a file, tries it, compares it, or undoes an import."""

import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from secretariat.kernel.errors import BadInput, NotFound
from secretariat.site.commands import trials
from secretariat.site.commands.facts import load_facts
from secretariat.site.commands.matching import asked_for, read_matches
from secretariat.site.commands.plumbing import instance

if TYPE_CHECKING:
    from secretariat.engine.access.actors import Actor
    from secretariat.engine.imports.declaring import Import
    from secretariat.engine.imports.running import File
    from secretariat.engine.imports.trials import Outcome


@click.command("import")
@click.argument("key", required=False)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Do all of it, say what came of it, take it back.")
@click.option("--compare", is_flag=True, help="Compare the file with what is here; write nothing.")
@click.option(
    "--match",
    "matches",
    multiple=True,
    metavar="TEXT=CODE",
    help="What a name in the file stands for; remembered. May be repeated.",
)
@click.option("--good-rows", is_flag=True, help="Import the good rows even if others are wrong.")
@click.option("--by", metavar="USER", help="Who imports; a process of the Office if left out.")
@click.option("--reason", default="", help="Why; needed where records are corrected.")
@click.option("--facts", is_flag=True, help="Import the facts that come with the product.")
@click.option("--undo", metavar="ACT", help="Undo an import, by the number it was given.")
def import_(key: str | None, file: Path | None, **options: Any) -> None:
    """Import FILE (CSV or XLSX) as KEY says; all of it or nothing. Without FILE, name the columns.

    Ends with code 2 when rows are wrong; each is named, with the reason and what to do.

    Example: secretariat import reference.memberships members.csv --match "Turkey=TUR" --dry-run
    """
    with instance():
        if options["facts"]:
            load_facts()
        elif options["undo"]:
            _undo(options)
        elif key and file:
            _import(key, file, options)
        else:
            trials.tell_imports(key)


def _import(key: str, path: Path, options: Mapping[str, Any]) -> None:
    from secretariat.engine.imports.declaring import import_called
    from secretariat.engine.imports.running import compared, tried
    from secretariat.web.asking import today

    what, matches = import_called(key), read_matches(options["matches"])
    if options["compare"]:
        with _opened(path, matches) as file:
            trials.tell_comparison(compared(what, file))
    elif options["dry_run"]:
        with _opened(path, matches) as file:
            trial = tried(what, file, by=_actor(options["by"]), on=today())
        trials.tell_trial(trial)
        click.echo("Nothing has been written.")
        trials.refuse_if_bad(trial)
    else:
        _write(what, path, matches, options)


def _write(
    what: "Import", path: Path, matches: Mapping[str, str], options: Mapping[str, Any]
) -> None:
    """Import; at a terminal, ask for names that nobody has matched yet, and try once more."""
    from secretariat.engine.imports.matching import remember
    from secretariat.engine.imports.running import CannotImport
    from secretariat.web.asking import today

    by = _actor(options["by"])
    remember(what, matches, by=by, on=today())
    try:
        outcome = _imported(what, path, by, options)
    except CannotImport as error:
        answers = asked_for(error.trial.unknown) if _at_a_terminal() else {}
        if not answers:
            trials.tell_trial(error.trial)
            raise BadInput(error.what, why=error.why, do=error.do) from error
        remember(what, answers, by=by, on=today())
        outcome = _imported(what, path, by, options)
    trials.tell_outcome(outcome)


def _imported(what: "Import", path: Path, by: "Actor", options: Mapping[str, Any]) -> "Outcome":
    from secretariat.engine.imports.running import imported
    from secretariat.web.asking import today

    with _opened(path, {}) as file:
        return imported(
            what,
            file,
            by=by,
            on=today(),
            reason=options["reason"],
            leave_out_bad=options["good_rows"],
        )


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _undo(options: Mapping[str, Any]) -> None:
    from secretariat.engine.records.undoing import undo
    from secretariat.web.asking import today

    try:
        act = uuid.UUID(options["undo"])
    except ValueError:
        raise BadInput(
            f"“{options['undo']}” is not the number of an act.",
            do="Give the one the import ended with.",
        ) from None
    reason = options["reason"] or "Imported by mistake."
    count = undo(act, by=_actor(options["by"]), on=today(), reason=reason)
    click.echo(f"Undone: {count:,} records are as they were.")


@contextmanager
def _opened(path: Path, matches: Mapping[str, str]) -> "Iterator[File]":
    """The file, with a progress bar of its bytes on standard error."""
    from secretariat.engine.imports.running import File

    shown = sys.stderr.isatty()
    with (
        path.open("rb") as content,
        click.progressbar(
            length=path.stat().st_size, label="Reading", file=sys.stderr, hidden=not shown
        ) as bar,
    ):
        yield File(
            name=path.name,
            content=content,
            matches=matches,
            progress=lambda at: bar.update(at - bar.pos),
        )


def _actor(username: str | None) -> "Actor":
    """The person of this name, or the command itself."""
    from secretariat.engine.access.models import Person
    from secretariat.engine.history.acting import Process

    if username is None:
        return Process("secretariat import")
    person = Person.objects.active().filter(username=username.lower()).first()
    if person is None:
        raise NotFound(f"Nobody signs in as “{username}”.")
    found: Person = person
    return found
