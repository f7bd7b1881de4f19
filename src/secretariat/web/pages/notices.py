"""What a reader was told, what she follows, and how she wishes to be written to."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Person
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.notices import following
from secretariat.engine.notices.models import Mail
from secretariat.engine.notices.preferring import choose, chosen
from secretariat.engine.notices.writing import notices_of, read, unread
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.errors import BadInput
from secretariat.web import formats
from secretariat.web.asking import now, page_asked, today
from secretariat.web.contexts.frame import Hidden, Link, Option
from secretariat.web.contexts.parts import Empty, Field, Form, Notice
from secretariat.web.contexts.workflows import FollowForm, NoticesPage
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress, question, record_page
from secretariat.web.opening import opened
from secretariat.web.records.paging import pages
from secretariat.web.workflows.following import figures_followed, records_followed
from secretariat.web.workflows.telling import told

PAGE = 50
KINDS = 50


def notices_page(request: HttpRequest) -> HttpResponse:
    """Show what the reader was told, newest first."""
    person = _person(request)
    asked = page_asked(request.GET)
    rows = notices_of(person)
    count, first = rows.count(), (asked - 1) * PAGE
    shown = list(rows[first : first + PAGE])
    new = unread(person)
    page = NoticesPage(
        title=_title(new),
        sentence=_("What moves of others left for you to do, what is due, what became of yours."),
        notices=told(shown, person, on=today()),
        pages=pages(page=asked, length=PAGE, count=count, address=_address),
        mail=_mail(person),
        mail_notice=None if settings.EMAIL_HOST else _no_mail(),
        all_read=_all_read(shown[0].pk) if shown and new else None,
        following=_following(person),
        empty=None if count else _nothing(),
    )
    given = {"frame": frame(request, page.title, place="home", trail=_trail()), "page": page}
    return render(request, "secretariat/notices.html", given)


@require_POST
def read_page(request: HttpRequest) -> HttpResponse:
    """Mark as read what she was shown."""
    until = str(request.POST.get("until", ""))
    if not until.isdecimal():
        raise BadInput(_("It does not say which notices."), do=_("Use the button on their page."))
    read(_person(request), now=now(), until=min(int(until), 2**63 - 1))
    return redirect("notices")


@require_POST
def mail_page(request: HttpRequest) -> HttpResponse:
    """Keep how she wishes to be written to."""
    choose(_person(request), str(request.POST.get("mail", "")))
    messages.success(request, _("Your choice is kept."))
    return redirect("notices")


@require_POST
def follow_page(request: HttpRequest) -> HttpResponse:
    """Follow a record or a figure, and go back to it."""
    what, address = _asked(request)
    following.follow(_person(request), **what)
    messages.success(request, _("You follow it: it stands on your home page."))
    return redirect(address)


@require_POST
def unfollow_page(request: HttpRequest) -> HttpResponse:
    """Follow it no longer, and go back to it."""
    what, address = _asked(request)
    following.unfollow(_person(request), **what)
    messages.success(request, _("You no longer follow it."))
    return redirect(address)


def _asked(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """What is to be followed, if she may see it, and its page."""
    key = str(request.POST.get("figure", ""))
    if key:
        measure = opened(request, measure_of, key, lambda one: one.audience, scope="")
        return {"figure": measure.key}, FigureAddress(key=measure.key).page()
    register = opened(
        request, register_of, str(request.POST.get("register", "")), lambda one: one.see
    )
    number = str(request.POST.get("record", ""))
    rows = rows_of(register, actor=_person(request), on=today())
    if not number.isdecimal() or not rows.filter(pk=min(int(number), 2**63 - 1)).exists():
        raise nothing_here()
    table = following.kind_of(register.model)
    return {"table": table, "record": int(number)}, record_page(register.key, int(number))


def _person(request: HttpRequest) -> Person:
    """The reader, who has signed in: the address asks for it."""
    assert isinstance(request.user, Person)
    return request.user


def _title(new: int) -> str:
    if not new:
        return _("You have read everything you were told")
    return _("New for you: %(count)s") % {"count": formats.number(new)}


def _address(page: int) -> str:
    return reverse("notices") + question({"page": str(page)} if page > 1 else {})


def _all_read(until: int) -> FollowForm:
    return FollowForm(
        action=reverse("notices-read"),
        kept=(Hidden(name="until", value=str(until)),),
        submit=_("Mark all as read"),
    )


def _following(person: Person) -> tuple[Link, ...]:
    hers = following.followed(person)
    figures = figures_followed(hers, person, on=today())
    return (
        *(
            Link(label=str(one.title), url=FigureAddress(key=one.key).page(), note=_("Figure"))
            for one in figures
        ),
        *records_followed(hers, person, on=today(), tables=KINDS),
    )


def _mail(person: Person) -> Form:
    hers = chosen(person)
    options = tuple(
        Option(value=value, label=str(words), is_chosen=value == hers)
        for value, words in Mail.choices
    )
    asked = Field(
        name="mail",
        label=_("By e-mail"),
        kind="radio",
        options=options,
        help=_("It names the record and links to it, and says no more than that."),
        is_required=True,
    )
    return Form(action=reverse("notices-mail"), fields=(asked,), submit=_("Keep this choice"))


def _no_mail() -> Notice:
    return Notice(
        title=_("Nothing is sent by e-mail"),
        text=_("No mail server is known here. Whoever runs the product can name one."),
        kind="warn",
    )


def _nothing() -> Empty:
    return Empty(
        title=_("You have not been told anything yet"),
        sentence=_("What others leave for you to do, and what becomes of yours, is told here."),
    )


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Home"), url=reverse("home")),)
