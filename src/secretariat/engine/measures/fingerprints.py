"""A digest of what a measure computes: it moves when the meaning does."""

import re
from dataclasses import dataclass
from datetime import date

from secretariat.engine.measures.compiling import code_path, inner
from secretariat.engine.measures.declaring import Definition, Kind, Measure
from secretariat.engine.measures.figures import using
from secretariat.engine.measures.remembering import once
from secretariat.engine.measures.selections import Selection
from secretariat.engine.records.days import CalendarColumn, NeedsADate, Span
from secretariat.kernel.digests import canonical, sha256_hex

SAMPLE = date(2000, 6, 15)


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """What a definition says and does: its digest, its words and its SQL.

    `facts` is all that the digest is taken of.
    """

    digest: str
    words: str
    sql: str
    facts: dict[str, str]


def fingerprint(measure: Measure, day: date) -> Fingerprint:
    """The fingerprint of the definition in force on a day.

    It covers the words, the compiled selections, how they are summed up and the breakdowns; not
    the source code: moving a line changes nothing, a filter changed two files away does.
    """
    definition = measure.on(day)
    key = ("fingerprint", measure.key, definition.since)
    return once(key, lambda: _taken(measure, definition))


def _taken(measure: Measure, definition: Definition) -> Fingerprint:
    sql = normalised(measure, definition)
    facts = {
        "key": measure.key,
        "kind": measure.kind.value,
        "unit": measure.unit.key,
        "since": definition.since.isoformat() if definition.since else "",
        "words": definition.words,
        "sql": sql,
    }
    return Fingerprint(
        digest=sha256_hex(canonical(facts)), words=definition.words, sql=sql, facts=facts
    )


def normalised(measure: Measure, definition: Definition) -> str:
    """The definition's SQL with its date left open, and white space folded."""
    selection = symbolic(measure, definition)
    side = using(selection)
    parts = []
    for name, plain in sorted(selection.plain().items()):
        statement = inner(plain, (), using=side)
        paths = ", ".join(sorted(f"{d.key}={code_path(plain.rows, d)}" for d in measure.dimensions))
        parts.append(
            f"{name}: {plain.sql} OVER {statement.text} WITH {statement.params!r} BY {paths}"
        )
    return re.sub(r"\s+", " ", " ; ".join(parts))


def symbolic(measure: Measure, definition: Definition) -> Selection:
    """The selection with its date left open, or on a sample day where it reckons with the date."""
    stock = measure.kind is Kind.STOCK
    try:
        if stock:
            return definition.selects(CalendarColumn("day"))
        return definition.selects(Span(CalendarColumn("day"), CalendarColumn("last")))
    except (NeedsADate, TypeError, AttributeError):
        return definition.selects(SAMPLE if stock else Span(SAMPLE, SAMPLE))
