"""What waits for whom beside the moves: interests to declare, candidates to assess, first days."""

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.recruitment.selection.cases import Cases, somebody

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.engine.access.models import Person
from secretariat.engine.workflows.tasks import tasks_of
from secretariat.web.links import record_page

ON = date(2026, 6, 1)
AT_MOST = 15
INTEREST, ASSESS, PUT = "Declare an interest", "Assess", "Put on post"
PANELLIST = ("assessor",)
FILES = ("recruiter", "hr_officer")


def waiting(person: Person, most: int = 50) -> list[tuple[str, str]]:
    """The tasks and the records that wait for a person."""
    return [(str(one.task.title), str(one.record)) for one in tasks_of(person, on=ON, most=most)]


def test_her_interest_until_she_has_declared_it(cases: Cases) -> None:
    member = cases.member(cases.in_evaluation(), somebody("ada", *PANELLIST))
    assert waiting(member.person) == [(INTEREST, str(member))]
    cases.declare(member)
    assert waiting(member.person) == []


def test_no_interest_where_the_panel_is_not_at_work(cases: Cases) -> None:
    person, gone = somebody("ada", *PANELLIST), cases.published()
    cases.member(gone, person)
    cases.member(cases.vacancy(), person)
    cases.move(gone, "cancel", on=ON, cancelled_on=ON, reason="The post is abolished.")
    assert waiting(person) == []


def test_whoever_may_not_assess_there_has_nothing_to_declare(cases: Cases) -> None:
    member = cases.member(cases.in_evaluation(), somebody("ada", *PANELLIST, over="FIN"))
    assert waiting(member.person) == []


def test_nothing_of_another_waits_for_her(cases: Cases) -> None:
    vacancy = cases.in_evaluation()
    cases.member(vacancy, somebody("ada", *PANELLIST))
    other = cases.member(vacancy, somebody("bea", *PANELLIST), "member")
    assert waiting(other.person) == [(INTEREST, str(other))]


PARTS = st.sampled_from(["chair", "member", "observer"])
INTERESTS = st.sampled_from(["none", "conflict", "not_yet"])
STATES = st.sampled_from(["eligible", "shortlisted", "received"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    part=PARTS,
    interest=INTERESTS,
    each=st.lists(st.tuples(STATES, st.booleans()), max_size=4),
    closed=st.booleans(),
)
def test_a_candidate_waits_to_be_assessed_as_the_rule_of_the_panel_says(
    cases: Cases, part: str, interest: str, each: list[tuple[str, bool]], closed: bool
) -> None:
    """Against the rule read aloud: a free member, on the shortlist, not assessed, in evaluation."""
    number = next(cases.numbers)
    person = somebody(f"ada{number}", *PANELLIST)
    vacancy = cases.in_evaluation() if closed else cases.published()
    member = cases.member(vacancy, person, part)
    if interest != "not_yet":
        told = {
            "interest": interest,
            "interest_told": "A cousin." if interest == "conflict" else "",
        }
        cases.declare(member, **told)
    free = interest == "none" and part != "observer"
    expected = [] if interest != "not_yet" else [(INTEREST, str(member))]
    for state, assessed in each:
        one = cases.application(vacancy, state)
        if assessed and free:
            cases.assess(one, member)
        elif state == "shortlisted" and free and closed:
            expected.append((ASSESS, str(one)))
    assert waiting(person) == expected


@pytest.fixture
def accepted(cases: Cases) -> Appointment:
    """An appointment to a post that its candidate accepted."""
    one = cases.accepted(cases.prepared())
    post = cases.office.post("P4", funding="DC")
    cases.office.change(kept.positions.amend, {"post": post}, pk=one.position_id)
    return Appointment.objects.get(pk=one.pk)


def test_a_first_day_waits_for_whoever_keeps_the_case_and_the_file(
    cases: Cases, accepted: Appointment
) -> None:
    del cases
    assert waiting(somebody("both", *FILES)) == [(PUT, str(accepted))]
    assert waiting(somebody("cases", "recruiter")) == []
    assert waiting(somebody("files", "hr_officer")) == []
    assert waiting(somebody("elsewhere", *FILES, over="FIN")) == []


def test_a_first_day_without_a_post_waits_for_whoever_keeps_files_of_the_unit(
    cases: Cases,
) -> None:
    one = cases.accepted(cases.prepared())
    assert waiting(somebody("both", *FILES)) == [(PUT, str(one))]


def test_nothing_waits_before_it_is_accepted(cases: Cases) -> None:
    cases.offered(cases.prepared())
    assert waiting(somebody("both", *FILES)) == []


def test_all_tasks_are_asked_for_in_one_statement(cases: Cases, accepted: Appointment) -> None:
    del accepted
    person = somebody("all", *PANELLIST, *FILES)
    cases.member(cases.in_evaluation(), person)
    waiting(person)
    with CaptureQueriesContext(connection) as asked:
        assert len(waiting(person)) == 2
    tasks = [one for one in asked.captured_queries if "UNION ALL" in one["sql"]]
    assert len(tasks) == 1


def test_at_most_so_many_of_each_and_one_more_that_says_there_are(cases: Cases) -> None:
    person = somebody("ada", *PANELLIST)
    member = cases.member(vacancy := cases.in_evaluation(), person)
    cases.declare(member)
    for _ in range(4):
        cases.application(vacancy)
    assert len(waiting(person, most=2)) == 3


@pytest.mark.usefixtures("unhashed_files")
class TestAtHome:
    """The home page leads to each."""

    def home(self, person: Person) -> str:
        """Her home page, asked for in the usual number of statements."""
        browser = Client()
        browser.force_login(person)
        browser.get("/")
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/").content.decode()
        told = [one["sql"] for one in asked.captured_queries]
        counted = [sql for sql in told if not sql.startswith(("SAVEPOINT", "RELEASE"))]
        assert len(counted) <= AT_MOST, "\n".join(counted)
        return unescape(page)

    def test_of_a_panellist(self, cases: Cases) -> None:
        person = somebody("ada", *PANELLIST)
        first, second = cases.in_evaluation(), cases.in_evaluation()
        cases.declare(cases.member(first, person))
        one, undeclared = cases.application(first), cases.member(second, person)
        page = self.home(person)
        assert f'href="{record_page("applications", one.pk)}"><strong>Assess</strong>' in page
        form = f"/registers/panel-members/{undeclared.pk}/"
        assert f'href="{form}' in page
        assert "Two things wait for you." in page
        assert "Panel member. title en." in page

    def test_of_whoever_puts_on_post(self, accepted: Appointment) -> None:
        page = self.home(somebody("both", *FILES))
        led = f'href="/recruitment/appointments/{accepted.pk}/on-post"><strong>{PUT}</strong>'
        assert led in page

    def test_an_offer_and_its_acceptance_wait_for_whoever_keeps_the_case(
        self, cases: Cases
    ) -> None:
        person = somebody("cases", "recruiter")
        one = cases.move(cases.prepared(), "recommend", recommended_on=date(2026, 4, 20))
        one = cases.move(one, "decide", decided_on=date(2026, 5, 4))
        assert "<strong>Offer</strong>" not in self.home(person), "her background is not clear"
        cases.check(one)
        assert "<strong>Offer</strong>" in self.home(person)
        cases.move(one, "offer", offered_on=date(2026, 5, 6))
        assert "<strong>Record the acceptance</strong>" in self.home(person)
