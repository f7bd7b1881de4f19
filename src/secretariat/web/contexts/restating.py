"""A restatement: an edition beside another, or beside today, figure by figure."""

from dataclasses import dataclass

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Fact, Status, Table


@dataclass(frozen=True, kw_only=True)
class RestatementPage:
    """What changed and why: `secretariat/restatement.html`.

    `others` lead to the same edition beside each of the others, and beside today. `reserves` say
    what is kept to itself.
    """

    title: str
    sentence: str
    status: Status
    facts: tuple[Fact, ...]
    others: tuple[Link, ...]
    paper: Link
    reserves: tuple[str, ...] = ()
    changes: Table | None = None
