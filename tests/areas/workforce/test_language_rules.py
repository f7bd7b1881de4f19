"""One rule on languages holds for a category and a job family on a day, as a plain reading says."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import Office, kind

from secretariat.areas.workforce.models.describing import Family
from secretariat.kernel.errors import BadInput

BEGAN = date(2020, 1, 1)
RULES = kind("language-requirements")
Rule = tuple[str, str | None, int, int | None]

a_rule = st.tuples(
    st.sampled_from(["P", "D"]),
    st.sampled_from([None, "ECO", "LAW"]),
    st.integers(0, 4),
    st.one_of(st.none(), st.integers(0, 4)),
)


@pytest.fixture
def families(office: Office) -> dict[str | None, Family | None]:
    """Two families, and none."""
    kept = kind("job-families").add
    made = {code: office.add(kept, code=code, name_en=code) for code in ("ECO", "LAW")}
    return {None: None, **made}


def days(rule: Rule) -> Iterator[date]:
    """The days of a rule; one without an end holds for long."""
    _category, _family, first, length = rule
    for offset in range(first, first + (20 if length is None else length + 1)):
        yield BEGAN + timedelta(days=offset)


def clash(one: Rule, other: Rule) -> bool:
    return one[:2] == other[:2] and not set(days(one)).isdisjoint(days(other))


def row(rule: Rule, number: int, families: dict[str | None, Any]) -> dict[str, Any]:
    category, family, first, length = rule
    starts = BEGAN + timedelta(days=first)
    return {
        "code": f"L{number}",
        "category": category,
        "family": families[family],
        "languages": 2,
        "words_en": "Two working languages.",
        "starts": starts,
        "ends": None if length is None else starts + timedelta(days=length),
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rules=st.lists(a_rule, min_size=1, max_size=4))
def test_two_rules_of_one_day_are_refused_and_nothing_else(
    office: Office, families: dict[str | None, Any], rules: list[Rule]
) -> None:
    expected = any(clash(one, other) for one, other in combinations(rules, 2))
    with transaction.atomic():
        refused = False
        for number, rule in enumerate(rules):
            with suppress(BadInput), transaction.atomic():
                office.add(RULES.add, **row(rule, number, families))
                continue
            refused = True
        transaction.set_rollback(True)
    assert refused == expected


def test_a_rule_may_follow_another_from_the_day_after_its_last(
    office: Office, families: dict[str | None, Any]
) -> None:
    office.add(RULES.add, **row(("P", None, 0, 2), 1, families))
    office.add(RULES.add, **row(("P", None, 3, None), 2, families))
    with pytest.raises(BadInput, match="L3: another rule holds"):
        office.add(RULES.add, **row(("P", None, 2, 0), 3, families))
