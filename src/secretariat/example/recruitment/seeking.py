"""Outreach, rosters and mobility: whom the Office met, keeps in mind, and would move."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.recruitment.applying import held
from secretariat.example.recruitment.clocks import days
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.targets import (
    AGREEING,
    ERAS,
    FORMER,
    LISTED_FOR,
    PROPOSED,
    WILLING,
    Era,
)
from secretariat.example.recruitment.telling import Row, iso
from secretariat.example.recruitment.truth import Case
from secretariat.example.workforce.months import month_of
from secretariat.example.workforce.names import name_of
from secretariat.example.workforce.nations import Nations
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.truth import Holding, Official
from secretariat.example.world import World

MAIL = "contacts.iofw.example"  # a domain that can never exist
REGIONS = ("AFR", "AME", "ARB", "ASP", "ECA")
FAMILIES = ("TEC", "PRG")
INTERNATIONAL = frozenset({"junior", "senior"})


def told_by(event: str) -> Era:
    """With which years an event was brought over; what names none came with the first."""
    return next((one for one in ERAS if event and held()[event] <= one.brought_over), FORMER)


def contacts(rng: Random, era: Era) -> Iterator[Row]:
    """People met at events who agreed to be written to; some have said no since."""
    nations = Nations(World())
    for event in read_facts("events", FACTS):
        if told_by(event["code"]) is not era:
            continue
        day = date.fromisoformat(event["held_on"])
        for place in range(int(int(event["attendance"]) * AGREEING)):
            code = f"{event['code']}-{place}"
            state = nations.drawn(rng, month_of(day))
            name, given = name_of(code, rng.choice("FM"), state, "")
            no = day + days(rng.randrange(20, 500)) if rng.random() < 0.1 else None
            yield {
                "event": event["code"],
                "name": f"{given} {name}",
                "email": f"{code.lower()}@{MAIL}",
                "state": state,
                "agreed_on": iso(day),
                "withdrawn_on": iso(no),
            }


def listings(cases: tuple[Case, ...]) -> Iterator[Row]:
    """Whoever a call for expression of interest found suitable is on the roster, for some years."""
    last: dict[tuple[str, str], date] = {}
    for case in cases:
        if case.route != "interest":
            continue
        assert case.completed
        roster = f"{case.family}-{case.grade}"
        for one in case.applications:
            key, until = (roster, one.candidate.code), case.completed + LISTED_FOR
            if one.steps[-1].outcome != "passed" or last.get(key, date.min) >= case.completed:
                continue
            last[key] = until
            yield {
                "roster": roster,
                "candidate": one.candidate.code,
                "starts": iso(case.completed),
                "ends": iso(until),
            }


def willingness(rng: Random, office: Office, era: Era) -> list[Row]:
    """Officials of international grades who said that they would move."""
    found: list[Row] = []
    on = era.brought_over
    known = [one for one, _held in serving(office, era.last_on_post)]
    for official in rng.sample(known, WILLING):
        starts = on - days(rng.randrange(20, 500))
        region = rng.choice(REGIONS) if rng.random() < 0.8 else ""
        found.append(
            {
                "code": f"W-{official.code}" + ("" if era is FORMER else f"-{on.year}"),
                "official": official.code,
                "region": region,
                "family": rng.choice(FAMILIES) if not region or rng.random() < 0.2 else "",
                "starts": iso(starts),
                "ends": iso(starts + timedelta(days=730)),
            }
        )
    return found


def serving(office: Office, on: date) -> list[tuple[Official, Holding]]:
    """Officials of international grades in post on a day, with what they held."""
    return [
        (official, held)
        for official in office.officials
        for held in official.holdings
        if held.post.line in INTERNATIONAL and held.starts <= on <= (held.ends or date.max)
    ]


def proposals(rng: Random, office: Office) -> Iterator[Row]:
    """Moves that the first exercise proposed: those who moved soon after were agreed to."""
    exercise = next(iter(read_facts("exercises", FACTS)))
    ends = date.fromisoformat(exercise["ends"])
    moved = [
        (official, held.post.code)
        for official in office.officials
        for held in official.holdings
        if held.beginning == "transfer" and ends < held.starts <= ends + days(300)
    ]
    agreed, others = moved[:PROPOSED], moved[PROPOSED : PROPOSED * 2]
    told = [(*one, "agreed") for one in agreed]
    refused = zip(others, agreed, strict=False)
    told += [(one[0], post, "not_agreed") for one, (_who, post) in refused]
    for official, post, outcome in told:
        yield {
            "exercise": exercise["code"],
            "official": official.code,
            "post": post,
            "outcome": outcome,
            "decided_on": iso(ends - days(rng.randrange(1, 20))),
        }
