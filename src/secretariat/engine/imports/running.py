"""Running an import: compared without writing, tried and taken back, or performed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, BinaryIO, Final

from django.db import connections, router, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.actors import Actor
from secretariat.engine.history.sampling import sample_what_grew
from secretariat.engine.imports.comparing import compare, note_repeated
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.files import read_table
from secretariat.engine.imports.headers import key_of, known_to, laid_out
from secretariat.engine.imports.incoming import filled, gather
from secretariat.engine.imports.meanings import meant
from secretariat.engine.imports.naming import Matches, Names
from secretariat.engine.imports.overlapping import note_overlaps
from secretariat.engine.imports.reporting import Staged, told
from secretariat.engine.imports.rules import hold_to_rules, note_orphans
from secretariat.engine.imports.sight import ALL, Seen
from secretariat.engine.imports.staging import stage
from secretariat.engine.imports.trials import Outcome, Trial
from secretariat.engine.imports.writing import note_failed_checks, note_what_stays, write
from secretariat.engine.records.performing import performing
from secretariat.engine.records.refusing import explained
from secretariat.kernel.errors import BadInput

_TRIED: Final = "trial"  # the reason of an act that is taken back


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to import: its name, its bytes, names matched for this once, who hears how far it is.

    `progress` is told how many bytes have been read.
    """

    name: str
    content: BinaryIO
    matches: Matches = field(default_factory=dict)
    progress: Callable[[int], None] | None = None


class CannotImport(BadInput):
    """Rows of the file are wrong; nothing has been written. `trial` says all that is."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(
            ngettext(
                "%(bad)s of %(rows)s rows cannot be imported.",
                "%(bad)s of %(rows)s rows cannot be imported.",
                trial.bad,
            )
            % {"bad": f"{trial.bad:,}", "rows": f"{trial.rows:,}"},
            why=_("Nothing has been written."),
            do=_("Correct them in the file, or import the others alone."),
            problems=[bad.problem for bad in trial.bad_rows],
        )
        self.trial = trial


class _TakenBack(Exception):
    """Ends an act that was only tried."""

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        self.trial = trial


def compared(what: Import, file: File, *, seen: Seen = ALL) -> Trial:
    """My file against what is here: same, changed, new, absent from the file. Nothing is written,
    and no right to write is needed; of what is not `seen`, nothing is told.
    """
    with _staged(what, file, seen, writes=False) as (cursor, staged):
        return told(cursor, staged, with_absent=True)


def tried(what: Import, file: File, *, by: Actor, on: date, seen: Seen = ALL) -> Trial:
    """What the import would do: it is performed in full, the actions' checks included, then taken
    back. Raises Refused if the actor may not do what the file asks for. A row about a record that
    is not `seen` is bad, whatever it says.
    """
    with _staged(what, file, seen, writes=True) as (cursor, staged):
        trial = told(cursor, staged)
        try:
            _perform(cursor, staged, trial, _Doing(by=by, on=on, reason=_TRIED, keeps=False))
        except _TakenBack as done:
            return done.trial
        return trial


def imported(
    what: Import,
    file: File,
    *,
    by: Actor,
    on: date,
    reason: str = "",
    leave_out_bad: bool = False,
    seen: Seen = ALL,
) -> Outcome:
    """Import the file in one act, or nothing of it.

    A file whose records are all there already makes no act. `leave_out_bad` imports the good rows
    alone; the trial in the outcome still names the others. Raises CannotImport, naming each bad
    row; Refused; Conflict if somebody else's change stands in the way; Unavailable if the
    connection is lost.
    """
    with _staged(what, file, seen, writes=True) as (cursor, staged):
        trial = told(cursor, staged)
        if trial.bad and not leave_out_bad:
            raise CannotImport(trial)
        doing = _Doing(by=by, on=on, reason=reason, keeps=True)
        try:
            act = _perform(cursor, staged, trial, doing)
        except _TakenBack as done:
            raise CannotImport(done.trial) from None
        return Outcome(trial=trial, act=act)


@dataclass(frozen=True, kw_only=True)
class _Doing:
    by: Actor
    on: date
    reason: str
    keeps: bool


def _perform(cursor: Any, staged: Staged, trial: Trial, doing: _Doing) -> Any:
    """Write within one act; returns its number, or None if there is nothing to write."""
    if not trial.new and not trial.changed:
        return None
    action = staged.what.action(new=trial.new, changed=trial.changed)
    facts = trial.facts
    # The checks are made here, not on leaving, so that they name rows of the file.
    unchecked = replace(action, checks=())
    with performing(
        unchecked, by=doing.by, on=doing.on, reason=doing.reason, facts=facts
    ) as performance:
        staying = note_what_stays(cursor, action)
        write(cursor, staged, trial, performance)
        if note_failed_checks(cursor, action) or staying or not doing.keeps:
            raise _TakenBack(_as_before(trial, told(cursor, staged)))
        sample_what_grew(action.model, trial.new + trial.changed, using=performance.act.using)
    return performance.act.id


def _as_before(trial: Trial, after: Trial) -> Trial:
    """What was found once all was written, with changes told as they were seen before that."""
    still_good = {change.row for change in after.changes}
    return replace(after, changes=tuple(one for one in trial.changes if one.row in still_good))


@contextmanager
def _staged(what: Import, file: File, seen: Seen, *, writes: bool) -> Iterator[tuple[Any, Staged]]:
    """The file staged and checked, in a transaction that ends with the block."""
    using = router.db_for_write(what.model)
    with (
        explained(what.model),
        transaction.atomic(using=using),
        connections[using].cursor() as cursor,
    ):
        yield cursor, _stage(cursor, what, file, seen, writes=writes)
        _clear(cursor)


def _stage(cursor: Any, what: Import, file: File, seen: Seen, *, writes: bool) -> Staged:
    known = known_to(what)
    table = read_table(file.content, name=file.name, known=lambda name: key_of(name) in known)
    layout, names = laid_out(what, table.headers), Names(file.matches, seen)
    rows = stage(cursor, table, layout, progress=lambda: _tell(file))
    if writes:
        # What is compared now must still be so when it is written.
        cursor.execute(f'LOCK TABLE "{what.model._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')
    columns = meant(cursor, what, layout, names)
    fills = filled(cursor, columns)
    gather(cursor, what, columns, fills)
    note_repeated(cursor, what)
    note_orphans(cursor, what, fills)
    compare(cursor, what, fills, numbered=writes, seen=seen)
    hold_to_rules(cursor, what, fills)
    note_overlaps(cursor, what, fills)
    return Staged(
        what=what, table=table, layout=layout, names=names, seen=seen, fills=fills, rows=rows
    )


def _tell(file: File) -> None:
    if file.progress is not None:
        file.progress(file.content.tell())


def _clear(cursor: Any) -> None:
    """Drop what was staged, for whoever imports twice in one transaction."""
    cursor.execute(
        "SELECT string_agg(quote_ident(relname), ', ') FROM pg_class"
        " WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r' AND relname LIKE 'import\\_%'"
    )
    cursor.execute(f"DROP TABLE {cursor.fetchone()[0]}")
