"""The sessions somebody has open: seen now and then, listed to her, ended by her or for her."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from secretariat.engine.access.models import OpenSession, Person

SEEN_EVERY = timedelta(minutes=5)
"""How often it is noted that a session is in use: more often would cost a write a page."""

_SEEN, _KEY = "seen", "seen_as"


def see(request: HttpRequest, *, at: datetime) -> None:
    """Note the session of whoever is signed in, when it is new or was last noted a while ago."""
    person, session = request.user, request.session
    if not isinstance(person, Person) or not _is_due(session, at):
        return
    if not session.session_key:
        session.save()
    before = session.get(_KEY)
    if before and before != session.session_key:
        OpenSession.objects.filter(key=before).delete()
    session[_SEEN], session[_KEY] = at.isoformat(), session.session_key
    device = device_of(request)
    OpenSession.objects.update_or_create(
        key=session.session_key,
        defaults={"person": person, "device": device, "seen": at},
        create_defaults={"person": person, "device": device, "began": at, "seen": at},
    )


def _is_due(session: Any, at: datetime) -> bool:
    if session.get(_KEY) != session.session_key:
        return True
    seen = session.get(_SEEN)
    return seen is None or datetime.fromisoformat(seen) + SEEN_EVERY <= at


def device_of(request: HttpRequest) -> str:
    """What the browser says of itself, cut to what is kept."""
    return request.headers.get("User-Agent", "")[:200]


def open_sessions(person: Person, *, at: datetime) -> QuerySet[OpenSession]:
    """Her sessions that still open something, the one seen last first."""
    kept = Session.objects.filter(session_key=OuterRef("key"), expire_date__gt=at)
    return OpenSession.objects.filter(Exists(kept), person=person).order_by("-seen", "-pk")


def end_sessions(
    people: Sequence[Person], *, only: Sequence[int] | None = None, keep: str | None = None
) -> int:
    """End sessions of these people at once: all, those numbered, or all but the one of a key.

    Returns how many were ended.
    """
    chosen = OpenSession.objects.filter(person__in=[one.pk for one in people])
    if only is not None:
        chosen = chosen.filter(pk__in=only)
    if keep is not None:
        chosen = chosen.exclude(key=keep)
    keys = list(chosen.values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return OpenSession.objects.filter(key__in=keys).delete()[0]
