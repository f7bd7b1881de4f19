"""A vacancy that takes applications today, and candidates who fill the form in by their browser."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.areas.recruitment.selection.cases import BY, Cases

from secretariat.areas.recruitment.actions.letters import WRITE
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.engine.jobs.declaring import Work
from secretariat.engine.jobs.models import Run
from secretariat.web.asking import now, today

TYPED = {
    "name": "Okafor",
    "given": "Ada",
    "email": "ada@example.invalid",
    "education": "3-advanced",
    "years": "9",
    "years_abroad": "3",
    "degrees": "LLM, Here, 2010",
    "posts": "Adviser, Union, 2011-2026",
    "letter": "The work of labour inspectors.",
    "sex": "F",
    "experience": "workers",
}
PDF = b"%PDF-1.7\n%%EOF"


class Applying(Cases):
    """Vacancies that are open now, with the stages of their route."""

    def __init__(self) -> None:
        super().__init__()
        for number in (1, 2, 3, 4):
            row = {"code": f"regular-{number}", "route": "regular", "number": number}
            self.office.add(kept.stages.add, **row, name_en=f"Stage {number}")

    def open(self, days: int = 20, **more: Any) -> Vacancy:
        """A vacancy that opened yesterday and closes in so many days."""
        made = self.bare_vacancy(**more)
        first = today() - timedelta(days=1)
        self.announcement(made, opens_on=first, closes_on=today() + timedelta(days=days))
        self.position(made)
        found: Vacancy = self.move(made, "publish", published_on=first, on=first)
        return found


@pytest.fixture
def cases(db: None) -> Applying:
    """An organization that seeks nobody yet."""
    return Applying()


@pytest.fixture
def vacancy(cases: Applying) -> Vacancy:
    """A vacancy that takes applications."""
    return cases.open()


@pytest.fixture
def client(unhashed_files: None) -> Client:
    """A candidate’s browser."""
    return Client()


@pytest.fixture
def mailed(settings: Settings) -> Callable[[], list[Any]]:
    """A mail server is known; writes the letters that wait, and gives all that were sent."""
    settings.EMAIL_HOST = "mail.example"
    settings.ADDRESS = "https://records.example"

    def write() -> list[Any]:
        for run in Run.objects.filter(job=WRITE.key, state="waiting").order_by("pk"):
            work = Work(
                run=run.pk,
                arguments=run.arguments,
                by=BY,
                at=now(),
                on=today(),
                progress=lambda _done, _of, _words: None,
            )
            WRITE.do(work)
            Run.objects.filter(pk=run.pk).update(state="done")
        return list(mail.outbox)

    return write


def apply_to(client: Client, vacancy: Vacancy, deed: str = "check", **more: Any) -> HttpResponse:
    """Press a button of the form; a field of which nothing is said is as usual."""
    files = {"file": more.pop("files")} if "files" in more else {}
    posted = {**TYPED, "deed": deed, **more, **files}
    return client.post(reverse("apply", args=[vacancy.code]), posted)


def send(client: Client, vacancy: Vacancy, **more: Any) -> HttpResponse:
    """Fill the form in, look it through and send it."""
    answer = apply_to(client, vacancy, **more)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return client.post(answer.headers["Location"], follow=True)


def file(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser uploads it."""
    return SimpleUploadedFile(name, content)


def link_in(letter: Any) -> str:
    """The path of the link that a letter holds."""
    found = re.search(r"https://records\.example(/candidate/open/\S+)", letter.body)
    assert found, letter.body
    return found[1]


def follow(client: Client, path: str) -> Any:
    """Follow the link of a letter, and press the button of the page it leads to."""
    led_to = client.get(path).headers["Location"]
    return client.post(led_to)
