"""The catalogues of the interface's languages, compiled where their source is newer."""

import os
from collections.abc import Iterable
from pathlib import Path

import polib

from secretariat.site.cluster.places import PACKAGE
from secretariat.site.commands.opening import tell


def compile_catalogues(folder: Path = PACKAGE) -> int:
    """Compile every catalogue whose source is newer than what was compiled; how many."""
    stale = [
        source for source in sorted(folder.rglob("locale/*/LC_MESSAGES/*.po")) if _is_stale(source)
    ]
    readable = [source for source in stale if os.access(source.parent, os.W_OK)]
    if len(readable) < len(stale):
        tell("Some translations are older than their source: this folder may not be written to.")
    return _compile(readable)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(sources: Iterable[Path]) -> int:
    done = 0
    for source in sources:
        half = source.with_suffix(f".mo.{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(half))
        half.replace(source.with_suffix(".mo"))
        done += 1
    return done
