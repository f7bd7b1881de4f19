"""How long it takes to print a paper of thirty pages in three languages and three formats."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf

from benchmarks.timing import Line, medians
from secretariat.engine.publishing.citing import Citation
from secretariat.engine.publishing.composing import composed
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.printing import printer_of
from secretariat.engine.publishing.spreads import read_spread
from secretariat.kernel.languages import LANGUAGES, Language

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECTIONS, PARAGRAPHS, PAGES = 14, 9, 30
REGIONS = ["AFR", "AME", "ARB", "ASP", "EUR"]
TABLE = f"b.members as_of=2020-12-31,2025-12-31 by=region rows={','.join(REGIONS)}"
CHART = "b.members as_of=2016-12-31..2025-12-31 every=year"
CITED = Citation(measure="b.members", when=date(2025, 12, 31))
WORDS = (
    "The Office reports on what was asked of it, on what was done with the means it was given, "
    "and on what remains to be done before the end of the biennium, so that those who decide can "
    "weigh one against the other. "
)
PAPERS = ("html", "pdf", "docx")


def printed() -> Iterator[Line]:
    """Nine files of one paper, printed one after the other by one process."""
    papers = [_document(language) for language in LANGUAGES]
    pages = _pages(papers[0])
    if pages < PAGES:
        raise SystemExit(f"The paper to print has {pages} pages, not {PAGES}.")
    taken = medians({key: partial(_print, key, papers) for key in PAPERS}, repeats=3)
    each = ", ".join(f"{key.upper()} {seconds:.2f} s" for key, seconds in taken.items())
    yield Line(
        question=f"a paper of {pages} pages printed in three languages and three formats",
        records=len(papers[0].figures),
        ours=sum(taken.values()),
        rival_is=each,
        bar="20 s",
    )


def _print(key: str, papers: list[Document]) -> None:
    for one in papers:
        assert printer_of(key).print(one)


def _pages(document: Document) -> int:
    with pikepdf.open(BytesIO(printer_of("pdf").print(document))) as file:
        return len(file.pages)


def _document(language: Language) -> Document:
    release = Release(
        publication="benchmark",
        edition=1,
        frozen_at=AT,
        known_at=AT,
        texts={str(language): _text()},
        facts={str(language): dict.fromkeys(_FACTS, "A paper to be printed")},
        seal="7f3a9c41" * 8,
    )
    return composed(release, _figures(), (release,), language)


_FACTS = (
    *("organization", "title", "symbol", "session", "section"),
    *("purpose", "owner", "notice", "licence"),
)


def _text() -> str:
    """Sections of paragraphs that cite, with a table and a chart each, and a decision."""
    cited = WORDS * 3 + "There were [figure: b.members as_of=2025-12-31] States.[^n]"
    section = "\n\n".join((*([cited] * PARAGRAPHS), f"[table: {TABLE}]", f"[chart: {CHART}]"))
    parts = [f"## Section {number}\n\n{section}" for number in range(1, SECTIONS + 1)]
    return "\n\n".join((*parts, "> The Council took note.", "[^n]: So the register says."))


def _figures() -> list[ReleasedFigure]:
    spreads = (read_spread(TABLE).citations(), read_spread(CHART).citations(), (CITED,))
    found = {one.identity: one for spread in spreads for one in spread}
    return [_figure(str(key), one) for key, one in enumerate(found.values(), 1)]


def _figure(key: str, cited: Citation) -> ReleasedFigure:
    words: dict[str, Any] = {
        "title": "Member States",
        "unit": "States",
        "definition": "States that are members on the date.",
        "authority": "Constitution, article 1",
        "owner": "Legal Adviser",
        "cell": [["Region", str(code)] for _name, code in cited.where],
    }
    return ReleasedFigure(
        key=key,
        measure=cited.measure,
        asked=cited.asked,
        value="187",
        n=187,
        unit={"key": "states", "decimals": 0, "times": 1},
        words={str(language): words for language in LANGUAGES},
        definition={},
        fingerprint="ab" * 32,
    )
