"""Who reads the pages of frameworks: which records and which measures are open to her."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reserving import condition
from secretariat.web.asking import actor, today


@dataclass(frozen=True)
class Reader:
    """A reader with all she may today: asking her costs no query."""

    rights: Rights

    def sees(self, measure: Measure) -> bool:
        """Say whether the measure is open to her."""
        return self.rights.scopes(measure.audience).cover("")

    def open(self, register: Register) -> Q:
        """What holds of the records of a register that are open to her: no draft of others."""
        return condition(register, self.rights)


def reader_of(request: HttpRequest) -> Reader:
    """Who asks for the page; one query."""
    return Reader(rights_of(actor(request), on=today()))
