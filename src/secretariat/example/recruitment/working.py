"""How the applications of 2026 are taken in, screened, assessed, and one of them recommended."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from secretariat.areas.recruitment.registers import selecting as kept
from secretariat.areas.recruitment.workflows.applications import applications
from secretariat.areas.recruitment.workflows.appointments import appointments
from secretariat.engine.records.declaring import Action
from secretariat.example.entries import Act, Adding, Changing, Moving, Such, Values
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
WITH_PANEL = "RP-2026-001"
SCREENED, HALF_SCREENED = ("RP-2026-001", "DC-2026-001"), "RP-2026-002"
SCREENED_ON, HALF_ON = date(2026, 7, 16), date(2026, 9, 24)
PANEL_ON, SHORTLISTED_ON = date(2026, 8, 24), date(2026, 8, 31)
ASSESSED_ON, RECOMMENDED_ON = date(2026, 10, 1), date(2026, 10, 8)
ON_THE_SHORTLIST = 3
PANEL = {"agnes.tolvane": "chair", "idris.belkora": "member", "wanda.korpiel": "member"}
CONFLICT = "wanda.korpiel"
TOLD = "One of the candidates and I have published together for years."
SHORT = "Meets less than the grade requires: education, years of experience, or years abroad."
NOT_SHORTLISTED = "Others have more of the experience that the position asks for."
SCORES = {"agnes.tolvane": (84, 77, 69), "idris.belkora": (88, 79, 72)}
WORDS = (
    "Clear on method and on what a figure can bear; led surveys in three countries.",
    "Sound on method; has led no survey of her own.",
    "Knows the subject, less so how to explain it.",
)
REPORT = (
    "Three candidates were interviewed by two members; the third had declared a conflict of "
    "interest and took no part. Both placed the same candidate first."
)


def working(cases: Mapping[str, OpenCase]) -> Iterator[Act]:
    """Every act on the applications."""
    for day in TAKEN_IN:
        yield from _taken_in([one for one in cases.values() if one.taken_in == day], day)
    yield from _screened(cases)
    yield from _on_the_panel(cases[WITH_PANEL])


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


def _screened(cases: Mapping[str, OpenCase]) -> Iterator[Act]:
    known = [cases[code] for code in SCREENED]
    able = [sent for one in known for sent in one.meeting()]
    yield _moving("find_eligible", SCREENED_ON, able, 0)
    yield _moving("screen_out", SCREENED_ON, [s for one in known for s in one.short()], 1, SHORT)
    half = cases[HALF_SCREENED].meeting()
    yield _moving("find_eligible", HALF_ON, half[: len(half) // 2], 0)
    listed = shortlist(cases)
    others = [sent for sent in cases[WITH_PANEL].meeting() if sent not in listed]
    yield _moving("shortlist", SHORTLISTED_ON, listed, 0)
    yield _moving("not_retain", SHORTLISTED_ON, others, 1, NOT_SHORTLISTED)


def shortlist(cases: Mapping[str, OpenCase]) -> list[Application]:
    """Those whom the panel interviews, the best first."""
    able = cases[WITH_PANEL].meeting()
    return sorted(able, key=lambda one: (-one.years, one.code))[:ON_THE_SHORTLIST]


def _on_the_panel(one: OpenCase) -> Iterator[Act]:
    listed = shortlist({WITH_PANEL: one})
    members: list[Values] = [
        {"vacancy": WITH_PANEL, "person": name, "part": part} for name, part in PANEL.items()
    ]
    yield _adding(kept.members.add, members, PANEL_ON, RECRUITER)
    for minute, name in enumerate(PANEL, 10):
        yield _declared(name, minute)
    for minute, name in enumerate(SCORES, 20):
        yield _adding(
            kept.assessments.add, list(_assessed(listed, name)), ASSESSED_ON, name, minute
        )
    place: Values = {"position": f"{WITH_PANEL}/1", "application": listed[0].code}
    appointment: Values = {**place, "report": REPORT}
    yield _adding(kept.appointments.add, [appointment], RECOMMENDED_ON, RECRUITER)
    yield Moving(
        at=instant(RECOMMENDED_ON, HOUR, 5),
        by=RECRUITER,
        reason="",
        workflow=appointments,
        move="recommend",
        codes=(),
        finds=(place,),
        gives={"recommended_on": RECOMMENDED_ON},
    )


def _declared(name: str, minute: int) -> Changing:
    conflicts = name == CONFLICT
    return Changing(
        at=instant(PANEL_ON, HOUR, minute),
        by=name,
        reason="",
        action=kept.declare_interests,
        finds=({"vacancy": WITH_PANEL, "person": name},),
        gives={
            "interest": "conflict" if conflicts else "none",
            "interest_told": TOLD if conflicts else "",
            "declared_on": PANEL_ON,
        },
    )


def _assessed(listed: Iterable[Application], name: str) -> Iterator[Values]:
    for sent, score, words in zip(listed, SCORES[name], WORDS, strict=True):
        yield {
            "application": sent.code,
            "member": Such(values={"vacancy": WITH_PANEL, "person": name}),
            "kind": "interview",
            "score": score,
            "words": words,
            "assessed_on": ASSESSED_ON,
        }


def _adding(action: Action, rows: list[Values], day: date, by: str, minute: int = 0) -> Adding:
    return Adding(at=instant(day, HOUR, minute), by=by, reason="", action=action, rows=tuple(rows))


def _moving(
    name: str, day: date, them: Iterable[Application], minute: int, reason: str = ""
) -> Moving:
    return Moving(
        at=instant(day, HOUR, minute),
        by=RECRUITER,
        reason=reason,
        workflow=applications,
        move=name,
        codes=tuple(one.code for one in them),
    )
