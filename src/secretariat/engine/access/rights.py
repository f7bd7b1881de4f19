"""The one rule: what grants permit, where and when. Everything else here asks it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import EVERYWHERE, NOWHERE, Scopes, covers
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF, Permission
from secretariat.engine.access.roles import Role


class Held(Protocol):
    """A grant, as far as the rule reads it."""

    @property
    def role(self) -> str: ...
    @property
    def scope(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What one actor's grants permit on a day; complete, so that asking it costs no query.

    `unlimited` is a process of the Office; `signed_in` somebody whose sign-in is not closed, and
    `person` her number.
    """

    grants: tuple[Held, ...] = ()
    roles: Mapping[str, Role]
    on: date
    signed_in: bool = False
    unlimited: bool = False
    person: int | None = None

    def scopes(self, permission: Permission) -> Scopes:
        """Where she may."""
        if self.unlimited or self.open_to_her(permission):
            return EVERYWHERE
        if not self.signed_in or self.visiting:
            return NOWHERE
        return Scopes.of(grant.scope for grant in self.grants if self.serves(grant, permission))

    def open_to_her(self, permission: Permission) -> bool:
        """Say whether this needs no grant from her."""
        if permission == PUBLIC:
            return True
        if not self.signed_in or self.visit_is_over:
            return False
        return permission == EVERYONE or (permission == STAFF and not self.visiting)

    @property
    def visiting(self) -> bool:
        """Say whether she is here as a guest: a guest's grant holds on the day."""
        return any(self.in_force(one) for one in self._visits())

    @property
    def visit_is_over(self) -> bool:
        """Say whether she came as a guest only, and no grant of hers holds on the day."""
        came = any(True for _one in self._visits())
        return came and not any(self.in_force(grant) for grant in self.grants)

    def _visits(self) -> Iterator[Held]:
        for grant in self.grants:
            role = self.roles.get(grant.role)
            if role is not None and role.visiting:
                yield grant

    def serves(self, grant: Held, permission: Permission) -> bool:
        """Say whether a grant permits something on the day, wherever."""
        role = self.roles.get(grant.role)
        return role is not None and permission in role.permissions and self.in_force(grant)

    def in_force(self, grant: Held) -> bool:
        """Say whether a grant holds on the day; it begins and ends with the days it names."""
        return grant.starts <= self.on and (grant.ends is None or grant.ends >= self.on)

    def reasons(self, permission: Permission, scope: str | None) -> tuple[str, ...]:
        """Say of each grant whether it serves, and if not, why not."""
        return tuple(
            _("%(grant)s: %(why)s") % {"grant": self.told(grant), "why": why}
            for grant in self.grants
            for why in [self._why(grant, permission, scope)]
        )

    def _why(self, grant: Held, permission: Permission, scope: str | None) -> str:
        role = self.roles.get(grant.role)
        if role is None:
            return _("the product knows no such role")
        if permission not in role.permissions:
            return _("this role does not permit it")
        if grant.starts > self.on:
            return _("has not begun")
        if not self.in_force(grant):
            return _("has ended")
        if scope is not None and not covers(grant.scope, scope):
            return _("does not reach %(scope)s") % {"scope": place(scope)}
        if self.visiting:
            return _("serves nothing during a visit as a guest")
        return _("permits it")

    def told(self, grant: Held) -> str:
        """Name a grant: its role, place and period."""
        role = self.roles.get(grant.role)
        facts = {
            "role": role.title if role else grant.role,
            "place": place(grant.scope),
            "starts": formats.date_format(grant.starts),
            "ends": formats.date_format(grant.ends) if grant.ends else "",
        }
        if grant.ends is None:
            return _("%(role)s over %(place)s since %(starts)s") % facts
        return _("%(role)s over %(place)s from %(starts)s to %(ends)s") % facts


def place(scope: str) -> str:
    """Name a scope for a reader."""
    return scope or _("the whole organization")
