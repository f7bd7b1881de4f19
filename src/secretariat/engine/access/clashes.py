"""What two writers at once run into: the database keeps the later one out, and we say so."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from secretariat.kernel.errors import Conflict


@contextmanager
def told_of_clashes() -> Iterator[None]:
    """Turn the database's refusal of what clashes with a kept record into our words."""
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        raise Conflict(
            _("This clashes with what is already kept; nothing was changed."),
            why=getattr(diagnosis, "message_detail", None) or str(error).splitlines()[0],
            do=_("Look at it as it is now, and try again."),
        ) from error
