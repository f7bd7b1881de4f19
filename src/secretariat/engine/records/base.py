"""Record and dated record: tables that only actions write."""

from datetime import date
from typing import Any, ClassVar, Never, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.engine.records.days import Day, Ever, Mark, Span, covers, falls_in
from secretariat.engine.records.everywhen import mark_as_ever
from secretariat.kernel.errors import ProductError
from secretariat.kernel.periods import Period

R = TypeVar("R", bound=models.Model)


class DirectWrite(ProductError):
    """Code tried to write a record past its actions: a mistake of ours, never of a reader."""

    id = "secretariat.direct_write"


def _refuse(*_args: Any, **_kwargs: Any) -> Never:
    raise DirectWrite(
        "A record can't be written directly.",
        why="Only actions write, so that every change has somebody who answers for it.",
        do="Call an action.",
    )


class RecordQuerySet(models.QuerySet[R]):
    """Filters over records; the writing half of Django's QuerySet is closed."""

    _mark: Mark | None = None

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._mark = self._mark
        return clone

    @property
    def mark(self) -> Mark | None:
        """Where this selection holds, if it was asked for every day at once."""
        return self._mark

    def holding(self, day: Day, *, starts: str = "starts", ends: str = "ends") -> Self:
        """Those whose fact holds on the day, between the two columns."""
        if isinstance(day, Ever):
            marked = self._chain()  # type: ignore[attr-defined]
            marked._mark = day.mark(starts, ends)
            mark_as_ever(marked)
            result: Self = marked
            return result
        return self.filter(covers(day, starts=starts, ends=ends))

    def happening(self, over: Span, *, on: str) -> Self:
        """Those whose day lies in the span."""
        return self.filter(falls_in(over, on=on))

    create = bulk_create = bulk_update = get_or_create = update_or_create = _refuse
    update = delete = _refuse


class DatedQuerySet(RecordQuerySet[R]):
    """Filters over records that hold for a time."""

    def on(self, day: Day) -> Self:
        """Those that hold on the day, first and last day included."""
        return self.holding(day)

    def starting_in(self, over: Span) -> Self:
        """Those whose first day lies in the span."""
        return self.happening(over, on="starts")

    def ending_in(self, over: Span) -> Self:
        """Those whose last day lies in the span."""
        return self.happening(over, on="ends")


class Record(models.Model):
    """A row that states a fact. Its history is kept; only actions write it."""

    id = models.BigAutoField(primary_key=True)

    objects: ClassVar = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    save = delete = _refuse
    save_base = _refuse


class DatedRecord(Record):
    """A fact that holds from its first day to its last, both included; no last day: still."""

    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def holds(self, day: date) -> bool:
        """Say whether the fact holds on the day, as `on` asks of all of them."""
        return Period(self.starts, self.ends).covers(day)


def ends_after_it_starts(label: str) -> models.CheckConstraint:
    """The constraint every dated table has; its name says whose it is."""
    return models.CheckConstraint(
        condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
        name=f"{label}_ends_after_it_starts",
        violation_error_message=_("The last day lies before the first."),
    )
