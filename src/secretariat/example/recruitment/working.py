"""How the applications of 2026 are taken in and screened; `selecting` tells what follows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from secretariat.areas.recruitment.workflows.applications import applications
from secretariat.example.entries import Act, Moving
from secretariat.example.knowing import instant
from secretariat.example.recruitment.importing import importing
from secretariat.example.recruitment.open_cases import TAKEN_IN, OpenCase
from secretariat.example.recruitment.opening import RECRUITER
from secretariat.example.recruitment.stages import stages
from secretariat.example.recruitment.telling import Row, iso
from secretariat.example.recruitment.telling_people import (
    candidate,
    declaration,
    declaration_code,
)
from secretariat.example.recruitment.truth import Application

IMPORTER = "bastien.corvelle"
HOUR = 16  # UTC
SCREENED = ("RP-2026-001", "RP-2026-008", "RP-2026-009", "DC-2026-001", "DC-2026-004")
HALF_SCREENED = "RP-2026-002"
SCREENED_ON, HALF_ON = date(2026, 7, 16), date(2026, 9, 24)
SHORT = "Meets less than the grade requires: education, years of experience, or years abroad."


def working(cases: Mapping[str, OpenCase]) -> Iterator[Act]:
    """Every act until an application is found to meet the requirements, or not."""
    for day in TAKEN_IN:
        yield from _taken_in([one for one in cases.values() if one.taken_in == day], day)
    known = [cases[code] for code in SCREENED]
    able = [sent for one in known for sent in one.meeting()]
    yield moving("find_eligible", SCREENED_ON, able, 0)
    yield moving("screen_out", SCREENED_ON, [s for one in known for s in one.short()], 1, SHORT)
    yield moving("find_eligible", HALF_ON, half(cases[HALF_SCREENED]), 0)


def half(one: OpenCase) -> list[Application]:
    """Those screened first of a case of which the screening is not over."""
    able = one.meeting()
    return able[: len(able) // 2]


def _taken_in(cases: list[OpenCase], day: date) -> Iterator[Act]:
    """What came by the former site, as files: people, what they declared, what they sent."""
    known = [(one, sent) for one in cases for sent in one.applications]
    people = {sent.candidate.code: sent.candidate for _one, sent in known}
    tables: tuple[tuple[str, list[Row], str], ...] = (
        ("candidates", [candidate(one) for one in people.values()], RECRUITER),
        ("declarations", [declaration(sent) for _one, sent in known], IMPORTER),
        ("applications", [_received(one, sent) for one, sent in known], IMPORTER),
        ("steps", [_entered(one, sent) for one, sent in known], RECRUITER),
    )
    for minute, (table, rows, by) in enumerate(tables):
        reason = "Sent to the former site until it is closed."
        yield importing(table, rows, at=instant(day, HOUR, minute), by=by, reason=reason)


def _received(one: OpenCase, sent: Application) -> Row:
    return {
        "code": sent.code,
        "vacancy": one.code,
        "candidate": sent.candidate.code,
        "declaration": declaration_code(sent),
        "source": sent.source,
        "received_on": iso(sent.received_on),
        "education": sent.education,
        "years": str(sent.years),
        "years_abroad": str(sent.years_abroad),
        "state": "received",
    }


def _entered(one: OpenCase, sent: Application) -> Row:
    first = stages(one.case.route)[0]
    return {
        "application": sent.code,
        "stage": first.code,
        "entered_on": iso(sent.received_on),
    }


def moving(
    name: str, day: date, them: Iterable[Application], minute: int, reason: str = ""
) -> Moving:
    """Applications that the recruitment officer moves on together."""
    return Moving(
        at=instant(day, HOUR, minute),
        by=RECRUITER,
        reason=reason,
        workflow=applications,
        move=name,
        codes=tuple(one.code for one in them),
    )
