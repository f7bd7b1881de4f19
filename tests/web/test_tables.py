"""Cells of tables are shown whole, and nothing in them can become part of the page."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from tests.product.html_read import Page

from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.templatetags.secretariat_tables import cell, row

MARKS = st.text(alphabet="<>&\"' aé/=script", max_size=30)


@given(MARKS, MARKS, MARKS)
def test_whatever_a_cell_says_is_words_and_no_element(text: str, badge: str, url: str) -> None:
    shown = cell(Cell(text=text, badge=badge, url=url))
    page = Page(f"<main>{shown}</main>")
    assert {one for one in ("script", "img") if page.named(one)} == set()
    assert shown.count("<a ") == bool(url)
    assert shown.count("<span") == 1 + bool(badge)
    assert not page.inline


def test_safe_words_and_bars_are_kept_as_they_are() -> None:
    shown = cell(Cell(text=mark_safe("<mark>Ar</mark>land"), bar="<svg></svg>"))
    assert shown == '<span class="cell"><svg></svg><mark>Ar</mark>land</span>'


def test_words_in_another_language_say_so_and_badges_stand_beside_them() -> None:
    shown = cell(Cell(text="Arlande", lang="fr", badge="Draft"))
    assert shown == (
        '<span class="cell" lang="fr">Arlande <span class="badge-word">Draft</span></span>'
    )


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (Column(label="Name"), ""),
        (Column(label="How many", is_number=True), ' class="number"'),
        (Column(label="Bar", is_bar=True), ' class="bar"'),
    ],
)
def test_a_row_begins_with_its_head_and_names_the_column_of_each_cell(
    column: Column, kind: str
) -> None:
    shown = row([(Column(label="State"), Cell(text="Arland", url="/1")), (column, Cell(text="7"))])
    assert shown == (
        '<th scope="row" role="rowheader"><span class="cell"><a href="/1">Arland</a></span></th>'
        f'<td role="cell" data-label="{column.label}"{kind}><span class="cell">7</span></td>'
    )


def test_the_head_of_a_column_cannot_break_out_of_its_place() -> None:
    shown = row([(Column(label="A"), Cell(text="a")), (Column(label='"><b>'), Cell(text="b"))])
    assert 'data-label="&quot;&gt;&lt;b&gt;"' in shown


def test_the_column_of_names_is_headed_from_the_left_even_where_names_are_numbers() -> None:
    numbers = Column(label="Number", is_number=True)
    table = Table(
        caption="Announcements",
        columns=(numbers, Column(label="Days", is_number=True)),
        rows=(Row(cells=(Cell(text="1", url="/1"), Cell(text="28"))),),
    )
    shown = render_to_string("secretariat/parts/table.html", {"table": table})
    first, second = re.findall(r'columnheader" class="([^"]*)"', shown)
    assert (first, second) == ("", "number")
