"""What belongs to a vacancy is added from its page, as long as there is something to add."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.areas.recruitment.selection.cases import EVALUATED, OPENS, Cases, somebody

from secretariat.areas.recruitment.models.vacancies import Departure, Vacancy
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.engine.access.models import Person
from secretariat.engine.records.telling import history_of
from secretariat.web.links import record_page

pytestmark = pytest.mark.usefixtures("unhashed_files")


@pytest.fixture
def rita(db: None) -> Person:
    """Somebody who prepares vacancies, and somebody who publishes them."""
    return somebody("rita", "recruiter", "vacancy_publisher")


def offered(person: Person, vacancy: Vacancy) -> dict[str, str]:
    """What can be added to the vacancy from its page, with what the form begins with."""
    client = Client()
    client.force_login(person)
    answer = client.get(record_page("vacancies", vacancy.pk))
    assert answer.status_code == 200
    found = re.findall(r'href="/registers/[a-z-]+/do/add_(\w+)\?([^"]*)"', answer.content.decode())
    return {name: unescape(begun) for name, begun in found}


def test_a_vacancy_in_preparation_takes_what_it_needs_to_be_published(
    cases: Cases, rita: Person
) -> None:
    draft = cases.bare_vacancy()
    assert offered(rita, draft) == {
        "vacancy_announcements": f"vacancy={draft.pk}&number=1",
        "vacancy_positions": f"vacancy={draft.pk}&code={draft.code}/1",
        "requirement_departures": f"vacancy={draft.pk}",
        "panel_members": f"vacancy={draft.pk}",
    }
    cases.announcement(draft)
    cases.position(draft)
    cases.office.add(kept.departures.add, vacancy=draft, reason="Few", approved_on=OPENS)
    assert offered(rita, draft) == {
        "vacancy_positions": f"vacancy={draft.pk}&code={draft.code}/2",
        "panel_members": f"vacancy={draft.pk}",
    }


def test_one_that_is_out_is_posted_and_told_to_whoever_has_not_been(
    cases: Cases, rita: Person
) -> None:
    vacancy = cases.published()
    found = offered(rita, vacancy)
    assert "vacancy_announcements" not in found
    assert "requirement_departures" not in found
    assert found["vacancy_postings"] == f"vacancy={vacancy.pk}"
    assert found["constituents_informed"] == f"vacancy={vacancy.pk}&group=governments"
    for group in ("governments", "employers", "workers"):
        cases.office.add(kept.informed.add, vacancy=vacancy, group=group, informed_on=OPENS)
    assert "constituents_informed" not in offered(rita, vacancy)


def test_one_in_evaluation_can_be_announced_again(cases: Cases, rita: Person) -> None:
    vacancy = cases.in_evaluation()
    announcement = offered(rita, vacancy)["vacancy_announcements"]
    assert announcement == f"vacancy={vacancy.pk}&number=2"


def test_to_one_that_has_ended_nothing_is_added(cases: Cases, rita: Person) -> None:
    vacancy = cases.in_evaluation()
    ended = cases.move(vacancy, "cancel", cancelled_on=EVALUATED, reason="No money.")
    assert offered(rita, ended) == {}


def test_the_form_is_filled_in_with_what_follows(cases: Cases, rita: Person) -> None:
    draft = cases.bare_vacancy()
    client = Client()
    client.force_login(rita)
    begun = offered(rita, draft)["vacancy_positions"]
    form = client.get(f"/registers/vacancy-positions/do/add_vacancy_positions?{begun}")
    assert f'value="{draft.code}/1"' in form.content.decode()


def test_a_departure_is_approved_with_its_reason_asked_for_once(cases: Cases, rita: Person) -> None:
    draft = cases.bare_vacancy(years=2)
    client = Client()
    client.force_login(rita)
    form = "/registers/requirement-departures/do/add_requirement_departures"
    asked = client.get(f"{form}?vacancy={draft.pk}").content.decode()
    assert asked.count('name="reason"') == 1
    typed = {"vacancy": draft.pk, "reason": "A first post.", "approved_on": OPENS.isoformat()}
    answer = client.post(form, typed)
    assert answer.status_code == 302, answer.content.decode()
    approved = Departure.objects.get(vacancy=draft)
    assert approved.reason == "A first post."
    (told,) = history_of(approved)
    assert told.reason == "A first post."


@pytest.mark.parametrize("state", ["screened_out", "not_retained", "withdrawn"])
def test_nobody_is_appointed_by_an_application_that_has_come_to_its_end(
    cases: Cases, rita: Person, state: str
) -> None:
    client = Client()
    client.force_login(rita)
    vacancy = cases.in_evaluation()
    adding = "/registers/appointments/do/add_appointments"
    over, going_on = cases.application(vacancy, state), cases.application(vacancy, "eligible")
    assert adding not in client.get(record_page("applications", over.pk)).content.decode()
    assert adding in client.get(record_page("applications", going_on.pk)).content.decode()
