"""What the generated workforce aims at: every number that shapes it stands here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

BEGINS = date(2002, 12, 31)
"""The last day before the simulated months begin: whoever is in post on it was there before."""

LAST_MONTH = (2026, 9)

Month = tuple[int, int]
Curve = tuple[tuple[Month, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Posts alike, and how many officials hold one at the end of each month.

    `grades` are the proportions of posts. `held` and `women` (their share) go straight from one
    stated month to the next. `leaving` is the share that resigns or ends a contract in a year;
    `kept` how many of the posts so left are filled again; `hired` the youngest, most usual and
    oldest age of a newcomer. `within` is how often a vacancy goes to somebody who is there.
    """

    funding: str
    grades: dict[str, float]
    held: Curve
    women: Curve
    families: Mapping[str, float]
    hired: tuple[int, int, int]
    headquarters: float = 0.0
    geographical: bool = False
    local: bool = False
    leaving: float = 0.03
    kept: float = 0.94
    served: float = 8.0
    within: float = 0.0
    feeders: tuple[str, ...] = ()
    shared: float = 0.0


START, END_2022, MARCH_2023, TODAY = (2002, 12), (2022, 12), (2023, 3), LAST_MONTH

TECHNICAL = {"TEC": 50, "PRG": 14, "RES": 8, "STA": 7, "LEG": 6, "EVA": 3, "COM": 4}
SUPPORTING = {"ADM": 46, "FIN": 16, "HRM": 9, "ICT": 10, "SEC": 9, "COM": 5, "STA": 5}

LINES = {
    "senior": Line(
        funding="RB",
        geographical=True,
        grades={"P5": 190, "D1": 56, "D2": 14, "ADG": 6, "DDG": 3, "DG": 1.9},
        held=((START, 236), ((2008, 6), 246), ((2015, 12), 258), ((2019, 12), 264),
              (END_2022, 270), (MARCH_2023, 270), (TODAY, 276)),
        women=((START, 0.235), ((2010, 12), 0.318), ((2017, 12), 0.362), ((2021, 12), 0.389),
               (END_2022, 0.4), (MARCH_2023, 0.4), (TODAY, 0.446)),
        families={**TECHNICAL, "FIN": 4, "HRM": 3, "ICT": 3},
        hired=(40, 46, 57), headquarters=0.66, leaving=0.016, kept=0.985, served=14,
        within=0.68, feeders=("junior",),
    ),
    "junior": Line(
        funding="RB",
        geographical=True,
        grades={"P2": 62, "P3": 158, "P4": 280},
        held=((START, 458), ((2005, 12), 470), ((2011, 12), 462), ((2016, 12), 481),
              (END_2022, 500), (MARCH_2023, 498), ((2024, 12), 512), (TODAY, 509)),
        women=((START, 0.408), ((2012, 12), 0.468), (END_2022, 0.512), (TODAY, 0.528)),
        families={**TECHNICAL, "FIN": 7, "HRM": 6, "ICT": 6},
        hired=(26, 33, 47), headquarters=0.62, leaving=0.034, served=8,
        within=0.36, feeders=("aided",),
    ),
    "language": Line(
        funding="RB", grades={"P2": 8, "P3": 22, "P4": 32},
        held=((START, 71), ((2012, 12), 66), (END_2022, 62), (MARCH_2023, 62), (TODAY, 60)),
        women=((START, 0.52), (TODAY, 0.61)), families={"LAN": 1}, hired=(27, 34, 48),
        headquarters=1.0, leaving=0.02, served=10, within=0.3,
    ),
    "national": Line(
        funding="RB", local=True, grades={"NOA": 26, "NOB": 58, "NOC": 30, "NOD": 4},
        held=((START, 74), ((2010, 12), 92), (END_2022, 118), (MARCH_2023, 118), (TODAY, 122)),
        women=((START, 0.42), (TODAY, 0.545)), families={"PRG": 58, "TEC": 22, "COM": 8, "FIN": 8},
        hired=(28, 35, 47), leaving=0.03, served=6, within=0.35, feeders=("aided-national",),
    ),
    "support": Line(
        funding="RB", local=True,
        grades={"G2": 24, "G3": 62, "G4": 128, "G5": 196, "G6": 168, "G7": 67},
        held=((START, 742), ((2008, 12), 720), ((2016, 12), 668), (END_2022, 645),
              (MARCH_2023, 642), (TODAY, 630)),
        women=((START, 0.615), (TODAY, 0.645)), families=SUPPORTING, hired=(21, 28, 43),
        headquarters=0.57, leaving=0.022, kept=0.955, served=11, within=0.42,
        feeders=("aided-support",), shared=0.05,
    ),
    "aided": Line(
        funding="DC", grades={"P2": 74, "P3": 176, "P4": 168, "P5": 52},
        held=((START, 288), ((2006, 12), 352), ((2010, 12), 381), ((2014, 12), 396),
              ((2020, 6), 438), (END_2022, 470), (MARCH_2023, 474), ((2024, 12), 492),
              (TODAY, 461)),
        women=((START, 0.37), (END_2022, 0.492), (TODAY, 0.515)),
        families={"TEC": 64, "PRG": 28, "EVA": 4, "COM": 4}, hired=(27, 36, 54),
        headquarters=0.31, leaving=0.105, kept=0.3, served=2.4, within=0.16,
    ),
    "aided-national": Line(
        funding="DC", local=True, grades={"NOA": 210, "NOB": 290, "NOC": 82, "NOD": 8},
        held=((START, 248), ((2007, 12), 361), ((2013, 12), 438), ((2019, 12), 531),
              (END_2022, 590), (MARCH_2023, 595), ((2025, 3), 622), (TODAY, 586)),
        women=((START, 0.40), (END_2022, 0.508), (TODAY, 0.524)),
        families={"PRG": 66, "TEC": 26, "COM": 5, "EVA": 3}, hired=(25, 33, 48),
        leaving=0.085, kept=0.3, served=2.6, within=0.14,
    ),
    "aided-support": Line(
        funding="DC", local=True, grades={"G2": 52, "G3": 96, "G4": 236, "G5": 262, "G6": 129},
        held=((START, 418), ((2007, 12), 522), ((2013, 12), 611), ((2019, 12), 702),
              (END_2022, 775), (MARCH_2023, 781), ((2025, 3), 806), (TODAY, 754)),
        women=((START, 0.535), (END_2022, 0.575), (TODAY, 0.58)),
        families={"ADM": 62, "FIN": 28, "COM": 4, "ICT": 6}, hired=(21, 29, 45),
        headquarters=0.05, leaving=0.075, kept=0.3, served=2.8, within=0.14, shared=0.012,
    ),
    "other": Line(
        funding="OT", grades={"P2": 10, "P3": 22, "P4": 22, "P5": 6},
        held=((START, 44), ((2012, 12), 58), (END_2022, 70), (MARCH_2023, 70), (TODAY, 76)),
        women=((START, 0.4), (TODAY, 0.51)), families={"PRG": 40, "TEC": 30, "FIN": 20, "ICT": 10},
        hired=(26, 34, 52), headquarters=0.62, leaving=0.12, kept=0.45, served=2.5,
    ),
}  # fmt: skip
"""From the top: who is promoted leaves a place in a line that is filled after."""

