"""The help of the page that is asked for: its own words, and by whose hand it changes."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import permitting
from secretariat.engine.registers.declaring import Register, registers
from secretariat.engine.workflows.declaring import workflow_for
from secretariat.web.contexts.frame import Help, Link
from secretariat.web.helping.gathering import help_by_page

OF_A_REGISTER: Final = "registers/<slug:key>/"


def help_of(request: HttpRequest) -> Help | None:
    """Tell what the page shows and who may change what; no query. None where nothing is declared.

    For a page that was opened to the reader: a refusal must not tell what it refuses.
    """
    match = request.resolver_match
    found = help_by_page().get(match.url_name or "") if match else None
    if match is None or found is None:
        return None
    register = _register(match.route, match.kwargs)
    return Help(
        shows=str(found.shows),
        changes=str(found.changes),
        who=tuple(_who(register)) if register else (),
        more=(
            Link(label=_("More in the manual"), url=f"{reverse('manual')}#page-{found.key}"),
            *(_workflow(register) if register else ()),
        ),
    )


def _register(route: str, kwargs: Mapping[str, Any]) -> Register | None:
    if not route.startswith(OF_A_REGISTER):
        return None
    return next((one for one in registers() if one.key == kwargs.get("key")), None)


def _who(register: Register) -> Iterator[str]:
    """Each role with what it may do to the records, in the order of the actions."""
    deeds: dict[str, list[str]] = {}
    for action in register.actions:
        deeds.setdefault(_roles(action.permissions), []).append(str(action.title))
    for roles, titles in deeds.items():
        yield _("%(roles)s: %(deeds)s.") % {"roles": roles, "deeds": _("; ").join(titles)}
    if not deeds:
        yield _("Nobody by hand: the product keeps these records itself.")


def _roles(permissions: tuple[Permission, ...]) -> str:
    """The roles that permit all of it."""
    each = [permitting(one) for one in permissions]
    titles = [str(role.title) for role in each[0] if all(role in some for some in each)]
    return ", ".join(titles) or _("everybody")


def _workflow(register: Register) -> tuple[Link, ...]:
    found = workflow_for(register.model)
    if found is None:
        return ()
    return (Link(label=str(found.title), url=reverse("workflow", args=[found.key])),)
