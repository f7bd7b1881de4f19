"""What the former system told of the cases: rows of every file that was brought over."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.recruitment.requiring import required
from secretariat.example.recruitment.truth import Case
from secretariat.example.workforce.facts import FACTS as WORKFORCE
from secretariat.example.workforce.jobs import LANGUAGES, described, titles

Row = Mapping[str, str]

ZONES = {
    "AFR": "Africa/Abidjan", "AME": "America/Lima", "ARB": "Asia/Beirut", "ASP": "Asia/Bangkok",
    "ECA": "Europe/Budapest",
}  # fmt: skip
HEADQUARTERS, ZONE_OF_HEADQUARTERS = "LIN", "Europe/Zurich"
LAST_HOUR = "23:59"
GROUPS = ("governments", "employers", "workers")
WITH_A_COMPANY, ON_SOCIAL_MEDIA = date(2021, 1, 1), date(2022, 1, 1)


def iso(day: date | None) -> str:
    """A day as a cell."""
    return day.isoformat() if day else ""


@cache
def _regions() -> dict[str, str]:
    states = {row["code"]: row["region"] for row in read_facts("states", EXAMPLE)}
    return {row["code"]: states[row["state"]] for row in read_facts("duty_stations", EXAMPLE)}


@cache
def duties(family: str) -> Row:
    """What the work of a family is, in three languages."""
    row = next(row for row in read_facts("families", WORKFORCE) if row["code"] == family)
    return {f"duties_{code}": row[f"work_{code}"] for code in LANGUAGES}


def region_of(station: str) -> str:
    """The region of a duty station."""
    return _regions()[station]


def zone_of(station: str) -> str:
    """The time zone by which the vacancies of a station close."""
    return ZONE_OF_HEADQUARTERS if station == HEADQUARTERS else ZONES[_regions()[station]]


def vacancy(case: Case) -> Row:
    """A vacancy, with how it ended."""
    asked = required(case.grade, case.published)
    return {
        "code": case.code,
        "route": case.route,
        **titles(case.family, case.grade),
        **duties(case.family),
        "grade": case.grade,
        "family": case.family,
        "description": described(case.family, case.grade, case.published),
        "unit": case.unit,
        "station": case.station,
        "funding": case.funding,
        "key_position": "1" if case.key else "0",
        "education": asked.education,
        "years": str(asked.years),
        "years_abroad": str(asked.years_abroad),
        "zone": zone_of(case.station),
        "state": "cancelled" if case.cancelled else "completed",
        "published_on": iso(case.published),
        "completed_on": iso(case.completed),
        "cancelled_on": iso(case.cancelled),
    }


def announcements(case: Case) -> Iterator[Row]:
    """Its announcements: the first is number 1."""
    for number, window in enumerate(case.windows, 1):
        yield {
            "vacancy": case.code,
            "number": str(number),
            "opens_on": iso(window.opens),
            "closes_on": iso(window.closes),
            "closes_hour": LAST_HOUR,
        }


def position_code(case: Case, number: int) -> str:
    """The code of a position."""
    return f"{case.code}/{number}"


def positions(case: Case) -> Iterator[Row]:
    """Its positions: one at least, and a second that some have."""
    filled = {one.position for one in case.choices}
    for number in sorted({1} | filled | set(case.given_up)):
        yield {
            "code": position_code(case, number),
            "vacancy": case.code,
            "post": case.posts.get(number, ""),
            "given_up_on": iso(case.given_up.get(number, case.cancelled)),
        }


def postings(case: Case) -> Iterator[Row]:
    """Where it was announced: by the company since 2021, on social media in 2022."""
    channels = ["site"]
    if case.route in ("regular", "cooperation") and case.published >= WITH_A_COMPANY:
        channels.append("company")
    if case.published >= ON_SOCIAL_MEDIA and (case.key or case.grade in ("P5", "D1", "D2")):
        channels.append("social")
    for channel in channels:
        yield {"vacancy": case.code, "channel": channel, "posted_on": iso(case.published)}


def informed(case: Case) -> Iterator[Row]:
    """Constituents are informed of each vacancy of regular placement."""
    if case.route == "regular":
        for group in GROUPS:
            yield {"vacancy": case.code, "group": group, "informed_on": iso(case.published)}


def of_each(cases: Iterable[Case]) -> Iterator[tuple[str, list[Row]]]:
    """The tables on vacancies, each after those it names."""
    known = list(cases)
    yield "vacancies", [vacancy(case) for case in known]
    yield "vacancy-announcements", [row for case in known for row in announcements(case)]
    yield "vacancy-positions", [row for case in known for row in positions(case)]
    yield "vacancy-postings", [row for case in known for row in postings(case)]
    yield "constituents-informed", [row for case in known for row in informed(case)]
