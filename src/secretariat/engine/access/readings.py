"""The log of who read what is sensitive: written before it is shown, and never changed.

Whatever shows records of a register calls `note`; the request it answers is wrapped in `logged`,
which writes all notes before anything is sent. Shown outside of it, a sensitive record is an
error: nothing is read unlogged.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.models import Grant, Reading, Through
from secretariat.engine.history.acting import Answerable
from secretariat.kernel.digests import digest
from secretariat.kernel.errors import Unavailable

_notes: ContextVar[list[Reading] | None] = ContextVar("readings_not_yet_written", default=None)


class Kept(Protocol):
    """A register, as far as the log asks of it."""

    @property
    def key(self) -> str: ...
    @property
    def sensitive(self) -> bool: ...


def note(register: Kept, records: Sequence[int], through: Through) -> None:
    """Note that records are about to be shown; of a register that is not sensitive, nothing.

    Raises Unavailable where nobody would write it down.
    """
    if not register.sensitive or not records:
        return
    kept = _notes.get()
    if kept is None:
        raise Unavailable(
            _("This can't be shown here."),
            why=_("Each reading of these records is logged, and here it would not be."),
            do=_("Open it on its page."),
        )
    told = digest(sorted(records))
    if (register.key, through, told) in {(one.register, one.through, one.digest) for one in kept}:
        return  # shown twice on one page is read once
    kept.append(
        Reading(
            register=register.key,
            through=through,
            records=[] if through == Through.EXPORT else list(records),
            count=len(records),
            digest=told,
        )
    )


@contextmanager
def logged(by: Answerable) -> Iterator[None]:
    """Write down, on leaving, whatever was noted meanwhile: who read it is `by`."""
    token = _notes.set([])
    try:
        yield
        write(_notes.get() or (), by=by)
    finally:
        _notes.reset(token)


def write(readings: Sequence[Reading], *, by: Answerable) -> None:
    """Write readings down at once: what comes after them is not shown unless they are kept."""
    if not readings:
        return
    name = by.answers_as
    for one in readings:
        one.person, one.process = name.person, name.process
    Reading.objects.bulk_create(readings)


def readings_of(
    register: str, records: Sequence[int], *, places: Iterable[str] | None = None
) -> QuerySet[Reading]:
    """Who read any of these records, newest first: for the person they are about.

    Of an export only the digest is kept: it is listed too, since it may have held the records. One
    by somebody none of whose grants ever reached any of the `places` they had cannot have.
    """
    found = Reading.objects.filter(register=register)
    exports = found.filter(through=Through.EXPORT)
    if places is not None:
        over = {above for place in places for above in accumulate(place.split("/"), _below)}
        reaching = Grant.objects.filter(scope__in=["", *sorted(over)]).values("person")
        exports = exports.filter(Q(person=None) | Q(person__in=reaching))
    mine = found.filter(records__overlap=list(records)) | exports
    return mine.order_by("-at", "-pk")


def _below(above: str, part: str) -> str:
    return f"{above}/{part}"


def readings(*, register: str = "", person: int | None = None) -> QuerySet[Reading]:
    """The whole log, newest first, narrowed to a register or a reader: for the auditor."""
    found = Reading.objects.order_by("-at", "-pk")
    if register:
        found = found.filter(register=register)
    return found if person is None else found.filter(person=person)
