"""People of the example have read what they were told long ago; nothing is left to be mailed."""

from datetime import timedelta

from django.db.models import F

from secretariat.engine.notices.models import Notice
from secretariat.example.knowing import instant
from secretariat.example.organization import TODAY

LEFT_UNREAD = timedelta(days=21)
READ_AFTER = timedelta(hours=20)


def catch_up() -> None:
    """Mark notices read a day after they came, but for those of the last weeks; mail none."""
    Notice.objects.unsent().update(mailed_at=F("at"))
    long_ago = instant(TODAY - LEFT_UNREAD, 0)
    Notice.objects.unread().filter(at__lt=long_ago).update(read_at=F("at") + READ_AFTER)
