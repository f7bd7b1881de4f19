"""The commands that freeze a paper, print it, and verify what was frozen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secretariat.kernel.errors import Tampered
from secretariat.kernel.languages import LANGUAGES, Translated
from secretariat.site.commands.plumbing import instance
from secretariat.site.commands.workfolders import put_whole

if TYPE_CHECKING:
    from secretariat.engine.access.actors import Actor
    from secretariat.engine.publishing.findings import Verification
    from secretariat.engine.publishing.freezing import Progress
    from secretariat.engine.publishing.models import Release


@click.command()
@click.argument("key")
@click.option("--by", metavar="USER", help="Who freezes it; a process of the Office if left out.")
@click.option("--note", default="", help="Why this edition; printed on the paper.")
@click.option(
    "--note-in",
    "notes",
    type=(click.Choice([str(one) for one in LANGUAGES]), str),
    multiple=True,
    metavar="LANGUAGE TEXT",
    help="The note in another language of the paper; may be given for each.",
)
@click.option(
    "--corrects", type=int, metavar="EDITION", help="The edition it corrects; needs a note."
)
def freeze(
    key: str, by: str | None, note: str, notes: tuple[tuple[str, str], ...], corrects: int | None
) -> None:
    """Freeze the paper KEY: its text and figures as known at this moment, under a seal.

    Example: secretariat freeze standards.fundamental --by rosa --note "For the 358th Session"
    """
    with instance():
        from secretariat.engine.publishing import freezing
        from secretariat.engine.publishing.declaring import publication_of
        from secretariat.engine.publishing.releases import release_of
        from secretariat.web.asking import today

        publication = publication_of(key)
        corrected = release_of(key, corrects) if corrects else None
        with _bar("Freezing") as progress:
            release = freezing.freeze(
                publication,
                by=actor(by),
                on=today(),
                note=Translated(**{publication.original: note, **dict(notes)}),
                corrects=corrected,
                progress=progress,
            )
        _tell_release(release)


@click.command()
@click.argument("key")
@click.argument("name", metavar="STEP", type=click.Choice(["send", "clear", "publish", "return"]))
@click.option("--edition", type=int, help="Which edition; the newest if left out.")
@click.option("--by", metavar="USER", help="Who takes it; a process of the Office if left out.")
@click.option("--note", default="", help="Why; needed to send an edition back.")
@click.option(
    "--from",
    "public_at",
    metavar="INSTANT",
    type=click.DateTime(["%Y-%m-%dT%H:%M%z"]),
    help="From when a published edition is public, such as 2026-12-01T09:00+0000; at once without.",
)
def step(
    key: str,
    name: str,
    edition: int | None,
    by: str | None,
    note: str,
    public_at: datetime | None,
) -> None:
    """Take an edition of the paper KEY a step on: send, clear, publish, or return it.

    Send it for review, clear it (never by who froze or sent it), publish it, or send it back.

    Example: secretariat step fundamental-conventions clear --by mateo.quirolga
    """
    with instance():
        from secretariat.engine.publishing.declaring import publication_of
        from secretariat.engine.publishing.models import Step
        from secretariat.engine.publishing.releases import release_of
        from secretariat.engine.publishing.stepping import Said, take
        from secretariat.engine.publishing.way import way_of
        from secretariat.web.asking import now, today

        release, said = release_of(key, edition), Said(note=note, public_at=public_at)
        publication = publication_of(key)
        take(publication, release, Step(name), by=actor(by), on=today(), now=now(), said=said)
        stands = way_of(release, now=now()).state.label
        click.echo(f"{release.publication}, edition {release.edition}: {stands}")


@click.command(name="print")
@click.argument("key")
@click.option("--edition", type=int, help="Which edition; the newest if left out.")
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    default="html",
    show_default=True,
    help="html, pdf or docx; or csv, xlsx or json for its figures alone.",
)
@click.option(
    "--language",
    type=click.Choice([str(one) for one in LANGUAGES]),
    default="en",
    show_default=True,
)
@click.option(
    "-o",
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write; - for standard output.",
)
def print_(key: str, edition: int | None, form: str, language: str, file: Path) -> None:
    """Print the frozen paper KEY in one of its formats.

    A file is there whole or not at all, whatever happens meanwhile.

    Example: secretariat print standards.fundamental --as pdf --language fr -o paper.pdf
    """
    with instance():
        from secretariat.engine.publishing.composing import paper
        from secretariat.engine.publishing.printing import printer_of
        from secretariat.engine.publishing.releases import release_of
        from secretariat.kernel.languages import Language

        printer = printer_of(form)
        printed = printer.print(paper(release_of(key, edition), Language(language)))
    if str(file) == "-":
        click.echo(printed, nl=False)
        return
    put_whole(file, printed)
    click.echo(f"{file}: {len(printed):,} bytes", err=True)


@click.command()
@click.argument("key", required=False)
@click.option("--edition", type=int, help="Which edition of KEY; all of them if left out.")
@click.option("--seal", help="The seal printed on a paper: finds out even who rewrote everything.")
def verify(key: str | None, edition: int | None, seal: str | None) -> None:
    """Hold what was frozen against its seal and the records: all papers, or those of KEY.

    Without KEY and seal, today's records are held against their history as well. Ends with code 6,
    and names what was altered, when anything no longer agrees.

    Example: secretariat verify standards.fundamental --edition 1 --seal "7f3a 9c41 …"
    """
    if edition is not None and key is None:
        raise click.UsageError("Name the paper whose edition is meant: secretariat verify KEY.")
    with instance():
        releases = _releases(key, edition, seal)
        found = [_verified(release, seal) for release in releases]
        strays = 0 if key or seal else _tell_strays()
    failed = [one for one in found if not one.agrees]
    if not found:
        click.echo("Nothing has been frozen yet.")
    if failed or strays:
        named = [f"{one.release.publication}, edition {one.release.edition}" for one in failed]
        named += [f"records ({strays})"] if strays else []
        raise Tampered(
            f"No longer what they were: {'; '.join(named)}.",
            why="Something was changed past the actions and the freezing that may change it.",
            do="Restore what is named above from a backup, and find out who could write there.",
        )


def _releases(key: str | None, edition: int | None, seal: str | None) -> "list[Release]":
    """The releases meant: by paper and edition, by the seal alone, or all."""
    from secretariat.engine.publishing.models import Release
    from secretariat.engine.publishing.releases import release_of, releases_of
    from secretariat.engine.publishing.verifying import release_sealed

    if key is None:
        every = Release.objects.order_by("publication", "edition")
        return [release_sealed(seal)] if seal else list(every)
    if seal or edition is not None:
        return [release_of(key, edition)]
    return releases_of(key) or [release_of(key)]


def _verified(release: "Release", seal: str | None) -> "Verification":
    """Verify one release and tell what was found."""
    from secretariat.engine.publishing.verifying import verify as verify_release

    with _bar(f"{release.publication}, {release.edition}") as progress:
        found = verify_release(release, seal, progress=progress)
    checked = f"{found.figures} figures, {found.records:,} records in {found.tables} tables"
    name = f"{release.publication}, edition {release.edition}"
    verdict = "agrees" if found.agrees else "no longer agrees"
    click.secho(f"{name}: {verdict} ({checked})", fg="green" if found.agrees else "red")
    for finding in found.findings:
        click.echo(f"  - {finding}")
    return found


def _tell_strays() -> int:
    """Tell which records stand otherwise than their history says; how many."""
    from secretariat.engine.publishing.freezing import SIDE
    from secretariat.engine.publishing.standing import against_present

    strays = list(against_present(side=SIDE))
    verdict = "not what their history says" if strays else "as their history says"
    click.secho(f"Records: {verdict}", fg="red" if strays else "green")
    for stray in strays:
        click.echo(f"  - {stray}")
    return len(strays)


def actor(username: str | None, *, process: str = "secretariat freeze") -> "Actor":
    """The person of this name, or the command itself."""
    from secretariat.engine.access.models import Person
    from secretariat.engine.history.acting import Process
    from secretariat.kernel.errors import NotFound

    if username is None:
        return Process(process)
    person = Person.objects.active().filter(username=username.lower()).first()
    if person is None:
        raise NotFound(f"Nobody signs in as “{username}”.")
    found: Person = person
    return found


def _tell_release(release: "Release") -> None:
    from secretariat.kernel.digests import grouped

    click.echo(
        f"{release.publication}, edition {release.edition}, frozen as known at {release.known_at}"
    )
    click.echo(f"Seal: {grouped(release.seal)}")


def _shown(words: str | None) -> str:
    return words or ""


@contextmanager
def _bar(label: str) -> "Iterator[Progress]":
    """A progress bar on standard error; nothing where nobody looks."""
    stream = sys.stderr
    with click.progressbar(
        length=1, label=label, file=stream, hidden=not stream.isatty(), item_show_func=_shown
    ) as bar:

        def progress(done: int, total: int, words: str) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos, words)

        yield progress
