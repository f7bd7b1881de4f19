"""The mail server that letters are handed to, read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from secretariat.site.secret_files import secret

PORTS = {"": 25, "starttls": 587, "tls": 465}
"""By how what is sent is kept secret on its way: not at all, once both agree, from the start."""


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """Where letters go. Without a host none is sent, and nothing that needs one is offered.

    `security` is one of PORTS.
    """

    host: str
    port: int
    security: str
    user: str
    password: str


def mail_server(environment: Mapping[str, str] = os.environ) -> MailServer:
    """Read it; the password stands in a file.

    Raises ImproperlyConfigured where the port is no number or the security is none of PORTS.
    """
    security = environment.get("SECRETARIAT_MAIL_SECURITY", "")
    if security not in PORTS:
        raise ImproperlyConfigured(
            f"SECRETARIAT_MAIL_SECURITY is “{security}”. Say starttls, tls, or leave it out."
        )
    port = environment.get("SECRETARIAT_MAIL_PORT", "") or str(PORTS[security])
    if not port.isdecimal():
        raise ImproperlyConfigured(f"SECRETARIAT_MAIL_PORT is “{port}”. Say a number, such as 587.")
    return MailServer(
        host=environment.get("SECRETARIAT_MAIL_HOST", ""),
        port=int(port),
        security=security,
        user=environment.get("SECRETARIAT_MAIL_USER", ""),
        password=secret(environment, "SECRETARIAT_MAIL_PASSWORD_FILE"),
    )
