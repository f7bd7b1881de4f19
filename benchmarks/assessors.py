"""Assessors at work through the web server: each reads her panel's list and files, and assesses."""

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client, override_settings

from benchmarks.filling import BY
from benchmarks.reading import KEY, PORT
from benchmarks.workforce import act_of_all
from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Member
from secretariat.areas.recruitment.registers.selecting import assessments, members
from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_people
from secretariat.kernel.periods import Period
from secretariat.web.records.moves import name_of

ASSESSORS = 20
PAUSE = 5.0  # seconds between two pages: what is read there takes longer
SINCE = Period(date(2000, 1, 1), None)

PANEL_ROWS = """
INSERT INTO recruitment_member (vacancy_id, person_id, part, interest, declared_on, interest_told)
SELECT v.id, p.id, 'member', 'none', v.published_on, ''
FROM generate_series(1, %s) n JOIN recruitment_vacancy v ON v.code = 'V' || n
JOIN access_person p ON p.username = 'assessor' || n"""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One assessor: the cookie she is signed in by, her vacancy, her place there, its files."""

    number: int
    cookie: str
    vacancy: str
    member: int
    files: Iterator[int]


@dataclass(kw_only=True)
class Read:
    """What came of it all: how long each page took."""

    taken: list[float] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


def panel(on: date) -> list[Sitting]:
    """Twenty people, each on the panel of a vacancy of her own, signed in."""
    new = [
        NewPerson(username=f"assessor{n}", name=f"Assessor {n}", email=f"a{n}@example.org")
        for n in range(1, ASSESSORS + 1)
    ]
    people = add_people(new, by=BY, on=on)
    give(people, "assessor", scope="", period=SINCE, by=BY, reason="To be measured", on=on)
    act_of_all(members.add, PANEL_ROWS, ASSESSORS)
    return [_sitting(number, one) for number, one in enumerate(people, start=1)]


def _sitting(number: int, person: object) -> Sitting:
    vacancy = f"V{number}"
    with override_settings(SECRET_KEY=KEY):
        client = Client()
        client.force_login(person)  # type: ignore[arg-type]
    files = Application.objects.filter(vacancy__code=vacancy).order_by("pk")
    return Sitting(
        number=number,
        cookie=client.cookies[settings.SESSION_COOKIE_NAME].value,
        vacancy=vacancy,
        member=Member.objects.get(vacancy__code=vacancy).pk,
        files=cycle(list(files.values_list("pk", flat=True))),
    )


def sits(one: Sitting, read: Read, until: float) -> None:
    """Read the list, open a file, assess it, and again with the next, a pause after each."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    time.sleep(PAUSE * one.number / ASSESSORS)
    file = 0
    for deed in cycle((_lists, _opens, _assesses)):
        if time.monotonic() >= until:
            return
        file = next(one.files) if deed is _lists else file
        began = time.perf_counter()
        status = deed(line, one, file)
        read.taken.append(time.perf_counter() - began)
        if status not in (200, 302):
            read.strange.append(f"{deed.__name__}: {status}")
        time.sleep(PAUSE)


def _lists(line: http.client.HTTPConnection, one: Sitting, file: int) -> int:
    return _asked(line, one, "GET", f"/registers/applications/?vacancy={one.vacancy}")


def _opens(line: http.client.HTTPConnection, one: Sitting, file: int) -> int:
    return _asked(line, one, "GET", f"/registers/applications/{file}/")


def _assesses(line: http.client.HTTPConnection, one: Sitting, file: int) -> int:
    given = {
        "application": file,
        "member": one.member,
        "kind": "file",
        "score": 50 + file % 50,
        "words": "Meets what is asked for, and more.",
        "assessed_on": "2026-01-02",
        "csrfmiddlewaretoken": "0" * 32,
    }
    path = f"/registers/candidate-assessments/do/{name_of(assessments.add)}"
    return _asked(line, one, "POST", path, urlencode(given))


def _asked(
    line: http.client.HTTPConnection, one: Sitting, method: str, path: str, body: str = ""
) -> int:
    cookies = f"{settings.SESSION_COOKIE_NAME}={one.cookie}; csrftoken={'0' * 32}"
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    line.request(method, path, body or None, headers)
    answer = line.getresponse()
    answer.read()
    return answer.status
