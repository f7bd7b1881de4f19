"""The pages of an appointment in a browser: nothing beside the sheet, nothing axe objects to."""

from datetime import date

import pytest
from django.urls import reverse
from tests.areas.recruitment.selection.cases import Cases
from tests.areas.recruitment.selection.test_pages import signed_in
from tests.browsers import chromium, window
from tests.product.browsing import Viewer

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.reference.models import State

pytestmark = pytest.mark.usefixtures("unhashed_files")


@pytest.fixture
def seen(cases: Cases) -> list[tuple[str, str]]:
    """An appointment to be decided upon, and the form by which another is put on post."""
    office = cases.office
    office.counted(office.state("QAA"), 2)
    office.formula(base=12)
    waiting, accepted = cases.prepared(), cases.accepted(cases.prepared())
    for one in (waiting, accepted):
        post = office.post("P4", geographical=True)
        office.change(kept.positions.amend, {"post": post}, pk=one.position_id)
    declared = {"sex": "F", "state": State.objects.get(code="QAA")}
    office.change(applying.declarations.amend, declared, pk=waiting.application.declaration_id)
    cases.move(waiting, "recommend", recommended_on=date(2026, 4, 20))
    client = signed_in("dora", "selector", "recruiter", "hr_officer")
    paths = [_path("recruitment-appointment", waiting), _path("recruitment-on-post", accepted)]
    return [(path, client.get(path).content.decode()) for path in paths]


def _path(name: str, one: Appointment) -> str:
    return reverse(name, args=[one.pk])


def test_they_can_be_read_at_both_widths(
    seen: list[tuple[str, str]],
) -> None:
    assert "would stay" in seen[0][1] or "would go from" in seen[0][1]
    with chromium() as browser:
        viewer = Viewer(window(browser).new_page(), "en")
        for path, html in seen:
            viewer.look_at(path, html)
    assert viewer.faults == []
