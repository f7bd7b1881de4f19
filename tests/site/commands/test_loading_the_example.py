"""The example is loaded once; cut short, again from nothing; never over real records."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from secretariat.site.cluster.places import Place
from secretariat.site.commands import example, running
from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Instance


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, instead of doing it."""
    said: list[str] = []
    monkeypatch.setattr(example, "load_as_simulator", lambda: said.append("load"))
    monkeypatch.setattr(example, "start_over", lambda here: said.append("start over"))
    return said


def instance(
    home: Path, *, kind: Kind = Kind.EXAMPLE, embedded: bool = True, made: bool = False
) -> Instance:
    """An instance that is open."""
    fresh = frozenset({"secretariat_default"} if made else ())
    return Instance(place=Place(home=home), kind=kind, embedded=embedded, made=fresh)


def test_it_is_loaded_once(tmp_path: Path, done: list[str]) -> None:
    assert example.load_example(instance(tmp_path))
    assert not example.load_example(instance(tmp_path))
    assert done == ["load"]


def test_cut_short_it_is_loaded_again_from_nothing(
    tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(example, "load_as_simulator", killed)
        with pytest.raises(KeyboardInterrupt):
            example.load_example(instance(tmp_path))
    assert example.load_example(instance(tmp_path))
    assert done == ["start over", "load"]


def test_it_is_loaded_into_databases_made_anew_though_it_once_was(
    tmp_path: Path, done: list[str]
) -> None:
    example.load_example(instance(tmp_path))
    assert example.load_example(instance(tmp_path, made=True))
    assert done == ["load", "load"]


def test_an_empty_instance_stays_empty(tmp_path: Path, done: list[str]) -> None:
    assert not example.load_example(instance(tmp_path, kind=Kind.EMPTY))
    assert done == []


def test_on_a_server_of_ones_own_the_loader_itself_decides(tmp_path: Path, done: list[str]) -> None:
    for _ in range(2):
        example.load_example(instance(tmp_path, embedded=False))
    assert done == ["load", "load"]


def test_databases_of_ones_own_are_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example, "migrate_all", lambda here: pytest.fail("they were touched"))
    example.start_over(instance(tmp_path, embedded=False))
    assert not any(tmp_path.iterdir())


def test_the_languages_are_there_before_papers_are_frozen_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    steps = ("bring_up_to_date", "compile_catalogues", "load_example", "load_facts_where_empty")
    for name in steps:
        monkeypatch.setattr(running, name, lambda *given, name=name: told.append(name))
    monkeypatch.setattr(running, "collected", lambda here: nullcontext(False))
    monkeypatch.setattr(running, "remember", lambda *given: None)
    running.prepare(instance(tmp_path))
    assert told == list(steps)
