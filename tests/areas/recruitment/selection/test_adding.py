"""What belongs to an application is added from its page, whose form knows what it is about."""

from html import unescape

import pytest
from django.test import Client
from tests.areas.recruitment.selection.cases import EVALUATED, Cases, somebody

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Assessment
from secretariat.engine.access.models import Person, Reading
from secretariat.web.links import record_page
from secretariat.web.records import choosing

pytestmark = pytest.mark.usefixtures("unhashed_files")
ASSESS = "/registers/candidate-assessments/do/add_candidate_assessments"


@pytest.fixture
def ada(db: None) -> Person:
    """A panel member of the unit."""
    return somebody("ada", "assessor")


@pytest.fixture
def one(cases: Cases) -> Application:
    """An application that is to be assessed."""
    return cases.application(cases.in_evaluation())


def page(person: Person, address: str) -> str:
    """What a page says to her."""
    client = Client()
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def offered(person: Person, one: Application) -> str:
    """The page of the application."""
    return page(person, record_page("applications", one.pk))


def test_who_may_assess_it_is_led_to_a_form_that_knows_the_application_and_her(
    cases: Cases, ada: Person, one: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST_OPTIONS", 0)
    member = cases.member(one.vacancy, ada)
    cases.declare(member)
    where = f"{ASSESS}?application={one.pk}&member={member.pk}"
    assert f'href="{where}"' in offered(ada, one)
    form = page(ada, where)
    assert f'name="application__code" value="{one.code}"' in form
    assert f'name="member__code" value="{member.pk}"' in form
    client = Client()
    client.force_login(ada)
    given = {"kind": "test", "score": "81", "assessed_on": EVALUATED.isoformat()}
    told = {"application__code": one.code, "member__code": str(member.pk), **given}
    assert client.post(ASSESS, told).status_code == 302
    assert Assessment.objects.get().application == one


def test_a_record_without_a_code_is_found_by_the_address_of_its_page(
    cases: Cases, ada: Person, one: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOST_OPTIONS", 0)
    member = cases.member(one.vacancy, ada)
    cases.declare(member)
    client = Client()
    client.force_login(ada)
    given = {"kind": "test", "score": "81", "assessed_on": EVALUATED.isoformat()}
    told = {"application__code": one.code, **given}
    for wrong in ("Ada", f"{member.pk}x", "9" * 30):
        assert client.post(ASSESS, {**told, "member__code": wrong}).status_code == 422
    where = f"https://office.example{record_page('panel-members', member.pk)}"
    assert client.post(ASSESS, {**told, "member__code": where}).status_code == 302
    assert Assessment.objects.get().member == member


def test_who_may_not_assess_it_is_told_why(cases: Cases, one: Application) -> None:
    """She keeps applications too, and so sees those that are before no panel of hers."""
    bea = somebody("bea", "assessor", "recruiter")
    assert "You don’t assess on the panel of this vacancy." in offered(bea, one)
    member = cases.member(one.vacancy, bea)
    assert "You have not declared yet whether an interest conflicts." in offered(bea, one)
    cases.declare(member, interest="conflict", interest_told="My former student.")
    said = offered(bea, one)
    assert "You declared a conflict of interest." in said
    assert ASSESS not in said


def test_an_observer_is_not_led_to_a_form(cases: Cases, ada: Person, one: Application) -> None:
    cases.declare(cases.member(one.vacancy, ada, "observer"))
    assert "You don’t assess on the panel of this vacancy." in offered(ada, one)


def test_an_appointment_begins_with_the_one_position_and_with_none_of_several(
    cases: Cases, one: Application
) -> None:
    rita = somebody("rita", "recruiter")
    form = "/registers/appointments/do/add_appointments"
    position = one.vacancy.positions.get()
    assert f'href="{form}?application={one.pk}&position={position.pk}"' in offered(rita, one)
    cases.position(one.vacancy)
    assert f'href="{form}?application={one.pk}"' in offered(rita, one)
    assert ASSESS not in offered(rita, one)


def test_what_was_said_of_it_stands_on_its_page_and_is_read_on_the_record(
    cases: Cases, ada: Person, one: Application
) -> None:
    member = cases.member(one.vacancy, ada)
    cases.declare(member)
    cases.assess(one, member)
    assert 'id="related-candidate-assessments-application"' in offered(ada, one)
    (read,) = Reading.objects.filter(register="candidate-assessments")
    assert read.records == [Assessment.objects.get().pk]
