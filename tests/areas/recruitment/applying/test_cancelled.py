"""A vacancy that was cancelled says so, to the world and to whoever applied or still writes."""

from typing import Any

from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import Applying, apply_to, send

from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.kernel.errors import Conflict
from secretariat.web.asking import today
from secretariat.web.formats import day


def cancelled(cases: Applying, vacancy: Vacancy) -> Vacancy:
    """The vacancy, cancelled today."""
    how: dict[str, Any] = {"on": today(), "cancelled_on": today(), "reason": "No money."}
    made: Vacancy = cases.move(vacancy, "cancel", **how)
    return made


def test_its_page_says_when_it_was_cancelled_and_not_when_it_would_have_closed(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    cancelled(cases, vacancy)
    shown = client.get(reverse("opening", args=[vacancy.code])).content.decode()
    assert f"Cancelled on {day(today())}: nobody is sought" in shown
    assert "Closed:" not in shown
    assert reverse("apply", args=[vacancy.code]) not in shown


def test_who_still_writes_is_told_that_it_was_cancelled(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    apply_to(client, vacancy, "save")
    cancelled(cases, vacancy)
    answer = apply_to(client, vacancy)
    assert answer.status_code == Conflict.status
    assert f"It was cancelled on {today().isoformat()}." in answer.content.decode()


def test_an_application_to_it_is_not_offered_to_be_withdrawn(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    sent = send(client, vacancy).content.decode()
    opened = sent.partition("/candidate/open/")[2].partition('"')[0]
    client.get(f"/candidate/open/{opened}")
    client.post(reverse("candidate-opening"))
    withdrawing = "/candidate/withdraw/"
    assert withdrawing in client.get(reverse("candidate")).content.decode()
    cancelled(cases, vacancy)
    hers = client.get(reverse("candidate")).content.decode()
    assert "The vacancy was cancelled." in hers
    assert withdrawing not in hers
