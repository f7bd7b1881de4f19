"""Commenting on a record, attaching to it, and taking either back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Person, Through
from secretariat.engine.access.readings import note
from secretariat.engine.discussion import attaching, commenting
from secretariat.engine.discussion.kinds import hold_to_size
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web.asking import actor, today
from secretariat.web.contexts.discussion import Unsaid
from secretariat.web.discussion.unsaid import keep_unsaid
from secretariat.web.links import record_page
from secretariat.web.opening import opened

SAFE = "default-src 'none'; sandbox"  # for whoever's browser shows it in spite of the disposition


def comment_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say something about a record."""
    register, person = _asked(request, key)
    text = request.POST.get("text", "")
    try:
        commenting.comment(register, number, text, by=person, on=today())
    except BadInput as error:
        keep_unsaid(request, register.key, number, Unsaid(text=text, error=str(error)))
    return redirect(record_page(register.key, number) + "#discussion")


def withdraw_page(request: HttpRequest, key: str, number: int, one: int) -> HttpResponse:
    """Take a comment back."""
    register, person = _asked(request, key)
    reason = request.POST.get("reason", "")
    return _back(
        request,
        register,
        number,
        lambda: commenting.withdraw(one, register, by=person, on=today(), reason=reason),
    )


def attach_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Lay a document beside a record; too large a one is refused before it is read."""
    register, person = _asked(request, key)
    file = request.FILES.get("file")

    def attach() -> None:
        if file is None:
            raise BadInput(_("No file was chosen."), do=_("Choose a file, then attach it."))
        hold_to_size(file.size or 0)
        name = file.name or ""
        attaching.attach(register, number, name, file.read(), by=person, on=today())

    return _back(request, register, number, attach)


def attachment_page(request: HttpRequest, key: str, number: int, one: int) -> HttpResponse:
    """Give an attachment to keep, never to be shown as a page of ours."""
    register = opened(request, register_of, key, lambda register: register.see)
    if not isinstance(actor(request), Person):
        raise nothing_here()
    found, content = attaching.content_of(one, register, by=actor(request), on=today())
    if found.record != number:
        raise nothing_here()
    note(register, [number], Through.RECORD)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response["Content-Security-Policy"] = SAFE
    return response


def take_back_page(request: HttpRequest, key: str, number: int, one: int) -> HttpResponse:
    """Take an attachment back."""
    register, person = _asked(request, key)
    reason = request.POST.get("reason", "")
    return _back(
        request,
        register,
        number,
        lambda: attaching.take_back(one, register, by=person, on=today(), reason=reason),
    )


def _asked(request: HttpRequest, key: str) -> tuple[Register, Person]:
    register = opened(request, register_of, key, lambda register: register.see)
    person = actor(request)
    if request.method != "POST" or not isinstance(person, Person):
        raise nothing_here()
    return register, person


def _back(
    request: HttpRequest, register: Register, number: int, do: Callable[[], Any]
) -> HttpResponse:
    """Do it and go back to the record; what went wrong is said there."""
    try:
        do()
    except (BadInput, Conflict) as error:
        messages.error(request, str(error))
    return redirect(record_page(register.key, number) + "#discussion")
