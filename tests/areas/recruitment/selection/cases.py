"""Cases of recruitment under way: prepared, published, assessed, appointed, each by its own act."""

from datetime import date
from itertools import count
from typing import Any

from tests.areas.workforce.conftest import Office, kind

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Appointment, Member
from secretariat.areas.recruitment.models.vacancies import Announcement, Position, Vacancy
from secretariat.areas.recruitment.registers import applying, selecting
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.workflows.appointments import appointments
from secretariat.areas.recruitment.workflows.vacancies import vacancies
from secretariat.areas.workforce.models.describing import Grade
from secretariat.engine.access.actors import Actor
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add, change
from secretariat.engine.workflows.declaring import Workflow
from secretariat.engine.workflows.moving import move
from secretariat.kernel.periods import Period

BY = Process("tests")
OPENS, CLOSES, EVALUATED = date(2026, 3, 2), date(2026, 4, 1), date(2026, 4, 2)
ON = date(2026, 3, 2)
ASKED = {"education": "3-advanced", "years": 7, "years_abroad": 2}
TEXTS = {
    f"{stem}_{language}": f"{stem} {language}"
    for stem in ("title", "duties")
    for language in ("en", "fr", "es")
}


class Cases:
    """Writes records of recruitment with sensible values for what a test does not care about."""

    def __init__(self) -> None:
        self.office, self.numbers = Office(), count(1)
        self.grade: Grade = self.office.grade("P4")
        since = {"starts": date(2000, 1, 1), "authority": "Staff Regulations"}
        self.office.add(kind("grade-requirements").add, grade=self.grade, **ASKED, **since)

    def vacancy(self, **more: Any) -> Vacancy:
        """A vacancy in preparation, with all it needs to be published."""
        made = self.bare_vacancy(**more)
        self.announcement(made)
        self.position(made)
        return made

    def bare_vacancy(self, **more: Any) -> Vacancy:
        """A vacancy in preparation, with neither announcement nor position."""
        row = {
            "code": f"VAC-{next(self.numbers)}",
            "route": "regular",
            "grade": self.grade,
            "unit": self.office.unit(),
            "station": self.office.station(),
            "funding": "RB",
        }
        made: Vacancy = self.office.add(kept.vacancies.add, **{**row, **TEXTS, **ASKED, **more})
        return made

    def announcement(self, of: Vacancy, number: int = 1, **more: Any) -> Announcement:
        """An announcement that is open in March 2026."""
        days = {"opens_on": OPENS, "closes_on": CLOSES}
        made: Announcement = self.office.add(
            kept.announcements.add, vacancy=of, number=number, **{**days, **more}
        )
        return made

    def position(self, of: Vacancy, **more: Any) -> Position:
        """A further position of the vacancy."""
        code = f"{of.code}/{next(self.numbers)}"
        made: Position = self.office.add(kept.positions.add, vacancy=of, **{"code": code, **more})
        return made

    def published(self, **more: Any) -> Vacancy:
        """A vacancy that is open for applications."""
        return self.move(self.vacancy(**more), "publish", published_on=OPENS)

    def in_evaluation(self, **more: Any) -> Vacancy:
        """A vacancy whose applications are being assessed."""
        return self.move(self.published(**more), "close", on=EVALUATED)

    def application(self, to: Vacancy, state: str = "shortlisted", **who: Any) -> Application:
        """An application of a new candidate, as it stands."""
        number = next(self.numbers)
        name = {"code": f"C{number}", "name": f"Candidate {number}"}
        candidate = self.office.add(applying.candidates.add, **{**name, **who})
        declaration = self.office.add(applying.declarations.add, code=f"D{number}")
        made: Application = self.office.add(
            applying.former_applications.add,
            code=f"A{number}",
            vacancy=to,
            candidate=candidate,
            declaration=declaration,
            received_on=OPENS,
            state=state,
            **ASKED,
        )
        return made

    def member(self, of: Vacancy, person: Person, part: str = "chair") -> Member:
        """A member of the panel who has declared nothing yet."""
        made: Member = self.office.add(selecting.members.add, vacancy=of, person=person, part=part)
        return made

    def declare(self, member: Member, *, by: Actor | None = None, **more: Any) -> None:
        """A declaration of her interests: none, unless told."""
        values = {"interest": "none", "declared_on": EVALUATED, **more}
        these = Member.objects.filter(pk=member.pk)
        change(selecting.declare_interests, these, values, by=by or member.person, on=EVALUATED)

    def assess(self, one: Application, member: Member, *, by: Actor | None = None) -> None:
        """An assessment after an interview."""
        row = {"application": one, "member": member, "kind": "interview", "score": 80}
        rows = [{**row, "assessed_on": EVALUATED}]
        add(selecting.assessments.add, rows, by=by or member.person, on=EVALUATED)

    def prepared(self, **more: Any) -> Appointment:
        """An appointment of direct selection, ready to be recommended."""
        vacancy = self.in_evaluation(route="cooperation", funding="DC", **more)
        return self.appointment(vacancy.positions.get(), self.application(vacancy, "eligible"))

    def appointment(self, to: Position, of: Application, **more: Any) -> Appointment:
        """An appointment that is being prepared."""
        row = {"position": to, "application": of, "report": "The best of three."}
        made: Appointment = self.office.add(selecting.appointments.add, **{**row, **more})
        return made

    def check(self, of: Appointment, outcome: str = "clear") -> None:
        """A background check, answered a day later unless pending."""
        answered = None if outcome == "pending" else date(2026, 5, 5)
        row = {"appointment": of, "source": "Former employer", "asked_on": date(2026, 5, 4)}
        self.office.add(selecting.backgrounds.add, **row, answered_on=answered, outcome=outcome)

    def move(self, one: Any, name: str, *, by: Actor = BY, **how: Any) -> Any:
        """Make a move on a vacancy or an appointment; what it is then."""
        on, reason = how.pop("on", ON), how.pop("reason", "")
        workflow: Workflow = vacancies if isinstance(one, Vacancy) else appointments
        these = type(one)._default_manager.filter(pk=one.pk)
        move(workflow, name, these, by=by, on=on, values=how, reason=reason)
        return these.get()

    def offered(self, one: Appointment) -> Appointment:
        """The appointment recommended, decided, checked and offered in the spring of 2026."""
        one = self.move(one, "recommend", recommended_on=date(2026, 4, 20))
        one = self.move(one, "decide", decided_on=date(2026, 5, 4))
        self.check(one)
        offered: Appointment = self.move(one, "offer", offered_on=date(2026, 5, 6))
        return offered

    def accepted(self, one: Appointment) -> Appointment:
        """The appointment accepted on 10 May 2026."""
        made: Appointment = self.move(self.offered(one), "accept", accepted_on=date(2026, 5, 10))
        return made


def somebody(name: str, *roles: str, over: str = "HRD") -> Person:
    """A person with roles over a unit."""
    new = NewPerson(username=name, name=name.title(), email=f"{name}@example.invalid")
    person = add_person(new, by=BY, on=ON)
    held = Period(date(2000, 1, 1), None)
    for role in roles:
        give([person], role, scope=over, period=held, by=BY, reason="for the test", on=ON)
    return person
