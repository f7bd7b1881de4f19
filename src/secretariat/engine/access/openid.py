"""Signing in through the organization's identity provider, by OpenID Connect.

The sign-in library keeps the state, exchanges the code (with PKCE) and reads the discovery
document. What the ID token says is verified here: it trusts the connection and checks neither
signature nor nonce.
"""

import hashlib
from typing import Any, NoReturn

import jwt
from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from secretariat.engine.access.identities import Claimed, person_of
from secretariat.engine.access.models import Person

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""Signatures made with a private key: never `none`, never a secret that we know as well."""

REQUIRED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
LEEWAY = 30
"""Seconds by which the provider's clock may differ from ours."""


def nonce_for(verifier: str) -> str:
    """The nonce that goes with a PKCE verifier: bound to one attempt of one browser."""
    return hashlib.sha256(f"nonce of {verifier}".encode()).hexdigest()


class Exchange(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """One attempt to sign in: the provider's answers, and what they must say."""

    nonce = ""

    @property
    def redirect_uri_protocol(self) -> str:
        """The provider sends her back to where people reach us, whatever stands between."""
        return str(settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL)

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str = ""
    ) -> Any:
        """Exchange the code; remember which nonce belongs to the attempt."""
        self.nonce = nonce_for(pkce_code_verifier)
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **answer: Any
    ) -> SocialLogin:
        """Give the verified claims of the ID token; nothing else of the answer is believed."""
        claims = self._verified(str(answer["response"].get("id_token", "")), app.client_id)
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _verified(self, token: str, client: str) -> dict[str, Any]:
        """Verify signature, issuer, audience, times and nonce; raise OAuth2Error otherwise."""
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key=self._key(token),
                algorithms=ALGORITHMS,
                audience=client,
                issuer=settings.OPENID_ISSUER,
                leeway=LEEWAY,
                options={"require": REQUIRED},
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise OAuth2Error("The ID token does not hold.") from error
        if claims["nonce"] != self.nonce or claims.get("azp", client) != client:
            raise OAuth2Error("The ID token was made for another attempt.")
        return claims

    def _key(self, token: str) -> Any:
        """The public key that the token names, of those the provider publishes now."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        named = jwt.get_unverified_header(token).get("kid", "")
        return jwt.PyJWKSet.from_dict(answer.json())[named]


class OfficeProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The organization's provider: always PKCE and a nonce, and nothing that an address asks."""

    oauth2_adapter_class = Exchange

    def get_pkce_params(self) -> dict[str, str]:
        """Add the nonce to what goes with the attempt."""
        made: dict[str, str] = generate_code_challenge()
        return {**made, "nonce": nonce_for(made["code_verifier"])}

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Take from the address where she wanted to go, and nothing else."""
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request)}


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The library's adapter: people are matched, never added."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OfficeProvider:
        """Give the one provider there is."""
        return OfficeProvider(request, app=self.get_app(request, provider=provider))

    def on_authentication_error(
        self, request: HttpRequest, provider: OfficeProvider, **told: Any
    ) -> NoReturn:
        """Say that she is not signed in, and how to begin again; never why, which helps nobody."""
        cancelled = told.get("error") == AuthError.CANCELLED
        given = {"cancelled": cancelled}
        answer = render(request, "account/provider_failed.html", given, status=401)
        raise ImmediateHttpResponse(answer)

    def new_user(self, request: HttpRequest, sociallogin: SocialLogin) -> Person:
        """Give the library somebody to hold in mind meanwhile; she is never kept."""
        return Person()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Sign in whoever is meant, or say that nobody is; the library goes no further."""
        claims = sociallogin.account.extra_data["id_token"]
        person = person_of(_claimed(claims))
        if request.user.is_authenticated:
            account_adapter(request).logout(request)
        if person is None:
            known = {"issuer": claims["iss"], "subject": claims["sub"]}
            answer = render(request, "account/unknown_subject.html", known, status=403)
        else:
            answer = _signed_in(request, person, sociallogin)
        raise ImmediateHttpResponse(answer)


def _claimed(claims: dict[str, Any]) -> Claimed:
    verified = claims.get("email_verified") is True
    return Claimed(
        issuer=claims["iss"],
        subject=claims["sub"],
        email=str(claims.get("email", "")) if verified else "",
    )


def _signed_in(request: HttpRequest, person: Person, login: SocialLogin) -> HttpResponse:
    """Sign her in as the library does after a password: a second factor is asked for too."""
    record_authentication(request, person, "socialaccount", provider=login.account.provider)
    answer: HttpResponse = perform_login(
        request, person, redirect_url=login.get_redirect_url(request)
    )
    return answer


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send her to the provider."""
    answer: HttpResponse = OAuth2LoginView.adapter_view(Exchange(request, provider_id))(request)
    return answer


def end(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Hear what the provider says of her."""
    answer: HttpResponse = OAuth2CallbackView.adapter_view(Exchange(request, provider_id))(request)
    return answer
