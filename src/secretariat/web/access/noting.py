"""What is noted round each request: that a session is in use, and who read what is sensitive."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from secretariat.engine.access import readings, sessions
from secretariat.web.asking import actor, now

Answer = Callable[[HttpRequest], HttpResponse]


class SessionMiddleware:
    """Note that a session is in use, once it has been answered: signing in is noted too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note."""
        response = self.get_response(request)
        sessions.see(request, at=now())
        return response


class ReadingMiddleware:
    """Log who reads records of a sensitive register, before they are sent to her."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what was noted meanwhile is written first, or nothing is sent."""
        with readings.logged(by=actor(request)):
            return self.get_response(request)
