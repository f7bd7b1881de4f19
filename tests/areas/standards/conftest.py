"""Records of standards with sensible values for what a test does not care about."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add

BY = Process("tests")
ON = date(2026, 1, 1)


class Registry:
    """Writes records by their actions, and finds them by code."""

    def add(self, action: Action, **row: Any) -> Any:
        """One record, by its action."""
        (number,) = add(action, [row], by=BY, on=ON)
        return action.model._base_manager.get(pk=number)

    def state(self, code: str, since: date = date(1990, 1, 1)) -> State:
        """A State, a member since a day."""
        made: State = self.add(reference.add_states, code=code, name_en=f"State {code}")
        self.add(reference.admit, state=made, starts=since)
        return made

    def instrument(self, code: str, **more: Any) -> Instrument:
        """A Convention that binds twelve months after registration."""
        row = {
            "code": code,
            "kind": "convention",
            "title_en": f"Convention {code}",
            "adopted": date(1960, 1, 1),
            "in_force": date(1965, 1, 1),
            "ratifications_needed": 2,
            "months_after": 12,
            "state_months_after": 12,
        }
        made: Instrument = self.add(standards.add_instruments, **{**row, **more})
        return made

    def ratification(
        self, instrument: Instrument, state: State, starts: date, **more: Any
    ) -> Ratification:
        """A ratification registered on a day."""
        made: Ratification = self.add(
            standards.register_ratifications,
            instrument=instrument,
            state=state,
            starts=starts,
            **more,
        )
        return made


RegistryOf = Callable[[], Registry]


@pytest.fixture
def registry(db: None) -> Registry:
    """An empty registry."""
    return Registry()
