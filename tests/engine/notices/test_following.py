"""What is followed is a person's own, kept once, and told from the acts on it, newest first."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, kept, somebody, these, value

from secretariat.areas.reference.models import Unit
from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.history.models import Act
from secretariat.engine.notices.following import (
    follow,
    followed,
    followed_and_unread,
    follows,
    kind_of,
    latest_acts,
    model_of,
    unfollow,
)
from secretariat.engine.notices.models import Follow, Kind, Notice
from secretariat.engine.workflows.moving import move

Parts = dict[str, Part]
TABLE = "results.value"


def test_a_kind_of_record_is_found_by_its_name() -> None:
    assert kind_of(Value) == TABLE
    assert model_of(TABLE) is Value


def test_it_is_kept_once_and_in_order(parts: Parts) -> None:
    rosa, una = somebody("rosa"), somebody("una")
    for _again in range(2):
        follow(rosa, table=TABLE, record=7)
        follow(rosa, figure="results.indicators")
        follow(rosa, table=TABLE, record=8)
    assert [(one.record, one.figure) for one in followed(rosa)] == [
        *((7, ""), (None, "results.indicators"), (8, "")),
    ]
    assert followed(una) == []


def test_with_it_is_told_how_much_she_has_not_read(parts: Parts) -> None:
    rosa, una = somebody("rosa"), somebody("una")
    follow(rosa, figure="results.indicators")
    told = {"person": rosa, "kind": Kind.MOVED, "table": TABLE, "at": datetime.now(tz=UTC)}
    Notice.objects.create(record=7, **told)
    Notice.objects.create(record=8, read_at=datetime.now(tz=UTC), **told)
    assert followed_and_unread(rosa) == (followed(rosa), 1)
    assert followed_and_unread(una) == ([], 0)


def test_it_ends_for_her_alone(parts: Parts) -> None:
    rosa, una = somebody("rosa"), somebody("una")
    for person in (rosa, una):
        follow(person, table=TABLE, record=7)
    unfollow(rosa, table=TABLE, record=7)
    unfollow(rosa, table=TABLE, record=7)
    assert not follows(rosa, table=TABLE, record=7)
    assert follows(una, table=TABLE, record=7)
    assert not follows(una, table=TABLE, record=8)


@pytest.mark.parametrize("kept_as", [{}, {"table": TABLE, "record": 1, "figure": "a.b"}])
def test_the_database_keeps_a_record_or_a_figure_and_not_both(
    parts: Parts, kept_as: dict[str, object]
) -> None:
    rosa = somebody("rosa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=rosa, **kept_as)


def test_the_acts_on_what_is_followed_come_newest_first(parts: Parts) -> None:
    rosa = somebody("rosa")
    first, second = value(parts["FIN"], "V1", source="x"), value(parts["FIN"], "V2", source="x")
    other = value(parts["FIN"], "V3", source="x")
    for record in (first, second):
        follow(rosa, table=TABLE, record=record.pk)
    for record in (first, other, second):
        move(VALUES, "report", these(record), by=BY, on=ON)
    found = latest_acts(followed(rosa), most=2)
    assert [(one.table, one.record) for one in found] == [(TABLE, second.pk), (TABLE, first.pk)]
    assert [Act.objects.get(pk=one.act).action for one in found] == ["tests.value_report"] * 2


def test_records_of_several_kinds_are_asked_in_one_query(
    parts: Parts, django_assert_num_queries: object
) -> None:
    rosa, made = somebody("rosa"), value(parts["FIN"])
    (unit,) = kept([Unit(code="NEW", path="NEW", name_en="New", starts=ON)])
    follow(rosa, table=TABLE, record=made.pk)
    follow(rosa, table="reference.unit", record=unit.pk)
    follow(rosa, figure="results.indicators")
    hers = followed(rosa)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = latest_acts(hers, most=10)
    assert [one.table for one in found] == ["reference.unit", TABLE]


def test_figures_alone_have_no_acts(parts: Parts) -> None:
    rosa = somebody("rosa")
    follow(rosa, figure="results.indicators")
    assert latest_acts(followed(rosa), most=10) == []
