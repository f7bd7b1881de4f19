"""Signing in: what the sign-in library does here, and the doors it keeps shut."""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from secretariat.kernel.errors import Refused


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The library's adapter, with signing up closed: an access manager adds people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def new_user(self, request: HttpRequest) -> NoReturn:
        """Refuse whatever way of signing up the library may know one day."""
        raise Refused(
            _("You can't add yourself."),
            why=_("People are added by an access manager, who answers for it."),
            do=_("Ask the access manager of your unit."),
        )

    def save_user(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """As `new_user`."""
        self.new_user(request)
