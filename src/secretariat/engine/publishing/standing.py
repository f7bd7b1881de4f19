"""Holding the records as they stand against their history: what was changed past it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connections, models, router
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at
from secretariat.engine.history.recording import event_model, recorded_models
from secretariat.engine.publishing.findings import Finding, Kind
from secretariat.engine.publishing.tables import columns_of

LAST: Final = datetime(9999, 12, 31, tzinfo=UTC)  # after everything ever known
NAMED: Final = 20


def against_present(*, side: str) -> Iterator[Finding]:
    """Every record of a side that is not what its history says it is.

    Whoever writes past the triggers, or rewrites the latest event, leaves such a difference, with
    or without a release above it.
    """
    for model in recorded_models():
        if router.db_for_read(model) == side:
            yield from _strays(model, side)


def _strays(model: type[models.Model], side: str) -> Iterator[Finding]:
    rows = _differing(model, side)
    for number, stands, is_told, _count in rows:
        yield Finding(
            kind=Kind.RECORD,
            where=_("%(kind)s %(number)s, “%(name)s”")
            % {"kind": model._meta.verbose_name, "number": number, "name": _name(model, number)},
            explains=_explains(stands, is_told),
            table=model._meta.db_table,
            record=number,
        )
    if rows and rows[0][3] > NAMED:
        yield Finding(
            kind=Kind.RECORD,
            where=str(model._meta.verbose_name_plural),
            explains=_("%(count)s more differ.") % {"count": rows[0][3] - NAMED},
            table=model._meta.db_table,
        )


def _explains(stands: bool, is_told: bool) -> str:
    if not is_told:
        return _("The record stands here, but its history knows no such record.")
    if not stands:
        return _("Its history says that the record stands, but it is gone.")
    return _("The record is not what its history says it is.")


def _differing(model: type[models.Model], side: str) -> list[tuple[Any, ...]]:
    """Number, whether it stands, whether history tells of it, and how many differ in all."""
    key, *others = columns_of(model)
    table = model._meta.db_table
    here, there = (
        ", ".join(f'{one}."{column}"' for column in [key, *others]) for one in ("here", "told")
    )
    with known_at(LAST, using=side), connections[side].cursor() as cursor:
        cursor.execute(
            f'SELECT coalesce(here."{key}", told."{key}"), here."{key}" IS NOT NULL,'
            f' told."{key}" IS NOT NULL, count(*) OVER ()'
            f' FROM public."{table}" AS here'
            f' FULL JOIN known."{table}" AS told ON told."{key}" = here."{key}"'
            f" WHERE ({here}) IS DISTINCT FROM ({there}) ORDER BY 1 LIMIT %s",
            [NAMED],
        )
        return list(cursor.fetchall())


def _name(model: type[models.Model], number: int) -> str:
    """What a reader calls the record, or the last that history tells of it."""
    record = model._base_manager.filter(pk=number).first()
    if record is not None:
        return str(record)
    event: Any = event_model(model)._base_manager.filter(pgh_obj_id=number).last()
    values = {field.attname: getattr(event, field.attname, None) for field in _fields(model)}
    return str(model(**values))


def _fields(model: type[models.Model]) -> list[Any]:
    """The columns whose past is kept."""
    kept = set(columns_of(model))
    return [field for field in model._meta.concrete_fields if field.column in kept]
