"""An identity provider of its own for the tests: django-oauth-toolkit, in a process beside them.

    python openid_provider.py PORT MISCHIEF REDIRECT

It signs everybody in as the one person it knows. MISCHIEF is a file that says what it does wrong:
`{"claims": {…}, "lacks": […], "signed": "none" | "stranger" | "secret"}`; empty, it is honest.
"""

import json
import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CLIENT, SECRET, SUBJECT = "secretariat", "a secret of the two of them", "41"
EMAIL = "ana@example.invalid"
PORT, MISCHIEF, REDIRECT = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]


def new_key() -> str:
    """A private key in PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


APPS = ("contenttypes", "auth", "sessions")
KEY = new_key()
STRANGERS_KEY = new_key()

settings.configure(
    SECRET_KEY="of-the-provider-in-the-tests",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEBUG_PROPAGATE_EXCEPTIONS=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[f"django.contrib.{name}" for name in APPS] + ["oauth2_provider"],
    MIGRATION_MODULES=dict.fromkeys([*APPS, "oauth2_provider"]),  # the tables as they are now
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        f"{__name__}.signed_in_as_ana",
    ],
    OAUTH2_PROVIDER={
        "OIDC_ENABLED": True,
        "OIDC_RSA_PRIVATE_KEY": KEY,
        "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{PORT}",
        "SCOPES": {"openid": "who", "profile": "name", "email": "address"},
        "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
        "OAUTH2_VALIDATOR_CLASS": f"{__name__}.Mischievous",
    },
)
sys.modules.setdefault("__main__", sys.modules[__name__])
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import include, path  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402

urlpatterns = [path("", include("oauth2_provider.urls", namespace="oauth2_provider"))]


def signed_in_as_ana(get_response: Any) -> Any:
    """Let whoever asks be the one person there is."""

    def answer(request: Any) -> Any:
        request.user = User.objects.get(pk=SUBJECT)
        return get_response(request)

    return answer


class Mischievous(OAuth2Validator):
    """The toolkit's own, which now and then signs what it should not."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """What it knows of her besides."""
        return {"email": EMAIL, "email_verified": True}

    def finalize_id_token(self, id_token: Any, token: Any, handler: Any, request: Any) -> str:
        """Sign the token, or one that does wrong as the file says."""
        honest = super().finalize_id_token(id_token, token, handler, request)
        wrong = json.loads(MISCHIEF.read_text() or "{}")
        if not wrong:
            return honest
        claims = jwt.decode(honest, options={"verify_signature": False})
        claims |= wrong.get("claims", {})
        for name in wrong.get("lacks", ()):
            del claims[name]
        return signed(claims, wrong.get("signed", ""), jwt.get_unverified_header(honest)["kid"])


def signed(claims: dict[str, Any], how: str, kid: str) -> str:
    """Write a token, signed as it should be or not."""
    if how == "none":
        return jwt.encode(claims, None, algorithm="none", headers={"kid": kid})
    if how == "secret":
        return jwt.encode(claims, SECRET, algorithm="HS256", headers={"kid": kid})
    key = STRANGERS_KEY if how == "stranger" else KEY
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid})


class Quiet(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def main() -> None:
    """Make the database, the person and the client, and serve until stopped."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    User.objects.create(pk=SUBJECT, username="ana", email=EMAIL)
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        redirect_uris=REDIRECT,
        algorithm="RS256",
        skip_authorization=True,
    )
    make_server("127.0.0.1", PORT, WSGIHandler(), handler_class=Quiet).serve_forever()


if __name__ == "__main__":
    main()
