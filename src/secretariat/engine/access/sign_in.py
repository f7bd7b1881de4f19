"""Signing in: what the sign-in library does here, and the doors it keeps shut."""

from typing import Any, ClassVar, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.models import Person
from secretariat.engine.access.sessions import end_sessions
from secretariat.engine.history.acting import act
from secretariat.kernel.errors import Refused

NEW_PASSWORD = ("password_changed", "password_set", "password_reset")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The library's adapter, with signing up closed: an access manager adds people."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "This name and this password do not belong together. Write both again, or ask an "
            "access manager."
        ),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "too_many_login_attempts": gettext_lazy(
            "Too many failed attempts. Wait five minutes, then try again."
        ),
    }

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

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to her own page, where the change is told."""
        return reverse("account")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """After a change of what she signs in with: keep it as her act, end other sessions, tell.

        The library calls this after each such change, and only then.
        """
        where, _slash, what = template_prefix.partition("/email/")
        if where == "mfa":
            with act("access.change_factors", by=user, facts={"what": what}):
                pass
        elif what in NEW_PASSWORD:
            end_sessions([user], keep=self.request.session.session_key)
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def save_user(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """As `new_user`."""
        self.new_user(request)


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Finds who signs in by user name or e-mail address, and hashes exactly one password.

    The library's own tries a known address twice and an unknown one once: the clock would tell
    them apart. No user name has an @, so that nobody's name is another's address.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:
        """The person whose password this is, if her sign-in is open."""
        login = str(credentials.get("username") or credentials.get("email") or "").lower()
        password = str(credentials.get("password") or "")
        person = Person.objects.filter(Q(username=login) | Q(email=login)).first()
        if person is None:
            Person().set_password(password)
            return None
        return person if person.check_password(password) and person.is_active else None
