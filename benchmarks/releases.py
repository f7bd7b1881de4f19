"""How long it takes to freeze a release of a thousand figures, and to verify it.

Twenty breakdowns give them: fifty Conventions at the ends of twenty years. Beside them stand the
same twenty questions in SQL by hand, with the records behind each figure, as a release keeps them.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.filling import BY, ON
from benchmarks.freezing import digested
from benchmarks.measures import asked
from benchmarks.timing import Line, medians
from secretariat.areas.standards.roles import May
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.verifying import verify

CONVENTIONS = [f"Z{number}" for number in range(1, 51)]
YEARS = range(2001, 2021)
TEXT = (
    f"## Ratifications\n\n[table: standards.ratifications as_of={YEARS[0]}-12-31..{YEARS[-1]}-12-31"
    f" every=year by=instrument rows={','.join(CONVENTIONS)}]\n"
)
BY_HAND = """
SELECT i.code, count(*), array_agg(r.id ORDER BY r.id)
FROM standards_ratification r JOIN standards_instrument i ON i.id = r.instrument_id
WHERE r.starts <= %(day)s AND (r.ends IS NULL OR r.ends >= %(day)s)
GROUP BY i.code"""


def frozen(records: int) -> Iterator[Line]:
    """A release frozen, its figures held against those by hand, and verified."""
    with TemporaryDirectory() as folder:
        paper = _publication(Path(folder))
        release = freeze(paper, by=BY, on=ON)
        figures = _held_against_sql(release)
        taken = medians(
            {
                "freeze": lambda: freeze(paper, by=BY, on=ON),
                "hand": _by_hand,
                "digest": digested,
                "verify": lambda: _verified(release),
            }
        )
    digesting = f"the digest of the tables read alone {taken['digest']:.2f} s"
    yield Line(
        question=f"a release of {figures:,} figures from {len(YEARS)} breakdowns, frozen",
        records=records,
        ours=taken["freeze"],
        rival=taken["hand"],
        rival_is=f"the same questions by hand, with the records behind; {digesting}",
        bar="1.5 times",
    )
    yield Line(
        question=f"a release of {figures:,} figures, verified",
        records=records,
        ours=taken["verify"],
        rival=taken["freeze"],
        rival_is="freezing it",
        bar="1.0 times",
    )


def _held_against_sql(release: Release) -> int:
    """How many figures a release has, each what SQL by hand says; totals are of all there are."""
    by_hand: dict[tuple[str, str], int] = {}
    for day, rows in _by_hand().items():
        counts = {str(code): len(behind) for code, _count, behind in rows}
        by_hand |= {(day.isoformat(), code): count for code, count in counts.items()}
        by_hand[day.isoformat(), ""] = sum(counts.values())
    kept = list(ReleasedFigure.objects.filter(release=release))
    for one in kept:
        place = (one.asked["as_of"], one.asked["where"].get("instrument", ""))
        assert int(one.value or 0) == by_hand.get(place, 0), place
    return len(kept)


def _by_hand() -> dict[date, list[tuple[Any, ...]]]:
    return {day: asked(BY_HAND, day=day) for day in (date(year, 12, 31) for year in YEARS)}


def _verified(release: Release) -> None:
    told = verify(release)
    assert not told.findings, told.findings


def _publication(folder: Path) -> Publication:
    """A paper of one table, whose text lies in a folder of its own."""
    for language in ("en", "fr", "es"):
        (folder / f"ratifications.{language}.md").write_text(TEXT)
    right = May.PUBLISH_STANDARDS
    return Publication(
        key="benchmark",
        title="Ratifications, to be measured",
        symbol="B/1",
        session="",
        section="",
        purpose="",
        owner="The benchmarks",
        text=folder / "ratifications",
        see=right,
        freeze=right,
        clear=right,
        publish=right,
    )
