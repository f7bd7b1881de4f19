"""What keeps an action from a record whatever is filled in: said before anybody tries."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Model

from secretariat.engine.access.once import answered_once
from secretariat.engine.records.declaring import Action, Check, Kind, Stays
from secretariat.engine.records.performing import said


def kept_from(action: Action, record: Model) -> str:
    """Why the record stays as it is, and what to do instead; nothing where the action may help."""
    for check in _before(action):
        if answered_once((check.finds, record), partial(_fails, check, record)):
            return f"{said(check.says, record)} {check.do}".strip()
    return ""


def _fails(check: Check, record: Model) -> bool:
    return check.finds(type(record)._default_manager.filter(pk=record.pk)).exists()


def _before(action: Action) -> Iterator[Check]:
    """The checks that are settled before it: of a removal all, since nothing is filled in."""
    is_removal = action.kind is Kind.REMOVE
    return (one for one in action.checks if is_removal or isinstance(one, Stays))
