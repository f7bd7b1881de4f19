"""What the declared roles must fulfil, checked at start: each fault with a hint and an id."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from secretariat.engine.access.permissions import Audience
from secretariat.engine.access.roles import ROLES, Role
from secretariat.engine.declared import declared


def roles_are_declared_well(
    app_configs: Sequence[Any] | None = None, **_: Any
) -> list[CheckMessage]:
    """The faults of all roles, access's own and the product's."""
    return list(faults({*ROLES, *declared("roles")}))


def faults(roles: set[Role]) -> Iterator[CheckMessage]:
    """The faults of these roles."""
    keys = [role.key for role in roles]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Error(
            f"Two roles are called {key}.",
            hint="Choose another key: grants name a role by it.",
            obj=key,
            id="secretariat.E001",
        )
    for role in roles:
        if not role.permissions and not role.visiting:
            yield Error(
                f"The role {role.key} permits nothing.",
                hint="Name what it permits, or leave it out.",
                obj=role.key,
                id="secretariat.E002",
            )
        if role.permissions and role.visiting:
            yield Error(
                f"The role {role.key} is a guest’s and permits something.",
                hint="A guest reads what everyone who signs in may; leave out the rest.",
                obj=role.key,
                id="secretariat.E004",
            )
        for audience in sorted(role.permissions & set(Audience)):
            yield Error(
                f"The role {role.key} permits {audience}, which needs no role.",
                hint="Leave it out: a page or a measure is opened to everybody where it stands.",
                obj=role.key,
                id="secretariat.E003",
            )
