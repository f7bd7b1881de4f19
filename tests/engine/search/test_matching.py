"""Records are found by words in their own columns and in what they refer to."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.history.acting import Process, act
from secretariat.engine.records.performing import add, change
from secretariat.engine.search import matching
from secretariat.engine.search.matching import holding, words_of

pytestmark = pytest.mark.django_db

SCRIBE = Process("tests of search")
ON = date(2026, 1, 1)
NAMES = {
    "QMA": ("Norland of the Lakes", "Norlande des Lacs", "Norlandia de los Lagos"),
    "QMB": ("Velia", "Vélie", ""),
    "QMC": ("The Sunderings", "Les Îles-Égales", "Las Islas Iguales"),
}
OWN = ("code", "name_en", "name_fr", "name_es")
THROUGH = tuple(f"state__{name}" for name in OWN)


@pytest.fixture
def states() -> None:
    """Three States in two regions, each a member."""
    add(
        reference.add_regions,
        [{"code": "NOR", "name_en": "Northern Shores"}, {"code": "ISL", "name_en": "The Isles"}],
        by=SCRIBE,
        on=ON,
    )
    rows = [
        {
            "code": code,
            **dict(zip(OWN[1:], names, strict=True)),
            "region": Region.objects.get(code="ISL" if code == "QMC" else "NOR"),
        }
        for code, names in NAMES.items()
    ]
    add(reference.add_states, rows, by=SCRIBE, on=ON)
    spells = [{"state": one, "starts": date(1990, 1, 1)} for one in State.objects.all()]
    add(reference.admit, spells, by=SCRIBE, on=ON)


def codes(text: str, paths: tuple[str, ...] = OWN) -> set[str]:
    return {one.code for one in holding(State.objects.all(), paths, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("norland", {"QMA"}),
        ("lakes", {"QMA"}),
        ("LACS", {"QMA"}),
        ("velie", {"QMB"}),
        ("iles egales", {"QMC"}),
        ("islas sunderings", {"QMC"}),
        ("qmb", {"QMB"}),
        ("norland velia", set()),
        ("nowhere", set()),
        ("", set(NAMES)),
        (" …- ", set(NAMES)),
    ],
)
def test_every_word_must_stand_in_one_of_the_columns(
    states: None, text: str, expected: set[str]
) -> None:
    assert codes(text) == expected


def test_each_word_may_stand_in_another_table(states: None) -> None:
    paths = (*OWN, "region__name_en", "region__code")
    assert codes("shores", paths) == {"QMA", "QMB"}
    assert codes("shores velia", paths) == {"QMB"}
    assert codes("isles velia", paths) == set()


def test_records_are_found_by_what_they_refer_to_through_several_tables(states: None) -> None:
    found = holding(Membership.objects.all(), (*THROUGH, "state__region__name_en"), "isles")
    assert {one.state.code for one in found} == {"QMC"}


def test_where_many_are_referred_to_the_database_gathers_them(
    states: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_REFERRED", 1)
    found = holding(Membership.objects.all(), ("state__code", "state__region__name_en"), "shores")
    assert {one.state.code for one in found} == {"QMA", "QMB"}


@pytest.mark.parametrize("text", ["norland", "isles", "shores velia", "the", "qm", "qma 1990", ""])
@pytest.mark.parametrize("most", [0, 1])
def test_however_common_a_word_is_the_same_records_hold_it(
    states: None, most: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everywhere() -> list[set[int]]:
        asked: list[tuple[Any, tuple[str, ...]]] = [
            (State.objects.all(), OWN),
            (State.objects.all(), (*OWN, "region__name_en", "region__code")),
            (Membership.objects.all(), (*THROUGH, "state__region__name_en")),
        ]
        return [{one.pk for one in holding(rows, paths, text)} for rows, paths in asked]

    known = everywhere()
    monkeypatch.setattr(matching, "MOST_REFERRED", most)
    assert everywhere() == known


def test_a_very_common_word_is_looked_up_and_not_asked_of_each_record(
    states: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_REFERRED", 0)
    told = plan("norland", OWN_OF_THE_REGISTER, State.objects.order_by("pk"))
    assert "hashed SubPlan" in told, told
    assert told.count("Index Scan on search_") == 1, told


def test_references_are_gathered_in_one_query_however_many_words(states: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        rows = holding(Membership.objects.all(), (*THROUGH, "state__region__name_en"), "a bb ccc")
    assert len(queries) == 1
    assert list(rows) == []


def test_a_register_without_a_place_to_look_holds_no_words(states: None) -> None:
    assert codes("norland", ()) == set()
    assert codes("", ()) == set(NAMES)


def test_a_change_is_found_at_once_and_the_old_words_no_longer(states: None) -> None:
    rows = State.objects.filter(code="QMB")
    change(reference.amend_states, rows, {"name_en": "Velia Nova"}, by=SCRIBE, on=ON)
    assert codes("nova") == {"QMB"}
    change(reference.amend_states, rows, {"name_en": "Velia"}, by=SCRIBE, on=ON)
    assert codes("nova") == set()


def test_what_plain_sql_writes_is_found_too(states: None) -> None:
    with act("reference.amend_states", by=SCRIBE), connection.cursor() as cursor:
        cursor.execute("UPDATE reference_state SET name_fr = 'Côte d’Égypte' WHERE code = 'QMB'")
    assert codes("cote egypte") == {"QMB"}


def plan(text: str, paths: tuple[str, ...], rows: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return str(holding(rows, paths, text).explain())


def test_the_index_answers_what_is_asked_of_a_table_and_of_a_reference(states: None) -> None:
    assert "Index Scan on search_" in plan("norland", OWN_OF_THE_REGISTER, State.objects.all())


OWN_OF_THE_REGISTER = ("code", "name_en", "name_fr", "name_es")


@given(st.text(max_size=200))
def test_whatever_is_typed_becomes_a_few_words_of_letters_and_digits(text: str) -> None:
    words = words_of(text)
    assert len(words) <= matching.MOST_WORDS
    assert len(set(words)) == len(words)
    assert all(word.isalnum() and len(word) <= matching.LONGEST_WORD for word in words)
