"""The catalogue of figures: what each counts, on whose authority, and its fingerprint."""

from collections.abc import Iterator
from datetime import date

from secretariat.engine.measures.declaring import Definition, Kind, Measure, measures
from secretariat.engine.measures.fingerprints import fingerprint
from secretariat.site.reference.tables import code, listed, page, table

COUNTED = {Kind.STOCK: "on a date (`as_of`)", Kind.FLOW: "over a period (`over`)"}


def figures() -> str:
    """One section a measure."""
    return page(
        "Figures",
        "Every measure the product declares. The fingerprint is the digest of its words and its "
        "SQL: it moves when what is counted does.",
        *(part for one in measures() for part in _section(one)),
    )


def _section(one: Measure) -> Iterator[str]:
    yield f"## {one.title}"
    yield table(
        ("what", "says"),
        (
            ("key", code(one.key)),
            ("counted", COUNTED[one.kind]),
            ("unit", one.unit.title),
            ("breakdowns", listed(dimension.key for dimension in one.dimensions)),
            ("authority", one.authority),
            ("answered for by", one.owner),
            ("published since", one.since),
            ("open to", code(one.audience.value)),
            ("smallest cell", one.smallest_cell),
            ("better is", one.aims.value),
        ),
    )
    for definition in one.definitions:
        yield _definition(one, definition)


def _definition(one: Measure, definition: Definition) -> str:
    begins = f"From {definition.since}: " if definition.since else ""
    words = " ".join(definition.words.split())
    digest = fingerprint(one, definition.since or date.min).digest
    return f"> {begins}{words}\n>\n> Fingerprint `{digest}`"
