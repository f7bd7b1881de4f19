"""The organization's identity provider, as the environment names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

KEY = "office"  # stands in the addresses of signing in by it


def openid_provider(environment: Mapping[str, str]) -> dict[str, Any]:
    """The sign-in library's settings for it; none where no issuer is named.

    The secret stands in a file, which need not be readable by whoever reads the environment.
    """
    issuer = environment.get("SECRETARIAT_OPENID_ISSUER", "")
    if not issuer:
        return {}
    secret = environment.get("SECRETARIAT_OPENID_SECRET_FILE", "")
    app = {
        "provider_id": KEY,
        "name": environment.get("SECRETARIAT_OPENID_NAME", ""),
        "client_id": environment.get("SECRETARIAT_OPENID_CLIENT", ""),
        "secret": Path(secret).read_text().strip() if secret else "",
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app]}}
