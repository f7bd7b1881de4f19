"""The very records a figure counts, and the proof that they add up to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import grouped, run
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Value, When, narrow, select, using
from secretariat.engine.measures.selections import Plain
from secretariat.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The records behind one cell of a figure, under one of its names: value, part or whole.

    `rows` is read page by page; inside `known_at` it reads what was known then.
    """

    name: str
    rows: QuerySet[Any]
    plain: Plain

    @property
    def counts_different(self) -> bool:
        """Whether the figure counts different values, so that there may be more records."""
        return "DISTINCT" in self.plain.sql


def evidence(
    measure: Measure,
    when: When,
    *,
    where: Mapping[str, str | None] | None = None,
    name: str | None = None,
) -> Evidence:
    """The records a figure counts in a cell; of a share, its part unless asked for the whole."""
    selected = {
        key: narrow(measure, plain, dict(where or {}))
        for key, plain in select(measure, when).plain().items()
    }
    wanted = name or next(iter(selected))
    if wanted not in selected:
        raise NotFound(
            _("%(figure)s has no records called “%(name)s”.")
            % {"figure": measure.key, "name": wanted},
            do=_("It has: %(names)s.") % {"names": ", ".join(selected)},
        )
    return Evidence(name=wanted, rows=selected[wanted].rows.order_by("pk"), plain=selected[wanted])


def page(
    found: Evidence,
    *,
    first: int,
    length: int,
    after: int | None = None,
    known_at: datetime | None = None,
) -> list[Any]:
    """One page of the records, in the order of their numbers.

    `after` is the number of the last record before the page, for whoever knows it: it is found at
    once then, and else by passing all records before it.
    """
    rows, place = found.rows, slice(first, first + length)
    with reading_known_at(known_at, using=rows.db):
        if after is not None:
            return list(rows.filter(pk__gt=after)[:length])
        if not first:
            return list(rows[place])
        # What a page shows beside the number is not fetched for all the records before it.
        return list(rows.filter(pk__in=list(rows.values_list("pk", flat=True)[place])))


def numbers(found: Evidence, *, known_at: datetime | None = None) -> list[int]:
    """The numbers of all the records, in order."""
    with reading_known_at(known_at, using=found.rows.db):
        return list(found.rows.values_list("pk", flat=True))


def added_up(
    measure: Measure,
    when: When,
    *,
    where: Mapping[str, str | None] | None = None,
    known_at: datetime | None = None,
) -> Value:
    """The value worked out from the listed records alone, one by one: what must equal the figure.

    It fetches what the selection takes from each record and sums up here, in Python.
    """
    selection = select(measure, when)
    with reading_known_at(known_at, using=using(selection)):
        sums: dict[str, Any] = {}
        for key, plain in selection.plain().items():
            one = narrow(measure, plain, dict(where or {}))
            listed = Plain(
                rows=one.rows.model._default_manager.filter(
                    pk__in=list(one.rows.values_list("pk", flat=True))
                ),
                of=one.of,
                sql=one.sql,
            )
            found = run(grouped(listed, (), using=using(selection)), using=using(selection))
            sums[key] = found[0][1] if found else None
    value: Value = selection.value(sums)
    return value
