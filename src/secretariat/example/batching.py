"""Rows gathered into what one person enters at one instant, for one stated reason."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from secretariat.example.knowing import instant
from secretariat.example.rows import Batch, Correction, Ratification, Row, Undo
from secretariat.example.targets import LOADED_ON

CLOSE = "reference.end_memberships"
SUCCEED = "reference.add_successions"
ADMIT = "reference.admit"
RATIFY = "standards.register_ratifications"
END = "standards.denounce"
CORRECT = "standards.correct_ratifications"
IMPORT = "imports.import_ratifications"
UNDO = "imports.undo_import"

HOURS = {CLOSE: 7, SUCCEED: 8, ADMIT: 9, RATIFY: 10, END: 13, CORRECT: 15}
"""The hour (UTC) of a registry day at which rows of each kind are entered."""

LOADER = "teodor.maskov"
EDITOR = "haruko.minasawa"
OFFICERS = ("amara.okonda", "luc.ferrandier", "ines.valcarra")

REASONS = {
    ADMIT: "States admitted to membership.",
    CLOSE: "Memberships that came to an end.",
    SUCCEED: "A State ceased to exist and others continue it.",
    RATIFY: "Ratifications received by the registry.",
    END: "Ratifications that come to an end.",
}
LOADING = "First load of the registers, from the card files."

IMPORTED_AT = instant(date(2014, 3, 12), 16, 20)
UNDONE_AT = instant(date(2014, 3, 18), 9, 5)
IMPORTED = "import of 12 March 2014"


def batches(rows: Iterable[Row]) -> Iterable[Batch]:
    """Gather the rows entered at one instant, all of one kind, into one batch each."""
    ordered = sorted(rows, key=lambda row: row.known_on)
    for at, group in groupby(ordered, key=lambda row: row.known_on):
        key = next(key for key, hour in HOURS.items() if hour == at.hour)
        members = tuple(group)
        yield Batch(
            label=f"{key} {at:%Y-%m-%d %H:%M}",
            at=at,
            key=key,
            by=who(key, at),
            reason=reason_for(key, at, members[0]),
            rows=members,
        )


def who(key: str, at: datetime) -> str:
    """Return the user name of the person who made the entry."""
    if at.date() == LOADED_ON:
        return LOADER
    if key in (ADMIT, CLOSE, SUCCEED):
        return EDITOR
    return OFFICERS[(at.year * 12 + at.month) % len(OFFICERS)]


def reason_for(key: str, at: datetime, row: Row) -> str:
    """Return why the entry was made; a correction, always alone in its batch, says its own."""
    if isinstance(row, Correction):
        return row.reason
    return LOADING if at.date() == LOADED_ON else REASONS[key]


def wrong_import(rows: Iterable[Ratification]) -> tuple[Batch, Batch]:
    """Return the import of these rows in March 2014, and its undoing six days later."""
    made = Batch(
        label=IMPORTED,
        at=IMPORTED_AT,
        key=IMPORT,
        by=LOADER,
        reason="Ratifications from the list sent by the archive.",
        rows=tuple(rows),
    )
    undone = Batch(
        label=f"undoing of the {IMPORTED}",
        at=UNDONE_AT,
        key=UNDO,
        by=LOADER,
        reason="The list named the Convention one line too low: nobody had ratified this one.",
        rows=(Undo(label=IMPORTED, known_on=UNDONE_AT),),
    )
    return made, undone
