"""Runs the comparisons: python -m benchmarks [--write] [--no-imports] [--workforce]
[--recruitment] [--frameworks] [--saves[=SECONDS]] [records …]."""

import os
import sys
import time
from itertools import chain
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.timing import Line

SIZES = (100_000, 1_000_000)
OFFICIALS = (5_000, 500_000)


def main(arguments: list[str]) -> None:
    """Fill, ask, print the table; with --write, put it into the explanation of performance."""
    django.setup()
    from benchmarks.reporting import as_table, put_into_docs

    sizes = [int(one) for one in arguments if one.isdigit()]
    began = time.monotonic()
    lines = list(_all(sizes, arguments))
    table = as_table(lines)
    print(table)
    print(f"In all {time.monotonic() - began:.0f} s.", file=sys.stderr)
    if "--write" in arguments:
        put_into_docs(table)


def _all(sizes: list[int], arguments: list[str]) -> "Iterator[Line]":
    """Every comparison, or those of workforce, recruitment, saving or frameworks alone."""
    saves = next((one for one in arguments if one.startswith("--saves")), "")
    if "--recruitment" in arguments or saves:
        yield from _of_applications(saves, is_asked="--recruitment" in arguments)
        return
    if "--frameworks" in arguments:
        yield from _of_frameworks()
        return
    if "--workforce" not in arguments:
        for size in sizes or SIZES:
            yield from _asked(size)
        if "--no-imports" not in arguments:
            yield from _imported()
        yield from _of_frameworks()
        yield from _printed()
        sizes = []
    for size in sizes or OFFICIALS:
        yield from _of_officials(size)
    if "--workforce" not in arguments:
        yield from _of_applications()


def _of_officials(number: int) -> "Iterator[Line]":
    """Figures of an office of so many officials."""
    from benchmarks import servers, staff_pages, workforce

    with servers.running_server() as server, servers.migrated_databases(server) as names:
        with servers.filling(server, names):
            workforce.fill(number)
        with servers.asking(server, names):
            for line in chain(workforce.questions(number), staff_pages.questions(number)):
                tell(line)
                yield line


def _of_frameworks() -> "Iterator[Line]":
    """The page of a framework of very many indicators."""
    from benchmarks import frameworks, servers

    with servers.running_server() as server, servers.migrated_databases(server) as names:
        with servers.filling(server, names):
            frameworks.fill()
        with servers.asking(server, names):
            for line in frameworks.questions():
                tell(line)
                yield line


def _of_applications(saves: str = "", *, is_asked: bool = True) -> "Iterator[Line]":
    """Figures and lists of applications, and the hour before a deadline, of so many seconds.

    Its database waits for the disk: none of what is answered as kept may be lost.
    """
    from benchmarks import recruiting, saving, servers, workforce

    with (
        servers.running_server(durable=True) as server,
        servers.migrated_databases(server) as names,
    ):
        with servers.filling(server, names):
            workforce.fill(recruiting.OFFICIALS)
            recruiting.fill()
            sittings = saving.fill()
        with servers.asking(server, names):
            seconds = float(saves.partition("=")[2] or saving.SECONDS)
            asked = [recruiting.questions()] if is_asked else []
            hour = saving.before_a_deadline(server, names, sittings, seconds=seconds)
            for line in chain(*asked, hour):
                tell(line)
                yield line


def _asked(size: int) -> "Iterator[Line]":
    """Fill databases with so many records and ask every question of them."""
    from benchmarks import (
        behind,
        figures,
        filling,
        freezing,
        over_time,
        portal,
        registers,
        releases,
        searching,
        servers,
    )

    questions = (
        figures.three_ways,
        figures.known,
        over_time.month_ends,
        behind.pages,
        freezing.digests,
        releases.frozen,
        searching.first_hits,
        registers.lists,
        portal.unchanged,
    )
    with servers.running_server() as server, servers.migrated_databases(server) as names:
        with servers.filling(server, names):
            tell(filling.fill(size))
        with servers.asking(server, names):
            for ask in questions:
                for line in ask(size):
                    tell(line)
                    yield line
            for read in (registers.with_readers, portal.with_readers):
                for line in read(server, names, size):
                    tell(line)
                    yield line


def _imported() -> "Iterator[Line]":
    """Import files into databases that hold nothing else."""
    from benchmarks import importing, servers

    with (
        servers.running_server() as server,
        servers.migrated_databases(server) as names,
        servers.filling(server, names),
    ):
        for line in importing.rows_a_second():
            tell(line)
            yield line


def _printed() -> "Iterator[Line]":
    """Print a paper; no database is asked."""
    from benchmarks import papers

    for line in papers.printed():
        tell(line)
        yield line


def tell(what: object) -> None:
    """Say on standard error how far it is."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
