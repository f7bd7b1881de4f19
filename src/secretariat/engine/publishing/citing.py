"""Reading a citation: which figure a paper cites, of which date or period and cell."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from secretariat.kernel.digests import digest
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

CITATION: Final = re.compile(r"\[(figure|table|chart):([^\]\n]*)\]")
EXAMPLE: Final = "[figure: standards.ratifications as_of=2025-12-31 region=AFR]"
NOT_STATED: Final = "-"
DATES: Final[tuple[str, ...]] = ("as_of", "over")
SHOWS: Final = ("value", "part", "whole", "n")


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A measure, its date or period and cell, and which of its numbers stands in the text.

    `where` names a cell by code, None for "not stated", which is written `-`. `show` is value,
    part, whole, or n (how many records are counted).
    """

    measure: str
    when: date | Period
    where: tuple[tuple[str, str | None], ...] = ()
    show: str = "value"

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked of the measure, as a release keeps it."""
        return asked(self.when, dict(self.where))

    @property
    def identity(self) -> str:
        """What two citations share when they cite the same figure, whatever they show of it."""
        return identity(self.measure, self.asked)


def asked(when: date | Period, where: Mapping[str, str | None]) -> dict[str, Any]:
    """A date or period and a cell in plain values: as_of or over, and where."""
    if isinstance(when, Period):
        return {"over": str(when), "where": dict(where)}
    return {"as_of": when.isoformat(), "where": dict(where)}


def when_of(asked: Mapping[str, Any]) -> date | Period:
    """The date or period of what was asked."""
    return _when({key: asked[key] for key in DATES if key in asked})


def identity(measure: str, asked: Mapping[str, Any]) -> str:
    """The digest of a measure and what is asked of it."""
    return digest({"measure": measure, "asked": dict(asked)})


def read_citation(text: str) -> Citation:
    """Read what stands between `[figure:` and `]`. Raises BadInput when it can't be one."""
    key, stated = words_of(text)
    dates = {name: stated.pop(name) for name in DATES if name in stated}
    show = shown(stated.pop("show", "value"))
    return Citation(measure=key, when=_when(dates), where=cell_of(stated), show=show)


def shown(show: str) -> str:
    """Which of a figure's numbers is shown. Raises BadInput for what it has not."""
    if show not in SHOWS:
        raise BadInput(
            _("A citation can't show “%(show)s”.") % {"show": show},
            do=_("It shows one of: %(shows)s.") % {"shows": ", ".join(SHOWS)},
        )
    return show


def cell_of(stated: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    """The cell that dimensions and codes name, in a fixed order."""
    return tuple((name, read_code(code)) for name, code in sorted(stated.items()))


def read_code(code: str) -> str | None:
    """A code as it is written: `-` stands for not stated."""
    return None if code == NOT_STATED else code


def words_of(text: str) -> tuple[str, dict[str, str]]:
    """The measure's key and what is stated after it."""
    try:
        key, *rest = shlex.split(text)
    except ValueError:
        key, rest = "", []
    pairs = [word.partition("=") for word in rest]
    if not key or "=" in key or not all(equals and name for name, equals, _value in pairs):
        raise BadInput(
            _("“%(text)s” does not cite a figure.") % {"text": f"[figure: {text.strip()}]"},
            do=_("Write the measure's key, then a date and, if you like, a cell: %(example)s.")
            % {"example": EXAMPLE},
        )
    return key, {name: value for name, _equals, value in pairs}


def _when(dates: Mapping[str, str]) -> date | Period:
    """The one date or period stated."""
    if len(dates) != 1:
        raise BadInput(
            _("A citation states one date or one period."),
            do=_("Write as_of=2025-12-31, or over=2025-01-01..2025-12-31 for a period."),
        )
    ((name, text),) = dates.items()
    return read_day(text) if name == "as_of" else period(text)


def period(text: str) -> Period:
    """Read a period, both days included: 2025-01-01..2025-12-31, 2025-01-01/2025-12-31 or 2025."""
    return Period.read(text.replace("..", "/"))


def read_day(text: str) -> date:
    """Read a day: 2025-12-31. Raises BadInput for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            _("“%(text)s” is not a date.") % {"text": text}, do=_("Write it as 2025-12-31.")
        ) from None
