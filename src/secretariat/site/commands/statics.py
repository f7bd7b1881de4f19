"""The static files, collected with their hashes into the instance's own folder."""

import os
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from secretariat.site.commands.opening import Instance, tell
from secretariat.site.commands.stamps import digest_of_looks


def collect(here: Instance) -> bool:
    """Collect the static files if any changed since it was last done; whether it was done."""
    target = os.environ.get("SECRETARIAT_STATIC", str(here.place.static))
    seen = digest_of_looks(_sources(), target)
    if here.stamps.get("static") == seen and (Path(target) / "staticfiles.json").exists():
        return False
    tell("Collecting style sheets and fonts …")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    here.stamps.set("static", seen)
    return True


def _sources() -> list[Path]:
    """Every static file the installed apps bring."""
    return [
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    ]
