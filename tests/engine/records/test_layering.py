"""What one layer reckons, the next one names as a column: the same records, each reckoned once."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value, Window

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.history.acting import Process
from secretariat.engine.records.layering import layered
from secretariat.engine.records.performing import add

pytestmark = pytest.mark.django_db
BY, ON = Process("tests"), date(2026, 1, 1)


@pytest.fixture
def states() -> None:
    """Three States; the second was a member twice, the third never."""
    rows = [{"code": code, "name_en": code} for code in ("XXA", "XXB", "XXC")]
    one, two, _three = add(reference.add_states, rows, by=BY, on=ON)
    spells = (one, 1990, 1999), (two, 1990, 1992), (two, 1995, 2000)
    add(
        reference.admit,
        [
            {
                "state": State.objects.get(pk=pk),
                "starts": date(first, 1, 1),
                "ends": date(last, 1, 1),
            }
            for pk, first, last in spells
        ],
        by=BY,
        on=ON,
    )


def with_spells() -> Any:
    """States with the number of their spells, as one question for each."""
    spells = Membership.objects.filter(state=OuterRef("pk")).order_by().values("state")
    number = spells.annotate(n=Count("pk")).values("n")
    return State.objects.annotate(spells=Subquery(number, output_field=IntegerField()))


def test_a_layer_gives_the_same_records_and_what_was_reckoned(states: None) -> None:
    found = layered(with_spells())
    assert {one.code: one.spells for one in found} == {"XXA": 1, "XXB": 2, "XXC": None}


def test_what_was_reckoned_can_be_filtered_reckoned_with_and_counted(states: None) -> None:
    found = layered(with_spells()).annotate(double=F("spells") * Value(2))
    assert list(found.filter(double=4).values_list("code", flat=True)) == ["XXB"]
    assert found.filter(spells__isnull=True).count() == 1
    assert State.objects.filter(pk__in=found.filter(double=2).values("pk")).get().code == "XXA"


def test_a_question_is_asked_once_however_often_its_answer_is_named(states: None) -> None:
    deep = with_spells()
    for name in ("a", "b", "c", "d"):
        named = F("spells") if name == "a" else F(chr(ord(name) - 1))
        deep = layered(deep).annotate(**{name: named + named})
    assert str(deep.query).count("reference_membership") <= 6
    assert deep.get(code="XXB").d == 2 * 2**4


def test_a_sum_over_all_becomes_a_column_that_can_be_compared(states: None) -> None:
    summed = with_spells().annotate(states=Window(Count("pk")))
    assert layered(summed).filter(states=F("spells") + Value(1)).get().code == "XXB"
