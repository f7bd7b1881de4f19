"""Erasure: the one act that redacts history, by schedule or on request."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.db import connections, models, router
from django.utils.translation import gettext as _

from secretariat.engine.history.acting import Answerable, act
from secretariat.engine.history.recording import ERASED, event_model
from secretariat.kernel.errors import BadInput

REASON_ERASED: Final = "Erased."
"""What is left of the reason of an act."""


def erase(model: type[models.Model], ids: Sequence[int], *, by: Answerable, reason: str) -> int:
    """Redact the declared columns of these records, now and in all their history.

    Returns how many events were redacted. That they were erased, when and why, is kept.
    """
    columns = ERASED.get(model)
    if not columns:
        raise BadInput(
            _("%(records)s have nothing to erase.") % {"records": model._meta.verbose_name_plural},
            why=_("Their table declares no erasable column."),
        )
    using = router.db_for_write(model)
    table = model._meta.db_table
    with act("history.erase", by=by, reason=reason, using=using), connections[using].cursor() as c:
        sets = ", ".join(_set(model, name, words) for name, words in columns.items())
        left = [words for words in columns.values() if words is not None]
        c.execute(f'UPDATE "{table}" SET {sets} WHERE id = ANY(%s)', [*left, list(ids)])
        c.execute("SELECT secretariat.redact_history(%s, %s)", [table, list(ids)])
        redacted: int = c.fetchone()[0]
    return redacted


def erase_reasons(
    about: Mapping[type[models.Model], Sequence[int]], *, by: Answerable, reason: str
) -> int:
    """Take away why acts were done that wrote these records; returns of how many acts.

    All else of an act is kept. What was said of a file that was imported is kept too, for it is
    about many, and so is why something was erased.
    """
    using = router.db_for_write(next(iter(about)))
    redacted = 0
    with act("history.erase", by=by, reason=reason, using=using), connections[using].cursor() as c:
        for model, ids in about.items():
            events = event_model(model)._meta.db_table
            c.execute(
                "SELECT secretariat.redact_reasons(%s, %s, %s)", [events, list(ids), REASON_ERASED]
            )
            redacted += c.fetchone()[0]
    return redacted


def _set(model: type[models.Model], name: str, words: str | None) -> str:
    """What is left in a column: words of its own, or nothing, whatever the column's type."""
    column = str(model._meta.get_field(name).column)  # type: ignore[union-attr]
    return (
        f'"{column}" = NULL' if words is None else f"\"{column}\" = replace(%s, '{{id}}', id::text)"
    )
