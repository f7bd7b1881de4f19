"""The database's refusals in the reader's words: each constraint says what it means."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.apps import apps
from django.db import models
from django.db.utils import DataError, Error, IntegrityError, OperationalError
from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput, Conflict, ProductError, Unavailable

NO_ROOM: Final = "53100"
"""What PostgreSQL calls a disk that is full."""

_OVERLAP: Final = "23P01"
"""What it calls two facts of the same kind on the same day."""

_WHOLE_ROW = "Failing row contains"
"""How PostgreSQL begins to write out a row that breaks a rule, in the language it is set up in."""


@contextmanager
def explained(model: type[models.Model]) -> Iterator[None]:
    """Turn the database's refusal into what happened, why and what to do."""
    try:
        yield
    except IntegrityError as error:
        raise _meaning(model, error) from error
    except DataError as error:
        raise BadInput(
            _("A value does not fit its field."), why=str(error).splitlines()[0]
        ) from error
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) == NO_ROOM:
            raise Unavailable(
                _("The database has no room left on its disk."),
                why=_("Nothing of this change was kept."),
                do=_("Whoever runs the server makes room there; then try again."),
            ) from error
        raise Unavailable(
            _("The connection to the database was lost."),
            why=_("Nothing of this change was kept."),
            do=_("Try again in a moment."),
        ) from error


def _meaning(model: type[models.Model], error: Error) -> ProductError:
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", "") or ""
    words = _constraint_words(name)
    if words:
        return Conflict(words, why=_detail(diagnosis))
    return Conflict(
        _("The records do not allow this change of %(table)s.")
        % {"table": model._meta.verbose_name_plural},
        why=_detail(diagnosis) or str(error).splitlines()[0],
    )


def _constraint_words(name: str) -> str:
    """What a constraint says of itself, wherever it stands."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return ""


def _detail(diagnosis: object) -> str:
    """What the database adds; not the whole row, which nobody typed like that or may see whole.

    Nor, of an overlap, the keys and days of the other record, which may be closed to who asks.
    """
    if getattr(diagnosis, "sqlstate", "") == _OVERLAP:
        return ""
    told = str(getattr(diagnosis, "message_detail", "") or "")
    return "" if told.startswith(_WHOLE_ROW) else told
