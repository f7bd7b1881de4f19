"""A cell asked for by its codes: a code that stands for nothing is refused, not counted as 0."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import column, filtered, target
from secretariat.engine.measures.declaring import Dimension, Measure
from secretariat.engine.measures.figures import When, select
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
    asked = model._base_manager.filter(**{dimension.code: code})
    if asked.filter(sees(model)).exists():
        return True
    cell = [filtered(rows, [dimension], {dimension.key: code}).order_by() for rows in counted]
    with reading_known_at(known_at, using=asked.db):
        then = known_at is not None and asked.filter(sees(model)).exists()
        return then or any(rows.exists() for rows in cell)
