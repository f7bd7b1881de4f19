"""Saving a view of a register, changing it, and taking it away."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.models import SavedView
from secretariat.engine.registers.views import (
    Wanted,
    change_view,
    own_view,
    remove_view,
    roles_held,
    save_view,
)
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, list_asked, parts_of, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.frames import frame
from secretariat.web.links import question, register_page
from secretariat.web.opening import opened
from secretariat.web.records.filtering import chips, offers


def new_view_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a name for what the list shows now, and keep it."""
    register, reader = _opened(request, key)
    parts = parts_of(list_asked(register, request.GET))
    asks = question(parts).removeprefix("?")

    def keep(wanted: Wanted) -> None:
        save_view(register, asks, wanted, by=reader, on=today())
        messages.success(request, _("The view “%(name)s” is kept.") % {"name": wanted.name})

    back = Link(label=_("Back to the list"), url=register_page(register.key, parts))
    return _asked(request, register, keep, back=back, title=_("Save this view"))


def view_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Rename a view of one's own, share it, or show it first."""
    register, reader = _opened(request, key)
    view = own_view(register, number, reader=reader)

    def keep(wanted: Wanted) -> None:
        change_view(view, wanted, by=reader, on=today())
        messages.success(request, _("The view is changed."))

    back = Link(label=_("Back to the list"), url=_address(view))
    title = _("Change the view “%(name)s”") % {"name": view.name}
    return _asked(request, register, keep, back=back, title=title, view=view)


def remove_view_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take away a view of one's own, once that is confirmed."""
    register, reader = _opened(request, key)
    view = own_view(register, number, reader=reader)
    if request.method == "POST":
        remove_view(view, by=reader)
        messages.success(request, _("The view “%(name)s” is gone.") % {"name": view.name})
        return redirect(register_page(register.key, {"view": "all"}))
    page = ActionFormPage(
        title=_("Take away the view “%(name)s”?") % {"name": view.name},
        sentence=_("Those it is shared with lose it too. No record changes."),
        form=Form(
            action="",
            fields=(),
            submit=_("Take the view away"),
            cancel=Link(label=_("Keep it"), url=_address(view)),
        ),
    )
    return _shown(request, register, page)


def _opened(request: HttpRequest, key: str) -> tuple[Register, Person]:
    register = opened(request, register_of, key, lambda register: register.see)
    assert isinstance(request.user, Person)  # the address is for who has signed in
    return register, request.user


def _address(view: SavedView) -> str:
    return register_page(view.register) + (f"?{view.asks}" if view.asks else "")


def _asked(
    request: HttpRequest,
    register: Register,
    keep: Callable[[Wanted], None],
    *,
    back: Link,
    title: str,
    view: SavedView | None = None,
) -> HttpResponse:
    """Ask how the view is to be kept, and keep it so; what is wrong stands above the form."""
    wanted = _wanted(request, view)
    said: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            keep(wanted)
        except (BadInput, Conflict) as error:
            said = (str(error),)
        else:
            return redirect(back.url)
    page = ActionFormPage(
        title=title,
        sentence=_narrowing(request, register) if view is None else "",
        form=Form(
            action="",
            fields=_fields(request, wanted),
            submit=_("Keep the view"),
            errors=said,
            cancel=back,
        ),
        ways_on=(_removal(register, view),) if view is not None else (),
    )
    return _shown(request, register, page, status=422 if said else 200)


def _wanted(request: HttpRequest, view: SavedView | None) -> Wanted:
    posted = request.POST
    if request.method == "POST":
        return Wanted(
            name=str(posted.get("name", "")),
            role=str(posted.get("role", "")),
            is_default="is_default" in posted,
        )
    if view is None:
        return Wanted(name="")
    return Wanted(name=view.name, role=view.role, is_default=view.is_default)


def _fields(request: HttpRequest, wanted: Wanted) -> tuple[Field, ...]:
    assert isinstance(request.user, Person)
    held = roles_held(request.user, on=today())
    roles = [("", _("Nobody: it is mine alone")), *((one.key, str(one.title)) for one in held)]
    options = tuple(
        Option(value=key, label=label, is_chosen=key == wanted.role) for key, label in roles
    )
    return (
        Field(name="name", label=_("Name"), value=wanted.name, is_required=True),
        Field(
            name="role",
            label=_("Shared with"),
            kind="select",
            options=options,
            help=_("Everyone who holds the role finds it above the register."),
        ),
        Field(
            name="is_default",
            label=_("Show it first when I open the register"),
            kind="checkbox",
            value="on" if wanted.is_default else "",
        ),
    )


def _narrowing(request: HttpRequest, register: Register) -> str:
    """Say in words what the view narrows the list to."""
    offered = offers(register, actor=actor(request), on=today())
    shown = chips(register, list_asked(register, request.GET), offered)
    return _("; ").join(chip.label for chip in shown)


def _removal(register: Register, view: SavedView) -> Link:
    url = reverse("view-remove", args=[register.key, view.pk])
    return Link(label=_("Take the view away…"), url=url)


def _shown(
    request: HttpRequest, register: Register, page: ActionFormPage, *, status: int = 200
) -> HttpResponse:
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=register_page(register.key)),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=status)
