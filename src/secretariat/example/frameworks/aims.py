"""What the generated results aim at: every number that shapes them stands here."""

from dataclasses import dataclass
from enum import Enum

POLICY = "spf-2002-05"
BEFORE = "pb-2000-01"


class When(Enum):
    """The days of a year on which what is counted can happen."""

    ANY = "any working day"
    EXPERTS = "the close of the experts’ session in December"
    COMMITTEE = "the committee’s meetings in March, June and November"
    ADVISERS = "the presentation of the annual reports in March"


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """How many are verified in the first and in the second biennium, and how many are not.

    `mended` of the verified were first returned for want of evidence. `returned` are those that
    the verifier sent back for good, `withdrawn` those that who reported them took back. `regions`
    are those in which it happens; empty: in all of them.
    """

    verified: tuple[int, int]
    mended: tuple[int, int] = (0, 0)
    returned: tuple[int, int] = (0, 0)
    withdrawn: tuple[int, int] = (0, 0)
    when: When = When.ANY
    regions: str = ""


AIMS = {
    "1a.2": Aim(verified=(11, 12), when=When.ADVISERS),
    "1a.3": Aim(verified=(9, 13), returned=(1, 0), regions="AFR AME ARB ASP"),
    "1b.2": Aim(verified=(13, 19), returned=(1, 1), regions="AFR AME ARB ASP"),
    "1b.3": Aim(verified=(7, 13), returned=(1, 0), regions="AFR AME ASP"),
    "1c.4/i": Aim(verified=(13, 14), when=When.EXPERTS),
    "1c.4/ii": Aim(verified=(30, 35), when=When.EXPERTS),
    "1c.5/i": Aim(verified=(15, 19), when=When.EXPERTS),
    "1c.5/ii": Aim(verified=(32, 33), when=When.EXPERTS),
    "1c.6": Aim(verified=(24, 23), returned=(1, 0), when=When.COMMITTEE),
    "2a.1": Aim(verified=(34, 46), mended=(3, 2), returned=(3, 2), withdrawn=(1, 1)),
    "2a.2": Aim(verified=(8, 13), returned=(0, 1)),
    "2b.1": Aim(verified=(12, 18), returned=(1, 0)),
    "2b.2": Aim(verified=(11, 13), returned=(0, 1)),
    "2c.1": Aim(verified=(33, 44), mended=(2, 0), returned=(2, 1)),
    "2c.2": Aim(verified=(7, 8), regions="AFR AME ARB ASP"),
    "3a.1": Aim(verified=(6, 10), returned=(1, 0)),
    "3a.2": Aim(verified=(9, 10)),
    "3a.3": Aim(verified=(8, 11), returned=(0, 1)),
    "3b.1": Aim(verified=(10, 12), regions="AFR AME ARB ASP"),
    "3b.3": Aim(verified=(5, 9)),
    "3b.4": Aim(verified=(10, 18), returned=(1, 1)),
    "3b.5": Aim(verified=(9, 12)),
    "3b.6": Aim(verified=(8, 10)),
    "4a.1": Aim(verified=(38, 47), mended=(0, 3), returned=(2, 2), withdrawn=(0, 1)),
    "4a.2": Aim(verified=(18, 27), returned=(1, 0)),
    "4a.3": Aim(verified=(9, 11)),
    "4b.2": Aim(verified=(6, 9)),
    "4b.3": Aim(verified=(13, 15), returned=(1, 0)),
    "4b.4": Aim(verified=(5, 10)),
    "4b.5": Aim(verified=(4, 4), returned=(0, 1)),
    "4b.6": Aim(verified=(4, 5)),
}
"""Parts of which each result counts one; what is missing here is computed, totalled or rated."""

RATIFIED = {
    "3b.2": ("C132", "C156", "C183"),
    "4b.1": ("C135", "C144", "C151", "C154"),
}
"""Parts whose results are the ratifications that the register holds: these Conventions’."""

CHILDREN = "1b.4"
CHILDREN_BY_YEAR = {2002: 56_210, 2003: 75_190, 2004: 112_640, 2005: 136_260}
"""How many children the projects helped in each year, in all."""

GIRLS = 0.47
"""About which share of them were girls."""

PROJECT_REGIONS = {"AFR": 8, "AME": 4, "ASP": 6}
"""In how many States of each region there are projects against child labour."""

TOTALS = {
    "1c.1": ({2002: 322, 2003: 333, 2004: 329, 2005: 319}, When.EXPERTS),
    "1c.2": ({2002: 31, 2003: 32, 2004: 27, 2005: 31}, When.COMMITTEE),
}
"""Parts that are reported as a total for each year, split by region."""

CONSENSUS = "1c.7"

EARLIER = {
    "1.1.2": 6, "1.1.3": 5, "1.2.1": 17, "1.2.2": 6, "1.2.3": 2, "1.3.3": 10, "1.3.4": 3,
    "1.3.5": 38_400, "1.4.1": 622, "1.4.2": 54, "1.4.4": 23, "1.4.5": 51, "1.4.6": 17,
    "1.5.1": 18, "1.5.2": 2, "2.1.1": 26, "2.1.2": 6, "2.1.3": 5, "2.1.4": 2, "2.2.1": 8,
    "2.2.2": 4, "2.2.3": 6, "2.3.1": 22, "2.3.2": 3, "2.4.1": 6, "2.4.2": 4, "3.1.1": 4,
    "3.1.2": 3, "3.2.1": 6, "3.3.1": 7, "3.3.2": 4, "3.4.1": 9, "3.4.2": 4, "3.4.3": 2,
    "3.4.4": 52, "4.1.1": 14, "4.2.1": 16, "4.2.2": 5, "4.3.1": 4, "4.3.2": 4, "4.3.3": 8,
    "4.3.4": 2,
}  # fmt: skip
"""What was verified of each indicator of 2000–01 that is neither computed nor a rate."""

UNVERIFIED = frozenset({
    ("hr-2022-25", "1.2.5", "2025-12-31"), ("hr-2022-25", "3.1.1", "2025-12-31"),
    ("hr-2022-25", "1.2.7", "2025-11-20"), ("hr-2022-25", "3.2.1", "2025-10-15"),
    ("union-2020-25", "C1.2", "2025-12-31"), ("union-2020-25", "A1.2", "2025-05-22"),
})  # fmt: skip
"""Framework, indicator and day of what was reported in the last days and waits for its verifier."""

WOMEN = {("hr-2022-25", "1.2.7"): 1.0}
"""The share of women in results that are split by sex, where it is not about half."""
