"""The key that signs sessions: drawn once per place, readable by its person alone."""

import os
import secrets

from secretariat.site.cluster.places import Place


def secret_key(here: Place) -> str:
    """The key of a place; drawn where there is none, whole or not at all."""
    file = here.home / "secret-key"
    if not file.exists():
        half = here.home / f"secret-key.{os.getpid()}"
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(48))
        half.replace(file)
    return file.read_text().strip()
