"""One's account: how one signs in, where, what one may, and what one may look after."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import May
from secretariat.web.access.naming import role_title
from secretariat.web.asking import actor, today
from secretariat.web.contexts.access import AccountPage, Shelf
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame


def account_page(request: HttpRequest) -> HttpResponse:
    """Lead to everything about one's own access, and to that of others for those who may."""
    person = request.user
    assert isinstance(person, Person)  # the page is opened to whoever signs in
    rights = rights_of(actor(request), on=today())
    held = [role_title(one.role) for one in rights.grants if rights.in_force(one)]
    page = AccountPage(
        title=person.name,
        sentence=", ".join(dict.fromkeys(held)) or _("You hold no role: you read."),
        shelves=(
            Shelf(key="sign-in", title=_("How you sign in"), links=tuple(_sign_in(person))),
            Shelf(key="access", title=_("Who may do what"), links=tuple(_access(request))),
        ),
    )
    given = {"frame": frame(request, page.title), "page": page}
    return render(request, "secretariat/account.html", given)


def _sign_in(person: Person) -> Iterator[Link]:
    if person.has_usable_password():
        yield Link(
            label=_("Change your password"),
            url=reverse("account_change_password"),
            note=_("It ends your other sessions."),
        )
    yield Link(
        label=_("Passkeys"),
        url=reverse("mfa_list_webauthn"),
        note=_("Sign in by fingerprint, face or key, without a password."),
    )
    yield Link(
        label=_("Second factor"),
        url=reverse("mfa_index"),
        note=_("A code of an app beside the password, and codes for when the app is lost."),
    )
    yield Link(
        label=_("Where you are signed in"),
        url=reverse("sessions"),
        note=_("See every open session, and end those that are not yours."),
    )
    yield Link(
        label=_("Tokens for programs"),
        url=reverse("tokens"),
        note=_("Let a program of yours read or act for you, until a day."),
    )


def _access(request: HttpRequest) -> Iterator[Link]:
    rights = rights_of(actor(request), on=today())
    yield Link(
        label=_("What you may do, and why"),
        url=reverse("why"),
        note=_("And why you may not do the rest."),
    )
    if rights.scopes(May.READ_PEOPLE):
        yield Link(
            label=_("People"),
            url=reverse("people"),
            note=_("Who may sign in, and which roles they hold."),
        )
    if rights.scopes(May.READ_READINGS):
        yield Link(
            label=_("Who read what is sensitive"),
            url=reverse("readings"),
            note=_("Every reading of a sensitive register."),
        )
