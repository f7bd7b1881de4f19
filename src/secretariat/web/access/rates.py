"""Pages that may be asked only so often: by whoever is signed in, else by where she asks from."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from secretariat.engine.access.models import Person
from secretariat.engine.access.rates import count_one
from secretariat.web.asking import now

View = Callable[..., HttpResponseBase]
MINUTE = timedelta(minutes=1)


def asks_by(request: HttpRequest) -> str:
    """Name who asks, for counting: the person, or the address behind the trusted proxies."""
    if isinstance(request.user, Person):
        return f"person {request.user.pk}"
    return f"from {get_adapter(request).get_client_ip(request)}"


def searching(view: View) -> View:
    """Count a page's use where a text is looked for: reading without searching is not limited."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("q", "").strip():
            most = settings.RATES["search"]
            count_one("search", asks_by(request), most=most, within=MINUTE, at=now())
        return view(request, *args, **kwargs)

    return counted
