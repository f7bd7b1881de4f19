"""Where an instance lives: per person and checkout, where the system keeps such things."""

from pathlib import Path

import pytest

from secretariat.site.cluster.places import Place, checkout_hash, place, socket_folder


def test_the_home_that_is_named_is_taken() -> None:
    assert place({"SECRETARIAT_HOME": "/srv/records"}).home == Path("/srv/records")


def test_a_relative_home_is_meant_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert place({"SECRETARIAT_HOME": "records"}).home == tmp_path / "records"


def test_an_ordinary_person_s_home_is_among_her_data() -> None:
    found = place({"XDG_DATA_HOME": "/home/ana/data"}, root=False)
    assert found.home == Path("/home/ana/data/secretariat") / checkout_hash()


@pytest.mark.parametrize("unusable", ["", "relative/folder"])
def test_without_a_usable_xdg_folder_the_usual_one_is_taken(
    unusable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    found = place({"XDG_DATA_HOME": unusable}, root=False)
    assert found.home == Path("/home/ana/.local/share/secretariat") / checkout_hash()


def test_root_s_home_is_where_services_keep_their_data() -> None:
    found = place({"XDG_DATA_HOME": "/root/data"}, root=True)
    assert found.home == Path("/var/lib/secretariat") / checkout_hash()


def test_the_socket_is_beside_the_data_where_that_is_short_enough(tmp_path: Path) -> None:
    assert socket_folder(Place(home=tmp_path)) == tmp_path / "socket"


def test_two_homes_give_their_servers_two_names() -> None:
    assert Place(home=Path("/a")).name != Place(home=Path("/b")).name


def test_a_recorded_socket_folder_that_is_a_link_is_not_trusted(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = tmp_path / "link"
    link.symlink_to(elsewhere)
    here = Place(home=deep)
    here.recorded_socket.write_text(f"{link}\n")
    made = socket_folder(here)
    assert made != link
    assert here.recorded_socket.read_text().strip() == str(made)
    made.rmdir()
