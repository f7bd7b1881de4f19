"""Who may do something, and through which grant: the question decisions answer, asked backwards."""

from collections.abc import Iterable
from datetime import date

from secretariat.engine.access.covering import Scopes, covers
from secretariat.engine.access.models import Grant
from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import permitting


def grants_permitting(
    permissions: Iterable[Permission], *, on: date, within: Scopes
) -> list[Grant]:
    """The grants in force on a day that permit any of these, of people and scopes within reach.

    Only of people who may sign in; one query, with the people.
    """
    keys = {role.key for one in permissions for role in permitting(one)}
    found = (
        Grant.objects.on(on)
        .filter(within.condition("person__unit_path"), role__in=keys, person__is_active=True)
        .select_related("person")
        .order_by("person__name", "starts", "pk")
    )
    return [one for one in found if within.cover(one.scope)]


def serving(grants: Iterable[Grant], permission: Permission, scope: str | None) -> list[Grant]:
    """Of these grants, those that permit it over the scope; None asks for anywhere."""
    keys = {role.key for role in permitting(permission)}
    return [
        one for one in grants if one.role in keys and (scope is None or covers(one.scope, scope))
    ]
