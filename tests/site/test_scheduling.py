"""Files of tests begin so that no worker waits for the example, nor for a long file at the end."""

from tests.scheduling import EXAMPLE, LONGEST, ranked

TESTS = [
    ("plain.py", ["db"]),
    ("large.py", ["db"]),
    ("large.py", ["db"]),
    ("programs.py", ["folder"]),
    ("pages.py", [EXAMPLE]),
    ("backups.py", ["tmp_path"]),
    ("backups.py", ["own_example", EXAMPLE]),
    ("loading.py", ["own_example", EXAMPLE]),
]
WALKS = [("walk.py", [EXAMPLE, LONGEST]), ("walk_in_a_browser.py", ["browser", EXAMPLE, LONGEST])]


def order(tests: list[tuple[str, list[str]]]) -> list[str]:
    ranks = ranked(tests)
    return sorted(ranks, key=lambda file: ranks[file])


def test_one_file_begins_with_the_example_and_the_others_with_what_needs_none() -> None:
    assert order(TESTS) == [
        "backups.py", "programs.py", "large.py", "plain.py", "loading.py", "pages.py",
    ]  # fmt: skip


def test_the_order_does_not_depend_on_how_tests_were_found() -> None:
    assert order(TESTS[::-1]) == order(TESTS)


def test_without_the_example_the_longest_begin() -> None:
    assert order(TESTS[:4]) == ["programs.py", "large.py", "plain.py"]


def test_those_that_visit_every_page_come_before_whatever_else_needs_the_example() -> None:
    assert order([*TESTS, *WALKS]) == [
        *("walk_in_a_browser.py", "programs.py", "large.py", "plain.py"),
        *("walk.py", "backups.py", "loading.py", "pages.py"),
    ]
