"""The papers of the example as they are printed: full pages, few notes, one way to say per cent."""

import itertools
import re

import pytest
from tests.engine.publishing.printers.tags import Tag, opened, tags, white, words

from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.languages import Language

pytestmark = pytest.mark.usefixtures("example_instance")

KEYS = (
    "fundamental-conventions",
    "composition-of-the-staff",
    "recruitment-and-diversity",
    "reform-2015-17",
    "standards-and-rights-2002-05",
)
PER_CENT = {Language.EN: "per cent", Language.FR: "pour cent", Language.ES: "por ciento"}


def composed(key: str, language: Language) -> Document:
    release = Release.objects.filter(publication=key).latest("edition")
    return paper(release, language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", KEYS)
def test_a_printed_paper_can_be_read_by_whoever_reads_it(key: str, language: Language) -> None:
    """By eye and by ear: one printing serves all promises, for it takes a second."""
    document = composed(key, language)
    printed = printer_of("pdf").print(document)
    assert max(white(printed)[:-1]) < 0.45
    assert len(document.notes) <= 35
    said = words(printed)
    assert f"{PER_CENT[language]} {PER_CENT[language]}" not in said
    root = tags(printed)
    with opened(printed) as file:
        assert str(file.Root.Lang) == str(language)
    _hold_headings(root)
    assert all(one.alt for one in root.named("Figure"))
    for table in root.named("Table"):
        _hold_table(table)


def _hold_headings(root: Tag) -> None:
    """One title first, and no level left out below it."""
    levels = [int(one.name[1]) for one in root.every() if re.fullmatch(r"H[1-6]", one.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def _hold_table(table: Tag) -> None:
    """Every column and every row has its head, and says of what it is the head."""
    (head,) = table.named("THead")
    assert {one.scope for one in head.named("TH")} == {"Column"}
    width = len(head.named("TH"))
    rows = [row for body in table.named("TBody", "TFoot") for row in body.named("TR")]
    told = [row for row in rows if len(row.inner) > 1]  # a source stands alone in its row
    assert len(rows) - len(told) <= 1
    for row in told:
        assert [one.name for one in row.inner] == ["TH", *["TD"] * (width - 1)]
        assert row.inner[0].scope == "Row"
