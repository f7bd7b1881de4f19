"""What both pages are asked: as of which day, as known when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from secretariat.web.asking import clocks_asked, one, today
from secretariat.web.contexts.frame import Clocks
from secretariat.web.figures.clocks import clocks
from secretariat.web.links import FigureAddress


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The two clocks; `given` says that the day was stated."""

    as_of: date
    known_at: datetime | None
    given: bool

    @property
    def moment(self) -> FigureAddress:
        """The same as part of an address."""
        return FigureAddress(
            key="", when=self.as_of if self.given else None, known_at=self.known_at
        )

    @property
    def clocks(self) -> Clocks:
        """Both clocks for the strip under the navigation."""
        return clocks(FigureAddress(key="", when=self.as_of, known_at=self.known_at))


def read(request: HttpRequest) -> Asked:
    """Read what is asked. Raises BadInput for what the page does not know."""
    as_of, known_at = clocks_asked(request.GET, words=frozenset(), on=today())
    return Asked(as_of=as_of, known_at=known_at, given=bool(one(request.GET, "as_of")))
