"""A panel member reads the cases before her panels, and is swayed by nobody's score."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.areas.recruitment.selection.cases import EVALUATED, Cases, somebody
from tests.reading import without_marks

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Assessment, Member
from secretariat.areas.reference import actions as reference
from secretariat.engine.access.models import Person
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.web.asking import now, today
from secretariat.web.links import record_page, register_page

pytestmark = pytest.mark.usefixtures("unhashed_files")
AT_MOST = 15
OF_A_CASE = ("applications", "candidates", "appointments", "panel-members")
Case = tuple[Application, Member]


def seen(person: Person, key: str) -> set[int]:
    """The numbers of the records of a register that are open to her."""
    return set(rows_of(register_of(key), actor=person, on=today()).values_list("pk", flat=True))


def browser(person: Person) -> Client:
    """A browser in which she has signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def ada(db: None) -> Person:
    """A panel member over the whole organization."""
    return somebody("ada", "assessor", over="")


@pytest.fixture
def bo(db: None) -> Person:
    """Another one."""
    return somebody("bo", "assessor", over="")


@pytest.fixture
def case(cases: Cases, ada: Person) -> Callable[..., Case]:
    """A vacancy with an application and an appointment, and ada, or another, on its panel."""

    def make(person: Person = ada, part: str = "member") -> Case:
        vacancy = cases.in_evaluation()
        one = cases.application(vacancy)
        cases.appointment(vacancy.positions.get(), one)
        return one, cases.member(vacancy, person, part)

    return make


def test_she_reads_the_cases_before_her_panels_and_no_other_of_her_unit(
    case: Callable[..., Case], ada: Person, bo: Person
) -> None:
    hers, _member = case()
    other, _seat = case(bo)
    assert seen(ada, "applications") == {hers.pk}
    assert seen(ada, "candidates") == {hers.candidate_id}
    assert seen(ada, "appointments") == {hers.appointments.get().pk}
    assert seen(ada, "panel-members") == {_member.pk}
    client = browser(ada)
    for key, number in (
        ("applications", other.pk),
        ("candidates", other.candidate_id),
        ("appointments", other.appointments.get().pk),
        ("panel-members", _seat.pk),
    ):
        unknown = client.get(record_page(key, 999_999))
        closed = client.get(record_page(key, number))
        assert closed.status_code == unknown.status_code == 404
        assert without_marks(closed.content.decode()) == without_marks(unknown.content.decode())
        assert record_page(key, number) not in client.get(register_page(key)).content.decode()


def test_nor_its_files_its_appointment_nor_what_a_search_or_a_filter_would_tell(
    case: Callable[..., Case], ada: Person, bo: Person
) -> None:
    case()
    other, _seat = case(bo)
    client = browser(ada)
    for address in (
        reverse("application-files", args=[other.pk]),
        reverse("recruitment-appointment", args=[other.appointments.get().pk]),
    ):
        assert client.get(address).status_code == 404
    for question in (
        f"/find?q={other.candidate.name.replace(' ', '+')}",
        register_page("applications", {"vacancy": other.vacancy.code}),
        register_page("applications", {"q": other.candidate.name}),
    ):
        assert record_page("applications", other.pk) not in client.get(question).content.decode()


@pytest.mark.parametrize("interest", ["none", "conflict"])
def test_a_conflict_closes_the_cases_of_the_panel_and_her_declaration_stays_hers_to_see(
    case: Callable[..., Case], cases: Cases, ada: Person, interest: str
) -> None:
    one, member = case()
    told = "He is my cousin." if interest == "conflict" else ""
    cases.declare(member, interest=interest, interest_told=told)
    for key in OF_A_CASE[:-1]:
        assert bool(seen(ada, key)) is (interest == "none")
    assert seen(ada, "panel-members") == {member.pk}
    page = browser(ada).get(record_page("applications", one.pk))
    assert page.status_code == (200 if interest == "none" else 404)


