"""How every address of the interface is asked and answers: by token or as a stranger, in JSON."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from secretariat.engine.access import rates, readings
from secretariat.engine.access.pages import public
from secretariat.engine.tokens.presenting import BadToken, Bearer, bearer_of
from secretariat.kernel.errors import BadInput, ProductError, Refused
from secretariat.web.areas_shown import area_of
from secretariat.web.asking import now, today

View = Callable[..., Any]
FAILURES: Final = 20  # wrong tokens a minute from one address
PROBLEM: Final = "application/problem+json"


class NotThisWay(ProductError):
    """The address is right, the method is not."""

    id = "secretariat.method_not_allowed"
    status = 405


class TooLarge(BadInput):
    """More came in than is read at once."""

    id = "secretariat.too_large"
    status = 413


def api(*methods: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Answer in JSON, errors too. Cookies are not read, so no page can make a browser act here."""
    allowed = methods or ("GET",)

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            by_cookie, request.user = request.user, AnonymousUser()
            try:
                return _finished(_asked(request, view, allowed, *args, **kwargs))
            except ProductError as error:
                return problem(error, allowed)
            finally:
                request.user = by_cookie  # of whom nothing is known here

        return csrf_exempt(public(answered))  # type: ignore[return-value]

    return decorate


def _asked(
    request: HttpRequest, view: View, allowed: tuple[str, ...], *args: Any, **kwargs: Any
) -> Any:
    if (request.method or "") not in (*allowed, *(("HEAD",) if "GET" in allowed else ())):
        raise NotThisWay(
            _("%(method)s does nothing here.") % {"method": request.method},
            do=_("Use: %(methods)s.") % {"methods": ", ".join(allowed)},
        )
    bearer = _bearer(request)
    if bearer is None:
        return view(request, *args, **kwargs)
    request.user = bearer.person
    request.META["secretariat.bearer"] = bearer
    with readings.logged(by=bearer.person):
        try:
            return view(request, *args, **kwargs)
        except ProductError as error:  # it may say what a record holds: within the log
            return problem(error, allowed)


def _bearer(request: HttpRequest) -> Bearer | None:
    header = request.headers.get("Authorization", "")
    if not header:
        return None
    try:
        return bearer_of(header, on=today())
    except BadToken:
        minute, at = timedelta(minutes=1), now()
        whence = request.META.get("REMOTE_ADDR", "")
        rates.count_one("token", whence, most=FAILURES, within=minute, at=at)
        raise


def hold_to_reach(request: HttpRequest, declared: object, *, acts: bool = False) -> None:
    """Refuse what the token presented was not made for; a stranger may read what is public."""
    bearer = request.META.get("secretariat.bearer")
    area = area_of(declared)
    if isinstance(bearer, Bearer):
        bearer.hold_to_reach(area=area.key if area else None, acts=acts)
    elif acts:
        raise Refused(
            _("A program acts only with a token."),
            why=_("Every change is answered for by somebody."),
            do=_("Make a token on your page of tokens, and send it as a bearer token."),
        )


def body(request: HttpRequest) -> dict[str, Any]:
    """Read what was sent: one JSON object."""
    if request.content_type != "application/json":
        raise BadInput(
            _("What was sent is not JSON."), do=_("Send it with Content-Type application/json.")
        )
    try:
        found = json.loads(request.body or b"{}", parse_constant=_no_number)
    except RequestDataTooBig as error:
        raise TooLarge(
            _("What was sent is too large."), do=_("Send less at a time, or import a file.")
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(_("What was sent is not JSON."), why=str(error)) from error
    if not isinstance(found, dict):
        raise BadInput(_("What was sent is not one JSON object."))
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def hold_to_words(given: dict[str, Any], known: set[str]) -> None:
    """Refuse what is not understood: nothing that was sent is left out in silence."""
    strange = sorted(set(given) - known)
    if strange:
        raise BadInput(
            _("“%(name)s” is not understood here.") % {"name": strange[0]},
            do=_("Send: %(names)s.") % {"names": ", ".join(sorted(known))},
        )


def problem(error: ProductError, allowed: tuple[str, ...] = ()) -> HttpResponse:
    """The error as the page says it (RFC 9457, with what, why and do beside it)."""
    words = error.as_dict()
    said = {"type": "about:blank", "title": words["what"], "status": error.status, **words}
    response = JsonResponse(said, status=error.status, content_type=PROBLEM)
    if error.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="secretariat"'
    if error.status == 405:
        response["Allow"] = ", ".join(allowed)
    if isinstance(error, rates.TooOften):
        response["Retry-After"] = str(error.after)
    return _finished(response)


def _finished(found: Any) -> HttpResponse:
    response = found if isinstance(found, HttpResponse) else JsonResponse(found)
    patch_vary_headers(response, ("Authorization", "Accept-Language"))
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-store"
    return response
