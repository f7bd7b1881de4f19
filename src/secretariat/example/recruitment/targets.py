"""What the generated recruitment aims at: every number that shapes it stands here."""

from datetime import date, timedelta

YEARS = (2018, 2019, 2020, 2021, 2022)
"""The years in which the vacancies of the former system were published."""

LOADED_ON = date(2023, 9, 21)
"""The day on which the former system was brought over: by then every case had ended."""

LAST_ON_POST = date(2023, 6, 30)
"""Who came later is on no list of the personnel system by then."""

PUBLISHED = {2018: 68, 2019: 72, 2020: 55, 2021: 70, 2022: 77}
"""Vacancies published by regular placement."""

CANCELLED = {2018: 5, 2019: 6, 2020: 7, 2021: 5, 2022: 6}
"""How many of them were cancelled."""

CLOSE_TO_DECISION = {2019: 183, 2020: 194, 2021: 180, 2022: 172}
"""Days from the first close to the decision, on average, of those who then came on post."""

PROFESSIONAL = {2019: 98, 2020: 79, 2021: 106, 2022: 117}
"""Professional positions of development cooperation whose holders came on post."""

DECISION_TO_POST = {(2019, 2020, 2021): 68, (2022,): 62}
"""Days from the decision to the first day on post, on average, all of development cooperation."""

PUBLICATION_TO_POST = {(2019, 2020, 2021): 145, (2022,): 124}
"""Days from the publication to the first day on post, on average, key project positions."""

LOCAL_OF_PROJECTS, LOCAL, TEMPORARY, CALLS = 22, 13, 7, 3
"""How many others are filled in a year: of projects, of offices, for a time; and calls."""

KEY = {"P5": 1.0, "P4": 0.35}
"""The share of project positions of a grade that are key."""

SECOND_POSITIONS = 0.06
"""The share of vacancies of regular placement with a second position."""

DECLINED = 0.06
"""The share, until 2021, of decisions after which the first choice went elsewhere."""

READVERTISED_AFTER = 215
READVERTISED = 0.55
"""Of those that took longer than so many days, the share that was advertised again."""

APPLICANTS = {
    "regular": (5, 12), "cooperation": (2, 5), "local": (3, 8), "temporary": (2, 5),
    "interest": (8, 14),
}  # fmt: skip
"""How many apply to a vacancy, at least and at most."""

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

LISTED_FOR = timedelta(days=1460)
"""How long a place on a roster is valid."""
