"""Doing what a page of the docs says: saving its files, typing its commands, comparing."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
SOURCE = DOCS.parent / "src"
BLOCK = re.compile(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", re.S | re.M)
MARK = "@@ next @@"
COMMAND = "from secretariat.site.commands import main; main()"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One command of a page and the lines it is said to print; … stands for anything."""

    command: str
    expected: tuple[str, ...]


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """Every code block of a page: its language, its name, its text."""
    return BLOCK.findall(page.read_text())


def files_of(page: Path) -> dict[str, str]:
    """The files a page has its reader save."""
    return {name: text for language, name, text in blocks(page) if language == "csv" and name}


def steps_of(page: Path) -> list[Step]:
    """The commands of a page's console blocks, in order."""
    return [
        step for kind, _name, text in blocks(page) if kind == "console" for step in _steps(text)
    ]


def _steps(text: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, *expected = part.rstrip("\n").split("\n")
        yield Step(command=command, expected=tuple(expected))


def walk(steps: list[Step], folder: Path, environment: Mapping[str, str]) -> list[list[str]]:
    """What each command prints, all typed one after the other into one shell."""
    programs = folder / "programs"
    programs.mkdir()
    _program(programs / "secretariat")
    script = "\n".join(f"{step.command}\necho '{MARK}'" for step in steps)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, **environment, "PATH": f"{programs}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
        check=True,
    )
    return [part.strip("\n").split("\n") for part in done.stdout.split(MARK)[:-1]]


def _program(file: Path) -> None:
    """A `secretariat` like the one an installation has, whether installed or not."""
    file.write_text(
        f'#!/bin/sh\nPYTHONPATH="{SOURCE}" exec "{sys.executable}" -c "{COMMAND}" "$@"\n'
    )
    file.chmod(0o755)


def missing(step: Step, printed: list[str]) -> list[str]:
    """The expected lines that did not come, in order, among those printed."""
    left = iter(printed)
    return [
        line
        for line in step.expected
        if line.strip() and line != "…" and not any(_fits(line, one) for one in left)
    ]


def _fits(expected: str, printed: str) -> bool:
    """Whether a line is the one expected, however wide the spaces in it are."""
    pattern = ".*".join(re.escape(_folded(part)) for part in expected.split("…"))
    return re.fullmatch(f" *{pattern} *", _folded(printed)) is not None


def _folded(line: str) -> str:
    return re.sub(r"\s+", " ", line)
