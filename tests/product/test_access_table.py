"""The access table, cell by cell: every role in every standing against everything declared."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F, Manager, QuerySet, Value
from django.db.models.functions import Concat
from tests.product.access_pages import CLEAR, FREEZE, OPEN_TO_ALL, RESERVED
from tests.product.access_table import (
    ANYWHERE,
    MAY,
    NEEDED,
    OF_A_UNIT,
    ON,
    SCOPES,
    STANDINGS,
    WHOLE,
    Standing,
)

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.covering import scope_of, scope_on
from secretariat.engine.access.decisions import may, require
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.once import asking_once
from secretariat.engine.access.people import NewPerson, add_person, deactivate
from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import roles
from secretariat.engine.history.acting import Process
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.records.declaring import Action, actions
from secretariat.engine.records.performing import performing, within_reach
from secretariat.example.publications import FUNDAMENTAL_CONVENTIONS
from secretariat.kernel.errors import Refused
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT

OFFICE = Process("test")
Holder = Callable[[str, Standing], Person]

every_role = pytest.mark.parametrize("role", MAY)


@pytest.fixture
def holder(undone: None) -> Holder:
    """Add somebody who holds a role in a standing."""

    def add(role: str, standing: Standing) -> Person:
        name = f"{role}.{STANDINGS.index(standing)}"
        new = NewPerson(username=name, name=name, email=f"{name}@example.invalid")
        person = add_person(new, by=OFFICE, on=ON)
        last = standing.ends or (date(2030, 12, 31) if roles()[role].visiting else None)
        give(
            [person],
            role,
            scope=standing.scope,
            period=Period(standing.starts, last),
            by=OFFICE,
            reason="for the table",
            on=ON,
        )
        if not standing.is_open:
            deactivate([person], by=OFFICE, on=ON, reason="for the table")
            person.refresh_from_db()
        return person

    return add


def declared_permissions() -> set[Permission]:
    """Every permission anything declared names."""
    return {
        *(one for role in roles().values() for one in role.permissions),
        *(one for action in actions() for one in action.permissions),
        *(one.see for one in PRODUCT.registers),
        *(one.audience for one in (*PRODUCT.measures, *PRODUCT.dashboards)),
        *(one for paper in PRODUCT.publications for one in (paper.see, *paper.working)),
    }


def test_the_roles_permit_what_the_table_says_and_nothing_else() -> None:
    declared = {key: {str(one) for one in role.permissions} for key, role in roles().items()}
    assert declared == {key: set(words.split()) for key, words in MAY.items()}


def test_the_actions_need_what_the_table_says() -> None:
    needed = {key: {permission} for permission, keys in NEEDED.items() for key in keys.split()}
    assert {one.key: {str(each) for each in one.permissions} for one in actions()} == needed


def test_what_the_world_may_read_is_what_the_table_says() -> None:
    public = "access.read_public"
    read = {
        "registers": {one.key for one in PRODUCT.registers if one.see == public},
        "measures": {one.key for one in PRODUCT.measures if one.audience == public},
        "publications": {one.key for one in PRODUCT.publications if one.see == public},
        "dashboards": {one.key for one in PRODUCT.dashboards if one.audience == public},
    }
    assert read == {kind: set(keys.split()) for kind, keys in OPEN_TO_ALL.items()}
    assert {one.key: str(one.freeze) for one in PRODUCT.publications} == FREEZE
    assert {one.key: str(one.clear) for one in PRODUCT.publications} == CLEAR
    assert all(one.publish == one.freeze for one in PRODUCT.publications)


def test_what_is_kept_back_until_it_is_adopted_or_verified_is_what_the_table_says() -> None:
    kept_back = {
        one.key: {
            *map(str, one.reserved.to),
            *(["anywhere"] if one.reserved.anywhere else []),
            *(["hers"] if one.reserved.hers else []),
        }
        for one in PRODUCT.registers
        if one.reserved is not None
    }
    told = {key: set(to.split()) for keys, to in RESERVED.items() for key in keys.split()}
    assert kept_back == told


@every_role
def test_a_role_serves_where_and_when_it_is_held_and_nowhere_else(
    role: str, holder: Holder
) -> None:
    permitted = set(MAY[role].split())
    is_guest = roles()[role].visiting
    wrong = []
    for standing in STANDINGS:
        person = holder(role, standing)
        with asking_once():
            for permission in declared_permissions():
                for scope in SCOPES:
                    is_open = permission in open_to(standing, is_guest=is_guest)
                    expected = is_open or (permission in permitted and scope in standing.reaches)
                    if bool(may(person, permission, scope=scope, on=ON)) != expected:
                        wrong.append((standing.words, str(permission), scope, expected))
    assert not wrong


def open_to(standing: Standing, *, is_guest: bool) -> set[str]:
    """What somebody in a standing may whatever her role permits: a guest as long as she is one."""
    if is_guest:
        return (
            {"access.read_public", "access.sign_in"} if standing.reaches else {"access.read_public"}
        )
    if not standing.is_open:
        return {"access.read_public"}
    return {"access.read_public", "access.sign_in", "access.take_part"}


def test_who_has_not_signed_in_or_holds_nothing_may_only_read_what_is_open(
    undone: None,
) -> None:
    new = NewPerson(username="nobody", name="Nobody", email="nobody@example.invalid")
    nobody = add_person(new, by=OFFICE, on=ON)
    for permission in declared_permissions():
        for scope in SCOPES:
            is_public = permission == "access.read_public"
            assert bool(may(ANONYMOUS, permission, scope=scope, on=ON)) == is_public
            is_open = is_public or permission in {"access.sign_in", "access.take_part"}
            assert bool(may(nobody, permission, scope=scope, on=ON)) == is_open
            assert may(OFFICE, permission, scope=scope, on=ON)


CHANGED = {
    "Succession": {"on": F("on") + timedelta(days=1)},
    "Organization": {"acronym": Value("XYZ")},
    "Listing": {"authority": Concat("authority", Value("."))},
    "Membership": {"note": Concat("note", Value("."))},
    "Ratification": {"note": Concat("note", Value("."))},
    "Instrument": {"rule_note": Concat("rule_note", Value("."))},
    "Category": {"title_en": Concat("title_en", Value("."))},
}
"""What an action writes here: one field of one record, whatever its table."""
NAMED = {"name_en": Concat("name_en", Value("."))}


def performs(action: Action, by: Actor) -> bool:
    """Whether the actor gets a change of one record through an action; nothing is kept of it."""
    rows = action.model._base_manager
    one = rows.filter(pk=rows.order_by("pk").values_list("pk", flat=True).first())
    changes: Any = CHANGED.get(action.model.__name__, NAMED)
    try:
        with transaction.atomic():
            with performing(action, by=by, on=ON, reason="for the table") as done:
                assert one.update(**changes) == 1
                assert done.touched.count() == 1
            transaction.set_rollback(True)
    except Refused:
        return False
    return True


def performable() -> list[Action]:
    """Every action of which any record can be changed freely, so that it is tried in earnest.

    No name has been matched in the example, and what was adopted or verified stays as it is.
    """
    freely = ("reference.", "standards.")
    return [one for one in actions() if one.key.startswith(freely) and is_changed_here(one)]


def is_changed_here(action: Action) -> bool:
    """Whether the table knows what to write into a record of it."""
    return action.model.__name__ in CHANGED or hasattr(action.model, "name_en")


def reached(action: Action, by: Actor, records: QuerySet[Any]) -> bool:
    """Whether the actor may do it, and with these records."""
    try:
        for permission in action.permissions:
            require(by, permission, scope=None, on=ON)
        within_reach(action, records, by=by, on=ON)
    except Refused:
        return False
    return True


def unit_of(action: Action, record: Any) -> str:
    """The path of the unit a record belongs to, for this action; of several, the first."""
    if not isinstance(action.scope, str):
        return scope_of(record, action.scope, on=ON)
    for step in action.scope.split("__"):
        record = getattr(record, step)
        if isinstance(record, Manager):
            record = record.order_by("pk").first()
    return str(record)


@every_role
def test_an_action_is_performed_by_who_may_and_by_nobody_else(role: str, holder: Holder) -> None:
    needed = {key: permission for permission, keys in NEEDED.items() for key in keys.split()}
    permitted = set(MAY[role].split())
    wrong = []
    for standing in STANDINGS:
        person = holder(role, standing)
        for action in performable():
            # The records of these areas belong to no unit: a grant over one does not reach them.
            expected = needed[action.key] in permitted and WHOLE in standing.reaches
            if performs(action, person) != expected:
                wrong.append((standing.words, action.key, expected))
    assert not wrong


@every_role
def test_what_is_the_organizations_is_reached_by_a_grant_over_everything_alone(
    role: str, holder: Holder
) -> None:
    needed = {key: permission for permission, keys in NEEDED.items() for key in keys.split()}
    performed_above = {one.key for one in performable()}
    others = [one for one in actions() if not one.scope and one.key not in performed_above]
    kept = [(one, rows) for one in others if (rows := one.model._base_manager.all()).exists()]
    assert len(kept) > 1, "the example has records of most kinds"
    wrong = []
    for standing in STANDINGS:
        person = holder(role, standing)
        with asking_once():
            for action, records in kept:
                permitted = needed[action.key] in MAY[role].split()
                expected = permitted and WHOLE in standing.reaches
                if reached(action, person, records) != expected:
                    wrong.append((standing.words, action.key, expected))
    assert not wrong


def test_the_table_says_which_actions_are_of_a_unit() -> None:
    assert {one.key for one in actions() if one.scope} == set(OF_A_UNIT.split())


def relations(unit: str) -> dict[str, tuple[str | None, bool]]:
    """Where a role may be held, seen from a unit, and whether it reaches what is the unit's."""
    above = unit.rpartition("/")[0]
    return {
        "over everything": (WHOLE, True),
        "over the unit": (unit, True),
        "over what holds it": (above or unit, True),
        "over a part of it": (f"{unit}/PART", False),
        "over one that is called alike": (f"{unit}X", False),
        "over another unit": ("OTHER", False),
        "not at all": (None, False),
    }


