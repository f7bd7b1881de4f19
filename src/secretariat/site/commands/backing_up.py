"""The command that writes all sides into one file, from which they can be restored."""

from pathlib import Path

import click

from secretariat.site.commands.archives import write_archive
from secretariat.site.commands.dumping import dump_all
from secretariat.site.commands.plumbing import instance
from secretariat.site.commands.workfolders import working_beside


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE: each side's records and history, with checksums.

    The product may be in use meanwhile; each side is written as of one moment. FILE appears only
    when it is whole.

    Example: secretariat backup secretariat-2026-11-22.tar
    """
    with instance() as here, working_beside(file) as folder:
        manifest = dump_all(folder, here.kind)
        write_archive(folder, manifest, file)
    click.echo(f"{file}: {file.stat().st_size:,} bytes")
