"""A governing body to try things on: two units, sessions in March and November, what they ask."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from secretariat.areas.governance import registers
from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp, Report
from secretariat.areas.governance.models.meeting import Body, Document, Section, Session
from secretariat.areas.governance.workflows import follow_ups
from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Unit
from secretariat.engine.access.actors import Actor
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add
from secretariat.engine.workflows.moving import move
from secretariat.kernel.periods import Period

BY = Process("tests")
ON = date(2026, 6, 1)
REPORTED = {"text_en": "The Office told the body.", "text_fr": "Dit.", "text_es": "Dicho."}


class World:
    """Writes records of governance with sensible values for what a test does not care about."""

    def __init__(self) -> None:
        self.count = 0
        units = [
            {"code": code, "path": f"TOP/{code}", "name_en": code, "starts": date(1990, 1, 1)}
            for code in ("A", "B")
        ]
        add(reference.add_units, units, by=BY, on=ON)
        self.unit, self.other_unit = Unit.objects.order_by("code")
        self.body: Body = self.add(registers.bodies.add, code="GB", name_en="Governing Body")
        self.section: Section = self.add(
            registers.sections.add, code="STD", name_en="Standards", body=self.body
        )

    def add(self, action: Action, **row: Any) -> Any:
        """One record, by its action."""
        (number,) = self.each(action, [row])
        return action.model._base_manager.get(pk=number)

    def each(self, action: Action, rows: list[Mapping[str, Any]]) -> list[int]:
        """Several records, by their action: their numbers, in order."""
        return list(add(action, rows, by=BY, on=ON))

    def session(self, number: int = 1, starts: date = date(2024, 3, 11), **more: Any) -> Session:
        """A session of five days."""
        values = {"body": self.body, "ends": starts + timedelta(days=4)}
        made: Session = self.add(
            registers.sessions.add,
            number=number,
            starts=starts,
            **{"code": f"GB.{number}", **values, "place_en": "Here", **more},
        )
        return made

    def document(self, session: Session, number: int = 1, **more: Any) -> Document:
        """A document of the section on standards."""
        made: Document = self.add(
            registers.documents.add,
            session=session,
            **{
                "code": f"IO/{session.code}/STD/{number}",
                "section": self.section,
                "title_en": f"Paper {number}",
                "purpose": "decision",
                **more,
            },
        )
        return made

    def decision(self, session: Session, document: Document | None = None, **more: Any) -> Decision:
        """A decision on the session's first day."""
        self.count += 1
        values = {"paragraph": self.count, "kind": "decision", "decided_on": session.starts}
        made: Decision = self.add(
            registers.decisions.add,
            code=f"{session.code}/{self.count}",
            session=session,
            document=document,
            **{**values, "text_en": f"The body decided {self.count}.", **more},
        )
        return made

    def follow_up(self, decision: Decision, **more: Any) -> FollowUp:
        """A follow-up for unit A, given on the day of the decision and due at the end of 2025."""
        self.count += 1
        values = {"unit": self.unit, "given_on": decision.decided_on, "asks_en": "Do it."}
        due = {} if more.get("due_session") else {"due_by": date(2025, 12, 31)}
        made: FollowUp = self.add(
            registers.follow_ups.add,
            code=f"F{self.count}",
            decision=decision,
            **{**values, **due, **more},
        )
        return made

    def report(self, follow_up: FollowUp, session: Session, **more: Any) -> Report:
        """A report on the session's first day."""
        values = {"reported_on": session.starts, **REPORTED}
        made: Report = self.add(
            registers.reports.add, follow_up=follow_up, session=session, **{**values, **more}
        )
        return made

    def asked(self, **more: Any) -> FollowUp:
        """A follow-up of a decision of a new session, as the body asked for it."""
        return self.follow_up(self.decision(self.session()), **more)


def moved(name: str, one: FollowUp, *, by: Actor = BY, reason: str = "", **values: Any) -> FollowUp:
    """Make a move on a follow-up; what it is then."""
    these = FollowUp.objects.filter(pk=one.pk)
    move(follow_ups, name, these, by=by, on=ON, values=values, reason=reason)
    return these.get()


def somebody(name: str, *roles: str, over: str = "") -> Person:
    """A person with roles over a unit."""
    new = NewPerson(username=name, name=name.title(), email=f"{name}@example.org")
    person = add_person(new, by=BY, on=ON)
    for role in roles:
        held = Period(date(2000, 1, 1), None)
        give([person], role, scope=over, period=held, by=BY, reason="for the test", on=ON)
    return person


@pytest.fixture
def world(db: None) -> World:
    """An empty instance with two units and a body."""
    return World()


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Client:
    """A reader who has not signed in; static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    return Client()
