"""The organization's identity provider, as the environment names it."""

from collections.abc import Mapping
from typing import Any

from secretariat.site.secret_files import secret

KEY = "office"  # stands in the addresses of signing in by it


def openid_provider(environment: Mapping[str, str]) -> dict[str, Any]:
    """The sign-in library's settings for it; none where no issuer is named.

    The secret stands in a file.
    """
    issuer = environment.get("SECRETARIAT_OPENID_ISSUER", "")
    if not issuer:
        return {}
    app = {
        "provider_id": KEY,
        "name": environment.get("SECRETARIAT_OPENID_NAME", ""),
        "client_id": environment.get("SECRETARIAT_OPENID_CLIENT", ""),
        "secret": secret(environment, "SECRETARIAT_OPENID_SECRET_FILE"),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app]}}
