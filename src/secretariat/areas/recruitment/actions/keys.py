"""Secrets by which somebody without an account opens what is hers: only digests are kept.

One that came by letter opens once: whoever finds the letter later opens nothing by it, and is
offered that another be sent to the address that is kept, where she alone reads it.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from secretariat.areas.recruitment.models.applying import Candidate, Draft, Key

LASTS: Final = timedelta(days=14)
"""For how long a link that came by letter can be opened, once."""

NOTED_LASTS: Final = timedelta(days=90)
"""How long an address works that she noted down, her only way back where no letter can be sent."""

REMEMBERED: Final = timedelta(days=90)
"""For how long after its end it is known what a link opened, so that another can be asked for."""

OPENS_FOR: Final = timedelta(minutes=30)
"""How long a browser in which a link was opened stays open, from the last page on."""


def new_key(
    at: datetime,
    *,
    candidate: Candidate | None = None,
    draft: Draft | None = None,
    opens_once: bool = True,
) -> str:
    """Make a secret that opens a candidate’s page or a draft, and keep its digest."""
    secret = secrets.token_urlsafe(32)
    Key.objects.create(
        candidate=candidate,
        draft=draft,
        digest=digest(secret),
        made_at=at,
        expires_at=at + (LASTS if opens_once else NOTED_LASTS),
        opens_once=opens_once,
    )
    return secret


def key_of(secret: str) -> Key | None:
    """The key whose secret this is, whether it still opens anything or not."""
    return Key.objects.filter(digest=digest(secret)).first()


def opens(key: Key, at: datetime) -> bool:
    """Whether it still opens what it was made for."""
    return key.expires_at > at and not (key.opens_once and key.used_at)


def use(key: Key, at: datetime) -> bool:
    """Note that it is used; whether it opens: of two browsers that ask at once, one is too late."""
    unused = Key.objects.filter(pk=key.pk, expires_at__gt=at)
    if key.opens_once:
        unused = unused.filter(used_at__isnull=True)
    return unused.update(used_at=at) == 1


def forget_expired(at: datetime) -> int:
    """Delete keys that ended long ago; returns how many."""
    gone, _by_table = Key.objects.filter(expires_at__lte=at - REMEMBERED).delete()
    return gone


def digest(secret: str) -> bytes:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).digest()
