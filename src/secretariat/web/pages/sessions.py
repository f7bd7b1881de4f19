"""One's own open sessions: which devices, since when; each can be ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.models import OpenSession, Person
from secretariat.engine.access.sessions import end_sessions, open_sessions
from secretariat.web import formats
from secretariat.web.access.devices import device
from secretariat.web.asking import now
from secretariat.web.contexts.access import SessionItem, SessionsPage
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame


def sessions_page(request: HttpRequest) -> HttpResponse:
    """List them; end one of them, or all but this one."""
    person = request.user
    assert isinstance(person, Person)  # the page is opened to whoever signs in
    if request.method == "POST":
        return _ended(request, person)
    found = [_item(request, one) for one in open_sessions(person, at=now())]
    page = SessionsPage(
        title=_("Where you are signed in"),
        sentence=_("Each browser that is open under your name. No place is kept."),
        sessions=tuple(found),
        others=sum(not one.is_current for one in found),
    )
    trail = (Link(label=_("Your account"), url=reverse("account")),)
    given = {"frame": frame(request, page.title, trail=trail), "page": page}
    return render(request, "secretariat/sessions.html", given)


def _item(request: HttpRequest, one: OpenSession) -> SessionItem:
    facts = {"began": formats.moment(one.began), "seen": formats.moment(one.seen)}
    return SessionItem(
        number=one.pk,
        device=device(one.device),
        sentence=_("since %(began)s, last seen %(seen)s") % facts,
        is_current=one.key == request.session.session_key,
    )


def _ended(request: HttpRequest, person: Person) -> HttpResponse:
    """End the session asked for, if it is hers, or all others."""
    words = request.POST.get("session", "")
    only = [int(words)] if words.isdecimal() else None
    if only is None and words != "others":
        return redirect("sessions")
    count = end_sessions([person], only=only, keep=request.session.session_key)
    told = ngettext("%(count)s session is ended.", "%(count)s sessions are ended.", count)
    messages.success(request, told % {"count": formats.number(count)})
    return redirect("sessions")
