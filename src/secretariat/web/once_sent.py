"""A form that does its deed once, however often a browser sends it: reloaded, or pressed twice.

For forms answered by the page itself, because what it shows must stand in no address and be kept
nowhere. Others lead on to another page, and need no mark.
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from secretariat.web.contexts.frame import Hidden

NAME: Final = "form_mark"
KEPT: Final = timedelta(days=2)
"""How long a mark is remembered: longer than anybody stays signed in."""


def mark() -> Hidden:
    """What a form carries along, another each time it is shown; it opens nothing."""
    return Hidden(name=NAME, value=token_urlsafe(16))


def is_first(request: HttpRequest) -> bool:
    """Take the form as sent; False if it was before. One without a mark is always the first."""
    sent = _sent(request)
    return not sent or cache.add(sent, True, KEPT.total_seconds())


def take_back(request: HttpRequest) -> None:
    """Its deed was not done: the form may be sent again."""
    cache.delete(_sent(request))


def _sent(request: HttpRequest) -> str:
    """Which form of whose it is, for the cache; nothing without a mark."""
    given = request.POST.get(NAME, "")
    return f"form:{request.user.pk}:{sha256(given.encode()).hexdigest()}" if given else ""
