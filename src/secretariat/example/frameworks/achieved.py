"""What was achieved under a framework: results that count and values that do not add up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Fate(Enum):
    """What becomes of a report."""

    VERIFIED = "verified at once"
    MENDED = "returned for want of evidence, reported again, verified"
    RETURNED = "returned, and left at that"
    WITHDRAWN = "returned, then withdrawn by who had reported it"
    WAITING = "reported, and not verified yet"


Shares = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Achieved:
    """One result as it truly is, before anybody reports it; `part` is numbered as in its framework.

    `place` is the code of the State or grouping where it happened, or empty; `variant` says which
    wording of the evidence fits, `convention` which one was ratified. The parts of a split, by sex
    or by region, make `number`.
    """

    framework: str
    part: str
    on: date
    place: str = ""
    variant: int = 0
    number: int = 1
    convention: str = ""
    by_sex: Shares = ()
    by_region: Shares = ()
    fate: Fate = Fate.VERIFIED

    @property
    def indicator(self) -> str:
        """The number of the indicator it counts for."""
        return self.part.partition("/")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The value of a part as of a day."""

    framework: str
    part: str
    on: date
    value: Decimal
    fate: Fate = Fate.VERIFIED

    @property
    def indicator(self) -> str:
        """The number of the indicator it is a value of."""
        return self.part.partition("/")[0]
