"""A freeze waits for what an import writes, and not for the time it takes to read its file."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from tests.engine.imports.given import file_of
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of
from tests.engine.publishing.meanwhile import in_thread
from tests.engine.publishing.test_freezing_while_others_write import TEXT, known_then

from secretariat.areas.reference.imports import memberships
from secretariat.engine.imports import running
from secretariat.engine.imports.running import imported
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify

FILE = "state,admitted,until\nX00,1900-01-01,1900-01-01\nX03,1950-01-01,1950-12-31\n"
BEFORE_IT_WRITES = ("stage", "compare", "told")


@pytest.fixture
def paper(office: None, tmp_path: Path) -> Publication:
    """A paper whose figures the file changes."""
    return paper_of(tmp_path, en=TEXT)


def take_in() -> None:
    """Import the file as a job does, in a transaction that began before."""
    with transaction.atomic():
        outcome = imported(memberships, file_of(FILE), by=CLERK, on=TODAY)
    assert outcome.trial.new == 2


def first(monkeypatch: pytest.MonkeyPatch, step: str, meanwhile: Callable[[], None]) -> None:
    """Let something happen after a step of the import, the first time it is taken."""
    take, left = getattr(running, step), [meanwhile]

    def taken(*args: Any, **named: Any) -> Any:
        done = take(*args, **named)
        while left:
            left.pop()()
        return done

    monkeypatch.setattr(running, step, taken)


def first_figure(release: Release) -> str:
    """What the paper says of all admissions."""
    return str(release.figures.get(key="1").value)


@pytest.mark.parametrize("step", BEFORE_IT_WRITES)
def test_a_freeze_ends_before_the_import_that_is_still_reading(
    paper: Publication, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[Release] = []

    def a_whole_freeze() -> None:
        with in_thread(lambda: frozen.append(freeze(paper, by=CLERK, on=TODAY))) as freezing:
            freezing.join(30)
            assert not freezing.is_alive(), f"the freeze waited for the import at {step}"

    first(monkeypatch, step, a_whole_freeze)
    take_in()
    (before,) = frozen
    assert first_figure(before) == known_then(before)["1"] == "0"
    after = freeze(paper, by=CLERK, on=TODAY)
    assert (first_figure(after), known_then(before)["1"]) == ("2", "0")
    assert verify(before).agrees
    assert verify(after).agrees


def test_a_freeze_waits_for_what_the_import_writes_and_counts_it(
    paper: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote, frozen = threading.Event(), list[Release]()

    def freeze_once_it_wrote() -> None:
        assert wrote.wait(30)
        frozen.append(freeze(paper, by=CLERK, on=TODAY))

    with in_thread(freeze_once_it_wrote) as freezing:

        def give_it_time() -> None:
            wrote.set()
            time.sleep(0.5)
            assert freezing.is_alive(), "the freeze did not wait for the act"

        first(monkeypatch, "write", give_it_time)
        take_in()
    assert first_figure(frozen[0]) == known_then(frozen[0])["1"] == "2"
    assert verify(frozen[0]).agrees
