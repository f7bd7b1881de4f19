"""A cell asked for by its codes: a code that stands for nothing is refused, not counted as 0."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.fetching import fetched
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import column, filtered, target
from secretariat.engine.measures.declaring import Dimension, Measure
from secretariat.engine.measures.figures import When, select
from secretariat.engine.measures.remembering import is_kept, keep, keeps, once
from secretariat.engine.records.naming import named_by
from secretariat.kernel.errors import BadInput


def everything(model: type[Model]) -> Q:
    """The sight of the Office itself, to whom nothing is closed."""
    return Q()


def hold_to_cells(
    measure: Measure,
    when: When,
    where: Mapping[str, str | None],
    *,
    known_at: datetime | None = None,
    sees: Sight = everything,
) -> None:
    """Refuse a code that no record or choice of its dimension has, today or at that instant.

    For what people type or cite; a release keeps its codes, whatever became of them. A record that
    the reader may not see has a code for her once the figure counts in its cell. Raises BadInput,
    or NotFound for a dimension the measure has not.
    """
    for key, code in where.items():
        dimension = measure.dimension(key)
        counted = [one.rows for one in select(measure, when).plain().values()]
        if code is not None and not _stands_for_something(
            counted, dimension, code, known_at=known_at, sees=sees
        ):
            raise BadInput(
                _("“%(code)s” stands for nothing in “%(dimension)s”.")
                % {"code": code, "dimension": dimension.title},
                why=_("A figure of a cell that is none would read 0, and mean nothing."),
                do=_("Cut the figure by it to see every code."),
            )


def look_up_beforehand(
    asked: Iterable[tuple[Measure, When, Mapping[str, str | None]]], *, sees: Sight
) -> None:
    """Look up the codes of many cells by one query, for `hold_to_cells` and for their names."""
    wanted: dict[tuple[Any, str], set[str]] = {}
    for measure, when, where in asked if keeps() else ():
        rows = next(iter(select(measure, when).plain().values())).rows
        for dimension in map(measure.dimension, where):
            model, code = target(rows, dimension), where[dimension.key]
            if model is not None and code is not None:
                wanted.setdefault((model, dimension.code), set()).add(code)
    lists = [
        model._base_manager.filter(sees(model), **{f"{field}__in": codes})
        .select_related(*named_by(model))
        .order_by()
        for (model, field), codes in wanted.items()
    ]
    for (model, field), records in zip(wanted, fetched(*lists) if lists else (), strict=True):
        for one in records:
            code = str(getattr(one, field))
            keep((model, field, code, sees), one)
            keep((model, field, code), one)
            keep((model, "pk", one.pk), one)


def record_of(model: Any, field: str, code: str) -> Any:
    """The record of a code, None if there is none; not read again where it was looked up."""
    if is_kept((model, field, code)):
        return once((model, field, code), lambda: None)
    return model._base_manager.filter(**{field: code}).first()


def _stands_for_something(
    counted: Sequence[Any],
    dimension: Dimension,
    code: str,
    *,
    known_at: datetime | None,
    sees: Sight,
) -> bool:
    model = target(counted[0], dimension)
    if model is None:
        choices = {str(code) for code, _word in column(counted[0], dimension).flatchoices}
        return not choices or code in choices
    if is_kept((model, dimension.code, code, sees)):
        return True
    asked = model._base_manager.filter(**{dimension.code: code})
    if asked.filter(sees(model)).exists():
        return True
    cell = [filtered(rows, [dimension], {dimension.key: code}).order_by() for rows in counted]
    with reading_known_at(known_at, using=asked.db):
        then = known_at is not None and asked.filter(sees(model)).exists()
        return then or any(rows.exists() for rows in cell)
