"""Whatever people try in whatever order, a workflow does what a few lines of plain Python do."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from pytest_django import Settings
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, build, somebody, these, value

from secretariat.areas.results.models.achieved import Value
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.records.telling import FOR
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import Refused
from secretariat.kernel.periods import Period

# Who may make which move where, written down by hand.
ROLES = {
    "ada": {("reporter", "")},
    "bea": {("verifier", "")},
    "cy": {("reporter", "HRD"), ("verifier", "HRD")},
    "dan": set(),
    "eli": {("reporter", "FIN"), ("verifier", "")},
}
MOVES = {
    "report": ({"draft", "returned"}, "reported", "reporter"),
    "verify": ({"reported"}, "verified", "verifier"),
    "return": ({"reported"}, "returned", "verifier"),
    "withdraw": ({"draft", "returned", "reported"}, "withdrawn", "reporter"),
}
PLACES = {"V0": "HRD", "V1": "HRD/REC", "V2": "FIN"}
WITHOUT_EVIDENCE = "V1"
DAYS = 4


@dataclass
class Paper:
    """One value as the oracle keeps it: its state, and who has had a hand in reporting it."""

    state: str = "draft"
    reports: list[tuple[set[str], bool]] = field(default_factory=list)

    @property
    def reporters(self) -> set[str]:
        """Whoever reported it, or for whom it was, where that was not undone."""
        return {name for people, stands in self.reports if stands for name in people}


@dataclass
class Office:
    """The oracle: papers, and who stands in for whom on which days."""

    papers: dict[str, Paper] = field(default_factory=lambda: {code: Paper() for code in PLACES})
    away: list[tuple[str, str, int, int]] = field(default_factory=list)

    def hands(self, who: str, day: int) -> list[set[str]]:
        """As whom somebody acts, in order: the people who then answer for it."""
        others = [
            person for person, to, first, last in self.away if to == who and first <= day <= last
        ]
        return [{who}, *({who, person} for person in dict.fromkeys(others))]

    def answer(self, who: str, name: str, codes: list[str], day: int) -> tuple[str, set[str]]:
        """What becomes of a move: who answers for it, or why it is refused."""
        sources, _target, role = MOVES[name]
        able = [
            people
            for people in self.hands(who, day)
            if all(self.reaches(self._right(people, who), role, code) for code in codes)
        ]
        if not able:
            return "not you", set()
        if name == "verify":
            able = [
                people
                for people in able
                if not any(self.papers[code].reporters & people for code in codes)
            ]
            if not able:
                return "not you", set()
        if any(self.papers[code].state not in sources for code in codes):
            return "not yet", set()
        if name in {"report", "verify"} and WITHOUT_EVIDENCE in codes:
            return "not yet", set()
        return "done", able[0]

    def _right(self, people: set[str], who: str) -> str:
        """Whose rights are used: those of the one who is away, if it is for her."""
        (whose,) = (people - {who}) or {who}
        return whose

    def reaches(self, whose: str, role: str, code: str) -> bool:
        """Whether somebody's roles reach a value."""
        where = PLACES[code]
        return any(
            held == role and (not scope or where == scope or where.startswith(f"{scope}/"))
            for held, scope in ROLES[whose]
        )


class AnyOrder(RuleBasedStateMachine):
    """Moves, delegations and undoing by five people on three values, over a few days."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        parts = build()
        self.people: dict[str, Person] = {}
        for name, held in ROLES.items():
            self.people[name] = somebody(name)
            for role, scope in sorted(held):
                grant(self.people[name], role, scope)
        self.values = {
            code: value(
                parts[place],
                code,
                source="x",
                as_of=ON,
                evidence="" if code == WITHOUT_EVIDENCE else "A report",
            )
            for code, place in PLACES.items()
        }
        self.office = Office()
        self.done: list[tuple[Act, str, list[str], dict[str, str]]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @rule(
        who=st.sampled_from(sorted(ROLES)),
        name=st.sampled_from(sorted(MOVES)),
        codes=st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=2, unique=True),
        day=st.integers(0, DAYS),
    )
    def moves(self, who: str, name: str, codes: list[str], day: int) -> None:
        """Somebody makes a move on some of the values."""
        expected, people = self.office.answer(who, name, codes, day)
        before = {code: self.office.papers[code].state for code in codes}
        records = these(*(self.values[code] for code in codes))
        try:
            with transaction.atomic():
                move(VALUES, name, records, by=self.people[who], on=on(day), reason="so")
        except NotYou:
            assert expected == "not you"
            return
        except NotYet:
            assert expected == "not yet"
            return
        assert expected == "done"
        act = Act.objects.order_by("-at").first()
        assert act is not None
        away = {self.people[one].pk for one in people - {who}}
        assert (act.by, {act.facts.get(FOR)} - {None}) == (self.people[who].pk, away)
        for code in codes:
            self.office.papers[code].state = MOVES[name][1]
            if name == "report":
                self.office.papers[code].reports.append((people, True))
        self.done.append((act, name, codes, before))

    @rule(
        who=st.sampled_from(sorted(ROLES)),
        to=st.sampled_from(sorted(ROLES)),
        first=st.integers(0, DAYS),
        days=st.integers(0, DAYS),
    )
    def hands_over(self, who: str, to: str, first: int, days: int) -> None:
        """Somebody hands her moves over for some days."""
        if who == to:
            return
        period = Period(on(first), on(first + days))
        person = self.people[who]
        delegate(person, to=self.people[to], period=period, by=person, on=ON)
        self.office.away.append((who, to, first, first + days))

    @rule(who=st.sampled_from(sorted(ROLES)))
    def undoes_the_last(self, who: str) -> None:
        """Whoever may report everywhere undoes the last move, if it is one of hers to make."""
        if not self.done:
            return
        act, name, codes, before = self.done[-1]
        role = MOVES[name][2]
        may = all(self.office.reaches(who, role, code) for code in codes)
        try:
            with transaction.atomic():
                undo(act.pk, by=self.people[who], on=ON, reason="a mistake")
        except Refused:
            assert not may
            return
        assert may
        self.done.clear()  # an undoing is a later change of what went before
        for code in codes:
            self.office.papers[code].state = before[code]
            if name == "report":
                people, _stands = self.office.papers[code].reports[-1]
                self.office.papers[code].reports[-1] = (people, False)

    @invariant()
    def every_state_is_the_oracles(self) -> None:
        """What is kept is what the oracle keeps."""
        kept = dict(Value.objects.values_list("code", "state"))
        assert kept == {code: paper.state for code, paper in self.office.papers.items()}


def on(day: int) -> date:
    """A day of the test, by number."""
    return ON + timedelta(days=day)


def grant(person: Person, role: str, scope: str) -> None:
    """A role over a unit."""
    period = Period(date(2026, 1, 1), None)
    give([person], role, scope=scope, period=period, by=BY, reason="for the test", on=ON)


@pytest.mark.django_db
def test_it_agrees_with_the_oracle_in_any_order(made_up: Settings) -> None:
    quick = settings(
        max_examples=20,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(AnyOrder, settings=quick)
