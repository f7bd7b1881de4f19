"""Addresses of pages: the same thing always has the same address, whatever led to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from secretariat.engine.measures.declaring import Dimension
from secretariat.engine.measures.figures import When
from secretariat.kernel.periods import Period

NOT_STATED = ""
"""The code, in an address, of a cell whose dimension is not stated."""


@dataclass(frozen=True, kw_only=True)
class FigureAddress:
    """A figure as an address asks for it: which, when, cut and narrowed how, as known when."""

    key: str
    when: When | None = None
    known_at: datetime | None = None
    by: tuple[str, ...] = ()
    where: Mapping[str, str | None] = field(default_factory=dict)

    def page(self) -> str:
        """Give the address of the page."""
        return reverse("figure", args=[self.key]) + self.query()

    def records(self, *, name: str = "") -> str:
        """Give the address of all records behind it; `name` chooses a share's part or whole."""
        more = {"name": name} if name else {}
        return reverse("evidence", args=[self.key]) + replace(self, by=()).query(**more)

    def file(self, ending: str) -> str:
        """Give the address of the figure as a file: csv or json."""
        return reverse(f"figure-{ending}", args=[self.key]) + self.query()

    def narrowed(self, by: Sequence[Dimension], codes: Sequence[str | None]) -> "FigureAddress":
        """Give the same figure for one cell of a breakdown."""
        cell = dict(zip((one.key for one in by), codes, strict=True))
        left = tuple(key for key in self.by if key not in cell)
        return replace(self, where={**self.where, **cell}, by=left)

    def query(self, **more: str) -> str:
        """Give the question part of the address, in a fixed order."""
        parts = {**_when(self.when)}
        if self.known_at:
            parts["known_at"] = self.known_at.isoformat().replace("+00:00", "Z")
        if self.by:
            parts["by"] = ",".join(self.by)
        parts |= {key: NOT_STATED if code is None else code for key, code in self.where.items()}
        return question({**parts, **more})


def _when(when: When | None) -> dict[str, str]:
    if isinstance(when, Period):
        return {"over": f"{when.starts}..{when.ends}"}
    return {"as_of": when.isoformat()} if isinstance(when, date) else {}


def question(parts: Mapping[str, str]) -> str:
    """Write the question part of an address; without parts there is none."""
    return f"?{urlencode(parts, safe=':,/')}" if parts else ""


def register_page(key: str, parts: Mapping[str, str] | None = None) -> str:
    """Give the address of a register, narrowed by its filters."""
    return reverse("register", args=[key]) + question(parts or {})


def record_page(register: str, number: int) -> str:
    """Give the address of a record."""
    return reverse("record", args=[register, number])
