"""Permissions, roles and scopes in the reader's words."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF, May, Permission
from secretariat.engine.access.rights import place
from secretariat.engine.access.roles import roles
from secretariat.engine.declared import declared
from secretariat.engine.records.declaring import actions
from secretariat.engine.registers.declaring import registers
from secretariat.kernel.errors import BadInput
from secretariat.web.contexts.frame import Option

NAMED = 3  # how many things a permission is explained by


def permissions() -> list[Permission]:
    """Every permission anything asks for or any role gives, by its key."""
    asked: set[Permission] = {EVERYONE, PUBLIC, STAFF}
    asked |= {one for role in roles().values() for one in role.permissions}
    asked |= {one for action in actions() for one in action.permissions}
    asked |= {one.see for one in registers()}
    asked |= {one.audience for one in declared("measures")}
    return sorted(asked)


def permission(key: str) -> Permission:
    """The permission of this key. Raises BadInput where there is none."""
    for one in permissions():
        if one == key:
            return one
    raise BadInput(
        _("There is no permission “%(key)s”.") % {"key": key}, do=_("Choose one of the list.")
    )


def deed(one: Permission) -> str:
    """Say what a permission lets be done, by the actions and registers that ask for it."""
    own = _own().get(one)
    if own is not None:
        return own
    named = list(_asking(one))
    words = _("; ").join(named[:NAMED])
    return f"{words}; …" if len(named) > NAMED else words or str(one)


def _own() -> dict[Permission, str]:
    """What access itself lets be done."""
    return {
        PUBLIC: _("Read what is public"),
        EVERYONE: _("Read what everyone who signs in may"),
        STAFF: _("Comment and take part"),
        May.MANAGE_PEOPLE: _("Add people, close and open their sign-in"),
        May.MANAGE_GRANTS: _("Give and end roles"),
        May.HAND_OVER: _("Hand over the moves of somebody who is away"),
        May.READ_PEOPLE: _("Read who may do what"),
        May.READ_HISTORY: _("Read who changed what"),
        May.READ_READINGS: _("Read who read what is sensitive"),
        May.ERASE_PEOPLE: _("Erase people’s names and addresses"),
    }


def _asking(one: Permission) -> Iterator[str]:
    yield from (str(action.title) for action in actions() if one in action.permissions)
    for register in registers():
        if register.see == one:
            yield _("see: %(register)s") % {"register": register.title}
    for paper in declared("publications"):
        if paper.freeze == one:
            yield _("freeze: %(paper)s") % {"paper": paper.title}


def role_title(key: str) -> str:
    """Name a role; one the product no longer declares by its key."""
    role = roles().get(key)
    return str(role.title) if role else key


def scopes(on: date, within: Scopes) -> list[tuple[str, str]]:
    """The scopes there are on a day, of those within reach: path and words."""
    units: list[tuple[str, str]] = import_string(settings.SCOPES)(on)
    whole = [("", place(""))] if within.everywhere else []
    return whole + [(path, f"{path}: {name}") for path, name in units if within.cover(path)]


def options(pairs: Iterable[tuple[str, str]], chosen: str | None) -> tuple[Option, ...]:
    """Offer choices, one of them chosen; without one, ask to choose."""
    found = [Option(value=code, label=words, is_chosen=code == chosen) for code, words in pairs]
    if any(one.is_chosen for one in found):
        return tuple(found)
    return (Option(value="-", label=_("Choose…"), is_chosen=True), *found)