@every_role
def test_what_is_a_units_is_reached_by_a_grant_over_it_and_no_other(
    role: str, holder: Holder
) -> None:
    needed = {key: permission for permission, keys in NEEDED.items() for key in keys.split()}
    permitted = MAY[role].split()
    people: dict[str | None, Actor] = {None: ANONYMOUS}
    asked = []
    for action, number, unit in first_of_units():
        chosen = action.model._base_manager.filter(pk=number)
        for words, (scope, reaches) in relations(unit).items():
            if scope not in people:
                people[scope] = holds(role, scope)
            asked.append((words, action, people[scope], chosen, reaches))
    with asking_once():
        wrong = [
            (words, action.key)
            for words, action, person, chosen, reaches in asked
            if reached(action, person, chosen) != (reaches and needed[action.key] in permitted)
        ]
    assert not wrong
    assert asked, "the example has results to report and to verify"


@cache
def first_of_units() -> tuple[tuple[Action, int, str], ...]:
    """Each action of a unit with its first record that belongs to one, and that unit's path.

    Asked once for all roles: no test changes these records.
    """
    found = []
    for action in (one for one in actions() if one.scope):
        unit = scope_on(action.scope, ON)
        assert unit is not None
        placed = action.model._base_manager.alias(
            stands_under=F(unit) if isinstance(unit, str) else unit
        )
        record = placed.exclude(stands_under=None).order_by("pk").first()
        if record is not None:
            found.append((action, record.pk, unit_of(action, record)))
    return tuple(found)


