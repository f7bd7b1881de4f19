"""The records behind a figure: a sample on its page, and all of them page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.evidence import Evidence as Found
from secretariat.engine.measures.evidence import evidence, page
from secretariat.engine.registers.clearing import Clearance
from secretariat.engine.registers.declaring import Register, register_for
from secretariat.engine.registers.listing import references
from secretariat.engine.registers.reserving import condition_now, condition_then
from secretariat.web.contexts.figures import Evidence
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Table
from secretariat.web.formats import number
from secretariat.web.links import FigureAddress
from secretariat.web.records import tables

SAMPLE = 5
LENGTH = 50


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The records a reader may see behind a figure, their register, and how many there are."""

    register: Register
    found: Found
    count: int

    def listed(
        self, asked: FigureAddress, *, first: int, length: int, after: int | None = None
    ) -> list[Any]:
        """Some of the records, as they were known at the moment asked for.

        Those after a record are found at once, whatever its place; by their place, where it leads
        nowhere any more.
        """
        columns = tables.columns_of(self.register, self.found.rows)
        related = [name for name in references(self.register) if name.split("__")[0] in columns]
        rows = self.found.rows.select_related(*related) if related else self.found.rows
        found = replace(self.found, rows=rows)
        known_at = asked.known_at
        going_on = page(found, first=first, length=length, after=after, known_at=known_at)
        if going_on or after is None:
            return going_on
        return page(found, first=first, length=length, known_at=known_at)

    def table(self, listed: Sequence[Any], *, caption: str) -> Table:
        """Show some of the records."""
        columns = tables.columns_of(self.register, self.found.rows)
        return tables.table(self.register, listed, caption=caption, columns=columns)


def behind(
    measure: Measure, asked: FigureAddress, *, name: str = "", actor: Actor, on: date
) -> Behind | None:
    """Find the records behind a figure; none if no register the reader may open keeps them.

    Nor any of a measure with small cells, unless she may see all of them: how many there are
    would tell what is withheld.
    """
    assert asked.when is not None
    if not Clearance(actor, on).is_cleared(measure, asked.when):
        return None
    found = evidence(measure, asked.when, where=asked.where, name=name or None)
    register = register_for(found.rows.model)
    if register is None:
        return None
    open_to_her = condition_then if asked.known_at else condition_now
    rows = found.rows.filter(open_to_her(register, actor=actor, on=on))
    found = replace(found, rows=rows)
    with reading_known_at(asked.known_at, using=rows.db):
        count = rows.count()
    return Behind(register=register, found=found, count=count)


def sample(records: Behind, asked: FigureAddress) -> Evidence:
    """Show a few of the records on the figure's page, and where all of them are."""
    caption = _("Some of the records counted")
    return Evidence(
        title=_("The records behind it"),
        table=records.table(records.listed(asked, first=0, length=SAMPLE), caption=caption),
        all_records=Link(
            label=_("Open all %(count)s") % {"count": number(records.count)},
            url=asked.records(),
        ),
    )
