"""Every act on the example's recruitment: what was brought over, and what is open today."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random

from secretariat.areas.recruitment.registers.applying import set_erasure
from secretariat.areas.recruitment.registers.selecting import backgrounds, link_incumbencies
from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Act, Adding, ChangingEach, Held, Importing, Such, Values
from secretariat.example.knowing import instant
from secretariat.example.recruitment.exchanging import exchanging
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.importing import importing
from secretariat.example.recruitment.open_cases import open_cases
from secretariat.example.recruitment.opening import RECRUITER, opening
from secretariat.example.recruitment.seeking import (
    contacts,
    listings,
    proposals,
    told_by,
    willingness,
)
from secretariat.example.recruitment.selecting import CHECKED_WITH, selecting
from secretariat.example.recruitment.simulating import cases
from secretariat.example.recruitment.targets import ERAS, FORMER, LATER, Era
from secretariat.example.recruitment.telling import of_each, position_code
from secretariat.example.recruitment.telling_people import of_people
from secretariat.example.recruitment.truth import Choice
from secretariat.example.recruitment.working import IMPORTER, working
from secretariat.example.workforce.simulating import simulated

OUTREACH, DATA_OFFICER = "fatou.sarembe", "lucien.harvault"
EVALUATED = date(2028, 12, 31)
"""The day by which the strategy is evaluated: until then what candidates sent is kept."""
HOUR = 14  # UTC: after the lists of the personnel system
BROUGHT_OVER = "Brought over from the former recruitment system."
NAMES = ("name_en", "name_fr", "name_es")
COLUMNS = {
    "stages": ("code", "route", "number", *NAMES),
    "sources": ("code", "channel", "event", *NAMES),
}
NAMING_EVENTS = {"events": "code", "sources": "event"}
READ_AS = {
    "events": "outreach_events",
    "sources": "application_sources",
    "exercises": "mobility_exercises",
    "vacancy-announcements": "announcements",
    "vacancy-positions": "positions",
    "vacancy-postings": "postings",
    "constituents-informed": "informed",
}
KEPT_BY = {
    "stages": RECRUITER,
    "channels": RECRUITER,
    "rosters": RECRUITER,
    "roster_places": RECRUITER,
    "candidates": RECRUITER,
    "steps": RECRUITER,
    "events": OUTREACH,
    "sources": OUTREACH,
    "outreach_contacts": OUTREACH,
    "exercises": OUTREACH,
    "willingness": OUTREACH,
    "proposed_moves": OUTREACH,
}

Row = Mapping[str, str]


def recruitment_past(seed: int) -> Iterator[Act]:
    """Every act, first to last."""
    for era in ERAS:
        for minute, (table, rows) in enumerate(_brought_over(seed, era)):
            yield _importing(table, rows, instant(era.brought_over, HOUR, minute))
        yield _linked(seed, era)
        yield _kept_longer(seed, era)
    yield _checked(seed)
    opened = open_cases(seed)
    yield from opening(opened.values())
    yield from working(opened)
    yield from selecting(opened)
    yield exchanging(seed, _willing(seed, LATER), OUTREACH)


def _importing(table: str, rows: Iterable[Row], at: datetime) -> Importing:
    return importing(
        READ_AS.get(table, table),
        rows,
        at=at,
        by=KEPT_BY.get(table, IMPORTER),
        reason=BROUGHT_OVER,
    )


def _linked(seed: int, era: Era) -> ChangingEach:
    """Appointments that began a holding the personnel system told of are linked to it."""
    each = []
    for place, one in _followed(seed, era):
        assert one.holding is not None
        assert one.official is not None
        held = Held(
            official=one.official.code, post=one.holding.post.code, starts=one.holding.starts
        )
        each.append((place, {"incumbency": held}))
    return ChangingEach(
        at=instant(era.brought_over, HOUR + 1),
        by=RECRUITER,
        reason="The incumbency is on the staff list.",
        action=link_incumbencies,
        each=tuple(each),
    )


def _kept_longer(seed: int, era: Era) -> ChangingEach:
    """Who applied in these years is kept until the strategy is evaluated, not erased before."""
    applied = {one.candidate.code for case in cases(seed, era) for one in case.applications}
    return ChangingEach(
        at=instant(era.brought_over, HOUR + 1, 10),
        by=DATA_OFFICER,
        reason="Kept for the evaluation of the strategy.",
        action=set_erasure,
        each=tuple(({"code": code}, {"erase_on": EVALUATED}) for code in sorted(applied)),
    )


def _followed(seed: int, era: Era) -> Iterator[tuple[Values, Choice]]:
    """Those chosen whom the simulated workforce follows, and by what their appointment is found."""
    for case in cases(seed, era):
        for one in case.choices:
            if one.holding and one.official and one.application:
                position = position_code(case, one.position)
                yield {"position": position, "application": one.application.code}, one


def _checked(seed: int) -> Adding:
    """The last background checks before the former system was closed, entered from its papers."""
    *_earlier, (place, one) = _followed(seed, FORMER)
    assert one.decided is not None
    rows: list[Values] = [
        {
            "appointment": Such(values=place),
            "source": source,
            "asked_on": one.decided,
            "answered_on": one.decided + timedelta(days=after),
            "outcome": "clear",
        }
        for source, after in CHECKED_WITH.items()
    ]
    return Adding(
        at=instant(FORMER.brought_over, HOUR + 1, 30),
        by=RECRUITER,
        reason="The answers are on paper.",
        action=backgrounds.add,
        rows=tuple(rows),
    )


def _brought_over(seed: int, era: Era) -> Iterator[tuple[str, Iterable[Row]]]:
    """Every table of an era, each after those it names."""
    known, lot = cases(seed, era), f"{seed}:{era.lot}"
    for table in ("stages", "channels", "events", "sources", "rosters", "exercises"):
        rows = facts(table, era)
        if rows:
            yield table, rows
    yield from of_each(known)
    yield from of_people(known)
    yield "outreach_contacts", list(contacts(Random(f"{lot}:contacts"), era))
    yield "roster_places", list(listings(known))
    yield "willingness", _willing(seed, era)
    if era is FORMER:
        yield "proposed_moves", list(proposals(Random(f"{lot}:proposals"), simulated(seed)))


def _willing(seed: int, era: Era) -> list[Row]:
    return willingness(Random(f"{seed}:{era.lot}:willing"), simulated(seed), era)


def facts(table: str, era: Era) -> list[Row]:
    """The rows of a table of facts that an era tells, in the columns that its import reads."""
    every = list(read_facts(table, FACTS))
    names_event = NAMING_EVENTS.get(table, "")
    rows = [row for row in every if told_by(row.get(names_event, "")) is era]
    columns = COLUMNS.get(table, tuple(every[0]))
    return [{name: row[name] for name in columns} for row in rows]
