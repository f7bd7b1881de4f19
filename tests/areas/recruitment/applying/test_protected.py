"""What candidates declare stands apart: no assessor sees it, on no page, in no file."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import Applying
from tests.areas.recruitment.selection.cases import BY, somebody
from tests.reading import without_marks

from secretariat.areas.recruitment.models.applying import Application, Declaration, Step
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers import applying, selecting
from secretariat.engine.access.models import Person, Reading
from secretariat.engine.imports.running import File, imported
from secretariat.engine.imports.trials import Outcome
from secretariat.engine.records.performing import add, change
from secretariat.web.asking import today

READERS = {
    "an assessor": "assessor",
    "a recruiter": "recruiter",
    "the appointing authority": "selector",
}
DECLARATIONS = "candidate-declarations"


def sit(person: Person, vacancy: Vacancy) -> None:
    """Put somebody on the panel of a vacancy: an assessor sees the cases before hers."""
    add(selecting.members.add, [{"vacancy": vacancy, "person": person}], by=BY, on=today())


def read(client: Client, path: str) -> tuple[int, str]:
    """What a page or a file answers."""
    answer = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, without_marks(content.decode())


@pytest.fixture
def applied(cases: Applying) -> Application:
    """An application whose declaration is unlike any other word of the page."""
    made = cases.application(cases.in_evaluation(), "received")
    these = Declaration.objects.filter(pk=made.declaration_id)
    values = {"disability": "yes", "experience": "workers", "sex": "F"}
    change(applying.declarations.amend, these, values, by=BY, on=today())
    return made


@pytest.mark.parametrize("who", READERS)
def test_whoever_assesses_or_decides_reads_applications_and_no_declaration(
    who: str, client: Client, applied: Application
) -> None:
    reader = somebody("reader", READERS[who], over="")
    sit(reader, applied.vacancy)
    client.force_login(reader)
    status, page = read(client, reverse("record", args=["applications", applied.pk]))
    assert status == 200
    assert applied.code in page
    for told in (applied.declaration.code, "Disability", "Nationality"):
        assert told not in page
    _status, table = read(client, reverse("register-csv", args=["applications"]))
    assert applied.declaration.code not in table
    number = applied.declaration_id
    for path in (
        reverse("register", args=[DECLARATIONS]),
        reverse("record", args=[DECLARATIONS, number]),
        reverse("register-csv", args=[DECLARATIONS]),
        reverse("register-xlsx", args=[DECLARATIONS]),
    ):
        assert client.get(path).status_code == 404, path
    asked = reverse("register", args=["applications"])
    for narrowed in ("declaration", "declaration__sex"):
        assert client.get(f"{asked}?{narrowed}=F").status_code == 422


def test_the_analyst_reads_declarations_each_reading_logged_and_no_name(
    client: Client, applied: Application
) -> None:
    client.force_login(somebody("analyst", "recruitment_analyst", over=""))
    status, page = read(client, reverse("record", args=[DECLARATIONS, applied.declaration_id]))
    assert status == 200
    assert "workers" in page
    assert str(applied.candidate) not in page
    assert Reading.objects.filter(register=DECLARATIONS).count() == 1
    for key in ("applications", "candidates"):
        assert client.get(reverse("register", args=[key])).status_code == 404


def test_an_assessor_reads_the_applications_of_her_units_alone(
    client: Client, applied: Application
) -> None:
    client.force_login(somebody("far", "assessor", over="ELSEWHERE"))
    assert client.get(reverse("record", args=["applications", applied.pk])).status_code == 404


def brought(what: Any, rows: list[dict[str, str]]) -> Outcome:
    """Rows of a former system’s file, taken over."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = File(name="former.csv", content=io.BytesIO(out.getvalue().encode()))
    return imported(what, file, by=BY, on=today())


def test_applications_of_a_former_system_come_with_their_states_and_steps(cases: Applying) -> None:
    vacancy = cases.in_evaluation()
    candidates, declarations, applications, steps = applying.IMPORTS
    row = {
        "code": "A-1",
        "vacancy": vacancy.code,
        "candidate": "C-1",
        "declaration": "D-1",
        "received_on": "2026-03-05",
        "education": "3-advanced",
        "years": "8",
        "state": "not_retained",
    }
    told = {"application": "A-1", "entered_on": "2026-03-05", "left_on": "2026-04-20"}
    brought(candidates, [{"code": "C-1", "name": "Former", "given": "Ada"}])
    brought(declarations, [{"code": "D-1", "sex": "F", "disability": "no"}])
    brought(applications, [row])
    brought(steps, [{**told, "stage": "regular-1", "outcome": "stopped", "reason": "Fewer years."}])
    made = Application.objects.get()
    assert (made.state, made.received_at, made.declaration.sex) == ("not_retained", None, "F")
    assert Step.objects.get().outcome == "stopped"
    assert brought(applications, [row]).act is None  # all of it is there already
