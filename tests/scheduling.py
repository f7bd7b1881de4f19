"""Which file of tests begins when, where several workers test: whole files, the longest first.

A file stays with one worker, so what its tests share is set up once. The first begins with a file
that needs the example, and so loads it; meanwhile the others do what needs none, instead of
waiting. Files that start programs come before the rest of theirs: begun last, one alone would keep
a worker busy after all others have ended. For the same reason the files that visit every page come
before those.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling

EXAMPLE = "example_template"
LONGEST = "every_page"
"""The mark of what visits every page of the product: minutes."""
LONG = frozenset(
    (
        *("browser", "example_site", "folder", "home"),
        *("own_example", "served_example", "simulated_database"),
    )
)
"""Marks and fixtures of what drives a browser, starts programs, or loads or copies the example."""


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Give each file to one worker, in the order below."""
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the files in order where several workers test; alone, as they were asked for."""
    if hasattr(config, "workerinput"):
        ranks = ranked([(_file(one), _needs(one)) for one in items])
        items.sort(key=lambda one: ranks[_file(one)])


def ranked(tests: Sequence[tuple[str, Iterable[str]]]) -> dict[str, int]:
    """The place of each file, of tests each given by its file and its fixtures and marks."""
    sizes = Counter(file for file, _needs in tests)
    needs: dict[str, set[str]] = {}
    for file, fixtures in tests:
        needs.setdefault(file, set()).update(fixtures)

    def place_of(file: str) -> tuple[bool, bool, int, str]:
        return LONGEST not in needs[file], not needs[file] & LONG, -sizes[file], file

    within = sorted(sizes, key=place_of)
    loading = [file for file in within if EXAMPLE in needs[file]]
    beside = [file for file in within if EXAMPLE not in needs[file]]
    return {file: place for place, file in enumerate([*loading[:1], *beside, *loading[1:]])}


def _file(item: pytest.Item) -> str:
    return item.nodeid.split("::", 1)[0]


def _needs(item: pytest.Item) -> set[str]:
    fixtures: Sequence[str] = getattr(item, "fixturenames", ())
    return {*fixtures, *(mark.name for mark in item.iter_markers())}
