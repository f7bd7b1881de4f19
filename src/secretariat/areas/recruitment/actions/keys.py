"""Secrets by which somebody without an account opens what is hers: only digests are kept."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from secretariat.areas.recruitment.models.applying import Candidate, Draft, Key

LASTS: Final = timedelta(days=14)
"""How long a link works; a new one can be asked for at any time."""

OPENS_FOR: Final = timedelta(hours=2)
"""How long a browser in which a link was opened stays open, from the last page on."""


def new_key(at: datetime, *, candidate: Candidate | None = None, draft: Draft | None = None) -> str:
    """Make a secret that opens a candidate’s page or a draft, and keep its digest."""
    secret = secrets.token_urlsafe(32)
    Key.objects.create(
        candidate=candidate,
        draft=draft,
        digest=digest(secret),
        made_at=at,
        expires_at=at + LASTS,
    )
    return secret


def key_of(secret: str, at: datetime) -> Key | None:
    """The key whose secret this is, while it lasts."""
    return Key.objects.filter(digest=digest(secret), expires_at__gt=at).first()


def forget_expired(at: datetime) -> int:
    """Delete keys that open nothing any more; returns how many."""
    gone, _by_table = Key.objects.filter(expires_at__lte=at).delete()
    return gone


def digest(secret: str) -> bytes:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).digest()
