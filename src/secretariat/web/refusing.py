"""Errors of the product as pages, or as JSON where a file was asked for: the same words."""

from collections.abc import Callable

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import NotPermitted
from secretariat.engine.access.rates import TooOften
from secretariat.kernel.errors import BadInput, NotFound, ProductError, Refused
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import ErrorPage
from secretariat.web.frames import frame
from secretariat.web.links import question


class ErrorMiddleware:
    """Answer an error of the product with what happened, why, and what to do.

    Other errors are our own mistakes and stay what they are.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; errors arrive below."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Refuse what no text can hold before anything is asked of the database with it."""
        given = (request.GET, request.POST) if request.method == "POST" else (request.GET,)
        for name, values in (found for one in given for found in one.lists()):
            if any("\0" in words for words in (name, *map(str, values))):
                return self.process_exception(request, _holds_nothing())
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn an error of the product into an answer."""
        if not isinstance(error, ProductError):
            return None
        answer = _answer(request, error)
        if isinstance(error, TooOften):
            answer.headers["Retry-After"] = str(error.after)
        return answer


def _answer(request: HttpRequest, error: ProductError) -> HttpResponse:
    if request.path.endswith(".json"):
        return JsonResponse(error.as_dict(), status=error.status)
    page = _page(request, error)
    given = {"frame": frame(request, page.title, refuses=True), "page": page}
    return render(request, "secretariat/error.html", given, status=error.status)


def _why(error: NotPermitted) -> str:
    """Lead to the page that explains to her what every grant of hers has to do with it."""
    parts = {"permission": str(error.permission)}
    if error.scope is not None:
        parts["scope"] = error.scope
    return reverse("why") + question(parts)


def _holds_nothing() -> BadInput:
    return BadInput(
        _("What was asked for holds a character that no text can hold."),
        why=_("It is the null character, which only programs send."),
        do=_("Leave it out."),
    )


def _page(request: HttpRequest, error: ProductError) -> ErrorPage:
    ways = [Link(label=_("Go to the home page"), url=reverse("home"))]
    is_stranger = not request.user.is_authenticated
    typed = _typed(request) if is_stranger else ()
    if is_stranger and (isinstance(error, Refused) or (typed and isinstance(error, NotFound))):
        ways.insert(0, Link(label=_("Sign in"), url=_sign_in(request)))
    if isinstance(error, NotPermitted):
        ways.insert(0, Link(label=_("Why can’t I?"), url=_why(error)))
    return ErrorPage(
        title=str(error.what),
        reason=str(error.why),
        remedy=str(error.do),
        ways_out=tuple(ways),
        typed=typed,
    )


def _sign_in(request: HttpRequest) -> str:
    """Lead to signing in and back to the page she asked for."""
    return reverse("account_login") + question({REDIRECT_FIELD_NAME: request.get_full_path()})


def _typed(request: HttpRequest) -> tuple[str, ...]:
    """Give back all of more than a word that she wrote while her session ended, but passwords.

    The form is known to be ours: its token was looked at before any page was.
    """
    written = (
        str(words).strip()
        for name, values in request.POST.lists()
        for words in values
        if "password" not in name
    )
    return tuple(words for words in written if len(words.split()) > 1)
