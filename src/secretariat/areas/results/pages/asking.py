"""What the pages of frameworks are asked: which day, as known when, narrowed to what."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from secretariat.areas.results.standing.statuses import Status
from secretariat.kernel.errors import BadInput
from secretariat.web.asking import clocks_asked, one, page_asked, today
from secretariat.web.contexts.frame import Clocks
from secretariat.web.figures.clocks import clocks
from secretariat.web.links import FigureAddress, question

FILTERS = ("unit", "region", "status")
WORDS = frozenset({*FILTERS, "page", "audience"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A framework as its address asks for it; `given` says that the day was stated."""

    as_of: date
    given: bool = False
    known_at: datetime | None = None
    unit: str = ""
    region: str = ""
    status: str = ""
    page: int = 1

    def query(self, **other: str) -> str:
        """The question part of the address, with other answers for some of its parts."""
        parts = {name: getattr(self, name) for name in FILTERS}
        return question({**self._moment(), **_stated({**parts, **other})})

    def moment(self) -> str:
        """The question part of an address that asks for the same day alone."""
        return question(self._moment())

    def _moment(self) -> dict[str, str]:
        parts = {"as_of": self.as_of.isoformat()} if self.given else {}
        if self.known_at:
            parts["known_at"] = self.known_at.isoformat().replace("+00:00", "Z")
        return parts

    @property
    def narrowed(self) -> bool:
        """Whether it asks for some indicators alone."""
        return bool(self.unit or self.region or self.status)

    def on(self, last: date) -> "Asked":
        """The same; without a stated day, not later than the framework's last."""
        return self if self.given else replace(self, as_of=min(self.as_of, last))


def read(request: HttpRequest) -> Asked:
    """Read what is asked. Raises BadInput for what a framework does not know."""
    asked = request.GET
    as_of, known_at = clocks_asked(asked, words=WORDS, on=today())
    status = one(asked, "status")
    if status and status not in set(Status):
        raise BadInput(
            _("“%(words)s” is not a status.") % {"words": status},
            do=_("Ask for one of: %(names)s.") % {"names": ", ".join(Status)},
        )
    return Asked(
        as_of=as_of,
        given=bool(one(asked, "as_of")),
        known_at=known_at,
        unit=one(asked, "unit"),
        region=one(asked, "region"),
        status=status,
        page=page_asked(asked),
    )


def clocks_of(asked: Asked) -> Clocks:
    """Both clocks of the page, keeping what it is narrowed to."""
    narrowed = _stated({name: getattr(asked, name) for name in FILTERS})
    moment = FigureAddress(key="", when=asked.as_of, known_at=asked.known_at, where=narrowed)
    return clocks(moment)


def _stated(parts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in parts.items() if value}
