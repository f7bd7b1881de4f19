"""One's own tokens: which there are, making one, taking one back.

A secret stands in the answer to the form and nowhere else: in no address, no session, no cache.
Reloading that answer sends the form again, so the form is marked and makes one token.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Person
from secretariat.engine.declared import declared
from secretariat.engine.tokens.keeping import LONGEST, Made, NewToken, make, revoke, tokens_of
from secretariat.engine.tokens.models import Reach, Token
from secretariat.kernel.errors import ProductError
from secretariat.web import formats, once_sent
from secretariat.web.asking import day, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Field, Form, Notice
from secretariat.web.contexts.tokens import TokenItem, TokensPage
from secretariat.web.frames import frame

USUALLY = timedelta(days=90)


def tokens_page(request: HttpRequest) -> HttpResponse:
    """List one's tokens, and make one: its secret is shown in the answer and never again."""
    person = request.user
    assert isinstance(person, Person)  # the page opens only to those who signed in
    if request.method == "POST":
        answer: HttpResponse = _made(request, person)
        return answer
    return _shown(request, person)


@reauthentication_required  # type: ignore[untyped-decorator]
def _made(request: HttpRequest, person: Person) -> HttpResponse:
    posted = {name: str(value) for name, value in request.POST.items()}
    areas = tuple(area.key for area in declared("areas"))
    if not once_sent.is_first(request):
        return _shown(request, person, notice=_made_before())
    try:
        new = NewToken(
            name=posted.get("name", ""),
            reach=posted.get("reach", ""),
            areas=() if not posted.get("area") else (posted["area"],),
            expires=day(posted.get("expires", "")),
        )
        made = make(new, by=person, on=today(), known_areas=areas)
    except ProductError as error:
        once_sent.take_back(request)
        return _shown(request, person, posted=posted, said=(str(error),), status=error.status)
    return _shown(request, person, made=made)


def revoke_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take a token back."""
    person = request.user
    assert isinstance(person, Person)
    if request.method == "POST":
        taken = revoke(number, by=person, on=today())
        messages.success(request, _("“%(token)s” opens nothing any more.") % {"token": taken.name})
    return redirect("tokens")


def _shown(
    request: HttpRequest,
    person: Person,
    *,
    made: Made | None = None,
    notice: Notice | None = None,
    posted: Mapping[str, str] | None = None,
    said: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = TokensPage(
        title=_("Tokens for programs"),
        sentence=_("A token lets a program of yours read or act for you until its last day."),
        secret=made.secret if made else "",
        notice=notice,
        tokens=tuple(_item(one) for one in tokens_of(person)),
        form=_form(posted or {}, said),
        description_url=reverse("api-description"),
    )
    given = {"frame": frame(request, page.title, trail=_trail()), "page": page}
    response = render(request, "secretariat/tokens.html", given, status=status)
    response["Cache-Control"] = "no-store"  # a secret may stand in it
    return response


def _made_before() -> Notice:
    return Notice(
        kind="warn",
        title=_("This token was shown already"),
        text=_(
            "The form was sent before, and made one token then; no other was made now. "
            "If you did not copy it, revoke it and make another."
        ),
    )


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Your account"), url=reverse("account")),)


def _item(token: Token) -> TokenItem:
    used = getattr(token, "last_used", None)
    areas = {area.key: str(area.title) for area in declared("areas")}
    return TokenItem(
        name=token.name,
        reach=token.get_reach_display(),
        areas=", ".join(areas.get(key, key) for key in token.areas) or _("all areas"),
        expires=formats.day(token.expires),
        used=formats.day(used) if used else _("never used"),
        state=_state(token),
        revoke_url="" if _state(token) else reverse("token-revoke", args=[token.pk]),
    )


def _state(token: Token) -> str:
    """Say why a token opens nothing; nothing if it does."""
    if token.is_revoked:
        return _("revoked")
    return _("ended") if token.expires < today() else ""


def _form(posted: Mapping[str, str], said: tuple[str, ...]) -> Form:
    areas = [("", _("All areas")), *((one.key, str(one.title)) for one in declared("areas"))]
    usual = (today() + USUALLY).isoformat()
    return Form(
        action="",
        errors=said,
        kept=(once_sent.mark(),),
        fields=(
            Field(
                name="name",
                label=_("Name"),
                kind="text",
                value=posted.get("name", ""),
                help=_("Which program it is for."),
                is_required=True,
            ),
            _choice("reach", _("It may"), Reach.choices, posted.get("reach", Reach.READ)),
            _choice("area", _("Where"), areas, posted.get("area", "")),
            Field(
                name="expires",
                label=_("Last day"),
                kind="date",
                value=posted.get("expires", usual),
                help=_("At most %(day)s.") % {"day": formats.day(today() + LONGEST)},
                is_required=True,
            ),
        ),
        submit=_("Make a token"),
    )


def _choice(name: str, label: str, choices: Iterable[tuple[str, Any]], value: str) -> Field:
    options = tuple(
        Option(value=code, label=str(words), is_chosen=code == value) for code, words in choices
    )
    return Field(name=name, label=label, kind="select", value=value, options=options)
