"""Opening an act: from here to its end, changes are answered for."""

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

from django.db import connections, transaction

from secretariat.kernel.errors import Conflict

_OPENED: Final = """
SELECT CASE WHEN secretariat.current_act() IS NULL
       THEN secretariat.open_act(%s, %s, %s, %s, %s, %s) END
"""


Text = Any  # a string, or a translation made when it is shown


class Answerable(Protocol):
    """Whoever can answer for a change: a person, or a named process of the Office."""

    @property
    def answers_as(self) -> "Name":
        """The person's number, or the process's name."""


@dataclass(frozen=True)
class Name:
    """Who answers: a person by number, or a process by name."""

    person: int | None = None
    process: str = ""


@dataclass(frozen=True)
class Process:
    """A part of the Office that acts without a person: a migration, a command, a job.

    What people read calls it by its title; one without is called by its name, as a command is.
    """

    name: str
    title: Text = field(default="", compare=False)

    @property
    def answers_as(self) -> Name:
        """The process's name."""
        return Name(process=self.name)


@dataclass(frozen=True, kw_only=True)
class OpenAct:
    """The act under way: its number, and what it is an act of."""

    id: uuid.UUID
    action: str
    using: str
    facts: dict[str, Any] = field(default_factory=dict)


@contextmanager
def act(
    action: str,
    *,
    by: Answerable,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    undoes: uuid.UUID | None = None,
    using: str = "default",
) -> Iterator[OpenAct]:
    """Open an act in a transaction of its own; every change inside carries its number.

    Acts do not nest: one transaction is one act, so that it stands or falls as a whole.
    """
    name, goes_on = by.answers_as, connections[using].in_atomic_block
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(
            _OPENED,
            [action, name.person, name.process, reason, json.dumps(dict(facts or {})), undoes],
        )
        opened = cursor.fetchone()[0]
        if opened is None:
            raise Conflict(
                f"{action} can't begin inside another act.",
                why="One transaction is one act.",
                do="Perform the actions one after the other.",
            )
        yield OpenAct(id=opened, action=action, using=using)
        if goes_on:  # otherwise the act ends with the transaction, of itself
            cursor.execute("SELECT secretariat.close_act()")


@contextmanager
def simulated_clock(at: datetime | None, *, using: str = "default") -> Iterator[None]:
    """Let the database's clock say another time, for the example and the tests alone."""
    goes_on = connections[using].in_atomic_block
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT secretariat.simulate_clock(%s)", [at])
        yield
        if goes_on:  # otherwise it ends with the transaction
            cursor.execute("SELECT secretariat.simulate_clock(NULL)")
