"""Saying something about a record, and taking it back."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import require
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import STAFF
from secretariat.engine.discussion.models import LONGEST, Comment
from secretariat.engine.discussion.placing import (
    found_beside,
    hold_to_author,
    plain,
    the_record,
)
from secretariat.engine.history.acting import act
from secretariat.engine.registers.declaring import Register
from secretariat.kernel.errors import BadInput


def comment(register: Register, number: int, text: str, *, by: Person, on: date) -> Comment:
    """Say something about a record one may see."""
    require(by, STAFF, on=on)
    the_record(register, number, by=by, on=on)
    said = sayable(text)
    with act("discussion.comment", by=by):
        return say(register.key, number, said, by=by)


def sayable(text: str) -> str:
    """The words of a comment without the spaces around them. Raises BadInput for what is none."""
    said = text.strip()
    if not said or len(said) > LONGEST or "\0" in said:
        raise BadInput(
            _("A comment has one to %(most)s characters.") % {"most": LONGEST},
            why=_("This one has %(found)s.") % {"found": len(said)},
            do=_("Say it shorter, or attach a document."),
        )
    return said


def say(kind: str, number: int, said: str, *, by: Person) -> Comment:
    """Put a comment beside a record, within an act the caller opened and answers for.

    `kind` is the key of the record's register, or names what else it is a record of.
    """
    (made,) = plain(Comment).bulk_create(
        [Comment(register=kind, record=number, person=by, text=said)]
    )
    return made


def withdraw(number: int, register: Register, *, by: Person, on: date, reason: str = "") -> Comment:
    """Take a comment back; a moderator takes away that of another, saying why."""
    found = found_beside(Comment, number, register, by=by, on=on)
    hold_to_author(found, by=by, on=on, reason=reason)
    with act("discussion.withdraw_comment", by=by, reason=reason):
        plain(Comment).filter(pk=number).update(is_withdrawn=True)
    return found


def comments_of(register: Register, number: int) -> QuerySet[Any]:
    """What was said about a record, oldest first; who reads it must be able to see the record."""
    found: QuerySet[Any] = Comment.objects.of(register.key, number).select_related("person")
    return found