def holds(role: str, scope: str) -> Person:
    """Somebody who holds a role over a scope."""
    name = f"{role}.{abs(hash(scope))}"
    new = NewPerson(username=name, name=name, email=f"{name}@example.invalid")
    person = add_person(new, by=OFFICE, on=ON)
    period = Period(ON, ON)
    give([person], role, scope=scope, period=period, by=OFFICE, reason="for the table", on=ON)
    return person


def test_a_process_of_the_office_performs_every_action_and_a_stranger_none(undone: None) -> None:
    assert all(performs(action, OFFICE) for action in performable())
    assert not any(performs(action, ANONYMOUS) for action in performable())


@every_role
def test_a_paper_is_frozen_by_nobody_who_may_not(role: str, holder: Holder) -> None:
    for standing in STANDINGS:
        somebody = holder(role, standing)
        for publication in PRODUCT.publications:
            permitted = FREEZE[publication.key] in MAY[role].split()
            if not (permitted and ANYWHERE in standing.reaches):
                with pytest.raises(Refused):
                    freeze(publication, by=somebody, on=ON)


def test_a_paper_is_frozen_by_its_publisher(own_example: object) -> None:
    publisher = Person.objects.get(username="solveig.aldren")
    release = freeze(FUNDAMENTAL_CONVENTIONS, by=publisher, on=ON)
    assert (release.frozen_by, release.edition) == (publisher.pk, 3)
