"""Who reads the pages of frameworks: which records and which measures are open to her."""

from django.db.models import Q
from django.http import HttpRequest

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.registers.clearing import Clearance
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reserving import condition
from secretariat.web.asking import actor, today


class Reader(Clearance):
    """A reader with all she may today: her grants are read once."""

    def sees(self, measure: Measure) -> bool:
        """Say whether what a measure computes for an indicator is open to her, on any day.

        An indicator names a measure and a cell of whoever plans it: of small cells neither tells
        her more than the figure itself does.
        """
        return self.is_told(measure)

    def open(self, register: Register) -> Q:
        """What holds of the records of a register that are open to her: no draft of others."""
        return condition(register, self.rights)


def reader_of(request: HttpRequest) -> Reader:
    """Who asks for the page; one query."""
    return Reader(actor(request), today())
