"""Roles declared wrongly are found at start."""

import pytest
from tests.engine.access.declared import LIBRARIAN, READER, May

from secretariat.engine.access.checks import faults, roles_are_declared_well
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, Permission
from secretariat.engine.access.roles import ACCESS_MANAGER, ROLES, Role, permitting, roles


def role(key: str, *permissions: Permission) -> Role:
    return Role(key=key, title=key, description=key, permissions=frozenset(permissions))


def test_the_roles_of_access_and_of_the_library_are_declared_well() -> None:
    assert roles_are_declared_well() == []


def test_access_brings_its_own_roles_whatever_the_product_declares() -> None:
    assert set(roles()) == {*(one.key for one in ROLES), READER.key, LIBRARIAN.key}


@pytest.mark.parametrize(
    ("declared", "fault"),
    [
        ({READER, role(READER.key, May.LEND_BOOKS)}, "secretariat.E001"),
        ({role("library.idle")}, "secretariat.E002"),
        ({role("library.guest", PUBLIC)}, "secretariat.E003"),
        ({role("library.guest", May.READ_BOOKS, EVERYONE)}, "secretariat.E003"),
    ],
)
def test_a_fault_is_named_with_a_hint(declared: set[Role], fault: str) -> None:
    (found,) = faults(declared)
    assert found.id == fault
    assert found.hint


def test_the_roles_that_permit_something_are_found() -> None:
    assert permitting(May.READ_BOOKS) == (READER, LIBRARIAN)
    assert permitting(May.BURN_BOOKS) == ()
    assert permitting(May.READ_BOOKS, among=[ACCESS_MANAGER]) == ()