COUNTED = ("senior", "junior")
"""The lines whose holders count for the representation of their State."""

LADDERS = (
    ("G2", "G3", "G4", "G5", "G6", "G7"),
    ("NOA", "NOB", "NOC", "NOD"),
    ("P2", "P3", "P4", "P5", "D1", "D2", "ADG", "DDG", "DG"),
)
"""The grades of each category, the lowest first: one is promoted to the next."""

YEARS_BEFORE_PROMOTION = 3

RECLASSIFIED = 0.006
"""The share of posts kept by the regular budget that are reclassified in a year, their holder
with them."""

TRANSFERRED = 0.05
"""The share of regular-budget officials of international grades who are moved in a year."""

VACANT = 0.05
"""The share of posts that stand vacant at a time."""

TWO_POSTS = 34
"""How many officials hold two posts at a time for a while, each in part."""

SECOND_NATIONALITY = 0.07
DISABLED = 0.021
DECLARES_AFTER = (0.3, 9.0)
"""After how many years of service a disability is declared, at least and at most."""

EARLY_RETIREMENT = 0.4
"""The share of those who retire as soon as they may; the others until they must."""

CAUSES = {"resignation": 62, "end_of_term": 28, "termination": 7, "death": 3}
OF_PROJECTS = {"end_of_term": 70, "resignation": 27, "termination": 2, "death": 1}

LATE_SEPARATIONS = 26
MISREAD_BEFORE = date(2022, 12, 31)
MISREAD_UNTIL = date(2023, 6, 30)
"""A woman in a senior post was first entered as a man: when the figure of the end of 2022 was first
reckoned it was a little lower than it is now."""

WRONG_SEX, WRONG_BIRTH, WRONG_NATIONALITY = 9, 14, 11

LEANS = {"none": 0.0, "under": 0.45, "fair": 1.0, "over": 1.75}
"""How many officials a State has, of what its assessment would give it."""
