"""What a measure returns: selections of records, and how each is summed up."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from django.db.models import DecimalField, F, Func, IntegerField, QuerySet
from django.db.models.functions import Cast

_RECORDS: Final = "count(*)"


@dataclass(frozen=True, kw_only=True)
class Plain:
    """One selection and how its rows become a number.

    `of` is the column taken from each row, or None for the row itself; `sql` is the aggregate with
    `{of}` where the column goes. `additive`: parts add up to the whole, over cells and over time.
    """

    rows: QuerySet[Any]
    of: Any
    sql: str
    additive: bool = False

    @property
    def counts_records(self) -> bool:
        """Whether its number is how many records it has."""
        return self.of is None and self.sql == _RECORDS


class _Selection(ABC):
    """A selection with one queryset."""

    @abstractmethod
    def plain(self) -> dict[str, Plain]:
        """The named selections this is made of."""

    def value(self, numbers: dict[str, Any]) -> Any:
        """The value, from the number of each named selection."""
        return numbers["value"]


@dataclass(frozen=True)
class Count(_Selection):
    """How many records; with `of`, how many different values that path leads to."""

    rows: QuerySet[Any]
    of: str | None = None

    def plain(self) -> dict[str, Plain]:
        """Rows, or different values."""
        if self.of is None:
            return {"value": Plain(rows=self.rows, of=None, sql=_RECORDS, additive=True)}
        return {"value": Plain(rows=self.rows, of=F(self.of), sql="count(DISTINCT {of})")}

    def value(self, numbers: dict[str, Any]) -> int:
        """A whole number; nothing selected counts 0."""
        return int(numbers["value"] or 0)


@dataclass(frozen=True, kw_only=True)
class Share(_Selection):
    """A part of a whole, as a fraction of 1; of an empty whole there is no share."""

    part: Count
    whole: Count

    def plain(self) -> dict[str, Plain]:
        """The part and the whole."""
        return {"part": self.part.plain()["value"], "whole": self.whole.plain()["value"]}

    def value(self, numbers: dict[str, Any]) -> Decimal | None:
        """The fraction, exact to 28 digits."""
        part, whole = int(numbers["part"] or 0), int(numbers["whole"] or 0)
        return Decimal(part) / Decimal(whole) if whole else None


@dataclass(frozen=True, kw_only=True)
class Sum(_Selection):
    """The sum of a column over the records; nothing selected sums to 0."""

    rows: QuerySet[Any]
    of: Any

    def plain(self) -> dict[str, Plain]:
        """The column, exact decimals."""
        of = _decimal(_expression(self.of))
        return {"value": Plain(rows=self.rows, of=of, sql="sum({of})", additive=True)}

    def value(self, numbers: dict[str, Any]) -> Decimal:
        """An exact decimal; nothing selected sums to 0."""
        return Decimal(numbers["value"] or 0)


@dataclass(frozen=True, kw_only=True)
class Mean(_Selection):
    """The arithmetic mean of a column; of no records there is none."""

    rows: QuerySet[Any]
    of: Any

    def plain(self) -> dict[str, Plain]:
        """The column, exact decimals."""
        return {"value": Plain(rows=self.rows, of=_decimal(_expression(self.of)), sql="avg({of})")}


@dataclass(frozen=True, kw_only=True)
class Percentile(_Selection):
    """The value below which a fraction `p` of the records lie, interpolated between two."""

    rows: QuerySet[Any]
    of: Any
    p: Decimal = Decimal("0.5")

    def plain(self) -> dict[str, Plain]:
        """The column, ordered."""
        if not 0 <= self.p <= 1:
            raise ValueError(f"A percentile's p lies between 0 and 1, not {self.p}.")
        sql = f"percentile_cont({self.p}) WITHIN GROUP (ORDER BY {{of}}::double precision)"
        return {"value": Plain(rows=self.rows, of=_expression(self.of), sql=sql)}

    def value(self, numbers: dict[str, Any]) -> Decimal | None:
        """The shortest decimal that stands for the interpolated value."""
        found = numbers["value"]
        return None if found is None else Decimal(repr(found))


class Median(Percentile):
    """The middle value, or the mean of the two in the middle."""


class Summary(StrEnum):
    """How durations are summed up."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, kw_only=True)
class Duration(_Selection):
    """Calendar days from one date column to another, summed up by mean or median."""

    rows: QuerySet[Any]
    since: str
    until: str
    summary: Summary = Summary.MEDIAN

    def plain(self) -> dict[str, Plain]:
        """The days between."""
        days = Days(since=F(self.since), until=F(self.until))
        return self._summed(days).plain()

    def _summed(self, days: Any) -> Mean | Percentile:
        if self.summary is Summary.MEAN:
            return Mean(rows=self.rows, of=days)
        return Median(rows=self.rows, of=days)

    def value(self, numbers: dict[str, Any]) -> Any:
        """Days, a decimal; of no records there are none."""
        return self._summed(None).value(numbers)


Selection = Count | Share | Sum | Mean | Percentile | Duration


class Days(Func):
    """Calendar days between two date columns, as a whole number."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()

    def __init__(self, *, since: F, until: F) -> None:
        super().__init__(until, since)


def _expression(of: Any) -> Any:
    return F(of) if isinstance(of, str) else of


def _decimal(of: Any) -> Any:
    return Cast(of, DecimalField(max_digits=30, decimal_places=10))
