"""The command that writes the reference from the declarations."""

import os
from pathlib import Path

import click
import django
from django.apps import apps


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="docs/reference",
    show_default=True,
    help="The folder to write to.",
)
@click.pass_context
def docs(context: click.Context, folder: Path) -> None:
    """Write the reference: figures, registers, imports, roles, errors, checks, commands, words.

    It is read from the declarations; no database is needed.

    Example: secretariat docs --to docs/reference
    """
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")
        django.setup()
    from secretariat.site.reference.pages import pages

    group = context.find_root().command
    if not isinstance(group, click.Group):
        raise click.UsageError("The reference lists every command: call it as `secretariat docs`.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(group).items():
        (folder / name).write_text(text)
        click.echo(folder / name)
