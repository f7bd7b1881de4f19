"""What is kept before any post: grades, families, descriptions, requirements, rules, reviews."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.workforce.imports import FACTS as SHIPPED
from secretariat.example.entries import Importing
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.knowing import instant, next_entry
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.importing import importing
from secretariat.example.workforce.jobs import AGREEMENT, FIRST_AGREEMENT, descriptions
from secretariat.example.workforce.lists import FIRST
from secretariat.example.workforce.months import DAY

CLASSIFIER = "adaeze.nwolisa"
HOUR = 11  # UTC: before the lists of noon
HARMONIZED = date(2022, 8, 1)
NAMES = ("name_en", "name_fr", "name_es")
REGULATIONS = "Staff Regulations, article on the age of separation"
LEVELS = "ABCDE"
REVIEWS = ("2003-01-01", "2011-01-01", "2018-01-01", "2024-01-01")

Row = Mapping[str, str]


def described_past() -> Iterator[Importing]:
    """Every act on what jobs are and what they ask for."""
    families = [_only(row, ("code", *NAMES)) for row in read_facts("families", FACTS)]
    yield _at_first("grades", 0, read_facts("grades", SHIPPED))
    yield _at_first("job-families", 1, families)
    first = [{**row, "ends": ""} for row in descriptions(1)]
    yield _at_first("job-descriptions", 2, first)
    yield from _reviewed_descriptions()
    yield from _requirements()
    yield from _retirement()
    yield from _classifications()


def _only(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row[name] for name in names}


def _at_first(key: str, minute: int, rows: Iterable[Row], by: str = CLASSIFIER) -> Importing:
    reason = "First load of the personnel system."
    return importing(key, rows, at=instant(FIRST, HOUR, minute), by=by, reason=reason)


def _later(key: str, day: date, minute: int, rows: Iterable[Row], reason: str) -> Importing:
    at = instant(next_entry(day), HOUR, minute)
    return importing(key, rows, at=at, by=CLASSIFIER, reason=reason)


def _reviewed_descriptions() -> Iterator[Importing]:
    """Family by family, as each review was concluded."""
    closed = {(row["family"], row["grade"]): row for row in descriptions(1)}
    second = list(descriptions(2))
    for starts in sorted({row["starts"] for row in second}):
        new = [row for row in second if row["starts"] == starts]
        rows = [*(closed[row["family"], row["grade"]] for row in new), *new]
        reason = "The review of these job families was concluded."
        yield _later("job-descriptions", date.fromisoformat(starts), 2, rows, reason)


def _requirements() -> Iterator[Importing]:
    known = [{**row, "authority": _authority(row)} for row in read_facts("requirements", FACTS)]
    first = [row for row in known if row["ends"]]
    yield _at_first("grade-requirements", 3, [{**row, "ends": ""} for row in first])
    reason = "Requirements harmonized: the same for each grade, whatever the job family."
    yield _later("grade-requirements", HARMONIZED, 3, known, reason)
    spoken = read_facts("languages", FACTS)
    yield _at_first("language-requirements", 4, [r for r in spoken if r["starts"] < "2022"])
    new = [row for row in spoken if row["starts"] >= "2022"]
    yield _later("language-requirements", HARMONIZED, 4, new, reason)
    terms = [{**row, "authority": AGREEMENT} for row in read_facts("terms", FACTS)]
    yield _later("requirement-terms", HARMONIZED, 5, terms, reason)


def _authority(row: Row) -> str:
    return FIRST_AGREEMENT if row["ends"] else AGREEMENT


def _rule(starts: str, ends: str, earliest: int, mandatory: int) -> Row:
    return {
        "starts": starts,
        "ends": ends,
        "earliest_age": str(earliest),
        "mandatory_age": str(mandatory),
        "authority": REGULATIONS,
    }


def _retirement() -> Iterator[Importing]:
    """Until 2017 one had to go when one could; since then at 65, whenever one entered."""
    first = [_rule("1919-09-01", "1989-12-31", 60, 60), _rule("1990-01-01", "", 62, 62)]
    yield _at_first("retirement-rules", 6, first)
    third = [_rule("1990-01-01", "2013-12-31", 62, 62), _rule("2014-01-01", "", 65, 65)]
    now = [_rule("1919-09-01", "1989-12-31", 60, 65), _rule("1990-01-01", "2013-12-31", 62, 65)]
    for day, rows, reason in (
        (date(2014, 1, 1), third, "Who enters from 2014 on retires at 65."),
        (date(2018, 1, 1), now, "The mandatory age is 65 for all; earlier rights are kept."),
    ):
        at = instant(next_entry(day), HOUR, 6)
        yield importing("retirement-rules", rows, at=at, by=CLASSIFIER, reason=reason)


def _classifications() -> Iterator[Importing]:
    """Duty stations as each review classified them: the facts say the outcome of the last."""
    before: list[dict[str, str]] = []
    for place, starts in enumerate(REVIEWS):
        day = max(date.fromisoformat(starts), FIRST)
        ends = (date.fromisoformat(starts) - DAY).isoformat()
        rows = [_level(row, place) for row in read_facts("duty_stations", EXAMPLE)]
        now = [row for row in rows if row.pop("opened") < day.isoformat()]
        both = [*({**row, "ends": ends} for row in before), *now]
        at = instant(next_entry(day) if place else FIRST, HOUR, 8)
        reason = f"Review of duty stations of {starts[:4]}."
        yield importing("station-classifications", both, at=at, by=CLASSIFIER, reason=reason)
        before = now


def _level(station: Row, place: int) -> dict[str, str]:
    """The level by a review: those before the last found some stations easier, or harder."""
    rng = Random(f"{station['code']}:{place}")
    level = station["classification"]
    if level in LEVELS and place < len(REVIEWS) - 1:
        level = LEVELS[min(max(LEVELS.index(level) + rng.choice((-1, 0, 0, 0, 1)), 0), 4)]
    return {
        "station": station["code"],
        "level": level,
        "non_family": "1" if level == "E" else "0",
        "authority": f"Review of duty stations {REVIEWS[place][:4]}",
        "starts": REVIEWS[place],
        "ends": "",
        "opened": station["starts"],
    }
