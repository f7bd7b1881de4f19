"""A cell asked for by its codes: a code that stands for nothing is refused, not counted as 0."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import column, target
from secretariat.engine.measures.declaring import Dimension, Measure
from secretariat.engine.measures.figures import When, select
from secretariat.kernel.errors import BadInput


def hold_to_cells(
    measure: Measure,
    when: When,
    where: Mapping[str, str | None],
    *,
    known_at: datetime | None = None,
) -> None:
    """Refuse a code that no record or choice of its dimension has, today or at that instant.

    For what people type or cite; a release keeps its codes, whatever became of them. Raises
    BadInput, or NotFound for a dimension the measure has not.
    """
    for key, code in where.items():
        dimension = measure.dimension(key)
        rows = next(iter(select(measure, when).plain().values())).rows
        if code is not None and not _stands_for_something(rows, dimension, code, known_at):
            raise BadInput(
                _("“%(code)s” stands for nothing in “%(dimension)s”.")
                % {"code": code, "dimension": dimension.title},
                why=_("A figure of a cell that is none would read 0, and mean nothing."),
                do=_("Cut the figure by it to see every code."),
            )


def _stands_for_something(
    rows: Any, dimension: Dimension, code: str, known_at: datetime | None
) -> bool:
    model = target(rows, dimension)
    if model is None:
        choices = {str(code) for code, _word in column(rows, dimension).flatchoices}
        return not choices or code in choices
    kept = model._base_manager.filter(**{dimension.code: code})
    if kept.exists():
        return True
    with reading_known_at(known_at, using=kept.db):
        return known_at is not None and bool(kept.exists())
