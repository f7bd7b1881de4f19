"""The addresses of signing in; the sign-in library's others stay shut.

Signing up is closed, and an e-mail address is a fact about a person, changed by an action. Asking
for a new password by e-mail is open where a mail server is known, signing in by an identity
provider where one is.
"""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import URLPattern, path, re_path

from secretariat.engine.access import openid
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

_BY_PROVIDER: list[URLPattern] = [
    path("provider/<slug:provider_id>/", public(openid.begin), name="openid_connect_login"),
    path("provider/<slug:provider_id>/back/", public(openid.end), name="openid_connect_callback"),
]

_FACTORS: list[URLPattern] = [
    path("factors/", public(factors.index), name="mfa_index"),
    path("factors/code/", public(factors.authenticate), name="mfa_authenticate"),
    path("factors/confirm/", public(factors.reauthenticate), name="mfa_reauthenticate"),
    path("factors/app/add/", public(totp.activate_totp), name="mfa_activate_totp"),
    path("factors/app/remove/", public(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "factors/recovery/",
        public(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "factors/recovery/new/",
        public(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "factors/recovery/codes.txt",
        public(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

_PASSKEYS: list[URLPattern] = [
    path("passkeys/", public(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", public(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/login/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "passkeys/confirm/",
        public(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<int:pk>/remove/", public(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/edit/", public(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
]

urlpatterns: list[URLPattern] = [
    path("login/", public(views.login), name="account_login"),
    path("logout/", public(views.logout), name="account_logout"),
    path("inactive/", public(views.account_inactive), name="account_inactive"),
    path("reauthenticate/", public(views.reauthenticate), name="account_reauthenticate"),
    path("password/change/", public(views.password_change), name="account_change_password"),
    *_FACTORS,
    *_PASSKEYS,
    *(_BY_MAIL if settings.EMAIL_HOST else []),
    *(_BY_PROVIDER if settings.OPENID_ISSUER else []),
]
