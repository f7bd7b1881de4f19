"""A guest reads what everyone who signs in may, until a last day, and changes nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from tests.engine.access.conftest import OFFICE, TODAY, AddPerson, GiveRole
from tests.engine.access.declared import May
from tests.engine.access.test_rights import Held

from secretariat.engine.access.decisions import explain, may, refusal, require
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Grant
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF
from secretariat.engine.access.rights import Rights
from secretariat.engine.access.roles import GUEST, roles
from secretariat.engine.history.acting import act
from secretariat.kernel.errors import BadInput, Conflict, Refused
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db

UNTIL = date(2026, 3, 31)
A_DAY = timedelta(days=1)


def test_a_guest_signs_in_and_reads_what_everyone_may(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "guest", ends=UNTIL)
    for permission in (PUBLIC, EVERYONE):
        assert may(ana, permission, on=TODAY)


def test_a_guest_takes_no_part_and_is_told_why(person: AddPerson, given: GiveRole) -> None:
    ana, bela = person(), person()
    given(ana, "guest", ends=UNTIL)
    decision = may(ana, STAFF, on=TODAY)
    assert not decision
    assert "guest" in str(decision.because)
    assert may(bela, STAFF, on=TODAY), "whoever works here takes part"


def test_a_visit_has_a_last_day(person: AddPerson) -> None:
    with pytest.raises(BadInput, match="last day"):
        give(
            [person()],
            "guest",
            scope="",
            period=Period.since(TODAY),
            by=OFFICE,
            reason="a visit",
            on=TODAY,
        )
    assert not Grant.objects.exists()


def test_after_the_last_day_she_reads_no_more_than_the_world(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "guest", starts=TODAY, ends=UNTIL)
    assert may(ana, EVERYONE, on=UNTIL)
    decision = may(ana, EVERYONE, on=UNTIL + A_DAY)
    assert not decision
    assert "visit is over" in str(decision.because)
    assert may(ana, PUBLIC, on=UNTIL + A_DAY)
    with pytest.raises(Refused, match="visit is over"):
        require(ana, EVERYONE, on=UNTIL + A_DAY)


def test_before_the_first_day_she_reads_no_more_than_the_world(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "guest", starts=TODAY + A_DAY, ends=UNTIL)
    assert not may(ana, EVERYONE, on=TODAY)


def test_who_was_a_guest_and_holds_a_role_now_is_of_the_office(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "guest", starts=TODAY, ends=UNTIL)
    given(ana, "library.reader", starts=UNTIL + A_DAY)
    assert may(ana, STAFF, on=UNTIL + A_DAY)
    assert may(ana, May.READ_BOOKS, on=UNTIL + A_DAY)


@pytest.mark.parametrize(
    ("first", "second"), [("guest", "library.reader"), ("library.reader", "guest")]
)
def test_a_guest_holds_no_other_role_at_the_same_time(
    person: AddPerson, given: GiveRole, first: str, second: str
) -> None:
    ana = person()
    given(ana, first, "A", starts=TODAY, ends=UNTIL)
    with pytest.raises(Conflict, match="no other role"):
        given(ana, second, "B", starts=UNTIL, ends=UNTIL + A_DAY)
    given(ana, second, "B", starts=UNTIL + A_DAY, ends=UNTIL + 2 * A_DAY)


def test_the_rule_itself_lets_a_guest_do_nothing_else_whatever_was_written(
    person: AddPerson, given: GiveRole
) -> None:
    """Two managers at once could give both: the rule does not rely on the giving."""
    ana = person()
    given(ana, "guest", ends=UNTIL)
    with act("test.both", by=OFFICE):
        Grant.objects.create(person=ana, role="library.reader", scope="", starts=TODAY)
    assert not may(ana, May.READ_BOOKS, on=TODAY)
    reasons = explain(ana, May.READ_BOOKS, "", TODAY)
    assert any("during a visit" in reason for reason in reasons)
    assert "guest" in str(
        refusal(ana, May.READ_BOOKS, why=may(ana, May.READ_BOOKS, on=TODAY).because)
    )


days = st.dates(date(2026, 1, 1), date(2026, 1, 12))
roles_held = st.sampled_from(["guest", "library.reader", "library.librarian"])
held = st.lists(st.tuples(roles_held, st.sampled_from(["", "A", "A/B"]), days, days), max_size=4)


@examples(held=held, on=days)
def test_a_guest_on_a_day_has_exactly_a_guests_rights(
    held: list[tuple[str, str, date, date]], on: date
) -> None:
    grants = tuple(
        Held(role, scope, min(one, other), max(one, other)) for role, scope, one, other in held
    )
    rights = Rights(grants=grants, roles=roles(), on=on, signed_in=True)
    in_force = {one.role for one in grants if one.starts <= on <= (one.ends or on)}
    ever = {one.role for one in grants}
    is_guest = GUEST.key in in_force
    is_over = GUEST.key in ever and not in_force
    assert bool(rights.scopes(EVERYONE)) is not is_over
    assert bool(rights.scopes(STAFF)) is not (is_guest or is_over)
    reads = bool(in_force & {"library.reader", "library.librarian"})
    assert bool(rights.scopes(May.READ_BOOKS)) is (reads and not is_guest)
