"""Roles: named sets of permissions, declared in code and granted in data."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import May, Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import Text


@dataclass(frozen=True, kw_only=True)
class Role:
    """What somebody is trusted with: a key that grants name, and what it permits.

    `visiting` is for guests: it must have a last day, its holder holds nothing besides, reads
    what everyone who signs in may, and takes no part.
    """

    key: str
    title: Text
    description: Text
    permissions: frozenset[Permission]
    visiting: bool = False


ACCESS_MANAGER = Role(
    key="access_manager",
    title=_("Access manager"),
    description=_(
        "Adds people, gives and ends the roles of others, and hands over their moves;"
        " never her own."
    ),
    permissions=frozenset(
        {
            *(May.MANAGE_PEOPLE, May.MANAGE_GRANTS, May.HAND_OVER),
            *(May.READ_PEOPLE, May.READ_HISTORY),
        }
    ),
)

AUDITOR = Role(
    key="auditor",
    title=_("Auditor"),
    description=_(
        "Reads who changed what, who may do what, and who read what is sensitive; changes nothing."
    ),
    permissions=frozenset({May.READ_PEOPLE, May.READ_HISTORY, May.READ_READINGS}),
)

DATA_PROTECTION_OFFICER = Role(
    key="data_protection_officer",
    title=_("Data protection officer"),
    description=_("Erases a person’s name and addresses from the records and all their history."),
    permissions=frozenset({May.ERASE_PEOPLE}),
)

GUEST = Role(
    key="guest",
    title=_("Guest"),
    description=_("Reads what everyone who signs in may, until a last day; writes nothing."),
    permissions=frozenset(),
    visiting=True,
)

ROLES = (ACCESS_MANAGER, AUDITOR, DATA_PROTECTION_OFFICER, GUEST)


def roles() -> dict[str, Role]:
    """Every role, by key: access's own, and those the product declares."""
    return {role.key: role for role in (*ROLES, *declared("roles"))}


def permitting(permission: Permission, among: Iterable[Role] | None = None) -> tuple[Role, ...]:
    """The roles that permit something, in the order declared."""
    known = roles().values() if among is None else among
    return tuple(role for role in known if permission in role.permissions)
