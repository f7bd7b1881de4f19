"""What connects the example's frameworks: what carries on what, and the work objectives share."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results import actions
from secretariat.engine.records.declaring import Action
from secretariat.example.entries import Act, Adding
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.officials import EDITOR, SECOND_EDITOR
from secretariat.example.frameworks.planned import spoken
from secretariat.example.knowing import instant

SUCCESSION_ENTERED = date(2001, 3, 29)
FIRST_INITIATIVES = date(2001, 4, 3)
WAYS: dict[str, Action] = {
    "objective": actions.continue_objectives,
    "indicator": actions.continue_indicators,
}


def linking_past() -> Iterator[Act]:
    """Every act on continuations and initiatives."""
    yield from _continued()
    yield from _shared()


def _continued() -> Iterator[Adding]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_facts("continuations", FACTS):
        values = {
            "earlier": f"{row['earlier_framework']}/{row['earlier']}",
            "later": f"{row['later_framework']}/{row['later']}",
            **spoken(row, "note"),
        }
        if row["kind"] == "indicator":
            values["comparable"] = bool(row["comparable"])
        rows[row["kind"]].append(values)
    for place, (kind, action) in enumerate(WAYS.items()):
        yield Adding(
            at=instant(SUCCESSION_ENTERED, 14, place),
            by=EDITOR,
            reason="Set out in the framework’s last chapter.",
            action=action,
            rows=tuple(rows[kind]),
        )


def _shared() -> Iterator[Adding]:
    """Initiatives are entered before they begin, those of one day together."""
    taking_part: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_facts("initiative_objectives", FACTS):
        taking_part[row["initiative"]].append(
            {
                "initiative": row["initiative"],
                "objective": f"{row['framework']}/{row['objective']}",
            }
        )
    by_day: dict[date, list[dict[str, str]]] = defaultdict(list)
    for row in read_facts("initiatives", FACTS):
        starts = date.fromisoformat(row["starts"])
        first = starts == date(2002, 1, 1)
        by_day[FIRST_INITIATIVES if first else starts - timedelta(days=20)].append(row)
    for day, rows in by_day.items():
        yield Adding(
            at=instant(day, 14, 10),
            by=SECOND_EDITOR,
            reason="Agreed by the sectors concerned.",
            action=actions.add_initiatives,
            rows=tuple(_initiative(row) for row in rows),
        )
        yield Adding(
            at=instant(day, 14, 11),
            by=SECOND_EDITOR,
            reason="Agreed by the sectors concerned.",
            action=actions.share_initiatives,
            rows=tuple(one for row in rows for one in taking_part[row["code"]]),
        )


def _initiative(row: dict[str, str]) -> dict[str, Any]:
    return {
        "code": row["code"],
        **spoken(row, "title"),
        "starts": date.fromisoformat(row["starts"]),
        "gender_marker": row["gender_marker"],
    }
