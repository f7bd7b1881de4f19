"""The sections of the portal that areas bring: each beside its addresses, as PORTAL.

The web knows no area. An area names there functions of who reads and as of which day; a function
that has nothing to show gives none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.declared import declared
from secretariat.engine.publishing.readers import Reader
from secretariat.web.contexts.home import Section


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Who reads the portal, and as of which day it shows the records."""

    reader: Reader
    on: date

    @property
    def rights(self) -> Rights:
        """What she may."""
        return rights_of(self.reader.actor, on=self.on)


Part = Callable[[Visit], Section | None]


def sections(visit: Visit) -> Iterator[Section]:
    """Every section that has something to say, in the order of the areas."""
    for area in declared("areas"):
        beside = import_module(area.addresses) if area.addresses else None
        parts: tuple[Part, ...] = getattr(beside, "PORTAL", ())
        for part in parts:
            found = part(visit)
            if found is not None:
                yield found
