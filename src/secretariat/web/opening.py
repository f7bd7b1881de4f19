"""Opening what is declared by its key: what is unknown answers as what is hidden."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.permissions import Permission
from secretariat.kernel.errors import NotFound
from secretariat.web.asking import actor, today

T = TypeVar("T")


def opened(
    request: HttpRequest,
    find: Callable[[str], T],
    key: str,
    opens: Callable[[T], Permission],
    *,
    scope: str | None = None,
) -> T:
    """Find a register, measure or publication that the reader may open.

    Of a register she may see part, so a grant over any unit opens it; what can't be cut to her
    part, as a figure over the whole organization, asks for that scope, "". Raises NotFound in
    the same words whether there is none or it is closed to her: nobody learns by asking.
    """
    try:
        found = find(key)
    except NotFound as error:
        raise nothing_here() from error
    require(actor(request), opens(found), scope=scope, on=today(), hide=True)
    return found
