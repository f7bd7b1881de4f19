"""The one search field finds figures, records, papers and people, each by its own rule."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.web.pages.conftest import World
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.models import Person
from secretariat.kernel.languages import fold
from secretariat.web.finding.marking import ROUND, excerpt, is_form_of, marked

WORDS = st.text(st.sampled_from("aeéiouñçlmnrst"), min_size=1, max_size=10)


def test_records_are_found_by_register_with_the_words_marked(client: Client, world: World) -> None:
    page = shown(client, "/find?q=norlande")
    assert "Found for “norlande”" in page
    assert f'href="/registers/states/{world.states["QMA"]}/"' in page
    assert "<mark>Norland</mark>" in page
    assert "<mark>Norlande</mark>" in shown(client, "/find?q=norlande&lang=fr")


def test_figures_are_found_by_name_and_lead_to_all_of_them(client: Client, world: World) -> None:
    page = shown(client, "/find?q=ratified")
    assert 'href="/figures/standards.' in page
    assert "<mark>ratified</mark>" in page


def test_people_are_found_by_who_is_trusted_with_them_alone(
    client: Client, officer: Person, reader: Person
) -> None:
    assert officer.name not in shown(client, "/find?q=lindqvist")
    client.force_login(reader)
    assert f"/people/{officer.pk}/" not in shown(client, "/find?q=lindqvist")


@pytest.mark.parametrize("asked", ["", "?q=", "?q=++", "?q=%E2%80%A6"])
def test_without_a_word_it_says_what_to_do(client: Client, world: World, asked: str) -> None:
    assert "Write a word or a few" in shown(client, f"/find{asked}")


def test_what_is_nowhere_is_said(client: Client, world: World) -> None:
    page = shown(client, "/find?q=%3Cscript%3Exyz")
    assert "Nothing holds “&lt;script&gt;xyz”" in page


@given(words=st.lists(WORDS, min_size=1, max_size=6), place=st.integers(0, 5))
def test_a_word_of_a_text_is_marked_and_nothing_is_lost(words: list[str], place: int) -> None:
    sought = words[place % len(words)]
    shown_as = marked(" ".join(words), [sought])
    assert f"<mark>{sought}</mark>" in shown_as
    assert shown_as.replace("<mark>", "").replace("</mark>", "") == " ".join(words)


@given(one=WORDS, other=WORDS)
def test_being_a_form_of_each_other_is_mutual(one: str, other: str) -> None:
    assert is_form_of(fold(one), fold(other)) == is_form_of(fold(other), fold(one))
    assert is_form_of(fold(one), fold(one))


@given(before=st.integers(0, 80), after=st.integers(0, 80))
def test_an_excerpt_holds_the_word_and_is_short(before: int, after: int) -> None:
    text = " ".join(["filling"] * before + ["Norlande"] + ["padding"] * after)
    cut = excerpt(text, ["norlande"])
    assert "Norlande" in cut
    assert len(cut) <= 2 * ROUND + len("… Norlande …")
    assert cut.strip("… ") in text


def test_what_a_text_says_is_never_run() -> None:
    assert marked("<b>Norland</b>", ["norland"]) == "&lt;b&gt;<mark>Norland</mark>&lt;/b&gt;"
