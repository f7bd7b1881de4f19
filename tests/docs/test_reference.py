"""The reference is what the declarations say, and leaves nothing out."""

import re

import pytest
from tests.docs.walking import DOCS

from secretariat.engine.measures.declaring import measures
from secretariat.kernel.errors import Conflict
from secretariat.site.commands import main
from secretariat.site.reference import refusals, words
from secretariat.site.reference.pages import pages
from secretariat.site.reference.tables import table

REFERENCE = DOCS / "reference"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The pages as they would be written now."""
    return pages(main)


def test_the_pages_in_the_repository_are_fresh(written: dict[str, str]) -> None:
    stale = [name for name, text in written.items() if (REFERENCE / name).read_text() != text]
    assert stale == [], "Write them again: secretariat docs"


def test_no_page_is_left_over(written: dict[str, str]) -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(written)


def test_every_measure_stands_in_the_catalogue_with_its_words(written: dict[str, str]) -> None:
    for one in measures():
        assert f"`{one.key}`" in written["figures.md"]
        assert " ".join(one.definitions[0].words.split()) in written["figures.md"]


def test_every_variable_the_source_reads_is_described() -> None:
    derived = {"VAULT_DATABASE_OWNER_URL", "UNION_DATABASE_OWNER_URL"}  # said with their side
    assert words.variables_read() - derived <= set(words.VARIABLES)
    of_owners = {name for name in words.VARIABLES if "OWNER_URL" in name}
    assert set(words.VARIABLES) - of_owners <= words.variables_read()


def test_each_check_is_listed_once_and_each_error_by_its_id(written: dict[str, str]) -> None:
    faults = [(one.id, one.says) for one in refusals.faults()]
    assert len(faults) == len(set(faults)) > 40
    assert f"| `{Conflict.id}` | 5 | 409 |" in written["errors.md"]
    ids = re.findall(r"^\| `(secretariat\.\w+)`", written["errors.md"], re.M)
    assert len(ids) == len(set(ids))


def test_a_word_explained_beside_another_is_found_too(written: dict[str, str]) -> None:
    assert "| **flow** | counted over a period. |" in written["glossary.md"]
    assert "| **stock** | counted as of a date. |" in written["glossary.md"]


def test_what_is_in_a_cell_stays_in_its_cell() -> None:
    assert table(("a",), [("one | two\nthree",)]).endswith("| one \\| two three |")
