"""The strip of a record: what lies behind it, where it is, and the straight way on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, these, value

from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.product import Product
from secretariat.engine.workflows.declaring import Move, Workflow
from secretariat.engine.workflows.moving import move
from secretariat.web.asking import today
from secretariat.web.contexts.registers import Step
from secretariat.web.workflows.diagram import described, drawn
from secretariat.web.workflows.holding import held_to
from secretariat.web.workflows.ways import Way, deadline, way_of

Parts = dict[str, Part]
report, verify, returned, withdraw = VALUES.moves


def steps(record: Value) -> list[tuple[str, str]]:
    """The states of the strip, each behind, now or ahead."""
    return [(one.label, one.kind) for one in strip(record)]


def strip(record: Value) -> tuple[Step, ...]:
    """The strip of a record as it is now."""
    fresh = Value.objects.get(pk=record.pk)
    return way_of("values", fresh, by=BY, on=today(), offers_moves=False).steps


def moved(record: Value, *names: str) -> Value:
    """A record after these moves."""
    for name in names:
        move(VALUES, name, these(record), by=BY, on=today(), reason="so")
    return record


def test_a_new_record_has_the_straight_way_ahead(parts: Parts) -> None:
    assert steps(value(parts["FIN"])) == [
        ("Being written", "now"),
        ("Reported", "ahead"),
        ("Verified", "ahead"),
    ]


def test_a_state_it_came_back_to_is_shown_once_where_it_is_now(parts: Parts) -> None:
    made = moved(value(parts["FIN"], source="x", as_of=today()), "report", "return", "report")
    assert steps(made) == [
        ("Being written", "done"),
        ("Returned", "done"),
        ("Reported", "now"),
        ("Verified", "ahead"),
    ]


def test_at_its_end_nothing_lies_ahead(parts: Parts) -> None:
    made = moved(value(parts["FIN"], source="x", as_of=today()), "report", "verify")
    assert steps(made)[-1] == ("Verified", "now")
    assert strip(made)[0].sentence == "less than a day"


def test_a_move_that_needs_a_reason_is_not_the_way_on(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    exceptional = replace(returned, name="call_back", source="verified")
    longer = replace(VALUES, moves=(*VALUES.moves, exceptional))
    monkeypatch.setattr(Product, "workflows", property(lambda _self: (longer,)))
    assert [one.label for one in strip(value(parts["FIN"]))][-1] == "Verified"


def test_a_way_that_goes_in_a_circle_is_shown_once(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = replace(returned, needs_reason=False)
    circle = replace(VALUES, moves=(report, back, replace(report, name="again", source="returned")))
    monkeypatch.setattr(Product, "workflows", property(lambda _self: (circle,)))
    labels = [one.label for one in strip(value(parts["FIN"]))]
    assert labels == ["Being written", "Reported", "Returned"]


def test_what_passes_through_no_workflow_has_no_way(parts: Parts) -> None:
    found = way_of("parts", parts["FIN"], by=BY, on=today(), offers_moves=True)
    assert found == Way()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "on 2\u00a0January 2026, in 1 day"),
        (30, "on 31\u00a0January 2026, in 30 days"),
        (-1, "since 31\u00a0December 2025, 1 day ago"),
        (-31, "since 1\u00a0December 2025, 31 days ago"),
    ],
)
def test_a_deadline_says_the_day_and_how_far_it_is(days: int, words: str) -> None:
    on = date(2026, 1, 1)
    assert deadline(on + timedelta(days=days), on) == words


def test_the_description_names_every_move_for_who_does_not_see_the_drawing() -> None:
    said = described(VALUES)
    assert said.startswith("It begins as “being written”.")
    for move_ in VALUES.moves:
        assert f"{move_.title}: from" in said
    assert said.endswith("It ends as one of: verified, withdrawn.")


def brackets(workflow: Workflow) -> list[str]:
    """The paths of the drawing's brackets."""
    return [part.split('"')[0] for part in drawn(workflow).split('class="w-move" d="')[1:]]


def test_no_two_brackets_lie_on_each_other() -> None:
    uprights = []
    for path in brackets(VALUES):
        out = path.split("H")[1].split("V")[0]
        top = float(path.split(" ")[1].split("H")[0])
        bottom = float(path.split("V")[1].split("H")[0])
        uprights.append((out, min(top, bottom), max(top, bottom)))
    for number, (out, top, bottom) in enumerate(uprights):
        for other, above, below in uprights[number + 1 :]:
            assert out != other or bottom < above or below < top


def test_words_in_the_drawing_are_escaped() -> None:
    nasty = replace(VALUES, title="<script>alert(1)</script>")
    assert "<script>" not in drawn(nasty)
    assert "&lt;script&gt;" in drawn(nasty)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (report, ["Only once it is ready: the page says what is missing.", "With a deadline"]),
        (verify, ["Not by whoever made “Report”.", "Only once it is ready"]),
        (returned, ["With a reason."]),
        (withdraw, []),
    ],
)
def test_the_manual_says_what_each_move_is_held_to(one: Move, said: list[str]) -> None:
    found = " ".join(held_to(VALUES, one))
    assert all(words in found for words in said)
    assert bool(found) is bool(said)
