"""The tutorial is true: its commands, typed one after the other, print what it says."""

from pathlib import Path

from tests.docs.walking import DOCS, Step, files_of, missing, steps_of, walk

from secretariat.site.cluster.joining import joined, server_at
from secretariat.site.cluster.places import Place

TUTORIAL = DOCS / "tutorial" / "first-figure.md"


def test_the_first_figure_is_reached_as_the_tutorial_says(folder: Path) -> None:
    for name, text in files_of(TUTORIAL).items():
        (folder / name).write_text(text)
    home = folder / "home"
    facts = Step(command="secretariat import --facts", expected=())  # what `make run-empty` does
    steps = [facts, *steps_of(TUTORIAL)]
    environment = {"SECRETARIAT_HOME": str(home), "SECRETARIAT_INSTANCE": "empty"}
    with joined(server_at(Place(home=home), durable=False), lambda words: None):
        printed = walk(steps, folder, environment)
    assert len(printed) == len(steps)
    for step, lines in zip(steps, printed, strict=True):
        assert not missing(step, lines), "\n".join([step.command, *lines])
    assert "figure" in (folder / "paper.html").read_text()
    assert len(steps) > 12


def test_a_line_that_does_not_come_is_missed() -> None:
    step = Step(command="true", expected=("three …", "four"))
    assert missing(step, ["one", "three 3", "four"]) == []
    assert missing(step, ["one", "three 3", "five"]) == ["four"]
    assert missing(step, ["four", "three 3"]) == ["four"]
