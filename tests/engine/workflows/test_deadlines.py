"""A deadline may be a path, an expression or a function: page, list and reminders agree on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import DateField, ExpressionWrapper, F, Value
from django.db.models.functions import Coalesce
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import ON, somebody, value, values

from secretariat.areas.results.models.achieved import Value as Judged
from secretariat.areas.results.models.measured import Part
from secretariat.engine.notices.models import Notice
from secretariat.engine.product import Product
from secretariat.engine.workflows.checks import faults
from secretariat.engine.workflows.deadlines import DUE, due_of, is_function, with_due
from secretariat.engine.workflows.declaring import Due, Move, Workflow
from secretariat.engine.workflows.reminding import send_reminders
from secretariat.engine.workflows.standing import moves_of
from secretariat.engine.workflows.waiting import waiting_for

Parts = dict[str, Part]
Declare = Callable[[Due | None], tuple[Workflow, Move]]
TEN = timedelta(days=10)


def ten_days_later(record: Judged) -> date:
    """Ten days after the day of the value."""
    return record.as_of + TEN


def never(_record: Judged) -> date | None:
    """No day at all."""
    return None


LATER = ExpressionWrapper(F("as_of") + TEN, output_field=DateField())
FORMS: dict[str, tuple[Due, timedelta]] = {
    "a path": ("as_of", timedelta()),
    "an F": (F("as_of"), timedelta()),
    "an expression": (LATER, TEN),
    "a function of the database": (Coalesce(F("as_of"), Value(ON)), timedelta()),
    "a function of the record": (ten_days_later, TEN),
}
every_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Declare:
    """The made-up workflow with another deadline of its first move."""

    def made(due: Due | None) -> tuple[Workflow, Move]:
        remind = (7, 1, -1) if due is not None else ()
        report = replace(VALUES.moves[0], due=due, remind=remind)
        workflow = replace(VALUES, moves=(report, *VALUES.moves[1:]))
        monkeypatch.setattr(Product, "workflows", property(lambda _self: (workflow,)))
        return workflow, report

    return made


@every_form
def test_it_is_the_same_day_wherever_it_is_asked(parts: Parts, declare: Declare, form: str) -> None:
    due, later = FORMS[form]
    workflow, report = declare(due)
    assert list(faults(workflow)) == []
    rosa, made = somebody("rosa", "reporter"), value(parts["FIN"], as_of=ON + timedelta(days=3))
    expected = made.as_of + later
    assert due_of(workflow, report, made) == expected
    assert next(one.due for one in moves_of(made, by=rosa, on=ON)) == expected
    assert [one.due for one in waiting_for(rosa, on=ON).things] == [expected]
    send_reminders(expected - timedelta(days=1))
    assert [(one.record, one.due_on, one.days) for one in Notice.objects.all()] == [
        (made.pk, expected, 1)
    ]


@every_form
def test_reminders_stay_single_whatever_the_form(parts: Parts, declare: Declare, form: str) -> None:
    due, later = FORMS[form]
    declare(due)
    somebody("rosa", "reporter")
    value(parts["FIN"], as_of=ON)
    assert [send_reminders(ON + later + timedelta(days=1)) for _again in range(3)] == [1, 0, 0]


@every_form
def test_what_is_due_first_stands_first_whatever_the_form(
    parts: Parts, declare: Declare, form: str
) -> None:
    declare(FORMS[form][0])
    rosa = somebody("rosa", "reporter")
    for code, days in (("V1", 5), ("V2", 1), ("V3", 9)):
        value(parts["FIN"], code, as_of=ON + timedelta(days=days))
    found = [one.record.code for one in waiting_for(rosa, on=ON).things]
    assert found == ["V2", "V1", "V3"]


def test_a_path_may_lead_through_what_the_record_refers_to(parts: Parts, declare: Declare) -> None:
    workflow, report = declare("part__indicator__objective__framework__ends")
    made = value(parts["FIN"])
    assert due_of(workflow, report, made) == date(2027, 12, 31)
    assert waiting_for(somebody("rosa", "reporter"), on=ON).things[0].due == date(2027, 12, 31)


def test_a_move_without_one_has_none(parts: Parts, declare: Declare) -> None:
    workflow, report = declare(None)
    assert due_of(workflow, report, value(parts["FIN"])) is None
    assert send_reminders(ON) == 0


def test_a_function_may_answer_that_there_is_none(parts: Parts, declare: Declare) -> None:
    workflow, report = declare(never)
    rosa, made = somebody("rosa", "reporter"), value(parts["FIN"])
    assert due_of(workflow, report, made) is None
    assert [one.due for one in waiting_for(rosa, on=ON).things] == [None]
    assert send_reminders(ON) == 0


def test_only_a_function_of_the_record_is_asked_record_by_record() -> None:
    forms = {name: replace(VALUES.moves[0], due=due) for name, (due, _later) in FORMS.items()}
    assert [name for name, one in forms.items() if is_function(one)] == ["a function of the record"]


def test_the_column_is_a_day_and_empty_where_a_function_knows_it(parts: Parts) -> None:
    value(parts["FIN"])
    columns: dict[str, Any] = {}
    for name, (due, _later) in FORMS.items():
        rows = with_due(replace(VALUES.moves[0], due=due), Judged.objects.all())
        columns[name] = rows.values_list(DUE, flat=True).get()
    assert columns.pop("a function of the record") is None
    assert all(type(day) is date for day in columns.values())


def test_deadlines_of_a_thousand_records_are_one_query(
    parts: Parts, declare: Declare, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    declare(LATER)
    rosa = somebody("rosa", "reporter")
    values(parts["FIN"], *(f"V{number}" for number in range(1000)))
    with django_assert_max_num_queries(4):
        assert len(waiting_for(rosa, on=ON).things) == 50
