"""How instruments and categories came into the example's registers: as the Conference adopted them.

What they say is real; the days on which the fictional Office entered them are its own.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards import actions
from secretariat.areas.standards.facts import FACTS
from secretariat.example.entries import Act, Changing
from secretariat.example.knowing import instant, next_entry
from secretariat.example.reference_past import HOUR, Known, adding
from secretariat.example.world import day_or_none

KEEPER = "priya.nathamal"
TITLES = ("title_en", "title_fr", "title_es")
NUMBERS = ("number", "ratifications_needed", "months_after", "state_months_after")
REFERENCES = ("revises", "parent")
HAPPENINGS = {
    "in_force": "The instrument entered into force.",
    "abrogated": "The Conference abrogated the instrument.",
}


def standards_past() -> Iterator[Act]:
    """Every act on instruments, categories and listings."""
    for generation, rows in enumerate(_instruments_by_generation()):
        yield from adding(
            actions.add_instruments,
            rows,
            minute=30 + generation,
            reason="Adopted by the Conference.",
            by=KEEPER,
        )
    yield from _later_happenings()
    reason = "Recognized as a fundamental principle by the Conference."
    yield from adding(actions.add_categories, _categories(), minute=40, reason=reason, by=KEEPER)
    yield from adding(actions.list_instruments, _listings(), minute=45, reason=reason, by=KEEPER)


def _instruments_by_generation() -> list[list[Known]]:
    """Instruments, those first that refer to none: one can refer only to what is there."""
    facts = {row["code"]: row for row in read_facts("instruments", FACTS)}
    generations: dict[int, list[Known]] = {}
    for row in facts.values():
        known = next_entry(date.fromisoformat(row["adopted"]))
        place = generations.setdefault(_generation(row, facts), [])
        place.append((known, _instrument(row, known)))
    return [generations[number] for number in sorted(generations)]


def _generation(row: Mapping[str, str], facts: Mapping[str, Mapping[str, str]]) -> int:
    behind = [_generation(facts[row[name]], facts) for name in REFERENCES if row[name]]
    return 1 + max(behind, default=-1)


def _instrument(row: Mapping[str, str], known: date) -> dict[str, Any]:
    """An instrument as far as it was known on a registry day."""
    values: dict[str, Any] = {name: row[name] for name in ("code", "kind", *TITLES, "rule_note")}
    values |= {name: int(row[name]) if row[name] else None for name in NUMBERS}
    values |= {name: row[name] or None for name in REFERENCES}
    happened = {name: day_or_none(row[name]) for name in HAPPENINGS}
    values |= {name: day for name, day in happened.items() if day and next_entry(day) <= known}
    return {**values, "adopted": date.fromisoformat(row["adopted"])}


def _later_happenings() -> Iterator[Changing]:
    """What became of an instrument after it had been entered."""
    for row in read_facts("instruments", FACTS):
        entered = next_entry(date.fromisoformat(row["adopted"]))
        for name, reason in HAPPENINGS.items():
            day = day_or_none(row[name])
            if day and next_entry(day) > entered:
                yield Changing(
                    at=instant(next_entry(day), HOUR, 35),
                    by=KEEPER,
                    reason=reason,
                    action=actions.amend_instruments,
                    finds=({"code": row["code"]},),
                    gives={name: day},
                )


def _categories() -> Iterator[Known]:
    """Each category, known since its first listing."""
    first = {row["category"]: row for row in reversed(read_facts("categories", FACTS))}
    for code, row in first.items():
        known = next_entry(date.fromisoformat(row["starts"]))
        yield known, {"code": code, **{name: row[name] for name in TITLES}}


def _listings() -> Iterator[Known]:
    for row in read_facts("categories", FACTS):
        starts = date.fromisoformat(row["starts"])
        values = {name: row[name] for name in ("category", "instrument", "authority")}
        yield (
            next_entry(starts),
            {**values, "starts": starts, "ends": day_or_none(row["ends"])},
        )
