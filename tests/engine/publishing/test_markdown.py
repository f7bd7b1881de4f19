"""The text of a paper becomes numbered paragraphs, items, tables and a decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.publishing.blocks import Block, Kind, Run, cited_in
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.kernel.errors import BadInput

PAPER = """## First

1. One [figure: a.b as_of=2025-12-31].

2. Two:

    - item [figure: a.c as_of=2025-12-31]
    - **bold** and *soft* and [a link](https://example.org/x)

Plain paragraph, numbered too.

### Below

| State | Number |
|---|---|
| Utopia | [figure: a.d as_of=2025-12-31] |

## Draft decision

> The Council:
>
> (a) took note;
>
> (b) asked for a plan.
>
> 7. It also thanked the Office.
"""


def test_paragraphs_are_numbered_through_whatever_is_written() -> None:
    blocks = blocks_of(PAPER)
    numbered = [(b.number, b.text) for b in blocks if b.kind is Kind.PARAGRAPH]
    assert [number for number, _text in numbered] == [1, 2, 3]
    decision = blocks[-1]
    assert [block.number for block in decision.blocks] == [4, 5]


def test_a_block_quotation_is_the_draft_decision_under_the_heading_before_it() -> None:
    decision = blocks_of(PAPER)[-1]
    assert decision.kind is Kind.DECISION
    assert decision.text == "Draft decision"
    (items,) = decision.blocks[0].blocks
    assert items.lettered
    assert [item.text for item in items.blocks] == ["took note;", "asked for a plan."]


def test_items_belong_to_the_paragraph_before_them() -> None:
    paragraph = next(b for b in blocks_of(PAPER) if b.number == 2)
    (items,) = paragraph.blocks
    assert [item.kind for item in items.blocks] == [Kind.ITEM, Kind.ITEM]
    assert Run(text="bold", strong=True) in items.blocks[1].runs
    assert Run(text="soft", emphasis=True) in items.blocks[1].runs
    assert Run(text="a link", link="https://example.org/x") in items.blocks[1].runs


LISTS = {
    "set in below a numbered paragraph": "1. The Office:\n\n    (a) looks;\n\n    (b) tells.",
    "line by line": "1. The Office:\n   (a) looks;\n   (b) tells.",
    "line by line, not set in": "The Office:\n(a) looks;\n(b) tells.",
    "set in far, below a plain paragraph": "The Office:\n\n    (a) looks;\n    (b) tells.",
    "set in far, each for itself": "The Office:\n\n    (a) looks;\n\n    (b) tells.",
    "as French and Spanish write it": "The Office:\n\na) looks;\n\nb) tells.",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_items_with_letters_are_a_list_however_they_are_set_in(text: str) -> None:
    (paragraph,) = blocks_of(text)
    assert (paragraph.number, paragraph.text) == (1, "The Office:")
    (items,) = paragraph.blocks
    assert items.lettered
    assert [item.text for item in items.blocks] == ["looks;", "tells."]


def test_items_with_letters_stand_within_an_item_too() -> None:
    (paragraph,) = blocks_of(
        "1. One:\n\n    - it:\n\n        (a) looks;\n        (b) tells;\n    - x."
    )
    (bullets,) = paragraph.blocks
    (inner,) = bullets.blocks[0].blocks
    assert [item.text for item in bullets.blocks] == ["it:", "x."]
    assert [item.text for item in inner.blocks] == ["looks;", "tells;"]


def test_a_letter_at_the_beginning_of_a_broken_line_is_no_list() -> None:
    (paragraph,) = blocks_of("As under article 2,\n(a) of the Convention.")
    assert paragraph.text == "As under article 2, (a) of the Convention."
    (paragraph,) = blocks_of("It (see\n(b) and\n(a) above) goes on.")
    assert paragraph.blocks == ()


def test_every_citation_is_found_with_its_place() -> None:
    found = [(place.words, says.split()[0]) for place, says in cited_in(blocks_of(PAPER))]
    assert found[:2] == [("paragraph 1", "a.b"), ("paragraph 2", "a.c")]
    assert found[2][0].startswith("table")


def test_underscores_and_emphasis_do_not_break_a_citation() -> None:
    (paragraph,) = blocks_of("*In all [figure: a.b_c_d as_of=2025-12-31 region=_X_]*")
    (cited,) = [run for run in paragraph.runs if run.cites]
    assert cited.cites.split()[0] == "a.b_c_d"
    assert cited.emphasis


def test_html_stays_text() -> None:
    (paragraph,) = blocks_of("Before <script>alert(1)</script> after")
    assert paragraph.text == "Before <script>alert(1)</script> after"


def test_a_link_that_would_run_something_stays_text() -> None:
    (paragraph,) = blocks_of("[press](javascript:alert)")
    assert [run.link for run in paragraph.runs if run.link] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Title", "line 1"),
        ("x\n\n##### Deep", "line 3"),
        ("x\n\n```\ncode\n```", "line 3"),
        ("***", "line 1"),
    ],
)
def test_what_no_paper_holds_is_refused_by_its_line(text: str, line: str) -> None:
    with pytest.raises(BadInput, match=line):
        blocks_of(text)


@given(st.text(alphabet="ab [figure:]()*_>#-|\n1.", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        blocks = blocks_of(text)
    except BadInput as error:
        refused, blocks = str(error), ()
    else:
        refused = ""
    assert "line" in refused or all(isinstance(block, Block) for block in blocks)
