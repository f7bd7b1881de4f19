"""Loading writes the example once, whole, and only where there is nothing else."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from secretariat.areas.reference import actions
from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.publishing.models import Release
from secretariat.engine.records.performing import add
from secretariat.example.load import is_loaded, load
from secretariat.example.past import PUBLISHED, SECOND_EDITION, past
from secretariat.kernel.errors import Conflict

OURS = (
    *("history", "access", "reference", "standards", "results", "workforce", "governance"),
    *("recruitment", "notices", "publishing"),
)
RANDOM = {
    "password",  # salted
    "act", "pgh_context", "pgh_context_id", "undoes", "transaction",  # numbers of acts
    "pgh_id",  # events of one statement are numbered in whatever order it met the rows
    "salt", "leaves", "root", "parts", "seal",  # rest on a salt drawn at the freeze
}  # fmt: skip


NUMBERED_AS_THEY_COME = {"notices"}
"""Apps of whose tables several lanes write at once: which gets the next number is chance."""


def digests() -> dict[str, str]:
    """A digest of every table, but for what is drawn at random by design."""
    return {
        model._meta.db_table: hashlib.sha256("\n".join(sorted(rows_of(model))).encode()).hexdigest()
        for model in apps.get_models()
        if model._meta.app_label in OURS
    }


def rows_of(model: type[models.Model]) -> Iterator[str]:
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in RANDOM and not isinstance(field, models.UUIDField)
        if not (field.primary_key and model._meta.app_label in NUMBERED_AS_THEY_COME)
    ]
    for row in model._base_manager.values_list(*names):
        yield repr(row)


def test_the_same_command_gives_the_same_records(
    own_example: Mapping[str, str], simulated_database: Mapping[str, str]
) -> None:
    from secretariat.site.connections import connected_to

    load()
    fresh = digests()
    with connected_to(own_example):
        assert {name for name, digest in digests().items() if digest != fresh[name]} == set()


def test_loading_again_does_nothing(own_example: Mapping[str, str]) -> None:
    before, acts = digests(), Act.objects.count()
    assert is_loaded()
    load()
    assert (digests(), Act.objects.count()) == (before, acts)


def test_it_is_told_how_far_the_loading_is(simulated_database: Mapping[str, str]) -> None:
    told: list[str] = []

    def stop_after_two(words: str) -> None:
        told.append(words)
        if len(told) > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(stop_after_two)
    assert told == ["2000 …", "2001 …"]
    assert not is_loaded()
    with pytest.raises(Conflict, match="among other records"):
        load()


def test_it_is_not_loaded_among_other_records(simulated_database: Mapping[str, str]) -> None:
    on = SECOND_EDITION.date()
    row = {"code": "X", "name_en": "Elsewhere"}
    add(actions.add_regions, [row], by=Process("a test"), on=on)
    with pytest.raises(Conflict) as refused:
        load()
    assert "regions" in str(refused.value)
    assert not Person.objects.exists()


def test_an_empty_instance_says_that_it_is_not_loaded(fresh_database: Mapping[str, str]) -> None:
    assert not is_loaded()


def test_only_the_role_that_may_simulate_the_clock_can_load(
    fresh_database: Mapping[str, str],
) -> None:
    from django.db import Error

    with pytest.raises(Error, match="clock may not be simulated"):
        load()
    assert not Person.objects.exists()
    assert not Release.objects.exists()


def test_acts_are_planned_in_the_order_of_their_instants() -> None:
    acts: tuple[Any, ...] = past()
    assert [act.at for act in acts] == sorted(act.at for act in acts)
    assert acts[-1].at == PUBLISHED
    assert all(act.reason.endswith(".") for act in acts if act.reason)
