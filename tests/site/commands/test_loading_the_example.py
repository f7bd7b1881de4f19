"""The example is loaded once; cut short, again from nothing; never over real records."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from secretariat.site.cluster.places import Place
from secretariat.site.commands import example, running
from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Instance, Role


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, instead of doing it."""
    said: list[str] = []
    monkeypatch.setattr(example, "load_as_simulator", lambda lanes: said.append("load"))
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
    def killed(lanes: object) -> None:
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
    monkeypatch.setattr(running, "planned_beside", lambda here: nullcontext(None))
    monkeypatch.setattr(running, "remember", lambda *given: None)
    running.prepare(instance(tmp_path))
    assert told == list(steps)


class TestPlanningBeside:
    """The example is planned while the tables are made, where it will be loaded."""

    @pytest.fixture
    def lanes(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What was done with the lanes, instead of doing it."""
        from secretariat.example import load

        told: list[str] = []
        begun = SimpleNamespace(close=lambda: told.append("ended"))
        monkeypatch.setattr(load, "begun", lambda: told.append("begun") or begun)
        monkeypatch.setattr(example, "speaking_as", lambda role: nullcontext(told.append(role)))
        return told

    def test_where_databases_were_just_made(self, tmp_path: Path, lanes: list[str]) -> None:
        with example.planned_beside(instance(tmp_path, made=True)) as beside:
            assert beside is not None
            assert lanes == [Role.SIMULATOR, "begun"]
        assert lanes[-1] == "ended"

    def test_they_are_ended_where_the_tables_could_not_be_made(
        self, tmp_path: Path, lanes: list[str]
    ) -> None:
        with (
            pytest.raises(KeyboardInterrupt),
            example.planned_beside(instance(tmp_path, made=True)),
        ):
            raise KeyboardInterrupt
        assert lanes[-1] == "ended"

    @pytest.mark.parametrize(("kind", "made"), [(Kind.EMPTY, True), (Kind.EXAMPLE, False)])
    def test_not_where_nothing_is_to_be_loaded(
        self, kind: Kind, made: bool, tmp_path: Path, lanes: list[str]
    ) -> None:
        with example.planned_beside(instance(tmp_path, kind=kind, made=made)) as beside:
            assert beside is None
        assert lanes == []
