"""Style sheets and fonts are collected beside what else a first start does, once a change."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from pytest_django import Settings

from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster.places import Place
from secretariat.site.commands import statics
from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Instance

MANIFEST = "staticfiles.json"


@pytest.fixture
def here(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Instance:
    """An instance whose files lie in a folder of its own."""
    monkeypatch.delenv("SECRETARIAT_STATIC", raising=False)
    found = Place(home=tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
            "OPTIONS": {"location": str(found.static)},
        },
    }
    settings.STATIC_ROOT = str(found.static)
    assert Path(staticfiles_storage.location) == found.static
    return Instance(place=found, kind=Kind.EXAMPLE, embedded=True)


def test_they_are_there_at_the_end_and_not_collected_twice(here: Instance) -> None:
    with statics.collected(here) as done:
        assert done
        assert not here.stamps.get("static"), "it is not done before the end"
    assert (here.place.static / MANIFEST).exists()
    assert [one.suffix for one in here.place.static.rglob("*.css.gz")]
    with statics.collected(here) as done:
        assert not done


def test_they_are_collected_again_where_they_are_gone(here: Instance) -> None:
    with statics.collected(here):
        pass
    (here.place.static / MANIFEST).unlink()
    with statics.collected(here) as done:
        assert done
    assert (here.place.static / MANIFEST).exists()


def test_where_they_cannot_be_written_it_is_said_and_tried_again(here: Instance) -> None:
    here.place.static.parent.mkdir(parents=True, exist_ok=True)
    here.place.static.write_text("no folder")
    with (
        pytest.raises(Unavailable, match="could not be collected") as told,
        statics.collected(here),
    ):
        pass
    assert str(here.place.static) in str(told.value.do)
    assert not here.stamps.get("static")


def test_what_stops_the_rest_stops_it_too(here: Instance) -> None:
    with pytest.raises(KeyboardInterrupt), statics.collected(here):
        raise KeyboardInterrupt
    assert not here.stamps.get("static")
