"""How each framework came to be: drafted table by table, amended, adopted, brought to its end."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results import actions, workflows
from secretariat.engine.records.declaring import Action
from secretariat.example.drawing import on_a_working_day
from secretariat.example.entries import Act, Adding, Changing, ChangingEach, Moving
from secretariat.example.frameworks import planned
from secretariat.example.frameworks.amending import Amendment, amendments
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.officials import (
    EDITOR,
    SECOND_EDITOR,
    SECRETARY,
    VERIFIER,
    VERIFIER_OF_THE_UNION,
)
from secretariat.example.knowing import instant
from secretariat.example.targets import LOADED_ON
from secretariat.example.world import day_or_none

HOUR = 13  # UTC: when the registry has entered what the plan refers to


@dataclass(frozen=True, kw_only=True)
class Story:
    """When a framework was outlined, when it was measured out, and when its adoption was entered.

    `written_by` writes the outline, `measured_by` indicators, baselines and targets. What no body
    has adopted yet has no day of entry: it is a draft.
    """

    framework: str
    outlined: date
    measured: date
    entered: date | None = None
    written_by: str = EDITOR
    measured_by: str = SECOND_EDITOR
    verified_by: str = VERIFIER


STORIES = (
    Story(
        framework="pb-2000-01",
        outlined=LOADED_ON,
        measured=LOADED_ON,
        entered=LOADED_ON,
        measured_by=EDITOR,
    ),
    Story(
        framework="spf-2002-05",
        outlined=date(2000, 9, 5),
        measured=date(2000, 10, 10),
        entered=date(2001, 3, 26),
    ),
    Story(
        framework="reform-2015-17",
        outlined=date(2014, 11, 18),
        measured=date(2015, 2, 3),
        entered=date(2015, 3, 30),
    ),
    Story(
        framework="union-2020-25",
        outlined=date(2020, 1, 14),
        measured=date(2020, 1, 28),
        entered=date(2020, 2, 24),
        verified_by=VERIFIER_OF_THE_UNION,
    ),
    Story(
        framework="hr-2022-25",
        outlined=date(2021, 9, 7),
        measured=date(2021, 10, 5),
        entered=date(2021, 11, 15),
    ),
    Story(
        framework="hr-2027-30",
        outlined=date(2026, 9, 8),
        measured=date(2026, 10, 6),
    ),
)


def drafting_past() -> Iterator[Act]:
    """Every act on what the frameworks plan, and on where they stand."""
    for story in STORIES:
        yield from _drafted(story)
        if story.entered is not None:
            yield from _adopted(story, story.entered)
        yield from _came_true(story)
    yield from _ended()


def _drafted(story: Story) -> Iterator[Act]:
    code = story.framework
    outline = (
        (actions.add_frameworks, (planned.framework_row(code),)),
        (actions.add_levels, planned.levels(code)),
        (actions.add_objectives, planned.objectives(code, 1)),
        (actions.add_objectives, planned.objectives(code, 2)),
        (actions.add_texts, planned.texts(code)),
    )
    measured = (
        (actions.add_indicators, planned.indicators(code)),
        (actions.add_parts, planned.parts(code)),
        (actions.add_baselines, planned.baselines(code)),
        (actions.add_targets, planned.targets(code)),
        (actions.add_milestones, planned.milestones(code)),
    )
    pending = amendments() if code == "spf-2002-05" else ()
    yield from _entered(outline, story.outlined, 0, story.written_by, pending)
    yield from _entered(measured, story.measured, 10, story.measured_by, pending)
    yield from _amended(outline + measured, pending)


Tables = tuple[tuple[Action, planned.Rows], ...]


def _entered(
    tables: Tables, day: date, minute: int, by: str, pending: tuple[Amendment, ...]
) -> Iterator[Adding]:
    """Each table at once; a row that was amended later as it read at first."""
    for place, (action, rows) in enumerate(tables):
        if rows:
            yield Adding(
                at=_at(day, minute + place),
                by=by,
                reason="Drafted for discussion.",
                action=action,
                rows=tuple(_as_first_written(action, row, pending) for row in rows),
            )


def _as_first_written(
    action: Action, row: dict[str, Any], pending: tuple[Amendment, ...]
) -> dict[str, Any]:
    for one in pending:
        if one.action.model is action.model and one.is_of(row):
            row = one.before(row)
    return row


def _amended(tables: Tables, pending: tuple[Amendment, ...]) -> Iterator[Changing]:
    for one in pending:
        (row,) = (
            row
            for action, rows in tables
            if action.model is one.action.model
            for row in rows
            if one.is_of(row)
        )
        yield Changing(
            at=one.at,
            by=one.by,
            reason=one.reason,
            action=one.action,
            finds=(one.finds,),
            gives=one.after(row),
        )


def _adopted(story: Story, entered: date) -> Iterator[Moving]:
    (row,) = (one for one in read_facts("frameworks", FACTS) if one["code"] == story.framework)
    yield Moving(
        at=_at(entered, 30),
        by=SECRETARY,
        reason=f"Adopted at the {row['session']}." if "Session" in row["session"] else "Adopted.",
        workflow=workflows.frameworks,
        move="adopt",
        codes=(story.framework,),
        gives={
            **planned.spoken(row, "adopted_by"),
            "session": row["session"],
            "adopted_on": date.fromisoformat(row["adopted_on"]),
        },
    )


MET = {
    "milestones": (actions.meet_milestones, "met_on", "Steps taken in the year that has passed."),
    "targets": (
        actions.meet_conditions,
        "condition_met_on",
        "The money was pledged in the year that has passed.",
    ),
}


def _came_true(story: Story) -> Iterator[ChangingEach]:
    """Milestones and conditions, those met in one year entered together in the next."""
    came: dict[tuple[int, str], list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for table, finds, day in planned.met(story.framework):
        _action, column, _reason = MET[table]
        came[day.year, table].append((finds, {column: day}))
    for (year, table), each in came.items():
        action, column, reason = MET[table]
        yield ChangingEach(
            at=_at(on_a_working_day(date(year + 1, 1, 25)), 35 + len(column)),
            by=story.verified_by,
            reason=reason,
            action=action,
            each=tuple(each),
        )


def _ended() -> Iterator[Moving]:
    """Closed once its account was given; and superseded where a later one carries it on."""
    facts = read_facts("frameworks", FACTS)
    followed = {row["supersedes"] for row in facts}
    for row in facts:
        if day := day_or_none(row["closed_on"]):
            yield _moved(row["code"], "close", day, 40, "Its account was given.")
            if row["code"] in followed:
                reason = "The framework that follows it is in force."
                yield _moved(row["code"], "supersede", day, 45, reason)


def _moved(code: str, move: str, day: date, minute: int, reason: str) -> Moving:
    return Moving(
        at=_at(day, minute),
        by=SECRETARY,
        reason=reason,
        workflow=workflows.frameworks,
        move=move,
        codes=(code,),
    )


def _at(day: date, minute: int) -> datetime:
    return instant(day, HOUR, minute)