def test_the_page_of_who_may_see_a_case_says_that_she_may_and_what_decides_besides_her_role(
    case: Callable[..., Case], ada: Person
) -> None:
    one, _member = case()
    page = browser(ada).get(reverse("record-access", args=["applications", one.pk]))
    told = page.content.decode()
    assert "You may: See it" in told
    assert "A panel member sees those of the vacancies before her panels" in told


@pytest.mark.parametrize("role", ["recruiter", "selector", "candidate_data_officer"])
def test_whoever_keeps_decides_or_erases_reads_every_case_of_the_unit(
    case: Callable[..., Case], bo: Person, role: str
) -> None:
    one, member = case(bo)
    reader = somebody("rita", role, over="HRD")
    for key, number in (("applications", one.pk), ("panel-members", member.pk)):
        assert seen(reader, key) == {number}
    assert not seen(somebody("far", role, over="FIN"), "applications")


def test_the_score_of_another_is_read_once_she_has_given_hers_of_the_same_kind(
    case: Callable[..., Case], cases: Cases, ada: Person, bo: Person
) -> None:
    one, member = case()
    fellow = cases.member(one.vacancy, bo, "chair")
    for each in (member, fellow):
        cases.declare(each)
    cases.assess(one, fellow)
    (of_bo,) = seen(bo, "candidate-assessments")
    assert not seen(ada, "candidate-assessments")
    page = browser(ada).get(record_page("applications", one.pk)).content.decode()
    assert record_page("candidate-assessments", of_bo) not in page
    row = {"application": one, "member": member, "kind": "file", "score": 10}
    cases.office.add(register_of("candidate-assessments").actions[-1], **row, assessed_on=EVALUATED)
    assert len(seen(ada, "candidate-assessments")) == 1
    cases.assess(one, member)
    assert of_bo in seen(ada, "candidate-assessments")


def test_the_staff_representative_who_gives_none_reads_them(
    case: Callable[..., Case], cases: Cases, ada: Person, bo: Person
) -> None:
    one, _seat = case(ada, "observer")
    fellow = cases.member(one.vacancy, bo, "chair")
    cases.declare(fellow)
    cases.assess(one, fellow)
    assert seen(ada, "candidate-assessments") == {Assessment.objects.get().pk}


def test_what_she_is_trusted_with_today_decides_what_a_figure_opens_of_the_past(
    cases: Cases, ada: Person
) -> None:
    """A conflict declared since closes the case as of every moment, and so does a unit that left.

    Not to whoever keeps applications where the unit is today.
    """
    one = cases.move(cases.accepted(cases.prepared()), "begin", on_post_on=date(2026, 6, 1))
    member = cases.member(one.position.vacancy, ada)
    before = now().isoformat().replace("+00:00", "Z")
    records = f"/figures/recruitment.positions_filled/records?over=2026&known_at={before}"

    def opens(person: Person) -> bool:
        answer = browser(person).get(records)
        assert answer.status_code == 200
        return record_page("appointments", one.pk) in answer.content.decode()

    near, far = (somebody(name, "recruiter", over=name.upper()) for name in ("hrd", "fin"))
    assert [opens(each) for each in (ada, near, far)] == [True, True, False]
    cases.declare(member, interest="conflict", interest_told="He is my cousin.")
    below = {"path": "FIN/HRD", "parent": cases.office.unit("FIN")}
    cases.office.change(reference.amend_units, below, code="HRD")
    assert [opens(each) for each in (ada, near, far)] == [False, False, True]


def test_a_list_of_hers_asks_no_more_of_the_database(
    case: Callable[..., Case], ada: Person
) -> None:
    for _number in range(3):
        case()
    client = browser(ada)
    for key in (*OF_A_CASE, "candidate-assessments", "steps"):
        client.get(register_page(key))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(register_page(key)).status_code == 200
        own = [one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(own) <= AT_MOST, key
