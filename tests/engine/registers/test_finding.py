"""The one search finds in every register what its reader may see, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.registers.conftest import ON, READER
from tests.web.pages.conftest import World

from secretariat.areas.reference import actions
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.records.performing import add
from secretariat.engine.registers import finding
from secretariat.engine.registers.declaring import registers
from secretariat.engine.registers.finding import found

pytestmark = pytest.mark.django_db


def by_register(text: str, actor: Any = READER) -> dict[str, list[str]]:
    return {
        hits.register.key: [str(one) for one in hits.records]
        for hits in found(text, actor=actor, on=ON)
    }


def test_what_holds_the_words_is_found_register_by_register(world: World) -> None:
    hits = by_register("norland")
    assert hits["states"] == ["Norland"]
    assert len(hits["ratifications"]) == 2
    assert "instruments" not in hits
    assert by_register("velia conventions").keys() <= {"ratifications"}


def test_what_is_named_so_stands_before_what_only_refers_to_it(world: World) -> None:
    assert next(iter(by_register("norland"))) == "states"


def test_within_a_register_the_words_themselves_come_first(world: World) -> None:
    rows = [{"code": "QNA", "name_en": "Lakelands"}, {"code": "QNC", "name_en": "The Lake"}]
    add(actions.add_states, rows, by=READER, on=ON)
    assert by_register("lake")["states"] == ["The Lake", "Lakelands"]


def test_nothing_is_found_without_a_word(world: World) -> None:
    assert found(" -/ ", actor=READER, on=ON) == ()
    assert found("", actor=READER, on=ON) == ()


def test_what_is_closed_is_not_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "states" in by_register("norland", ANONYMOUS)
    closed = [replace(one, see=EVERYONE) for one in registers()]
    monkeypatch.setattr(finding, "registers", lambda: closed)
    assert by_register("norland", ANONYMOUS) == {}


def test_many_hits_are_counted_to_a_bound_and_the_first_few_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "COUNTED", 8)
    rows = [{"code": f"Q{n:02}", "name_en": f"Atoll {n}"} for n in range(9)]
    add(actions.add_states, rows, by=READER, on=ON)
    (hits,) = (one for one in found("atoll", actor=READER, on=ON) if one.register.key == "states")
    assert len(hits.records) == finding.SHOWN
    assert (hits.total.number, hits.total.exactly) == (8, False)
    (hits,) = (one for one in found("atoll 7", actor=READER, on=ON) if one.register.key == "states")
    assert (hits.total.number, hits.total.exactly) == (1, True)


def test_however_many_registers_there_are_the_search_takes_few_queries(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        hits = found("norland", actor=READER, on=ON)
    assert len(hits) > 2
    assert len(queries) <= 4
