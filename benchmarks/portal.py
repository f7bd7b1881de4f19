"""How long the portal takes with twenty strangers at once, and a page of theirs that is unchanged.

The unchanged page is asked of the product inside one process, so that the time is the product's
own: its middleware, its view, its one statement. Beside it stands the same page made anew.
"""

import statistics
from collections.abc import Iterator, Mapping
from functools import partial

from django.core.cache import caches
from django.test import Client, override_settings

from benchmarks.reading import READERS, asked_again, read_by_all, served
from benchmarks.timing import Line, medians
from secretariat.site.cluster.server import Server

FIGURE = "/figures/standards.ratifications"
PAGES = {
    "the portal": "/",
    "a figure page": FIGURE,
    "the public dashboard": "/dashboards/public",
    "a figure as a file": f"{FIGURE}.csv",
}
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def unchanged(records: int) -> Iterator[Line]:
    """A page that has not changed, to a reader who holds it, beside the same page made anew."""
    with override_settings(STORAGES=PLAIN, ALLOWED_HOSTS=["testserver"]):
        client = Client()
        for name, path in PAGES.items():
            held = client.get(path)["ETag"]
            seconds = medians(
                {
                    "ours": partial(_again, client, path, held),
                    "rival": partial(_anew, client, path),
                },
                repeats=9,
            )
            yield Line(
                question=f"{name}, unchanged",
                records=records,
                ours=seconds["ours"],
                rival=seconds["rival"],
                rival_is="made anew",
                bar="5 ms",
            )


def _again(client: Client, path: str, held: str) -> None:
    assert client.get(path, headers={"If-None-Match": held}).status_code == 304


def _anew(client: Client, path: str) -> None:
    caches["pages"].clear()
    assert client.get(path).status_code == 200


def with_readers(server: Server, names: Mapping[str, str], records: int) -> Iterator[Line]:
    """The slowest twentieth of pages while twenty strangers read, through the web server itself."""
    with served(server, names):
        for path in PAGES.values():
            if asked_again(path) != (200, 304):
                raise RuntimeError(f"{path} is not told to be unchanged.")
        for name, path in PAGES.items():
            taken = read_by_all([path])
            yield Line(
                question=f"{name}, p95 with {READERS} strangers ({len(taken)} pages)",
                records=records,
                ours=statistics.quantiles(taken, n=20)[-1],
                bar="150 ms",
            )
