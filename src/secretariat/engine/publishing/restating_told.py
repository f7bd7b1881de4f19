"""A restatement: each figure at two moments, how it stands, and why."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.restating_causes import Cause


class Standing(StrEnum):
    """How a figure stands beside the earlier one."""

    SAME = "same"
    CHANGED = "changed"
    WITHHELD = "withheld"
    UNTOLD = "untold"  # today's is not the reader's to know
    GONE = "gone"  # it can't be computed any more
    DROPPED = "dropped"  # the later edition does not cite it
    ADDED = "added"  # the earlier one did not


MOVED = frozenset({Standing.CHANGED, Standing.GONE, Standing.DROPPED, Standing.ADDED})


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The numbers of a figure at one of the two moments; `value` is the exact decimal."""

    value: str | None
    n: int
    part: int | None
    whole: int | None

    @classmethod
    def kept(cls, one: ReleasedFigure) -> "Numbers | None":
        """Those a release keeps; None where it withholds them."""
        if one.is_withheld:
            return None
        return cls(value=one.value, n=one.n, part=one.part, whole=one.whole)

    def same(self, other: "Numbers") -> bool:
        """Whether both say the same, however the value is written."""
        if (self.n, self.part, self.whole) != (other.n, other.part, other.whole):
            return False
        if self.value is None or other.value is None:
            return self.value == other.value
        return Decimal(self.value) == Decimal(other.value)


@dataclass(frozen=True, kw_only=True)
class Restated:
    """One figure, or cell of a table, at the two moments, and why it changed.

    `figure` holds its words. A side is None where it is withheld, not told, or not cited.
    """

    figure: ReleasedFigure
    standing: Standing
    before: Numbers | None = None
    after: Numbers | None = None
    causes: tuple[Cause, ...] = field(default=())

    @property
    def speaks(self) -> bool:
        """Whether there is something to say of it: another number, citation, or reason."""
        return self.standing in MOVED or bool(self.causes)


@dataclass(frozen=True, kw_only=True)
class Restatement:
    """Every figure of an edition beside a later one, or beside today where `after` is None."""

    before: Release
    after: Release | None
    figures: tuple[Restated, ...]

    @property
    def told(self) -> list[Restated]:
        """The figures of which there is something to say."""
        return [one for one in self.figures if one.speaks]

    def standing(self, which: Standing) -> list[Restated]:
        """The figures that stand so."""
        return [one for one in self.figures if one.standing is which]
