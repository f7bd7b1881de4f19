"""A trial as plain values, to be kept with the run of the job that made it, and read again."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.trials import BadRow, Change, Listed, Total, Trial, Unknown
from secretariat.engine.records.telling import Difference

Plain = dict[str, Any]


def plain(value: Any) -> Any:
    """Give a trial, or a part of one, as values that JSON holds; words are settled here."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, int) else str(value)


def read(kept: Plain) -> Trial:
    """Give the trial that was kept."""
    return Trial(
        **{
            **kept,
            "bad_rows": tuple(BadRow(**_reasoned(one)) for one in kept["bad_rows"]),
            "totals": tuple(Total(**_reasoned(one)) for one in kept["totals"]),
            "unknown": tuple(
                Unknown(**{**one, "suggestions": tuple(one["suggestions"])})
                for one in kept["unknown"]
            ),
            "changes": tuple(_change(one) for one in kept["changes"]),
            "additions": tuple(Listed(**one) for one in kept["additions"]),
            "absences": tuple(Listed(**one) for one in kept["absences"]),
            "met": tuple(kept.get("met", ())),
            "notices": tuple(kept["notices"]),
        }
    )


def _reasoned(one: Plain) -> Plain:
    return {**one, "reason": Reason(one["reason"])}


def _change(one: Plain) -> Change:
    differences = tuple(Difference(**each) for each in one["differences"])
    return Change(**{**one, "differences": differences})
