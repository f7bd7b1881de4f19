"""Beside which record, by whom: shared by comments and attachments."""

from datetime import date
from typing import Any, TypeVar

from django.db import models, router
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.discussion.models import Beside
from secretariat.engine.discussion.permissions import May
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.errors import BadInput, Conflict

M = TypeVar("M", bound=models.Model)
B = TypeVar("B", bound=Beside)


def the_record(register: Register, number: int, *, by: Actor, on: date) -> Any:
    """The record, if the actor may see it; else it is as if there were none."""
    require(by, register.see, scope=None, on=on, hide=True)
    record = rows_of(register, actor=by, on=on).filter(pk=number).first()
    if record is None:
        raise nothing_here()
    return record


def found_beside(model: type[B], number: int, register: Register, *, by: Actor, on: date) -> B:
    """What stands beside a record of the register, if the actor may see that record."""
    found = plain(model).select_related("person").filter(pk=number, register=register.key).first()
    if found is None:
        raise nothing_here()
    the_record(register, found.record, by=by, on=on)
    return found


def hold_to_author(one: Beside, *, by: Actor, on: date, reason: str) -> None:
    """Let an author take back what is hers; a moderator takes away that of others, saying why."""
    if one.is_withdrawn:
        raise Conflict(_("This has been taken back already."))
    if one.person == by:
        return
    require(by, May.MODERATE, scope=None, on=on)
    if not reason.strip():
        raise BadInput(
            _("Taking away what another said needs a reason."),
            do=_("Say why, so that its author understands."),
        )


def plain(model: type[M]) -> models.QuerySet[M]:
    """Django's own QuerySet, whose writing half is open: for this package alone."""
    return models.QuerySet(model, using=router.db_for_write(model))
