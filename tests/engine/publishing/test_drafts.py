"""A text that can't be frozen is refused by language and paragraph, before anything is computed."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.engine.publishing.conftest import paper_of

from secretariat.engine.publishing.drafts import draft_of
from secretariat.kernel.errors import BadInput, NotFound
from secretariat.kernel.languages import Language

MEMBERS = "[figure: reference.member_states as_of=2020-12-31]"

pytestmark = pytest.mark.usefixtures("small_product", "db")


def test_a_figure_cited_twice_is_one_figure(tmp_path: Path) -> None:
    draft = draft_of(paper_of(tmp_path, en=f"One {MEMBERS}.\n\nAgain {MEMBERS}."))
    assert [cited.place for cited in draft.cited] == ["paragraph 1"]
    assert set(draft.texts) == {Language.EN}


def test_a_paper_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="has no text"):
        draft_of(paper_of(tmp_path))


def test_languages_that_cite_different_figures_are_refused_by_paragraph(tmp_path: Path) -> None:
    other = MEMBERS.replace("2020", "2019")
    paper = paper_of(tmp_path, en=f"A.\n\nB {MEMBERS}.", fr=f"A.\n\nB {other}.")
    with pytest.raises(BadInput, match=r"English and in French.*paragraph 2"):
        draft_of(paper)


def test_a_language_that_cites_more_is_refused(tmp_path: Path) -> None:
    paper = paper_of(tmp_path, en="A.", es=f"A {MEMBERS}.")
    with pytest.raises(BadInput, match=r"Spanish.*reference\.member_states"):
        draft_of(paper)


def test_languages_may_order_the_figures_of_a_paragraph_their_own_way(tmp_path: Path) -> None:
    nowhere = MEMBERS.replace("]", " region=-]")
    paper = paper_of(tmp_path, en=f"{MEMBERS} and {nowhere}.", fr=f"{nowhere} et {MEMBERS}.")
    assert len(draft_of(paper).cited) == 2


def test_a_cell_that_stands_for_nothing_can_not_be_cited(tmp_path: Path, db: None) -> None:
    paper = paper_of(tmp_path, en=MEMBERS.replace("]", " region=TYPO]"))
    with pytest.raises(BadInput, match=r"English.*“TYPO” stands for nothing"):
        draft_of(paper)


@pytest.mark.parametrize(
    ("citation", "says"),
    [
        ("[figure: no.such_measure as_of=2020-12-31]", "no.such_measure"),
        ("[figure: reference.member_states as_of=2020-13-31]", "2020-13-31"),
        ("[figure: reference.member_states over=2020]", "not over a period"),
        ("[figure: reference.admissions as_of=2020-12-31]", "over a period"),
        ("[figure: reference.member_states as_of=2020-12-31 colour=red]", "colour"),
        ("[figure: reference.member_states]", "one date or one period"),
    ],
)
def test_a_citation_that_can_not_be_computed_is_named_by_language_and_paragraph(
    tmp_path: Path, citation: str, says: str
) -> None:
    with pytest.raises(BadInput) as refused:
        draft_of(paper_of(tmp_path, en=f"First.\n\nSecond {citation}."))
    assert "Text in English, paragraph 2" in str(refused.value)
    assert says in str(refused.value)


def test_a_text_with_something_no_paper_holds_is_named_by_language(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"French.*line 1"):
        draft_of(paper_of(tmp_path, en="A.", fr="# Titre"))


def test_the_product_may_change_what_can_be_cited(tmp_path: Path, settings: Settings) -> None:
    paper = paper_of(tmp_path, en="[figure: tests.northern_share as_of=2020-12-31]")
    assert len(draft_of(paper).cited) == 1
    settings.PRODUCT = "tests.engine.publishing.product.WITHOUT_THE_MEASURE"
    with pytest.raises(BadInput, match=r"tests\.northern_share"):
        draft_of(paper)
