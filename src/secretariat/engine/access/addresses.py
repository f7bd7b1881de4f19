"""The addresses of signing in; the sign-in library's others stay shut.

Signing up is closed, and an e-mail address is a fact about a person, changed by an action. Asking
for a new password by e-mail is open where a mail server is known.
"""

from allauth.account import views
from django.conf import settings
from django.urls import URLPattern, path, re_path

from secretariat.engine.access.pages import public

# The library's pages ask for a sign-in themselves where they need one.
_BY_MAIL: list[URLPattern] = [
    path("password/reset/", public(views.password_reset), name="account_reset_password"),
    path(
        "password/reset/done/",
        public(views.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        public(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns: list[URLPattern] = [
    path("login/", public(views.login), name="account_login"),
    path("logout/", public(views.logout), name="account_logout"),
    path("inactive/", public(views.account_inactive), name="account_inactive"),
    path("reauthenticate/", public(views.reauthenticate), name="account_reauthenticate"),
    path("password/change/", public(views.password_change), name="account_change_password"),
    *(_BY_MAIL if settings.EMAIL_HOST else []),
]
