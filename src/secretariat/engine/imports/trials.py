"""What an import would do, before it does it; and what it did."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.imports.reasons import Reason
from secretariat.engine.records.telling import Difference
from secretariat.kernel.errors import Problem


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """What is wrong with a row: where, what was found, why it can't be used, what to do."""

    row: int
    column: str
    found: str
    reason: Reason
    wrong: str
    do: str

    @property
    def problem(self) -> Problem:
        """The same as every error says it."""
        row = _("row %(row)s") % {"row": f"{self.row:,}"}
        where = f"{row}, {self.column}" if self.column else row
        return Problem(where=where, found=self.found, wrong=self.wrong, do=self.do)


@dataclass(frozen=True, kw_only=True)
class Total:
    """How many rows are wrong in one way in one column."""

    column: str
    reason: Reason
    rows: int


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A name that stands for no record yet, in how many rows, and the records closest to it."""

    column: str
    field: str
    said: str
    rows: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a row would change in a record already there: each field before and after."""

    row: int
    record: int
    label: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A row that is new, or a record the file does not have (then its number, and no row)."""

    row: int | None
    label: str
    record: int | None = None


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What the import of a file would do. Counts are of all; lists show the first thousand."""

    import_key: str
    file: str
    sha256: str
    rows: int
    new: int
    changed: int
    same: int
    bad: int
    bad_rows: tuple[BadRow, ...] = ()
    totals: tuple[Total, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    changes: tuple[Change, ...] = ()
    additions: tuple[Listed, ...] = ()
    absent: int | None = None  # records the file does not have; None: not asked for
    absences: tuple[Listed, ...] = ()
    met: tuple[int, ...] = ()  # the records that rows were held against
    notices: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[int, ...]:
        """The records that whoever sees the trial learns of: for the log of readings."""
        absent = (one.record for one in self.absences if one.record is not None)
        return tuple(dict.fromkeys((*self.met, *absent)))

    @property
    def facts(self) -> dict[str, object]:
        """What the act of the import says of itself."""
        return {
            "import": self.import_key,
            "file": self.file,
            "sha256": self.sha256,
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
        }


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an import did, and the act to undo it by; no act, if there was nothing to write."""

    trial: Trial
    act: uuid.UUID | None
