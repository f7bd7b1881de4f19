"""Cases of a former system are taken over from files, with the states and days they had there."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from tests.areas.recruitment.selection.cases import BY, ON, Cases, somebody

from secretariat.areas.recruitment.area import recruitment
from secretariat.areas.recruitment.imports import selecting as former_selection
from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.routes import Stage
from secretariat.areas.recruitment.models.selecting import (
    Appointment,
    Assessment,
    Background,
    Member,
)
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers import selecting
from secretariat.engine.access.actors import Actor
from secretariat.engine.imports.exporting import as_csv, as_xlsx, sheet_of
from secretariat.engine.imports.running import CannotImport, File, imported
from secretariat.engine.imports.trials import Outcome
from secretariat.engine.records.performing import change_each
from secretariat.kernel.errors import BadInput, Refused

VACANCY = {
    "code": "OLD-1",
    "route": "regular",
    "title_en": "Officer",
    "grade": "P4",
    "unit": "HRD",
    "station": "HQ",
    "funding": "RB",
    "education": "3-advanced",
    "years": "7",
    "state": "completed",
    "published_on": "2019-02-01",
    "completed_on": "2019-09-30",
}
ANNOUNCEMENT = {"vacancy": "OLD-1", "number": "1", "opens_on": "2019-02-01"}
POSITION = {"code": "OLD-1/1", "vacancy": "OLD-1"}
APPOINTMENT = {
    "position": "OLD-1/1",
    "state": "on_post",
    "recommended_on": "2019-06-01",
    "decided_on": "2019-06-20",
    "on_post_on": "2019-10-01",
}


def take_in(key: str, *rows: Mapping[str, str], by: Actor = BY) -> Outcome:
    """Import rows as a file of their columns."""
    (what,) = (one for one in recruitment.imports if one.key == f"recruitment.{key}")
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = File(name=f"{key}.csv", content=io.BytesIO(out.getvalue().encode()))
    return imported(what, file, by=by, on=ON)


@pytest.fixture
def former(cases: Cases) -> Cases:
    """A vacancy of a former system with its announcement and its position."""
    cases.office.unit()
    cases.office.station()
    take_in("vacancies", VACANCY)
    take_in("announcements", {**ANNOUNCEMENT, "closes_on": "2019-03-15", "closes_hour": "17:30"})
    take_in("positions", POSITION)
    return cases


def test_a_vacancy_comes_in_the_state_it_had(former: Cases) -> None:
    one = Vacancy.objects.get()
    assert (one.state, one.published_on) == (Vacancy.State.COMPLETED, date(2019, 2, 1))
    announced = one.announcements.get()
    assert (announced.closes_on, f"{announced.closes_hour:%H:%M}") == (date(2019, 3, 15), "17:30")


def test_a_file_taken_over_twice_adds_nothing_and_one_that_differs_is_refused(
    former: Cases,
) -> None:
    again = take_in("vacancies", VACANCY)
    assert (again.act, again.trial.new, again.trial.same) == (None, 0, 1)
    with pytest.raises(CannotImport):
        take_in("vacancies", {**VACANCY, "state": "cancelled"})
    assert Vacancy.objects.get().state == Vacancy.State.COMPLETED


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"published_on": ""}, "since which day"),
        ({"cancelled_on": "2019-08-01"}, "either completed or cancelled"),
        ({"completed_on": "2019-01-31"}, "before it was published"),
        ({"zone": "Europe/Geneva"}, "no time zone"),
        ({"state": "lost"}, "not one of the choices"),
    ],
)
def test_what_contradicts_itself_is_not_taken_over(
    former: Cases, wrong: Mapping[str, str], says: str
) -> None:
    with pytest.raises(CannotImport) as refused:
        take_in("vacancies", {**VACANCY, "code": "OLD-2", **wrong})
    assert says in " ".join(str(one.wrong) for one in refused.value.problems)


@pytest.mark.parametrize("hour", ["25:00", "half past five", "17.30"])
def test_an_hour_that_no_clock_shows_is_refused(former: Cases, hour: str) -> None:
    row = {**ANNOUNCEMENT, "number": "2", "closes_on": "2019-03-15", "closes_hour": hour}
    with pytest.raises(CannotImport) as refused:
        take_in("announcements", row)
    assert "no hour of a day" in str(refused.value.problems[0].wrong)


def test_appointments_come_with_their_days_and_are_linked_to_incumbencies_at_once(
    former: Cases,
) -> None:
    office = former.office
    applied = former.application(Vacancy.objects.get(), "chosen")
    take_in("appointments", {**APPOINTMENT, "application": applied.code})
    one = Appointment.objects.get()
    assert (one.state, one.decided_on, one.on_post_on) == (
        *(Appointment.State.ON_POST, date(2019, 6, 20)),
        date(2019, 10, 1),
    )
    post = office.post()
    right = office.holds(office.official(), post, date(2019, 10, 1))
    wrong = office.holds(office.official(), office.post(), date(2019, 11, 1))
    with pytest.raises(BadInput, match="is not hers, or of another post or day"):
        change_each(selecting.link_incumbencies, {one.pk: {"incumbency": wrong}}, by=BY, on=ON)
    change_each(selecting.link_incumbencies, {one.pk: {"incumbency": right}}, by=BY, on=ON)
    one.refresh_from_db()
    assert one.incumbency == right


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"recommended_on": ""}, "on which day it was made"),
        ({"decided_on": ""}, "on which day it was made"),
        ({"on_post_on": ""}, "so since a day"),
        ({"decided_on": "2019-05-31"}, "before it is recommended"),
        ({"on_post_on": "2019-06-19"}, "before the decision"),
        ({"ended_on": "2019-12-01"}, "not agreed to or declined"),
    ],
)
def test_an_appointment_that_contradicts_itself_is_not_taken_over(
    former: Cases, wrong: Mapping[str, str], says: str
) -> None:
    applied = former.application(Vacancy.objects.get(), "chosen")
    with pytest.raises(CannotImport) as refused:
        take_in("appointments", {**APPOINTMENT, "application": applied.code, **wrong})
    assert says in " ".join(str(one.wrong) for one in refused.value.problems)


def test_postings_and_informed_constituents_come_with_their_days(former: Cases) -> None:
    take_in("channels", {"code": "WEB", "name_en": "Own site"})
    take_in("postings", {"vacancy": "OLD-1", "channel": "WEB", "posted_on": "2019-02-02"})
    take_in("informed", {"vacancy": "OLD-1", "group": "workers", "informed_on": "2019-02-03"})
    one = Vacancy.objects.get()
    assert (one.postings.get().channel.code, one.informed.get().group) == ("WEB", "workers")


def test_the_stages_of_a_route_are_numbered_once_each(cases: Cases) -> None:
    first = {"code": "R1", "route": "regular", "number": "1", "name_en": "Screening"}
    take_in("stages", first, {**first, "code": "R2", "number": "2", "name_en": "Interview"})
    with pytest.raises(CannotImport) as refused:
        take_in("stages", {**first, "code": "R9"})
    assert "a stage of this number already" in str(refused.value.problems[0].wrong)
    assert [one.code for one in Stage.objects.all()] == ["R1", "R2"]


def test_only_an_importer_of_former_cases_takes_them_over(cases: Cases) -> None:
    cases.office.unit()
    cases.office.station()
    recruiter, importer = somebody("rita", "recruiter"), somebody("ivo", "case_importer")
    with pytest.raises(Refused):
        take_in("vacancies", VACANCY, by=recruiter)
    elsewhere: Sequence[Mapping[str, Any]] = [{**VACANCY, "unit": "FIN"}]
    cases.office.unit("FIN")
    with pytest.raises(Refused):
        take_in("vacancies", *elsewhere, by=importer)
    assert take_in("vacancies", VACANCY, by=importer).trial.new == 1


@pytest.fixture
def selected(former: Cases) -> Application:
    """An application of the former system, decided upon, by a vacancy with a panel to come."""
    somebody("ada", "assessor")
    somebody("bo", "assessor")
    one = former.application(Vacancy.objects.get(), "chosen")
    take_in("appointments", {**APPOINTMENT, "application": one.code})
    return one


MEMBER = {"vacancy": "OLD-1", "part": "chair", "interest": "none", "declared_on": "2019-03-20"}
PANEL = (
    {**MEMBER, "person": "ada", "interest_told": ""},
    {
        **MEMBER,
        "person": "bo",
        "part": "member",
        "interest": "conflict",
        "interest_told": "A friend.",
    },
)
ASSESSED = {"member": "OLD-1/ada", "kind": "test", "score": "77", "assessed_on": "2019-04-02"}
CHECKED = {"source": "The university", "asked_on": "2019-06-25", "outcome": "clear"}


def test_panels_assessments_and_background_checks_come_as_they_stood(
    selected: Application,
) -> None:
    take_in("panel_members", *PANEL)
    chair, other = Member.objects.order_by("pk")
    assert (chair.interest, chair.declared_on) == ("none", date(2019, 3, 20))
    assert other.interest_told == "A friend."
    take_in("candidate_assessments", {**ASSESSED, "application": selected.code, "words": "Sound."})
    given = Assessment.objects.get()
    assert (given.application, given.member, given.score) == (selected, chair, 77)
    whom = f"OLD-1/1/{selected.code}"
    take_in("background_checks", {**CHECKED, "appointment": whom, "answered_on": "2019-06-28"})
    check = Background.objects.get()
    assert (check.appointment.application, check.outcome) == (selected, "clear")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_is_read_again_as_the_same(selected: Application, form: str) -> None:
    take_in("panel_members", *PANEL)
    take_in("candidate_assessments", {**ASSESSED, "application": selected.code, "words": "Sound."})
    whom = f"OLD-1/1/{selected.code}"
    take_in("background_checks", {**CHECKED, "appointment": whom, "answered_on": "2019-06-28"})
    for what in former_selection.IMPORTS:
        sheet = sheet_of(what, what.model._default_manager.order_by("pk"))
        out = io.BytesIO()
        if form == "csv":
            out.write(b"".join(as_csv(sheet)))
        else:
            as_xlsx(sheet, out)
        out.seek(0)
        again = imported(what, File(name=f"all.{form}", content=out), by=BY, on=ON)
        count = what.model._default_manager.count()
        assert (again.act, again.trial.new, again.trial.same) == (None, 0, count), what.key


@pytest.mark.parametrize(
    ("key", "row", "says"),
    [
        ("panel_members", {**MEMBER, "person": "nobody"}, "No person is called “nobody”"),
        ("panel_members", {**MEMBER, "person": "ada", "declared_on": ""}, "incomplete"),
        ("panel_members", {**MEMBER, "person": "ada", "interest": "not_yet"}, "incomplete"),
        ("candidate_assessments", {**ASSESSED, "member": "OLD-1/bo"}, "has not declared"),
        ("candidate_assessments", {**ASSESSED, "member": "OLD-2/ada"}, "is called “OLD-2/ada”"),
        ("candidate_assessments", {**ASSESSED, "assessed_on": "2019-03-01"}, "has not declared"),
        ("background_checks", {**CHECKED, "asked_on": "2019-06-19"}, "before the candidate was"),
        ("background_checks", {**CHECKED, "appointment": "OLD-1/2/A3"}, "is called “OLD-1/2/A3”"),
    ],
)
def test_what_of_a_selection_contradicts_itself_is_not_taken_over(
    selected: Application, key: str, row: Mapping[str, str], says: str
) -> None:
    if key != "panel_members":
        take_in("panel_members", *PANEL)
    further = {
        "panel_members": {"interest_told": ""},
        "candidate_assessments": {"application": selected.code, "words": ""},
        "background_checks": {"answered_on": "2019-06-28"},
    }
    named = {"appointment": f"OLD-1/1/{selected.code}"} if key == "background_checks" else {}
    with pytest.raises(CannotImport) as refused:
        take_in(key, {**further[key], **named, **row})
    assert says in " ".join(str(one.wrong) for one in refused.value.problems)
