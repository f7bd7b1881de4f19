"""The rows of the plan: what the Office enters, with the day it holds and when it was known."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256


@dataclass(frozen=True, kw_only=True, slots=True)
class Membership:
    """A State is admitted, or (with `ends`) a known spell of its membership comes to its end."""

    state: str
    starts: date
    ends: date | None
    known_on: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Succession:
    """A State ceased to exist and its heirs continue it from the day `on`."""

    state: str
    heirs: tuple[str, ...]
    on: date
    known_on: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratification:
    """A State's ratification of an instrument, registered on a day and `effective` from another.

    `succeeds` names the former State whose ratification a new State confirmed, or is empty; such
    a ratification takes effect at once.
    """

    instrument: str
    state: str
    registered: date
    effective: date
    succeeds: str
    known_on: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """The end of a ratification, found by its instrument, State and the day it was `ratified`.

    `registered` is the day of the act that ended it and `ends` the last day on which it held.
    `cause` is ``denounced`` (by the State's own will), ``revised`` (automatic, by ratifying the
    instrument `by_instrument`) or ``succeeded`` (the State ceased to exist).
    """

    instrument: str
    state: str
    ratified: date
    registered: date
    ends: date
    cause: str
    by_instrument: str
    known_on: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A ratification entered under a `wrong` day gets the `right` one, and takes effect anew."""

    instrument: str
    state: str
    wrong: date
    right: date
    effective: date
    reason: str
    known_on: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Undo:
    """The import made by the batch with this label is undone as a whole."""

    label: str
    known_on: datetime


Row = Membership | Succession | Ratification | Ending | Correction | Undo


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Rows of one kind entered together: one action by one person at one instant (UTC)."""

    label: str
    at: datetime
    key: str
    by: str
    reason: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Batches in the order in which they were entered, and what is true once all of them are.

    `loads` is the past as entered, mistakes included; `ratifications` and `endings` are what the
    registers hold at the end.
    """

    seed: int
    loads: tuple[Batch, ...]
    ratifications: tuple[Ratification, ...]
    endings: tuple[Ending, ...]

    @property
    def digest(self) -> str:
        """A SHA-256 over everything in the plan: equal for equal seeds on every machine."""
        return sha256(repr((self.loads, self.ratifications, self.endings)).encode()).hexdigest()
