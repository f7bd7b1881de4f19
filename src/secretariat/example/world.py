"""The States and instruments the plan is drawn from, read from the facts."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards.facts import FACTS as STANDARDS
from secretariat.example.facts import FACTS as EXAMPLE


def day_or_none(text: str) -> date | None:
    """Read an ISO date, or None from an empty cell."""
    return date.fromisoformat(text) if text else None


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_earlier(day: date, months: int) -> date:
    """Return the day that, so many months later, is the given one."""
    return months_later(day, -months)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spell:
    """A period of membership; both days are inside it, and `ends` is None while it lasts."""

    starts: date
    ends: date | None

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the spell."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """An invented State with every spell of its membership; a former one names its heirs."""

    code: str
    region: str
    heirs: tuple[str, ...]
    spells: tuple[Spell, ...]

    def is_member(self, day: date) -> bool:
        """Say whether the State is a member on the day."""
        return any(spell.holds(day) for spell in self.spells)

    @property
    def last_day(self) -> date | None:
        """The day on which a former State ended; None for a State that exists."""
        return self.spells[-1].ends if self.heirs else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """A real instrument open to ratification, with the dates that bound the plan."""

    code: str
    adopted: date
    in_force: date
    state_months: int
    revises: str
    parent: str
    abrogated: date | None
    needed: int
    months: int

    @property
    def decided(self) -> date | None:
        """The day on which the last ratification it needed was registered; None if it needs none.

        Worked back from the day it came into force, as its own rule goes.
        """
        return months_earlier(self.in_force, self.months) if self.needed else None

    def binds_from(self, registered: date) -> date:
        """Return the day on which it enters into force for a State that registered then."""
        return max(months_later(registered, self.state_months), self.in_force)


class World:
    """All States and instruments, in the order of their codes and of their adoption."""

    @cached_property
    def states(self) -> dict[str, State]:
        """Every invented State by its code, former ones included."""
        spells: dict[str, list[Spell]] = {}
        for row in read_facts("memberships", EXAMPLE):
            spell = Spell(starts=date.fromisoformat(row["starts"]), ends=day_or_none(row["ends"]))
            spells.setdefault(row["state"], []).append(spell)
        return {
            row["code"]: State(
                code=row["code"],
                region=row["region"],
                heirs=tuple(row["successors"].split()),
                spells=tuple(spells[row["code"]]),
            )
            for row in read_facts("states", EXAMPLE)
        }

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Every instrument that States ratify by its code: each after those it builds on."""
        rows = [r for r in read_facts("instruments", STANDARDS) if r["in_force"]]
        rows.sort(key=lambda row: (row["adopted"], row["code"]))
        return {
            row["code"]: Instrument(
                code=row["code"],
                adopted=date.fromisoformat(row["adopted"]),
                in_force=date.fromisoformat(row["in_force"]),
                state_months=int(row["state_months_after"]),
                revises=row["revises"],
                parent=row["parent"],
                abrogated=day_or_none(row["abrogated"]),
                needed=int(row["ratifications_needed"] or 0),
                months=int(row["months_after"] or 0),
            )
            for row in rows
        }

    @cached_property
    def closing_days(self) -> dict[str, date]:
        """The last day on which each revised or abrogated instrument could be ratified."""
        closed = {i.revises: i.in_force for i in self.instruments.values() if i.revises}
        for instrument in self.instruments.values():
            if instrument.abrogated:
                day = closed.get(instrument.code, instrument.abrogated)
                closed[instrument.code] = min(day, instrument.abrogated)
        return {code: day - timedelta(days=1) for code, day in closed.items()}

    @cached_property
    def present(self) -> tuple[State, ...]:
        """The States that exist today."""
        return tuple(state for state in self.states.values() if not state.heirs)

    @cached_property
    def former(self) -> tuple[State, ...]:
        """The States that no longer exist."""
        return tuple(state for state in self.states.values() if state.heirs)
