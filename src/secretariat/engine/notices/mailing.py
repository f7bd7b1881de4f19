"""Who is written to, and when: at once or once a day, each notice once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.notices.following import Touched, followed, latest_acts
from secretariat.engine.notices.models import Follow, Mail, Notice, NoticeQuerySet, Preference

MOST: Final = 200
"""How many notices, and how many changes, one letter tells at most."""
RECENT: Final = timedelta(days=7)
"""What is older is not written any more: somebody set up a mail server, or opened a sign-in."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a person is written: what she was told, and what changed in what she follows."""

    person: Person
    notices: Sequence[Notice]
    touched: Sequence[Touched]


Send = Callable[[Letter], bool]
"""Writes and sends a letter, and says whether it had anything to say; raises what goes wrong."""


def write_to_all(send: Send, *, on: date, now: datetime) -> int:
    """Write to everybody whose letter is due; returns how many letters were sent.

    Each letter is noted as sent in a transaction of its own: a worker killed in the middle repeats
    at most the one it was at. One that can't be sent is tried again with the next.
    """
    return sum(_write(number, send, on=on, now=now) for number in due(on=on, now=now))


def due(*, on: date, now: datetime) -> list[int]:
    """The numbers of those with something new, unless they had today's letter or want none."""
    told = Exists(_unsent(now).filter(person=OuterRef("pk")))
    follows = Exists(Follow.objects.filter(person=OuterRef("pk"), record__isnull=False))
    had = Q(mail_preference__mail=Mail.DAILY, mail_preference__digested_on__gte=on)
    at_once = Q(mail_preference__mail=Mail.AT_ONCE)
    people = Person.objects.active().exclude(mail_preference__mail=Mail.NEVER).exclude(had)
    people = people.filter(told | Q(follows) & ~at_once)
    return list(people.order_by("pk").values_list("pk", flat=True))


def _unsent(now: datetime) -> NoticeQuerySet:
    return Notice.objects.unsent().filter(at__gt=now - RECENT)


def _write(number: int, send: Send, *, on: date, now: datetime) -> bool:
    with transaction.atomic():
        person = Person.objects.get(pk=number)
        Preference.objects.get_or_create(person=person)
        hers = Preference.objects.select_for_update().get(person=person)
        is_daily = hers.mail == Mail.DAILY
        if hers.mail == Mail.NEVER or (is_daily and hers.digested_on and hers.digested_on >= on):
            return False  # another worker was here meanwhile
        waiting = _unsent(now).filter(person=person).order_by("pk")
        notices = list(waiting.select_for_update()[:MOST])
        touched = _changed_since(person, hers.digested_on) if is_daily else []
        sent = send(Letter(person=person, notices=notices, touched=touched))
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=now)
        Preference.objects.filter(person=person).update(digested_on=on if is_daily else None)
        return sent


def _changed_since(person: Person, day: date | None) -> list[Touched]:
    """What happened to the records she follows since her last letter, by others."""
    hers = followed(person)
    since = {(one.table, one.record): one.since for one in hers}
    latest = latest_acts(hers, most=MOST)
    acts = _acts([one.act for one in latest])
    return [
        one
        for one in latest
        if (act := acts.get(one.act)) is not None
        and act.by != person.pk
        and act.at > since[one.table, one.record]
        and (day is None or act.at.date() >= day)
    ]


def _acts(numbers: Sequence[UUID]) -> dict[UUID, Act]:
    return Act.objects.in_bulk(list(numbers))
