"""The one rule, without a database: what grants permit, where and when."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.access.declared import LIBRARIAN, READER, May
from tests.engine.access.test_covering import PATHS

from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.engine.access.rights import Rights

ROLES = {role.key: role for role in (READER, LIBRARIAN)}
DAY = date(2026, 3, 15)
WHOLE = "the whole organization"
DAYS = st.integers(-3, 3).map(lambda days: DAY + timedelta(days=days))


@dataclass(frozen=True)
class Held:
    """A grant as the rule reads it."""

    role: str
    scope: str
    starts: date
    ends: date | None


GRANTS = st.lists(
    st.builds(
        Held,
        role=st.sampled_from([*ROLES, "library.forgotten"]),
        scope=PATHS,
        starts=DAYS,
        ends=st.none() | DAYS,
    ),
    max_size=4,
).map(tuple)


def permitted(grants: tuple[Held, ...], permission: May, scope: str, on: date) -> bool:
    """The rule once more, told as slowly as one can."""
    for grant in grants:
        knows = grant.role in ROLES and permission in ROLES[grant.role].permissions
        begun = grant.starts <= on
        ended = grant.ends is not None and grant.ends < on
        under = grant.scope in {"", scope} or scope.startswith(grant.scope + "/")
        if knows and begun and not ended and under:
            return True
    return False


def rights(*grants: Held, on: date = DAY) -> Rights:
    return Rights(grants=grants, roles=ROLES, on=on, signed_in=True)


@given(GRANTS, st.sampled_from(May), PATHS, DAYS)
def test_the_rule_agrees_with_the_rule_told_slowly(
    grants: tuple[Held, ...], permission: May, scope: str, on: date
) -> None:
    found = rights(*grants, on=on).scopes(permission).cover(scope)
    assert found == permitted(grants, permission, scope, on)


@given(GRANTS, st.sampled_from(May), PATHS, DAYS)
def test_a_grant_is_told_to_permit_exactly_when_it_does(
    grants: tuple[Held, ...], permission: May, scope: str, on: date
) -> None:
    told = rights(*grants, on=on).reasons(permission, scope)
    serving = [words.endswith(": permits it") for words in told]
    assert serving == [permitted((grant,), permission, scope, on) for grant in grants]


def test_a_grant_holds_from_its_first_day_to_its_last() -> None:
    grant = Held(READER.key, "", date(2026, 3, 1), date(2026, 3, 31))
    for day, holds in [(28, False), (29, True), (59, True), (60, False)]:
        on = date(2026, 1, 31) + timedelta(days=day)
        assert rights(grant, on=on).scopes(May.READ_BOOKS).everywhere is holds


def test_whoever_is_not_signed_in_has_no_grants_to_speak_of() -> None:
    grant = Held(READER.key, "", DAY, None)
    closed = Rights(grants=(grant,), roles=ROLES, on=DAY)
    assert not closed.scopes(May.READ_BOOKS)
    assert not closed.scopes(EVERYONE)
    assert closed.scopes(PUBLIC).everywhere


def test_the_signed_in_may_what_everyone_may() -> None:
    assert rights().scopes(EVERYONE).everywhere
    assert not rights().scopes(May.READ_BOOKS)


def test_each_grant_is_told_with_its_role_place_and_period() -> None:
    told = rights(
        Held(READER.key, "", DAY, None),
        Held(LIBRARIAN.key, "A/B", date(2020, 1, 1), date(2020, 12, 31)),
        Held("library.forgotten", "", DAY, None),
        Held(LIBRARIAN.key, "A/B", DAY, None),
        Held(LIBRARIAN.key, "C", DAY + timedelta(days=1), None),
    ).reasons(May.LEND_BOOKS, "A/BX")
    assert told == (
        f"Reader over {WHOLE} since 15 March 2026: this role does not permit it",
        "Librarian over A/B from 1 January 2020 to 31 December 2020: has ended",
        f"library.forgotten over {WHOLE} since 15 March 2026: the product knows no such role",
        "Librarian over A/B since 15 March 2026: does not reach A/BX",
        "Librarian over C since 16 March 2026: has not begun",
    )
