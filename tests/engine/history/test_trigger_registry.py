"""Declared triggers are found at once, and as surely as by looking through all of them."""

from collections.abc import Iterator

import pgtrigger
import pytest
from pgtrigger import registry

from secretariat.areas.reference.models import Region, State
from secretariat.engine.history.trigger_registry import IndexedRegistry


def watch(name: str = "watched", func: str = "RETURN NULL;") -> pgtrigger.Trigger:
    """A trigger that does nothing."""
    return pgtrigger.Trigger(name=name, when=pgtrigger.After, operation=pgtrigger.Insert, func=func)


@pytest.fixture
def watched() -> Iterator[pgtrigger.Trigger]:
    """A trigger declared for one table, as long as the test lasts."""
    trigger = watch()
    with trigger.register(Region):
        yield trigger


def test_what_is_found_at_once_is_what_looking_through_all_finds() -> None:
    known = registry._registry
    assert isinstance(known, IndexedRegistry)
    plain = registry._Registry()
    plain.data = known.data
    assert len(known) > 100
    assert known.by_db_table == plain.by_db_table
    assert known.pg_function_names == plain.pg_function_names


def test_a_name_that_a_table_uses_already_is_refused(watched: pgtrigger.Trigger) -> None:
    with pytest.raises(KeyError, match="already used for model"):
        watch(func="RETURN OLD;").register(Region)


def test_the_same_trigger_again_changes_nothing(watched: pgtrigger.Trigger) -> None:
    before = dict(registry._registry.by_db_table)
    watched.register(Region)
    assert registry._registry.by_db_table == before


def test_another_table_may_use_the_name(watched: pgtrigger.Trigger) -> None:
    with watch().register(State):
        assert ("reference_state", "watched") in registry._registry.by_db_table


def test_one_that_was_forgotten_leaves_its_name_free() -> None:
    with watch().register(Region):
        pass
    assert ("reference_region", "watched") not in registry._registry.by_db_table
    with watch(func="RETURN OLD;").register(Region):
        assert ("reference_region", "watched") in registry._registry.by_db_table
