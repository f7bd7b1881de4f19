"""Which language a page is read in: asked for by `?lang=`, remembered in a cookie, else guessed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

ASKED = "lang"
_YEAR = 365 * 24 * 3600

Answer = Callable[[HttpRequest], HttpResponse]


def known(code: str) -> str:
    """Give the code if the product speaks the language, else nothing."""
    return code if code in dict(settings.LANGUAGES) else ""


def chosen(request: HttpRequest) -> str:
    """Choose the language: asked for, remembered, the person's own, or what the browser prefers."""
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    own = getattr(getattr(request, "user", None), "language", "")
    asked = request.GET.get(ASKED, "")
    return (
        known(asked)
        or known(remembered)
        or known(own)
        or translation.get_language_from_request(request)[:2]
    )


class LanguageMiddleware:
    """Speak the reader's language; the address of a page is the same in every language.

    Stands after the middleware that knows who is signed in. A choice is kept for a year.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language, and remember it when it was asked for."""
        language = request.LANGUAGE_CODE = chosen(request)  # a page that fails is told in it too
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if known(request.GET.get(ASKED, "")):
            _remember(response, language)
        return response


def _remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_YEAR,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
