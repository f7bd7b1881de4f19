"""A paper printed as HTML is well formed, reads in order, and is whole by itself."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.publishing.printers.samples import SEAL, document

from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.digests import grouped
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

VOID = {"meta", "link", "br"}


class Outline(HTMLParser):
    """Every element in order, each closed in its turn; ids, and links within the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.named += given.get("aria-labelledby", "").split()
        self.named += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def outline(text: str | None = None, language: Language = Language.EN) -> Outline:
    made = document(language=language) if text is None else document(text, language=language)
    return Outline(printer_of("html").print(made).decode())


@pytest.mark.parametrize("language", list(Language))
def test_every_id_is_there_once_and_every_link_and_name_leads_to_one(language: Language) -> None:
    found = outline(language=language)
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert set(found.named) <= set(found.ids)


def test_headings_begin_at_one_and_never_skip_a_level() -> None:
    levels = [int(tag[1]) for tag in outline().seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_have_captions_and_heads_of_columns_and_rows() -> None:
    page = printer_of("html").print(document()).decode()
    assert page.count("<caption ") == page.count("<table") == 4
    assert page.count('<div class="scroll" tabindex="0"') == 4, "a wide one scrolls by itself"
    assert page.count('<th scope="row">') == 5 + 5 + 10 + 2
    assert 'class="total"' in page


def test_charts_are_drawn_into_the_page_with_title_description_and_table() -> None:
    page = printer_of("html").print(document()).decode()
    assert page.count('role="img"') == 4, "each chart, wide and narrow"
    assert "<title" in page
    assert "the longest is Americas (61), the shortest Europe (32)" in page
    assert page.count("<details>") == 2
    assert 'style="' not in page, "the page's own policy would not let it in"


def test_footnotes_and_cited_figures_share_one_count_in_the_order_of_reading() -> None:
    page = printer_of("html").print(document()).decode()
    marks = [int(found) for found in re.findall(r'href="#note-(\d+)"', page)]
    assert marks == [1, 2, 3, 4, 1, 5]
    assert "A State withdrew in 2024" in page


def test_the_seal_and_the_box_are_there() -> None:
    said = " ".join(" ".join(outline().words).split())
    assert grouped(SEAL) in said
    for one in ("Relevant strategic objective", "Follow-up action required", "Author unit"):
        assert one in said


@settings(max_examples=40)
@given(st.text(alphabet="<>&\"'/=ab script\n#*[]()", max_size=80))
def test_no_text_becomes_markup(text: str) -> None:
    try:
        found = outline(f"Before {text}")
    except BadInput:
        return
    assert found.open == []
    assert not {"script", "a b", "img", "iframe"} & set(found.seen)
