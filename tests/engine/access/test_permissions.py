"""Permissions: one name each, written the same way."""

import pytest

from secretariat.engine.access.permissions import EVERYONE, PUBLIC, May, Permission


@pytest.mark.parametrize(
    "value", ["books", "library.Read", "library.read-books", "a.b.c", "a.", ""]
)
def test_a_permission_not_written_area_dot_verb_object_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"area\.verb_object"):
        Permission("Wrong", {"WRONG": value})


def test_a_permission_reads_as_its_value() -> None:
    assert f"{May.MANAGE_GRANTS}" == "access.manage_grants"


def test_the_audiences_are_permissions_like_any_other() -> None:
    assert isinstance(PUBLIC, Permission)
    assert isinstance(EVERYONE, Permission)
    assert PUBLIC != EVERYONE
