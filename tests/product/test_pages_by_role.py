"""Which page opens to whom: each page by its declaration, those of people cell by cell."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from tests.product.access_pages import PAGES, PEOPLE
from tests.product.access_table import MAY
from tests.product.test_hidden import assert_alike

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.pages import opened_by, undeclared
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.access.roles import roles
from secretariat.engine.history.acting import Process
from secretariat.kernel.periods import Period
from secretariat.web.asking import today

OFFICE = Process("test")
UNIT, ELSEWHERE = "DGO/POLICY", "DGO/PARTNER"
OVER = {"everything": "", "her-unit": UNIT, "elsewhere": ELSEWHERE}
COLUMNS = PEOPLE.split("\n")[1].split()[2:]


def cells() -> dict[tuple[str, str], list[int]]:
    """The table of people, by role and scope."""
    rows = [line.split() for line in PEOPLE.strip().split("\n")[1:]]
    return {(role, over): [int(one) for one in found] for role, over, *found in rows}


def served() -> Iterator[tuple[str, str]]:
    """Each address by its name, and what opens it."""
    waiting = list(get_resolver().url_patterns)
    while waiting:
        pattern = waiting.pop()
        inner = getattr(pattern, "url_patterns", None)
        if inner is not None:
            waiting += inner
        else:
            yield str(pattern.name), str(opened_by(pattern.callback))  # type: ignore[union-attr]


def test_every_page_is_opened_by_what_the_table_says() -> None:
    expected = {name: key for key, names in PAGES.items() for name in names.split()}
    assert dict(served()) == expected
    assert undeclared(get_resolver().url_patterns) == []


@pytest.fixture
def her(undone: None) -> Person:
    """Somebody who works in the unit and holds a role over it."""
    return add(UNIT, "standards_officer", UNIT)


def add(unit: str, role: str, scope: str) -> Person:
    """Add somebody who holds a role from today on."""
    name = f"of.the.table.{Person.objects.count()}"
    new = NewPerson(username=name, name=name, email=f"{name}@example.invalid", unit_path=unit)
    person = add_person(new, by=OFFICE, on=today())
    ends = date(2100, 1, 1) if roles()[role].visiting else None
    period = Period(today(), ends)
    give([person], role, scope=scope, period=period, by=OFFICE, reason="for the table", on=today())
    return person


def addresses(person: Person) -> dict[str, str]:
    """The pages of the table's columns, about this person."""
    grant = Grant.objects.get(person=person)
    return {
        "people": reverse("people"),
        "person": reverse("person", args=[person.pk]),
        "add": reverse("person-add"),
        "give": reverse("person-deed", args=[person.pk, "give"]),
        "hand": reverse("person-deed", args=[person.pk, "hand-over"]),
        "close": reverse("person-deed", args=[person.pk, "close"]),
        "end": reverse("person-grant-end", args=[person.pk, grant.pk]),
        "readings": reverse("readings"),
    }


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("role", MAY)
def test_the_pages_of_people_answer_as_the_table_says(
    role: str, over: str, stranger: Client, her: Person
) -> None:
    stranger.force_login(add(ELSEWHERE, role, OVER[over]))
    answers = [stranger.get(addresses(her)[name]).status_code for name in COLUMNS]
    assert answers == cells().get((role, over), [403] * len(COLUMNS))


def test_who_has_not_signed_in_is_asked_to(stranger: Client, her: Person) -> None:
    for name, address in addresses(her).items():
        answer = stranger.get(address)
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith("/account/login/?next="), name


def test_somebody_hidden_answers_as_somebody_who_is_not_there(
    stranger: Client, her: Person
) -> None:
    stranger.force_login(add(ELSEWHERE, "access_manager", ELSEWHERE))
    for name, args in (("person", []), ("person-deed", ["close"]), ("person-deed", ["nonsense"])):
        hidden, unknown = (reverse(name, args=[one, *args]) for one in (her.pk, 99_999_999))
        assert_alike(stranger, hidden, unknown)


def test_nobody_beyond_her_reach_is_listed(stranger: Client, her: Person) -> None:
    stranger.force_login(add(ELSEWHERE, "access_manager", ELSEWHERE))
    assert her.name not in stranger.get(reverse("people") + "?q=of.the.table").content.decode()
    stranger.force_login(add(ELSEWHERE, "access_manager", UNIT))
    assert her.name in stranger.get(reverse("people") + "?q=of.the.table").content.decode()
