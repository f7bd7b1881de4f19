"""Writing notices, in the transaction of what gives rise to them, and reading them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from secretariat.engine.access.models import Person
from secretariat.engine.notices.models import Notice

AT_A_TIME = 2000


def write(notices: Iterable[Notice]) -> int:
    """Write notices; a reminder that was written already is not written again.

    They stand or fall with the transaction they are written in. Returns how many were given.
    """
    given = list(notices)
    Notice.objects.bulk_create(given, batch_size=AT_A_TIME, ignore_conflicts=True)
    return len(given)


def notices_of(person: Person) -> QuerySet[Notice]:
    """What a person was told, newest first."""
    return Notice.objects.filter(person=person)


def unread(person: Person) -> int:
    """How many notices she has not read."""
    return Notice.objects.unread().filter(person=person).count()


def read(person: Person, *, now: datetime, until: int) -> int:
    """Mark her notices read, up to the last she was shown; returns how many were not."""
    return Notice.objects.unread().filter(person=person, pk__lte=until).update(read_at=now)
