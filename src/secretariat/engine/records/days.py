"""Days as filters take them: a date, a column of a calendar, or every day at once."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, Expression, Q
from django.db.models.expressions import Combinable

from secretariat.kernel.errors import ProductError
from secretariat.kernel.periods import Period


class NeedsADate(ProductError):
    """A definition does with "ever" what only a date allows; the engine then joins a calendar."""

    id = "secretariat.needs_a_date"


@dataclass(frozen=True, eq=False)
class Mark:
    """Where a selection holds: the columns of its first and last day."""

    starts: str
    ends: str


@dataclass(eq=False)
class Ever:
    """Every day at once: filters leave a mark instead of a condition.

    A series over additive stocks sums starts and ends in one pass. That is right only if each
    selection was marked exactly once, on its own table: `issued` lets the engine see whether any
    other filter took part, and `everywhen` whether the same one is asked again within a selection.
    """

    issued: list[Mark] = field(default_factory=list)

    def mark(self, starts: str, ends: str) -> Mark:
        """Leave a mark for a selection that holds between two columns."""
        made = Mark(starts, ends)
        self.issued.append(made)
        return made

    def _refuse(self, *_: Any) -> Any:
        raise NeedsADate("This definition reckons with the date itself.")

    __add__ = __radd__ = __sub__ = __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __hash__ = object.__hash__

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._refuse()


class CalendarColumn(Expression):
    """A column of the calendar a series is joined to."""

    def __init__(self, name: str = "day") -> None:
        super().__init__(output_field=DateField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The column, quoted; the calendar stands outside the statement that reads it."""
        return f'"calendar"."{self.name}"', ()

    def get_group_by_cols(self) -> list[Any]:
        """One value per calendar row: never grouped by."""
        return []

    def __deepcopy__(self, memo: Any) -> "CalendarColumn":
        return CalendarColumn(self.name)


Day = date | Combinable | Ever


@dataclass(frozen=True)
class Span:
    """A period as flows take it: first and last day, each a date or a calendar column."""

    starts: date | Combinable
    ends: date | Combinable

    @classmethod
    def of(cls, period: Period) -> "Span":
        """The span of a period closed at both ends."""
        if period.starts is None or period.ends is None:
            raise ValueError("A flow is counted over a period with a first and a last day.")
        return cls(period.starts, period.ends)


def covers(day: date | Combinable, *, starts: str = "starts", ends: str = "ends") -> Q:
    """The fact holds on the day: both its first and its last day count."""
    return Q(**{f"{starts}__lte": day}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


def falls_in(span: Span, *, on: str) -> Q:
    """The event's day lies in the span, first and last day included."""
    return Q(**{f"{on}__gte": span.starts}) & Q(**{f"{on}__lte": span.ends})
