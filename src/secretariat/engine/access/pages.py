"""A page says who may open it; one that says nothing is refused by the check `undeclared`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver

from secretariat.engine.access.actors import ANONYMOUS, actor_of
from secretariat.engine.access.decisions import may, refusal
from secretariat.engine.access.once import asking_once
from secretariat.engine.access.permissions import PUBLIC, Permission

View = Callable[..., HttpResponseBase]
_MARK = "opened_by"


def page(permission: Permission, *, today: Callable[[], date]) -> Callable[[View], View]:
    """Open a page to whoever has the permission over any part of the organization.

    Somebody not signed in is sent to sign in first; a form of hers is refused instead, so that what
    she typed is not lost on the way. What of the page's records she sees is a
    question of its own: `visible` answers it. `today` is given by the web, which has the clock.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = actor_of(request.user)
            with _asking_once(request):
                decision = may(actor, permission, scope=None, on=today())
                if decision.allowed:
                    return view(request, *args, **kwargs)
            if actor == ANONYMOUS and request.method != "POST":
                return redirect_to_login(request.get_full_path())
            raise refusal(actor, permission, why=decision.because)

        return _marked(guarded, permission)

    return decorate


def public(view: View) -> View:
    """Open a page to the whole world, without signing in."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with _asking_once(request):
            return view(request, *args, **kwargs)

    return _marked(opened, PUBLIC)


def _asking_once(request: HttpRequest) -> AbstractContextManager[None]:
    """Ask once for a page that only reads; what writes asks anew each time."""
    return asking_once() if request.method in {"GET", "HEAD"} else nullcontext()


def opened_by(view: View) -> Permission | None:
    """The permission that opens a page; None if the page does not say."""
    found: Permission | None = getattr(view, _MARK, None)
    return found


def undeclared(urlpatterns: Iterable[URLPattern | URLResolver], *, under: str = "") -> list[str]:
    """The addresses whose page does not say who may open it: there must be none."""
    return [
        address
        for address, pattern in _addresses(urlpatterns, under)
        if opened_by(pattern.callback) is None
    ]


def _addresses(
    patterns: Iterable[URLPattern | URLResolver], under: str
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = under + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, address)
        else:
            yield address, pattern


def _marked(view: View, permission: Permission) -> View:
    setattr(view, _MARK, permission)
    return view
