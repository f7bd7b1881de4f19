"""What the former system told of those who applied, and of how each application ended."""

from collections.abc import Iterable, Iterator
from functools import cache
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.recruitment.simulating import accepted_on, offered_on
from secretariat.example.recruitment.stages import stages, state_after
from secretariat.example.recruitment.telling import Row, iso, position_code
from secretariat.example.recruitment.truth import Application, Candidate, Case, Choice
from secretariat.example.workforce.names import name_of

MAIL = "applicants.iofw.example"  # a domain that can never exist
TONGUES = {"AFR": "fr", "AME": "es"}
OTHERS = ("en", "en", "en", "fr", "es")


def candidate(one: Candidate) -> Row:
    """Somebody who applied; an official only if she was one when she did."""
    name, given = _named(one)
    return {
        "code": one.code,
        "name": name,
        "given": given,
        "email": f"{one.code.lower()}@{MAIL}",
        "language": _language(one),
        "official": one.official.code if one.official and one.internal else "",
    }


def _named(one: Candidate) -> tuple[str, str]:
    known = one.official
    if known:
        return name_of(known.code, known.sex, known.state, known.person)
    return name_of(one.code, one.sex, one.state, "")


def _language(one: Candidate) -> str:
    rng = Random(f"writes:{one.code}")
    region = _regions()[one.state]
    return TONGUES[region] if region in TONGUES and rng.random() < 0.7 else rng.choice(OTHERS)


@cache
def _regions() -> dict[str, str]:
    return {row["code"]: row["region"] for row in read_facts("states", EXAMPLE)}


def declaration_code(application: Application) -> str:
    """A number drawn by lot: it names neither the candidate nor the application."""
    return f"{Random(f'declares:{application.code}').getrandbits(48):012X}"


def declaration(one: Application) -> Row:
    """What she said of herself with an application."""
    who = one.candidate
    return {
        "code": declaration_code(one),
        "sex": who.sex,
        "state": who.state,
        "born": iso(who.born),
        "disability": who.disability,
        "experience": who.experience,
    }


def application(case: Case, one: Application) -> Row:
    """An application, and the state in which it ended."""
    last = one.steps[-1]
    return {
        "code": one.code,
        "vacancy": case.code,
        "candidate": one.candidate.code,
        "declaration": declaration_code(one),
        "source": one.source,
        "received_on": iso(one.received_on),
        "education": one.education,
        "years": str(one.years),
        "years_abroad": str(one.years_abroad),
        "state": state_after(case.route, last.number, last.outcome),
    }


def steps(case: Case, one: Application) -> Iterator[Row]:
    """The stages it entered, and how it left each."""
    of_route = stages(case.route)
    for step in one.steps:
        yield {
            "application": one.code,
            "stage": of_route[step.number - 1].code,
            "entered_on": iso(step.entered),
            "left_on": iso(step.left),
            "outcome": step.outcome,
            "reason": step.reason,
        }


def appointment(case: Case, one: Choice) -> Row:
    """A choice: on post, or declined after it was offered."""
    assert one.application
    return {
        "position": position_code(case, one.position),
        "application": one.application.code,
        "state": "on_post" if one.on_post else "declined",
        "recommended_on": iso(one.recommended),
        "decided_on": iso(one.decided),
        "offered_on": iso(offered_on(one)),
        "accepted_on": iso(accepted_on(one)) if one.on_post else "",
        "on_post_on": iso(one.on_post),
        "ended_on": iso(one.ended),
    }


def of_people(cases: Iterable[Case]) -> Iterator[tuple[str, list[Row]]]:
    """The tables on those who applied, each after those it names."""
    known = [(case, one) for case in cases for one in case.applications]
    people = {one.candidate.code: one.candidate for _case, one in known}
    yield "candidates", [candidate(people[code]) for code in sorted(people)]
    told = [declaration(one) for _case, one in known]
    yield "declarations", sorted(told, key=lambda row: row["code"])
    yield "applications", [application(case, one) for case, one in known]
    yield "steps", [row for case, one in known for row in steps(case, one)]
    in_order = dict.fromkeys(case for case, _one in known)
    yield "appointments", [appointment(case, one) for case in in_order for one in case.choices]
