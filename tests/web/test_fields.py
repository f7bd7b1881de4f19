"""A field that need not be answered says so in its label, in words, for eyes and ears alike."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Field

NONE, ONE = Option(value="", label="None"), Option(value="1", label="One")


def label_of(field: Field, **given: object) -> str:
    """What stands in the field's label, as one line."""
    html = render_to_string("secretariat/parts/field.html", {"field": field, **given})
    return " ".join(html.partition("<label")[2].partition(">")[2].partition("</label>")[0].split())


def is_marked(field: Field, **given: object) -> bool:
    return "(optional)" in label_of(field, **given)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "optional"), ("fr", "facultatif"), ("es", "opcional")]
)
def test_what_need_not_be_answered_says_so_in_every_language(language: str, words: str) -> None:
    with override(language):
        assert label_of(Field(name="note", label="Note")) == (
            f'Note <span class="optional">({words})</span>'
        )


@pytest.mark.parametrize("kind", ["text", "date", "textarea", "password", "file"])
def test_what_is_required_does_not(kind: str) -> None:
    assert is_marked(Field(name="a", label="A", kind=kind))
    assert not is_marked(Field(name="a", label="A", kind=kind, is_required=True))


def test_a_menu_is_optional_where_it_offers_nothing_as_an_answer() -> None:
    assert is_marked(Field(name="a", label="A", kind="select", options=(NONE, ONE)))
    assert not is_marked(Field(name="a", label="A", kind="select", options=(ONE,)))


@pytest.mark.parametrize("kind", ["checkbox", "radio"])
def test_a_box_always_answers(kind: str) -> None:
    assert not is_marked(Field(name="a", label="A", kind=kind, options=(ONE,)))


def test_when_it_is_needed_stands_in_its_place() -> None:
    field = Field(name="a", label="Reason", needed="needed where records change")
    assert "(needed where records change)" in label_of(field)
    assert not is_marked(field)


def test_a_filter_never_says_so() -> None:
    assert not is_marked(Field(name="q", label="Words"), narrows=True)
