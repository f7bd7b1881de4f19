"""What the generated past aims at: every number that shapes it stands here."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

LOADED_ON = date(2000, 1, 3)
"""The day on which everything registered before the year 2000 was loaded at once."""

LAST_REGISTERED = date(2026, 10, 9)
"""No ratification is registered later: on the example's today the Office knows of all of them."""


class Pace(Enum):
    """How ratifications of an instrument spread over the years."""

    STEADY = "many soon after adoption, ever fewer later"
    CAMPAIGN = "steady, then a campaign for universal ratification from 1995 on"
    SWIFT = "almost all within ten years of adoption"
    SURGE = "steady, then many since the category of safe and healthy work was recognised"


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """The share of present States that have ratified an instrument in the end, and its pace."""

    reach: float
    pace: Pace = Pace.STEADY


AIMS = {
    "C001": Aim(reach=0.46), "C004": Aim(reach=0.28), "C005": Aim(reach=0.42),
    "C026": Aim(reach=0.66), "C041": Aim(reach=0.28), "C052": Aim(reach=0.42),
    "C089": Aim(reach=0.46), "C095": Aim(reach=0.66), "C096": Aim(reach=0.30),
    "C097": Aim(reach=0.42), "C102": Aim(reach=0.48), "C103": Aim(reach=0.38),
    "C107": Aim(reach=0.24), "C108": Aim(reach=0.46), "C110": Aim(reach=0.14),
    "C081": Aim(reach=0.80), "C122": Aim(reach=0.68), "C129": Aim(reach=0.52),
    "C131": Aim(reach=0.50), "C132": Aim(reach=0.38), "C135": Aim(reach=0.60),
    "C143": Aim(reach=0.28), "C144": Aim(reach=0.86), "C151": Aim(reach=0.50),
    "C154": Aim(reach=0.46), "C156": Aim(reach=0.44), "C158": Aim(reach=0.34),
    "C159": Aim(reach=0.56), "C160": Aim(reach=0.46), "C161": Aim(reach=0.40),
    "C169": Aim(reach=0.26), "C175": Aim(reach=0.24), "C176": Aim(reach=0.34),
    "C177": Aim(reach=0.18), "C181": Aim(reach=0.36), "C183": Aim(reach=0.40),
    "C184": Aim(reach=0.26), "C185": Aim(reach=0.36), "MLC": Aim(reach=0.70),
    "C188": Aim(reach=0.26), "C189": Aim(reach=0.38), "C190": Aim(reach=0.42),
    "P081": Aim(reach=0.14), "P089": Aim(reach=0.05), "P110": Aim(reach=0.03),
    "P155": Aim(reach=0.16),
    "C029": Aim(reach=0.95, pace=Pace.CAMPAIGN), "C105": Aim(reach=0.93, pace=Pace.CAMPAIGN),
    "C087": Aim(reach=0.84, pace=Pace.CAMPAIGN), "C098": Aim(reach=0.90, pace=Pace.CAMPAIGN),
    "C100": Aim(reach=0.93, pace=Pace.CAMPAIGN), "C111": Aim(reach=0.93, pace=Pace.CAMPAIGN),
    "C138": Aim(reach=0.92, pace=Pace.CAMPAIGN), "C182": Aim(reach=0.97, pace=Pace.SWIFT),
    "C155": Aim(reach=0.50, pace=Pace.SURGE), "C187": Aim(reach=0.40, pace=Pace.SURGE),
    "P029": Aim(reach=0.34, pace=Pace.SURGE),
}  # fmt: skip

FUNDAMENTAL = (
    "C029", "C087", "C098", "C100", "C105", "C111", "C138", "C155", "C182", "C187",
)  # fmt: skip

HOLDOUTS = frozenset({"QPZ", "QPL"})
"""States that have ratified nothing."""

CHAMPIONS = frozenset({
    "QMB", "QME", "QML", "QMV", "QPI", "XAM", "XBV", "XFM", "XHV", "XKB", "XPG", "XVS",
})  # fmt: skip
"""States that have ratified every fundamental Convention."""

LEANING = {"AFR": 0.02, "AME": 0.08, "ARB": -0.36, "ASP": -0.18, "ECA": 0.18}
"""How much readier or slower than elsewhere the States of a region ratify."""

CONFIRMING = 0.88
"""The share of a former State's ratifications that each of its heirs confirms."""

DENOUNCED = {"C089": 9, "C096": 3, "C097": 1, "C158": 2, "C132": 1, "C081": 1, "C095": 1, "C105": 1}
"""How many ratifications of each instrument States denounce of their own will."""

RETURNING = 3
"""How many of those States ratify the same instrument again, years later."""

CORRECTIONS = 20
"""How many ratifications were first entered under a wrong day."""

LATE = 0.03
"""The share of ratifications since 2000 that became known three to fourteen months late."""

LATE_IN_2026 = (
    date(2025, 12, 8), date(2025, 12, 15), date(2025, 12, 19),
)  # fmt: skip
"""Days of three ratifications of fundamental Conventions that became known in October 2026 only."""

KNOWN_IN_2026 = date(2026, 10, 15)

MISTAKEN_IMPORT = "C189"
"""The instrument of the wrong import, made in March 2014 and undone six days later."""

MISTAKEN_ROWS = 14

ONE_IN_EACH = {
    date(2001, 12, 31): (38, 52),
    date(2005, 12, 31): (54, 64),
    date(2025, 12, 31): (40, 54),
}
"""Bounds on the States with a Convention in each category: four until 2022, then five."""

WITH_ALL_IN_2025 = (12, 24)
"""Bounds on the States that have ratified all ten fundamental Conventions at the end of 2025."""

DECLARED_AGES = (14, 14, 15, 15, 15, 16)
"""Minimum ages that States declare with C138, in years."""

DECLARED_WEEKS = (14, 14, 16, 16, 18, 20)
"""Lengths of maternity leave that States declare with C183."""

PARTS_ACCEPTED = (3, 3, 4, 5, 9)
"""How many of the nine parts of C102 a State accepts: at least three."""

CONDITIONAL = ("C081", "C095")
"""Conventions whose first ratification was conditional for four months."""

PROSPECTS = {"C190": 0.5, "C189": 0.4, "C155": 0.4, "C187": 0.4, "P029": 0.35, "C183": 0.3}
"""The share of the States without a ratification that said how near they are to one."""
