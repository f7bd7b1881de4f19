"""The plan's batches as acts: memberships, successions, ratifications and what became of them."""

from collections.abc import Callable, Iterator
from itertools import groupby

from secretariat.areas.reference import actions as reference
from secretariat.areas.standards import actions as standards
from secretariat.engine.records.declaring import Action
from secretariat.example import batching
from secretariat.example.entries import Act, Adding, Changing, Undoing, Values
from secretariat.example.rows import (
    Batch,
    Correction,
    Ending,
    Membership,
    Plan,
    Ratification,
    Succession,
    Undo,
)


def registry_past(plan: Plan) -> Iterator[Act]:
    """Every act of the plan, in its order."""
    made = {batch.label: batch.at for batch in plan.loads}
    for batch in plan.loads:
        if batch.key == batching.UNDO:
            (row,) = batch.rows
            assert isinstance(row, Undo)
            yield Undoing(at=batch.at, by=batch.by, reason=batch.reason, made_at=made[row.label])
        else:
            yield from WAYS[batch.key](batch)


def _admitted(batch: Batch) -> Iterator[Act]:
    rows = tuple(
        {"state": row.state, "starts": row.starts, "ends": row.ends}
        for row in batch.rows
        if isinstance(row, Membership)
    )
    yield _adding(batch, reference.admit, rows)


def _closed(batch: Batch) -> Iterator[Act]:
    for row in batch.rows:
        assert isinstance(row, Membership)
        finds = ({"state": row.state, "starts": row.starts},)
        yield _changing(batch, reference.end_memberships, finds, {"ends": row.ends})


def _succeeded(batch: Batch) -> Iterator[Act]:
    """Record who continues a State, and that it no longer exists."""
    ended = [row for row in batch.rows if isinstance(row, Succession)]
    rows = tuple(
        {"predecessor": row.state, "successor": heir, "on": row.on}
        for row in ended
        for heir in row.heirs
    )
    yield _adding(batch, reference.add_successions, rows)
    finds = tuple({"code": row.state} for row in ended)
    yield _changing(batch, reference.amend_states, finds, {"former": True})


def _ratified(batch: Batch) -> Iterator[Act]:
    rows = tuple(
        {
            "instrument": row.instrument,
            "state": row.state,
            "starts": row.registered,
            "effective": row.effective,
            "inherited": bool(row.succeeds),
        }
        for row in batch.rows
        if isinstance(row, Ratification)
    )
    yield _adding(batch, standards.register_ratifications, rows)


def _ended(batch: Batch) -> Iterator[Act]:
    """One act for all that end on the same day for the same reason: an action gives one value."""

    def fate(row: Ending) -> tuple[object, str, str]:
        return row.ends, row.cause, row.by_instrument

    endings = sorted((row for row in batch.rows if isinstance(row, Ending)), key=fate)
    for (ends, cause, by_instrument), group in groupby(endings, key=fate):
        finds = tuple(
            {"instrument": row.instrument, "state": row.state, "starts": row.ratified}
            for row in group
        )
        gives = {"ends": ends, "ending": cause, "note": by_instrument}
        yield _changing(batch, standards.denounce, finds, gives)


def _corrected(batch: Batch) -> Iterator[Act]:
    for row in batch.rows:
        assert isinstance(row, Correction)
        finds = ({"instrument": row.instrument, "state": row.state, "starts": row.wrong},)
        gives = {"starts": row.right, "effective": row.effective}
        yield _changing(batch, standards.correct_ratifications, finds, gives)


def _adding(batch: Batch, action: Action, rows: tuple[Values, ...]) -> Adding:
    return Adding(at=batch.at, by=batch.by, reason=batch.reason, action=action, rows=rows)


def _changing(batch: Batch, action: Action, finds: tuple[Values, ...], gives: Values) -> Changing:
    return Changing(
        at=batch.at, by=batch.by, reason=batch.reason, action=action, finds=finds, gives=gives
    )


WAYS: dict[str, Callable[[Batch], Iterator[Act]]] = {
    batching.ADMIT: _admitted,
    batching.CLOSE: _closed,
    batching.SUCCEED: _succeeded,
    batching.RATIFY: _ratified,
    batching.IMPORT: _ratified,
    batching.END: _ended,
    batching.CORRECT: _corrected,
}
"""What each kind of batch becomes; an import is written as the action it performs."""
