"""A comment that was refused is kept until its record is shown again, so that no word is lost."""

from django.http import HttpRequest

from secretariat.web.contexts.discussion import Unsaid

_SESSION = "unsaid"


def keep_unsaid(request: HttpRequest, key: str, number: int, unsaid: Unsaid) -> None:
    """Keep what somebody wanted to say about a record, and why it was not taken."""
    request.session[_SESSION] = [key, number, unsaid.text, unsaid.error]


def take_unsaid(request: HttpRequest, key: str, number: int) -> Unsaid | None:
    """What was kept for the page of this record, once."""
    kept = request.session.get(_SESSION)
    if not kept or kept[:2] != [key, number]:
        return None
    del request.session[_SESSION]
    return Unsaid(text=kept[2], error=kept[3])
