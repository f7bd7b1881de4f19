"""One act of the example's past: what was entered, when, by whom and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from secretariat.engine.imports.declaring import Import
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.models import Step
from secretariat.engine.records.declaring import Action
from secretariat.engine.workflows.declaring import Workflow
from secretariat.kernel.languages import UNSAID, Translated

OFFICE = "example"
"""The process that answers for what comes before anybody has been added."""

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Of:
    """A ratification that a row refers to: found when the row is written, for it has no code."""

    instrument: str
    state: str
    starts: date


@dataclass(frozen=True, kw_only=True)
class Held:
    """An incumbency that a row refers to: found when the row is written, for it has no code."""

    official: str
    post: str
    starts: date


@dataclass(frozen=True, kw_only=True)
class Such:
    """A record without a code that a row refers to: the one of these values."""

    values: Values


@dataclass(frozen=True, kw_only=True)
class Act:
    """When (UTC), by whom (a user name, or OFFICE) and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Adding(Act):
    """Records added by an action; a reference to another record is written as its code."""

    action: Action
    rows: tuple[Values, ...]


@dataclass(frozen=True, kw_only=True)
class Importing(Act):
    """Rows of a file read by an import: records added where they are new, else changed."""

    reads: Import
    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Changing(Act):
    """Records, each found by some of its values, that an action gives the same new values."""

    action: Action
    finds: tuple[Values, ...]
    gives: Values


@dataclass(frozen=True, kw_only=True)
class ChangingEach(Act):
    """Records, each found by some of its values, that an action gives each its own new values."""

    action: Action
    each: tuple[tuple[Values, Values], ...]


@dataclass(frozen=True, kw_only=True)
class Moving(Act):
    """Records, each found by its code or else by some of its values, that a move takes on.

    `gives` are values that the move writes with the new state.
    """

    workflow: Workflow
    move: str
    codes: tuple[str, ...]
    finds: tuple[Values, ...] = ()
    gives: Values = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Undoing(Act):
    """The one act made at an instant is undone as a whole."""

    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody of the example: who she is, where she works, what she is trusted with and since."""

    username: str
    name: str
    unit: str
    roles: tuple[str, ...]
    scope: str
    language: str
    since: date


@dataclass(frozen=True, kw_only=True)
class Joining(Act):
    """People are added, who may sign in from then on."""

    people: tuple[Newcomer, ...]


@dataclass(frozen=True, kw_only=True)
class Granting(Act):
    """People, by user name, are given a role over a scope; a guest until a last day."""

    role: str
    scope: str
    people: tuple[str, ...]
    ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class Freezing(Act):
    """A paper is frozen; `note` is printed on it, `corrects` an earlier edition."""

    paper: Publication
    note: Translated = UNSAID
    corrects: int | None = None


@dataclass(frozen=True, kw_only=True)
class Stepping(Act):
    """An edition is taken a step on; one that is published is public at once, or from a moment."""

    paper: Publication
    edition: int
    step: Step
    public_at: datetime | None = None
