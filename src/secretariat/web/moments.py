"""What a page that stands at a moment is asked: as of which day, as known when, what besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.kernel.errors import BadInput
from secretariat.web.asking import clocks_asked, one, today
from secretariat.web.contexts.frame import Clocks, Hidden
from secretariat.web.figures.clocks import clocks
from secretariat.web.links import FigureAddress, question


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The two clocks, and further words of the address; `given` says that the day was stated."""

    as_of: date
    known_at: datetime | None
    given: bool
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> dict[str, str]:
        """The clocks as parts of an address."""
        parts = {"as_of": self.as_of.isoformat()} if self.given else {}
        if self.known_at:
            parts["known_at"] = self.known_at.isoformat().replace("+00:00", "Z")
        return parts

    def page(self, name: str, *args: str) -> str:
        """The address of another page that shows the same moment."""
        return reverse(name, args=args) + question(self.moment)

    def again(self, **other: str) -> str:
        """The question part of this page's address, with other answers for some words."""
        words = {**self.words, **other}
        return question({**self.moment, **{key: one for key, one in words.items() if one}}) or "?"

    def figure(self, key: str, *by: str, **where: str) -> str:
        """The address of a figure at the same moment, always with its day."""
        asked = FigureAddress(key=key, when=self.as_of, known_at=self.known_at, by=by, where=where)
        return asked.page()

    @property
    def clocks(self) -> Clocks:
        """Both clocks for the strip under the navigation, keeping what else is asked."""
        kept = {key: one for key, one in self.words.items() if one}
        return clocks(FigureAddress(key="", when=self.as_of, known_at=self.known_at, where=kept))

    @property
    def kept(self) -> tuple[Hidden, ...]:
        """What a form beside the clocks carries along."""
        return tuple(Hidden(name=name, value=value) for name, value in self.moment.items())


def read(request: HttpRequest, *words: str) -> Asked:
    """Read what is asked; `words` besides the clocks. Raises BadInput for anything else."""
    as_of, known_at = clocks_asked(request.GET, words=frozenset(words), on=today())
    return Asked(
        as_of=as_of,
        known_at=known_at,
        given=bool(one(request.GET, "as_of")),
        words={name: one(request.GET, name) for name in words},
    )


def hold_to(word: str, names: Mapping[str, str], *, of: str) -> None:
    """Refuse a word that is none of these names; none at all asks for nothing."""
    if word and word not in names:
        raise BadInput(
            _("“%(word)s” is not a %(of)s.") % {"word": word, "of": of},
            do=_("Ask for one of: %(names)s.") % {"names": ", ".join(names)},
        )
