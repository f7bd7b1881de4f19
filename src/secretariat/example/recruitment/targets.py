"""What the generated recruitment aims at: every number that shapes it stands here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True, eq=False)
class Era:
    """Years whose vacancies were brought over together, and what is aimed at in each of them.

    `close_to_decision` are days from the first close to a decision on average, whether or not she
    then came; `decision_to_post` those from the decision to the first day on post, of all of
    development cooperation; `publication_to_post` those from the publication, of key positions.
    `declining` are the years of decisions after which somebody may have gone elsewhere.
    """

    lot: str
    years: tuple[int, ...]
    brought_over: date
    first_on_post: date
    last_on_post: date
    first_candidate: int
    published: Mapping[int, int]
    cancelled: Mapping[int, int]
    close_to_decision: Mapping[int, int]
    professional: Mapping[int, int]
    decision_to_post: Mapping[tuple[int, ...], int]
    publication_to_post: Mapping[tuple[int, ...], int]
    others: Mapping[str, int]
    applicants: Mapping[str, tuple[int, int]]
    from_rosters: tuple[int, ...]
    declining: tuple[int, ...]


FORMER = Era(
    lot="recruitment",
    years=(2018, 2019, 2020, 2021, 2022),
    brought_over=date(2023, 9, 21),
    first_on_post=date(2018, 1, 1),
    last_on_post=date(2023, 6, 30),
    first_candidate=500_001,
    published={2018: 68, 2019: 72, 2020: 55, 2021: 70, 2022: 77},
    cancelled={2018: 5, 2019: 6, 2020: 7, 2021: 5, 2022: 6},
    close_to_decision={2019: 183, 2020: 194, 2021: 180, 2022: 172},
    professional={2019: 98, 2020: 79, 2021: 106, 2022: 117},
    decision_to_post={(2019, 2020, 2021): 68, (2022,): 62},
    publication_to_post={(2019, 2020, 2021): 145, (2022,): 124},
    others={"aided": 22, "local": 13, "temporary": 7, "interest": 3},
    applicants={
        "regular": (5, 12), "cooperation": (2, 5), "local": (3, 8), "temporary": (2, 5),
        "interest": (8, 14),
    },
    from_rosters=(2021, 2022),
    declining=(2018, 2019, 2020, 2021),
)  # fmt: skip
"""What the strategy reported on: by the day it was brought over, every case had ended."""

LATER = Era(
    lot="recruitment:later",
    years=(2023, 2024, 2025),
    brought_over=date(2026, 7, 2),
    first_on_post=date(2023, 7, 1),
    last_on_post=date(2026, 6, 30),
    first_candidate=550_001,
    published={2023: 74, 2024: 78, 2025: 63},
    cancelled={2023: 5, 2024: 4, 2025: 7},
    close_to_decision={2024: 166, 2025: 158},
    professional={2023: 62, 2024: 80, 2025: 52},
    decision_to_post={(2024,): 60, (2025,): 57},
    publication_to_post={(2024,): 121, (2025,): 117},
    others={"aided": 6, "local": 8, "temporary": 4, "interest": 2},
    applicants={
        "regular": (3, 7), "cooperation": (1, 3), "local": (2, 5), "temporary": (2, 3),
        "interest": (6, 9),
    },
    from_rosters=(2024, 2025, 2026),
    declining=(2023, 2024, 2025),
)  # fmt: skip
"""The years since, up to those in which vacancies are worked on here: told in less detail."""

ERAS = (FORMER, LATER)

KEY = {"P5": 1.0, "P4": 0.35}
"""The share of project positions of a grade that are key."""

SECOND_POSITIONS = 0.06
"""The share of vacancies of regular placement with a second position."""

DECLINED = 0.06
"""The share of decisions, in years that have some, after which the first choice went elsewhere."""

READVERTISED_AFTER = 215
READVERTISED = 0.55
"""Of those that took longer than so many days, the share that was advertised again."""

WOMEN = 0.46
REPEATING = 0.14
"""The share of those who apply who have applied before."""

EXPERIENCED = {"governments": 0.034, "employers": 0.008, "workers": 0.013}
"""The share of those who apply who have worked for a group of constituents."""

DISABLED, UNSTATED = 0.024, 0.11

MEETING = 0.66
"""The share of those who apply who meet the minimum requirements."""
WITHDRAWING = 0.03
FIRST_STAGE_PASSED, INTERVIEWED = 0.5, 3
"""Of those who meet them, the share tested with success; how many are interviewed at most."""

AGREEING = 0.05
"""The share of those met at an event who agree to be written to."""

WILLING, PROPOSED = 38, 9
"""How many officials would move; how many moves the first exercise agrees to."""

EXCHANGES = {"agreed": 3, "not_agreed": 2, "open": 4}
"""How many exchanges of posts the exercise of 2026 proposes, by what has been decided so far."""

USED = 6
"""How many of those appointed in a year were on a roster when they applied, where rosters tell."""

LISTED_FOR = timedelta(days=1460)
"""How long a place on a roster is valid."""
