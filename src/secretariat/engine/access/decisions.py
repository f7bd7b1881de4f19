"""May she, where may she, and why: asked of the grants as they stand now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.actors import ANONYMOUS, Actor, Anonymous, OnBehalf
from secretariat.engine.access.covering import Scopes, covers
from secretariat.engine.access.models import Grant
from secretariat.engine.access.once import answered_once
from secretariat.engine.access.permissions import STAFF, Permission
from secretariat.engine.access.rights import Rights, place
from secretariat.engine.access.roles import permitting, roles
from secretariat.engine.history.acting import Process
from secretariat.kernel.errors import NotFound, Refused, Text

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Decision:
    """Whether she may, and the sentence that says why; true or false as it decides."""

    allowed: bool
    because: Text

    def __bool__(self) -> bool:
        return self.allowed


class NotPermitted(Refused):
    """What somebody signed in may not, over which scope: so that a page can explain it to her."""

    def __init__(self, permission: Permission, scope: str | None, *, why: Text) -> None:
        super().__init__(_("You may not do this."), why=why, do=_instead(permission))
        self.permission = permission
        self.scope = scope


# Named with its schema: whoever reads the past has the rights of today.
_GRANTS = """
SELECT id, person_id, role, scope, starts, ends FROM public.access_grant
WHERE person_id = %s ORDER BY starts, id
"""


def rights_of(actor: Actor, *, on: date) -> Rights:
    """Everything an actor's grants permit on a day: one query, then any number of questions."""
    known = roles()
    if isinstance(actor, Process):
        return Rights(roles=known, on=on, unlimited=True)
    if isinstance(actor, OnBehalf):
        takes_part = rights_of(actor.by, on=on).open_to_her(STAFF)
        return rights_of(actor.of if takes_part else ANONYMOUS, on=on)
    if isinstance(actor, Anonymous) or not actor.is_active:
        return Rights(roles=known, on=on)
    held = _grants_of(actor.pk)
    return Rights(grants=held, roles=known, on=on, signed_in=True, person=actor.pk)


def _grants_of(person: int) -> tuple[Grant, ...]:
    """All grants a person ever had."""
    return answered_once(("grants", person), lambda: tuple(Grant.objects.raw(_GRANTS, [person])))


def may(actor: Actor, permission: Permission, *, scope: str | None = "", on: date) -> Decision:
    """Decide whether the actor may, over a scope on a day.

    The empty scope is the whole organization; None asks whether she may anywhere at all.
    """
    rights = rights_of(actor, on=on)
    where = rights.scopes(permission)
    allowed = bool(where) if scope is None else where.cover(scope)
    return Decision(allowed, _because(actor, rights, permission, scope, allowed))


def scopes(actor: Actor, permission: Permission, on: date) -> Scopes:
    """Where the actor may."""
    return rights_of(actor, on=on).scopes(permission)


def visible(
    queryset: QuerySet[M],
    *,
    actor: Actor,
    permission: Permission,
    scope_path: str | Combinable | None,
    on: date,
) -> QuerySet[M]:
    """The records over which the actor may; `scope_path` leads to its scope or reckons it.

    None: the records belong to the whole organization.
    """
    return queryset.filter(scopes(actor, permission, on).condition(scope_path))


def require(
    actor: Actor,
    permission: Permission,
    *,
    scope: str | None = "",
    on: date,
    hide: bool = False,
) -> None:
    """Refuse unless the actor may; the refusal says which roles may.

    With `hide` the record's very existence is not hers to know: NotFound, as if there were none.
    """
    decision = may(actor, permission, scope=scope, on=on)
    if decision.allowed:
        return
    if hide:
        raise nothing_here()
    raise refusal(actor, permission, why=decision.because, scope=scope)


def require_each(actor: Actor, permission: Permission, *, scopes: Iterable[str], on: date) -> None:
    """Refuse unless the actor may over every scope of a set: one query for all of them."""
    where = rights_of(actor, on=on).scopes(permission)
    outside = sorted({scope for scope in scopes if not where.cover(scope)})
    if outside:
        named = ", ".join(place(scope) for scope in outside)
        raise refusal(
            actor,
            permission,
            why=_("None of your grants reaches %(scope)s.") % {"scope": named},
            scope=outside[0],
        )


def explain(actor: Actor, permission: Permission, scope: str | None, on: date) -> tuple[str, ...]:
    """Every grant the actor ever had, and why each does or does not serve here."""
    return rights_of(actor, on=on).reasons(permission, scope)


def refusal(
    actor: Actor, permission: Permission, *, why: Text, scope: str | None = None
) -> Refused:
    """The words for somebody who may not: why, and who may instead."""
    if isinstance(actor, Anonymous):
        return Refused(_("This needs signing in."), why=why, do=_("Sign in."))
    return NotPermitted(permission, scope, why=why)


def nothing_here() -> NotFound:
    """The one answer for what is unknown and for what is hidden."""
    return NotFound(
        gettext_lazy("There is nothing here for you to see."),
        why=gettext_lazy("It does not exist, or it is not open to you: the answer is the same."),
    )


def _instead(permission: Permission) -> str:
    titles = ", ".join(str(role.title) for role in permitting(permission))
    if not titles:
        return _("No role permits it.")
    return _("Those who may: %(roles)s.") % {"roles": titles}


def _because(
    actor: Actor, rights: Rights, permission: Permission, scope: str | None, allowed: bool
) -> str:
    if rights.unlimited:
        return _("A process of the Office acts under the name it gives.")
    if rights.open_to_her(permission):
        return _("This is open to everybody.")
    shut = _shut(actor, rights)
    if shut:
        return shut
    if allowed:
        return _serving(rights, permission, scope)
    where = rights.scopes(permission)
    if where and scope is not None:
        held = ", ".join(where.paths)
        return _("Your grants reach %(held)s, not %(scope)s.") % {
            "held": held,
            "scope": place(scope),
        }
    return _("None of your grants permits it on this day.")


def _shut(actor: Actor, rights: Rights) -> str:
    """Say what shuts everything to her, whatever her grants permit; nothing if nothing does."""
    if isinstance(actor, Anonymous):
        return _("You have not signed in.")
    if not rights.signed_in:
        return _("Your sign-in is closed.")
    if rights.visit_is_over:
        return _("Your visit is over: you came as a guest, until a last day.")
    if rights.visiting:
        return _("You are here as a guest, who reads and changes nothing.")
    return ""


def _serving(rights: Rights, permission: Permission, scope: str | None) -> str:
    """Name the grant that permits it: of several, the one held longest."""
    return next(
        rights.told(grant)
        for grant in rights.grants
        if rights.serves(grant, permission) and (scope is None or covers(grant.scope, scope))
    )
