"""The pages of an appointment: what it would do to those who decide alone, and putting on post."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.areas.recruitment.selection.cases import BY, ON, Cases, somebody
from tests.areas.workforce.conftest import kind

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import applying, selecting
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.access.models import Person, Reading
from secretariat.engine.records.performing import add
from secretariat.web.links import record_page

AT_MOST = 15
TRANSACTIONS = ("SAVEPOINT", "RELEASE")
SINCE = date(2000, 1, 1)
pytestmark = pytest.mark.usefixtures("unhashed_files")


def signed_in(name: str, *roles: str, over: str = "HRD") -> Client:
    """A browser of somebody with roles over a unit."""
    return browser(somebody(name, *roles, over=over))


def browser(person: Person) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(person)
    return client


def on_the_panel(one: Appointment) -> Client:
    """A browser of a member of the panel."""
    member = somebody("otto", "assessor")
    row = {"vacancy": one.position.vacancy, "person": member}
    add(selecting.members.add, [row], by=BY, on=ON)
    return browser(member)


def page_of(client: Client, one: Appointment, name: str = "recruitment-appointment") -> Any:
    """The answer for the page of an appointment."""
    return client.get(reverse(name, args=[one.pk]))


def words(answer: Any) -> str:
    """What a page says."""
    return unescape(answer.content.decode()).replace("\xa0", " ")


@pytest.fixture
def one(cases: Cases) -> Appointment:
    """A woman of a State without officials is recommended for a post that counts."""
    office = cases.office
    for code, number in (("QAA", 3), ("QBB", 0)):
        state = office.state(code)
        office.counted(state, number)
        office.add(kind("assessments").add, state=state, share="50", starts=SINCE)
    office.formula(base=12, margin_least=1, upper_least=0)
    made = cases.prepared()
    post = office.post("P4", geographical=True)
    office.change(kept.positions.amend, {"post": post}, pk=made.position_id)
    declared = {"sex": "F", "state": State.objects.get(code="QBB")}
    office.change(applying.declarations.amend, declared, pk=made.application.declaration_id)
    cases.move(made, "recommend", recommended_on=date(2026, 4, 20))
    return Appointment.objects.get(pk=made.pk)


def test_who_decides_sees_what_it_would_do(one: Appointment) -> None:
    said = words(page_of(signed_in("dora", "selector"), one))
    assert "State QBB would go from non-represented to under-represented." in said
    assert "What it would do to parity" in said
    assert "0.0% (0 of 3)" in said
    assert "25.0% (1 of 4)" in said
    assert "if nobody else came or went" in said
    assert reverse("move", args=["appointments", one.pk, "decide"]) in said


@pytest.mark.parametrize("who", ["recruiter", "panel"])
def test_nobody_else_learns_what_she_declared(one: Appointment, who: str) -> None:
    client = on_the_panel(one) if who == "panel" else signed_in("rita", "recruiter")
    answer = page_of(client, one)
    said = words(answer)
    assert answer.status_code == 200
    assert "What it would do to representation and parity is not shown" in said
    assert "QBB" not in said
    assert "would go from" not in said
    assert "The best of three." in said
    assert "What can be done" not in said


def test_who_decides_elsewhere_finds_nothing(one: Appointment) -> None:
    assert page_of(signed_in("elsa", "selector", over="FIN"), one).status_code == 404
    assert page_of(signed_in("nina"), one).status_code == 403
    assert page_of(Client(), one).status_code == 302


def test_each_reading_is_logged_of_the_declaration_too(one: Appointment) -> None:
    page_of(on_the_panel(one), one)
    assert set(Reading.objects.values_list("register", flat=True)) == {"appointments"}
    page_of(signed_in("dora", "selector"), one)
    assert set(Reading.objects.values_list("register", flat=True)) == {
        *("appointments", applying.declarations.key)
    }


def test_the_way_says_how_many_days_each_step_took(one: Appointment) -> None:
    said = words(page_of(on_the_panel(one), one))
    assert "2 March 2026" in said
    assert "20 April 2026" in said
    assert ">49<" in said.replace(" ", "").replace("\n", "")


def test_the_pages_ask_few_questions_of_the_database(one: Appointment) -> None:
    client = signed_in("dora", "selector")
    vacancy = one.position.vacancy_id
    for path in (
        reverse("recruitment-appointment", args=[one.pk]),
        reverse("record", args=["vacancies", vacancy]),
        reverse("record", args=["appointments", one.pk]),
    ):
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        own = [each["sql"] for each in asked if not each["sql"].startswith(TRANSACTIONS)]
        assert len(own) <= AT_MOST, path + "\n" + "\n".join(own)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_it_is_there_in_every_language(one: Appointment, language: str) -> None:
    client = signed_in("dora", "selector")
    answer = client.get(reverse("recruitment-appointment", args=[one.pk]) + f"?lang={language}")
    assert answer.status_code == 200
    assert f'lang="{language}"' in words(answer)


def test_it_says_nothing_of_an_effect_once_she_is_on_post(cases: Cases, one: Appointment) -> None:
    cases.move(one, "not_agree", ended_on=date(2026, 5, 1), reason="Too thin.")
    said = words(page_of(signed_in("dora", "selector"), one))
    assert "would go from" not in said
    assert "not agreed to" in said


@pytest.fixture
def accepted(cases: Cases) -> Appointment:
    """An appointment to a post, accepted."""
    made = cases.accepted(cases.prepared())
    post = cases.office.post("P4", funding="DC")
    cases.office.change(kept.positions.amend, {"post": post}, pk=made.position_id)
    return Appointment.objects.get(pk=made.pk)


def test_who_keeps_applications_and_files_puts_her_on_post(
    cases: Cases, accepted: Appointment
) -> None:
    client = signed_in("hana", "recruiter", "hr_officer")
    assert reverse("recruitment-on-post", args=[accepted.pk]) in words(page_of(client, accepted))
    form = page_of(client, accepted, "recruitment-on-post")
    assert "First day on post" in words(form)
    official = cases.office.official(entered=date(2026, 7, 1))
    typed = {"official": official.code, "on_post_on": "2026-07-01", "counts_for": ""}
    answer = client.post(reverse("recruitment-on-post", args=[accepted.pk]), typed)
    assert answer.status_code == 302
    written = Incumbency.objects.get(official=official)
    assert Appointment.objects.get(pk=accepted.pk).incumbency == written
    assert "starts from" in words(page_of(client, accepted, "recruitment-on-post"))


def test_for_which_state_she_counts_is_asked_only_where_the_post_counts(cases: Cases) -> None:
    client = signed_in("hana", "recruiter", "hr_officer")
    for funding, asked in (("DC", False), ("RB", True)):
        made = cases.accepted(cases.prepared())
        post = cases.office.post("P4", funding=funding, geographical=asked)
        cases.office.change(kept.positions.amend, {"post": post}, pk=made.position_id)
        form = words(page_of(client, made, "recruitment-on-post"))
        assert ('name="counts_for"' in form) is asked


def test_who_is_new_is_put_on_post_by_one_form(cases: Cases, accepted: Appointment) -> None:
    cases.office.state("QAA")
    client = signed_in("hana", "recruiter", "hr_officer", over="")
    where = reverse("recruitment-on-post", args=[accepted.pk])
    typed = {"official": "70001", "is_new": "on", "on_post_on": "2026-07-01", "contract": "FT"}
    wrong = (
        ({}, "the personnel number and the sex are needed"),
        ({"sex": "F", "nationality": "QZZ"}, "There is no State “QZZ”"),
        ({"sex": "F", "contract": "XX"}, "no kind of contract “XX”"),
        ({"sex": "F", "contract_ends": "2025-01-01"}, "The last day lies before the first"),
    )
    for more, says in wrong:
        answer = client.post(where, {**typed, **more})
        assert answer.status_code in (409, 422)
        assert says in words(answer)
        assert 'value="70001"' in words(answer)
    assert client.post(where, {**typed, "sex": "F", "nationality": "QAA"}).status_code == 302
    written = Appointment.objects.get(pk=accepted.pk).incumbency
    assert written is not None
    assert written.official.code == "70001"
    history = words(client.get(record_page("appointments", accepted.pk)))
    assert "Undo…" in history


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"official": "NOBODY", "on_post_on": "2026-07-01"}, "There is no official “NOBODY”"),
        ({"official": "", "on_post_on": "2026-07-01"}, "There is no official “”"),
        ({"on_post_on": "2026-05-01"}, "before she accepted"),
        ({"on_post_on": "soon"}, "soon"),
        ({"on_post_on": "2026-07-01", "counts_for": "QZZ"}, "There is no State “QZZ”"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    cases: Cases, accepted: Appointment, typed: dict[str, str], says: str
) -> None:
    client = signed_in("hana", "recruiter", "hr_officer")
    official = cases.office.official()
    answer = client.post(
        reverse("recruitment-on-post", args=[accepted.pk]), {"official": official.code, **typed}
    )
    assert answer.status_code in (400, 422)
    assert says in words(answer)
    assert not Incumbency.objects.exists()


def test_it_is_offered_to_nobody_without_both_permissions(
    cases: Cases, accepted: Appointment
) -> None:
    for name, role in (("rita", "recruiter"), ("dora", "selector")):
        client = signed_in(name, role)
        assert "on-post" not in words(page_of(client, accepted))
        assert page_of(client, accepted, "recruitment-on-post").status_code == 403


def test_the_record_leads_to_the_page(one: Appointment) -> None:
    client = signed_in("dora", "selector")
    said = words(client.get(reverse("record", args=["appointments", one.pk])))
    assert reverse("recruitment-appointment", args=[one.pk]) in said
