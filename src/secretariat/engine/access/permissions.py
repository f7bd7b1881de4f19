"""What may be done, one name each: `area.verb_object`."""

import re
from enum import StrEnum

_FORM = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")


class Permission(StrEnum):
    """The base of each area's `May`: members whose values read `area.verb_object`."""

    def __init__(self, value: str) -> None:
        if not _FORM.fullmatch(value):
            raise ValueError(f"A permission is written area.verb_object, not “{value}”.")


class Audience(Permission):
    """Permissions nobody has to be granted; a page or measure names one to be open on purpose."""

    PUBLIC = "access.read_public"
    EVERYONE = "access.sign_in"


PUBLIC = Audience.PUBLIC
"""No sign-in needed: the whole world may."""

EVERYONE = Audience.EVERYONE
"""Whoever may sign in may, with no grant at all."""


class May(Permission):
    """What access itself lets be done."""

    MANAGE_PEOPLE = "access.manage_people"
    MANAGE_GRANTS = "access.manage_grants"
    READ_HISTORY = "access.read_history"
    ERASE_PEOPLE = "access.erase_people"
