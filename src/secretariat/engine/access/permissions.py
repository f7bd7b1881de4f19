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
    STAFF = "access.take_part"


PUBLIC = Audience.PUBLIC
"""No sign-in needed: the whole world may."""

EVERYONE = Audience.EVERYONE
"""Whoever may sign in may, with no grant at all."""

STAFF = Audience.STAFF
"""Whoever may sign in may, unless as a guest: for what is written, such as a comment."""


class May(Permission):
    """What access itself lets be done."""

    MANAGE_PEOPLE = "access.manage_people"
    MANAGE_GRANTS = "access.manage_grants"
    HAND_OVER = "access.hand_over_moves"
    READ_PEOPLE = "access.read_people"
    READ_HISTORY = "access.read_history"
    READ_READINGS = "access.read_readings"
    ERASE_PEOPLE = "access.erase_people"
