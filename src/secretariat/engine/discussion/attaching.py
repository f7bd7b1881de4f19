"""Laying a document beside a record, reading it, and taking it back."""

from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import STAFF
from secretariat.engine.discussion.kinds import kind_of, plain_name
from secretariat.engine.discussion.models import Attachment, Bytes
from secretariat.engine.discussion.placing import (
    found_beside,
    hold_to_author,
    plain,
    the_record,
)
from secretariat.engine.history.acting import act
from secretariat.engine.registers.declaring import Register
from secretariat.kernel.errors import Conflict, Tampered

MOST: Final = 50  # attachments of one record


def attach(
    register: Register, number: int, name: str, content: bytes, *, by: Person, on: date
) -> Attachment:
    """Lay a document beside a record one may see, once its kind and size are checked."""
    require(by, STAFF, on=on)
    the_record(register, number, by=by, on=on)
    own_name = plain_name(name)
    kind = kind_of(own_name, content)
    _hold_to_number(register, number)
    row = Attachment(
        register=register.key,
        record=number,
        person=by,
        name=own_name,
        kind=kind,
        size=len(content),
        digest=sha256(content).hexdigest(),
    )
    with act("discussion.attach", by=by):
        (made,) = plain(Attachment).bulk_create([row])
        Bytes.objects.create(attachment=made, content=content)
    return made


def _hold_to_number(register: Register, number: int) -> None:
    kept = Attachment.objects.of(register.key, number).filter(is_withdrawn=False)
    if kept.count() >= MOST:
        raise Conflict(
            _("This record has %(most)s attachments already.") % {"most": MOST},
            do=_("Take one back that is no longer needed."),
        )


def content_of(number: int, register: Register, *, by: Actor, on: date) -> tuple[Attachment, bytes]:
    """An attachment and its bytes, as they were laid there; for whoever may see the record."""
    found = found_beside(Attachment, number, register, by=by, on=on)
    if found.is_withdrawn:
        raise nothing_here()
    content = bytes(Bytes.objects.get(pk=number).content)
    if sha256(content).hexdigest() != found.digest:
        raise Tampered(
            _("“%(name)s” is not what was attached.") % {"name": found.name},
            why=_("Its digest has changed."),
            do=_("Tell the operator of this instance."),
        )
    return found, content


def take_back(
    number: int, register: Register, *, by: Person, on: date, reason: str = ""
) -> Attachment:
    """Take an attachment back: its bytes are gone; that it was there stays known."""
    found = found_beside(Attachment, number, register, by=by, on=on)
    hold_to_author(found, by=by, on=on, reason=reason)
    with act("discussion.take_back_attachment", by=by, reason=reason):
        plain(Attachment).filter(pk=number).update(is_withdrawn=True)
        Bytes.objects.filter(pk=number).delete()
    return found


def attachments_of(register: Register, number: int) -> QuerySet[Any]:
    """What lies beside a record, oldest first; who reads it must be able to see the record."""
    found: QuerySet[Any] = Attachment.objects.of(register.key, number).select_related("person")
    return found
