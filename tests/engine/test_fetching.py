"""Several lists fetched by one statement are what each is when fetched alone."""

from typing import Any

import pytest
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Value
from pytest_django import DjangoAssertNumQueries

from secretariat.areas.reference.models import Region, State
from secretariat.areas.results.models.achieved import Result
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.fetching import fetched
from secretariat.engine.history.models import Act
from secretariat.site.product import PRODUCT

pytestmark = pytest.mark.usefixtures("example_instance")


def same(one: Any, other: Any) -> bool:
    """Whether two records have the same values, added ones and referred ones included."""
    mine = {name: value for name, value in vars(one).items() if name != "_state"}
    cached = one._state.fields_cache
    return bool(
        mine == {name: value for name, value in vars(other).items() if name != "_state"}
        and cached == other._state.fields_cache
        and one._state.db == other._state.db
        and not one._state.adding
    )


def test_every_register_is_fetched_as_it_is_alone() -> None:
    lists = [one.rows().order_by(*one.order or ("pk",))[:7] for one in PRODUCT.registers]
    together = fetched(*lists)
    for alone, found in zip(lists, together, strict=True):
        expected = list(alone)
        assert len(found) == len(expected)
        assert all(same(*pair) for pair in zip(found, expected, strict=True))


def test_one_query_fetches_all_of_a_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        states, instruments = fetched(State.objects.all(), Instrument.objects.order_by("-pk"))
    assert [one.pk for one in states] == [one.pk for one in State.objects.all()]
    numbers = [one.pk for one in instruments]
    assert numbers == sorted(numbers, reverse=True)


def test_referred_records_come_along_without_a_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    of_two = Ratification.objects.select_related("state__region", "instrument")[:9]
    with django_assert_num_queries(1):
        found, _regions = fetched(of_two, Region.objects.all())
        assert all(one.state.region.pk and one.instrument.code for one in found)


def test_values_and_added_columns_and_unions_are_kept() -> None:
    counted = State.objects.annotate(n=Count("ratifications"), one=Value("x")).order_by("code")
    pairs = State.objects.order_by("-code").values_list("code", F("region__code"))
    flat = State.objects.order_by("code").values_list("pk", flat=True)
    asked = Ratification.objects.filter(state=OuterRef("pk"))
    joined = State.objects.filter(Exists(asked)).values_list("code")
    union = joined.union(Instrument.objects.values_list("code"), all=True).order_by("code")
    distinct = State.objects.order_by("region__code").values("region").distinct()
    lists: list[QuerySet[Any, Any]] = [counted, pairs, flat, union, distinct]
    found = fetched(*lists)
    assert [(one.pk, one.n, one.one) for one in found[0]] == [
        (one.pk, one.n, one.one) for one in counted
    ]
    assert found[1:] == [list(one) for one in lists[1:]]


def test_columns_of_every_kind_are_read_as_ever() -> None:
    acts, results, _few = fetched(
        Act.objects.order_by("at")[:5], Result.objects.order_by("pk")[:5], State.objects.all()[:1]
    )
    assert [vars(one)["facts"] for one in acts] == [
        one.facts for one in Act.objects.order_by("at")[:5]
    ]
    for one, other in zip(results, Result.objects.order_by("pk")[:5], strict=True):
        assert (one.number, one.achieved_on) == (other.number, other.achieved_on)


def test_empty_lists_hold_nothing_and_cost_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        assert fetched() == []
        assert fetched(State.objects.none(), State.objects.filter(pk__in=[])) == [[], []]
    with django_assert_num_queries(1):
        nothing, found, nobody = fetched(
            State.objects.none(), Region.objects.all(), State.objects.filter(code="none such")
        )
    assert (nothing, nobody) == ([], [])
    assert found
