"""The example's figures reckoned slowly in plain Python, from the plan alone: no engine, no SQL."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards.facts import FACTS as STANDARDS
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.knowing import instant, next_entry
from secretariat.example.plan import plan
from secretariat.example.rows import (
    Correction,
    Ending,
    Membership,
    Ratification,
    Succession,
    Undo,
)

REGIONS = {row["code"]: row["region"] for row in read_facts("states", EXAMPLE)}
LISTINGS_ENTERED_AT = (6, 45)

Spell = tuple[str, str, date]  # instrument, State, registered


@dataclass
class Known:
    """What the Office had in its registers at an instant."""

    members: dict[tuple[str, date], date] = field(default_factory=dict)
    held: dict[Spell, date] = field(default_factory=dict)
    listed: list[tuple[str, str, date]] = field(default_factory=list)

    def members_on(self, day: date) -> set[str]:
        """The States that were members."""
        return {s for (s, starts), ends in self.members.items() if starts <= day <= ends}

    def held_on(self, day: date) -> dict[str, set[str]]:
        """The instruments each State had ratified and not left."""
        found: dict[str, set[str]] = {}
        for (instrument, state, starts), ends in self.held.items():
            if starts <= day <= ends:
                found.setdefault(state, set()).add(instrument)
        return found

    def categories_on(self, day: date) -> dict[str, set[str]]:
        """The Conventions of each category."""
        found: dict[str, set[str]] = {}
        for category, instrument, starts in self.listed:
            if starts <= day and instrument.startswith("C"):
                found.setdefault(category, set()).add(instrument)
        return found

    def ratifications(self, day: date) -> Counter[str]:
        """How many ratifications held, by region."""
        return Counter(
            REGIONS[state]
            for (_instrument, state, starts), ends in self.held.items()
            if starts <= day <= ends
        )

    def registered(self, first: date, last: date) -> int:
        """How many ratifications were registered in a period."""
        return sum(first <= starts <= last for _instrument, _state, starts in self.held)

    def ended(self, first: date, last: date) -> int:
        """How many ratifications had their last day in a period."""
        return sum(first <= ends <= last for ends in self.held.values())

    def with_one_in_each(self, day: date) -> set[str]:
        """Members with a Convention in every category of the day."""
        categories, held = self.categories_on(day).values(), self.held_on(day)
        return {
            state
            for state in self.members_on(day)
            if categories and all(held.get(state, set()) & category for category in categories)
        }

    def with_all(self, day: date) -> set[str]:
        """Members with every fundamental Convention of the day."""
        every, held = set().union(*self.categories_on(day).values()), self.held_on(day)
        return {s for s in self.members_on(day) if every and held.get(s, set()) >= every}

    def with_none(self, day: date) -> set[str]:
        """Members with no fundamental Convention of the day."""
        every, held = set().union(*self.categories_on(day).values()), self.held_on(day)
        return {s for s in self.members_on(day) if not held.get(s, set()) & every}


def known(at: datetime) -> Known:
    """Enter, one after the other, everything that had been entered by the instant."""
    office = Known()
    entered: dict[str, tuple[Any, ...]] = {}
    for batch in plan().loads:
        if batch.at <= at:
            for row in batch.rows:
                _enter(office, row, entered)
            entered[batch.label] = batch.rows
    for row in read_facts("categories", STANDARDS):
        starts = date.fromisoformat(row["starts"])
        if instant(next_entry(starts), *LISTINGS_ENTERED_AT) <= at:
            office.listed.append((row["category"], row["instrument"], starts))
    return office


def _enter(office: Known, row: Any, entered: dict[str, tuple[Any, ...]]) -> None:
    match row:
        case Membership():
            office.members[row.state, row.starts] = row.ends or date.max
        case Ratification():
            office.held[row.instrument, row.state, row.registered] = date.max
        case Ending():
            office.held[row.instrument, row.state, row.ratified] = row.ends
        case Correction():
            ends = office.held.pop((row.instrument, row.state, row.wrong))
            office.held[row.instrument, row.state, row.right] = ends
        case Undo():
            for made in entered[row.label]:
                del office.held[made.instrument, made.state, made.registered]
        case Succession():
            pass  # moves no figure: memberships and ratifications have ends of their own
