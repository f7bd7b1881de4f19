"""The pages of the docs hold together: links lead somewhere, code blocks run."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.docs.walking import DOCS, blocks
from tests.engine.measures.made_up import BY, ON, as_values, ground
from tests.engine.measures.oracle import Row

from secretariat.areas.standards import actions
from secretariat.engine.records.performing import add

ROOT = DOCS.parent
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_docs_leads_to_a_file(page: Path) -> None:
    for pair in LINK.findall(page.read_text()):
        target = page.parent / (pair[0] or pair[1])
        assert target.exists(), target


def test_every_page_of_the_docs_is_linked_from_another() -> None:
    linked = {
        (page.parent / (pair[0] or pair[1])).resolve()
        for page in PAGES
        for pair in LINK.findall(page.read_text())
    }
    alone = [page for page in PAGES if page.resolve() not in linked and page.name != "README.md"]
    assert alone == []


def test_every_decision_says_when_why_and_what_comes_of_it() -> None:
    decisions = sorted((DOCS / "decisions").glob("0*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text()
        for part in ("\nAccepted, ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n"):
            assert text.count(part) == 1, (path.name, part)
        assert len(text.splitlines()) <= 60


@pytest.mark.django_db
def test_the_measure_of_the_how_to_can_be_declared_asked_and_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    instruments, states = ground()
    rows = [
        Row("T1", 3, date(1990, 5, 1), state, None, date(2000, 1, 1), None, "", inherited)
        for state, inherited in (("XXA", True), ("XXB", True), ("XXC", False))
    ]
    values = [as_values(row, instruments, states) for row in rows]
    add(actions.register_ratifications, values, by=BY, on=ON)
    names: dict[str, Any] = {}
    for language, _name, text in blocks(DOCS / "how-to" / "add-a-measure.md"):
        assert language == "python"
        exec(text, names)  # our own page
    value, behind, trend = capsys.readouterr().out.splitlines()
    assert value.startswith("2 [(")
    assert behind.count(",") == 1
    assert trend == "[2, 2]"
    changed = names["states_bound"]
    assert [one.since for one in changed.definitions] == [None, date(2027, 1, 1)]
    assert names["figure"](changed, date(2027, 1, 1)).value == 3
