"""What a reader sees where we failed, or where nothing could be read of what her browser sent.

No record is asked for: what failed may be the database. The language is the one the page had begun
in, else the browser's.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import ErrorPage
from secretariat.web.frames import bare_frame
from secretariat.web.languages import known


def broken(request: HttpRequest) -> HttpResponse:
    """Say that a page could not be made, and that nothing was written."""
    with translation.override(_language(request)):
        back = _("Go back in your browser: what you typed still stands in the form.")
        again = _(
            "Try once more; if it breaks again, tell those who run this service what you did."
        )
        return _shown(
            ErrorPage(
                title=_("Something broke on our side"),
                reason=_(
                    "The page could not be made. Nothing was written: an action is kept whole or"
                    " not at all."
                ),
                remedy=f"{back} {again}" if request.method == "POST" else again,
                ways_out=_ways_out(),
            ),
            status=500,
        )


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what the browser sent could not be read, without what it was."""
    with translation.override(_language(request)):
        return _shown(
            ErrorPage(
                title=_("This can’t be answered"),
                reason=_(
                    "What the browser sent is not in a form this service takes, or was sent to"
                    " another name than its own."
                ),
                remedy=_(
                    "Start from the home page; if that fails too, ask those who run this service"
                    " for its right address."
                ),
                ways_out=_ways_out(),
            ),
            status=400,
        )


def _language(request: HttpRequest) -> str:
    """The language asked for, remembered, or preferred by the browser: nobody is looked up."""
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    begun = getattr(request, "LANGUAGE_CODE", "")
    return begun or known(remembered) or translation.get_language_from_request(request)[:2]


def _ways_out() -> tuple[Link, ...]:
    return (Link(label=_("Go to the home page"), url=reverse("home")),)


def _shown(page: ErrorPage, *, status: int) -> HttpResponse:
    given = {"frame": bare_frame(page.title), "page": page}
    return HttpResponse(render_to_string("secretariat/error.html", given), status=status)
