"""The static files, collected with their hashes into the instance's own folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from secretariat.kernel.errors import Unavailable
from secretariat.site.commands.opening import Instance, tell
from secretariat.site.commands.stamps import digest_of_looks

_HERE: Final = get_context("fork")


@contextmanager
def collected(here: Instance) -> Iterator[bool]:
    """Collect the static files if any changed since, beside what the block does; gives whether.

    They are hashed and compressed by a process of their own, on another core than the tables are
    made and filled by. Raises Unavailable at the end of the block if that failed.
    """
    target = os.environ.get("SECRETARIAT_STATIC", str(here.place.static))
    seen = digest_of_looks(_sources(), target)
    if here.stamps.get("static") == seen and (Path(target) / "staticfiles.json").exists():
        yield False
        return
    tell("Collecting style sheets and fonts …")
    beside = _HERE.Process(target=_collect, daemon=True)
    beside.start()
    try:
        yield True
        beside.join()
    finally:
        beside.terminate()
        beside.join()
    if beside.exitcode:
        raise _not_collected(target)
    here.stamps.set("static", seen)


def _collect() -> None:
    """In the process beside: whoever stops the first stops this one, which says nothing of it."""
    with suppress(KeyboardInterrupt):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _not_collected(target: str) -> Unavailable:
    return Unavailable(
        "Style sheets and fonts could not be collected",
        why="What went wrong is told above.",
        do=f"See that {target} can be written to and has room, then start again.",
    )


def _sources() -> list[Path]:
    """Every static file the installed apps bring."""
    return [
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    ]
