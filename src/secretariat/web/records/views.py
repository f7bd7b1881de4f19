"""Saved views as tabs above a register."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.models import SavedView
from secretariat.engine.registers.views import default_of, views_of
from secretariat.kernel.errors import BadInput
from secretariat.web.asking import list_asked, parts_of, today
from secretariat.web.contexts.registers import View
from secretariat.web.languages import ASKED
from secretariat.web.links import question
from secretariat.web.records.filtering import whole


def views(request: HttpRequest, register: Register) -> Sequence[SavedView]:
    """Give the views the reader may choose from; one query, none for a stranger."""
    if not isinstance(request.user, Person):
        return ()
    return views_of(register, reader=request.user, on=today())


def asked_for(request: HttpRequest, register: Register, saved: Sequence[SavedView]) -> Asked:
    """Read what is asked of the list: what her default view asks for, where she asks for nothing.

    A default that asks for what the register no longer knows does not shut the register.
    """
    if not set(request.GET) - {ASKED} and isinstance(request.user, Person):
        default = default_of(saved, reader=request.user)
        if default is not None:
            try:
                return list_asked(register, QueryDict(default.asks))
            except BadInput:
                return list_asked(register, QueryDict())
    return list_asked(register, request.GET)


def tabs(
    request: HttpRequest, register: Register, saved: Sequence[SavedView], asked: Asked
) -> tuple[View, ...]:
    """Show all records and each saved view as a tab, and offer to save what is shown now."""
    if not isinstance(request.user, Person):
        return ()
    return tuple(_tabs(request.user, register, saved, question(parts_of(asked))))


def _tabs(
    reader: Person, register: Register, saved: Sequence[SavedView], now: str
) -> Iterator[View]:
    if not saved and not now:
        return
    yield View(label=_("All"), url=whole(register), is_current=not now)
    current = next((one for one in saved if f"?{one.asks}" == now), None)
    for one in saved:
        url = f"{whole(register).partition('?')[0]}?{one.asks}" if one.asks else whole(register)
        yield View(label=one.name, url=url, is_current=one is current)
    if current is not None and current.owner_id == reader.pk:
        url = reverse("view", args=[register.key, current.pk])
        yield View(label=_("Change this view…"), url=url)
    elif now and current is None:
        yield View(label=_("Save this view…"), url=reverse("view-new", args=[register.key]) + now)
