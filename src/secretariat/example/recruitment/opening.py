"""How the vacancies of 2026 are prepared, published, closed, announced again and cancelled."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.workflows.vacancies import vacancies
from secretariat.engine.ordinary import Ordinary
from secretariat.example.entries import Act, Adding, Moving, Values
from secretariat.example.knowing import instant
from secretariat.example.recruitment.open_cases import OpenCase
from secretariat.example.recruitment.requiring import required
from secretariat.example.recruitment.telling import GROUPS, duties, zone_of
from secretariat.example.workforce.jobs import described, titles

RECRUITER, PUBLISHER = "renske.aldewijn", "donatien.mabiro"
PREPARED = date(2026, 2, 12)
LAST_POSTINGS = date(2026, 10, 6)
HOUR = 15  # UTC
DEPARTING, DEPARTED = "RP-2026-004", {"years": 1}
WHY_DEPARTED = (
    "The post is to bring somebody in who has just begun to work: a year of experience is enough "
    "for what it does, and the team trains her."
)
CANCELLED, CANCELLED_ON = "RP-2026-003", date(2026, 8, 20)
WHY_CANCELLED = "The regional office merges two programmes: the post will be described anew."
WHY_AGAIN = "Few of those who applied have practised law: the vacancy is sent to bar associations."


def opening(cases: Iterable[OpenCase]) -> Iterator[Act]:
    """Every act on the vacancies themselves."""
    known = list(cases)
    yield from _prepared(known)
    published = [one for one in known if one.row["applicants"] != "0"]
    for day in sorted({one.windows[0].opens for one in published}):
        of_day = [one.code for one in published if one.windows[0].opens == day]
        yield _moving("publish", day, of_day, PUBLISHER, minute=0, published_on=day)
    yield from _closed(published)
    yield from _announced_again(published)
    yield _moving(
        "cancel",
        CANCELLED_ON,
        [CANCELLED],
        PUBLISHER,
        minute=0,
        reason=WHY_CANCELLED,
        cancelled_on=CANCELLED_ON,
    )
    yield _adding(kept.postings, list(_postings(published)), LAST_POSTINGS, 40)
    yield _adding(kept.informed, list(_informed(published)), LAST_POSTINGS, 41)


def _prepared(cases: list[OpenCase]) -> Iterator[Act]:
    yield _adding(kept.vacancies, [_vacancy(one) for one in cases], PREPARED, 0)
    first = [_announcement(one, 1) for one in cases]
    yield _adding(kept.announcements, first, PREPARED, 1)
    places = [one for one in cases if one.case.route != "interest"]
    positions: list[Values] = [
        {"code": f"{o.code}/1", "vacancy": o.code, "post": o.row["post"] or None} for o in places
    ]
    yield _adding(kept.positions, positions, PREPARED, 2)
    leave: list[Values] = [
        {"vacancy": DEPARTING, "reason": WHY_DEPARTED, "approved_on": PREPARED},
    ]
    yield _adding(kept.departures, leave, PREPARED, 3, by=PUBLISHER)


def _vacancy(one: OpenCase) -> Values:
    case = one.case
    asked = required(case.grade, PREPARED)
    return {
        "code": one.code,
        "route": case.route,
        **titles(case.family, case.grade),
        **duties(case.family),
        "grade": case.grade,
        "family": case.family,
        "description": described(case.family, case.grade, PREPARED),
        "unit": case.unit,
        "station": case.station,
        "funding": case.funding,
        "key_position": case.key,
        "education": asked.education,
        "years": asked.years,
        "years_abroad": asked.years_abroad,
        "zone": zone_of(case.station),
        **(DEPARTED if one.code == DEPARTING else {}),
    }


def _announcement(one: OpenCase, number: int) -> Values:
    window = one.windows[number - 1]
    return {
        "vacancy": one.code,
        "number": number,
        "opens_on": window.opens,
        "closes_on": window.closes,
    }


def _closed(cases: list[OpenCase]) -> Iterator[Act]:
    """Each is closed the day after its announcement ended."""
    ended: dict[date, list[str]] = {}
    for one in cases:
        for window in one.windows:
            if window.closes < LAST_POSTINGS:
                ended.setdefault(window.closes + timedelta(days=1), []).append(one.code)
    for day, codes in sorted(ended.items()):
        yield _moving("close", day, codes, RECRUITER, minute=5)


def _announced_again(cases: list[OpenCase]) -> Iterator[Act]:
    for one in cases:
        for number in range(2, len(one.windows) + 1):
            day = one.windows[number - 1].opens
            yield _adding(kept.announcements, [_announcement(one, number)], day, 10)
            yield _moving("readvertise", day, [one.code], PUBLISHER, minute=11, reason=WHY_AGAIN)


def _postings(cases: list[OpenCase]) -> Iterator[Values]:
    for one in cases:
        senior = one.case.key or one.case.grade in ("P5", "D1", "D2")
        for channel in ("site", *(("social", "network") if senior else ("company",))):
            posted = one.windows[0].opens
            yield {"vacancy": one.code, "channel": channel, "posted_on": posted}


def _informed(cases: list[OpenCase]) -> Iterator[Values]:
    for one in cases:
        for group in GROUPS if one.case.route == "regular" else ():
            informed = one.windows[0].opens
            yield {"vacancy": one.code, "group": group, "informed_on": informed}


def _adding(
    one: Ordinary, rows: list[Values], day: date, minute: int, *, by: str = RECRUITER
) -> Adding:
    return Adding(
        at=instant(day, HOUR, minute),
        by=by,
        reason="The vacancies of 2026.",
        action=one.add,
        rows=tuple(rows),
    )


def _moving(
    name: str,
    day: date,
    codes: list[str],
    by: str,
    *,
    minute: int,
    reason: str = "",
    **gives: date,
) -> Moving:
    return Moving(
        at=instant(day, HOUR, minute),
        by=by,
        reason=reason,
        workflow=vacancies,
        move=name,
        codes=tuple(codes),
        gives=gives,
    )
