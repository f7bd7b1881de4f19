"""Instants of publication: written with their zone, and read from a form."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput
from secretariat.web import formats
from secretariat.web.asking import day


def zone() -> str:
    """Name the zone in which hours are written and read."""
    return timezone.get_current_timezone_name()


def moment(at: datetime | None, *, clock: bool = False) -> str:
    """Write an instant with its zone; `clock` leaves the day out."""
    local = timezone.localtime(at) if at is not None else None
    if local is not None and clock:
        return f"{local:%H:%M}{formats.NO_BREAK}{zone()}"
    return f"{formats.moment(local)}{formats.NO_BREAK}{zone()}"


def moment_given(on: str, hour: str) -> datetime | None:
    """Read a day and an hour; None where neither is given. Raises BadInput for half of them."""
    if not on and not hour:
        return None
    if not on or not hour:
        raise BadInput(
            _("A moment is a day and an hour."),
            do=_("Give both, or neither to publish at once."),
        )
    try:
        told = time.fromisoformat(hour)
    except ValueError as error:
        raise BadInput(
            _("“%(words)s” is not an hour.") % {"words": hour}, do=_("Write it as 09:00.")
        ) from error
    return timezone.make_aware(datetime.combine(day(on), told.replace(tzinfo=None)))
