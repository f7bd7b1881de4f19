"""Which records of a register a reader may see: what is open to her, and what she works on."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import EVERYWHERE, NEVER, NOWHERE, Scopes, Sight
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.registers.declaring import Register, Reserved, register_for

M = TypeVar("M", bound=Model)


def seen(register: Register, rows: QuerySet[M], *, actor: Actor, on: date) -> QuerySet[M]:
    """Those of these records of a register that the actor may see; one query for her grants."""
    return rows.filter(condition_now(register, actor=actor, on=on))


def condition_now(register: Register, *, actor: Actor, on: date) -> Q:
    """What a record of a register fulfils that the actor may see; one query for her grants."""
    return condition(register, rights_of(actor, on=on))


def sight(actor: Actor, *, on: date) -> Sight:
    """What says of any kind of record which of them the actor may name, as a condition.

    Those she may see, and those whose names are known to her otherwise. Records that no register
    keeps are lists everybody chooses from. One query for her grants.
    """
    rights = rights_of(actor, on=on)

    def sees(model: type[Model]) -> Q:
        register = register_for(model)
        return Q() if register is None else _nameable(register, rights)

    return sees


def _nameable(register: Register, rights: Rights) -> Q:
    shown = condition(register, rights)
    if register.named is None or not shown:  # an empty condition leaves nothing out
        return shown
    known = rights.scopes(register.named).condition(register.scope_on(rights.on))
    return shown | known if known else known


def condition(register: Register, rights: Rights) -> Q:
    """The same as a condition on the records of the register."""
    scope = register.scope_on(rights.on)
    open_to_her = rights.scopes(register.see).condition(scope)
    if register.reserved is None:
        return open_to_her
    at_work = _at_work(register, rights)
    if at_work.everywhere:
        return open_to_her
    return open_to_her & (
        register.reserved.until | at_work.condition(scope) | _hers(register.reserved, rights)
    )


def _hers(reserved: Reserved, rights: Rights) -> Q:
    """What she is herself trusted with, whatever she works on besides."""
    if reserved.hers is None or rights.person is None:
        return NEVER
    return reserved.hers(rights.person)


def condition_then(
    register: Register, *, actor: Actor, on: date, among: Iterable[int] | None = None
) -> Q:
    """The same for records as they were known earlier, to be asked before that moment is entered.

    What she is trusted with is trusted to her today: where records are, and which are hers, is as
    it stands now. What had been open to all its readers then, such as what was verified, is open
    as of then. `among` are the records it is asked of, where they are known.
    """
    rights = rights_of(actor, on=on)
    is_hers = register.reserved is not None and register.reserved.hers is not None
    everywhere = rights.scopes(register.see).everywhere
    if sees_all(register, rights) or (everywhere and not is_hers):
        return condition(register, rights)
    rows = register.model._base_manager.filter(condition(register, rights))
    rows = rows if among is None else rows.filter(pk__in=list(among))
    return Q(pk__in=list(rows.order_by().values_list("pk", flat=True)))


def sees_all(register: Register, rights: Rights) -> bool:
    """Say whether the register holds nothing that is closed to her."""
    return rights.scopes(register.see).everywhere and _at_work(register, rights).everywhere


def _at_work(register: Register, rights: Rights) -> Scopes:
    """Where she sees what is not open yet; everywhere if nothing of the register is reserved."""
    reserved = register.reserved
    if reserved is None:
        return EVERYWHERE
    where = [rights.scopes(one) for one in reserved.to]
    if any(one.everywhere or (reserved.anywhere and one) for one in where):
        return EVERYWHERE
    return Scopes.of(path for one in where for path in one.paths) if any(where) else NOWHERE
