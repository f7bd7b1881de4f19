"""The catalogue of open data lists what a stranger may read, in terms programs know."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.namespace import FOAF
from tests.engine.publishing.public import now, published
from tests.web.pages.conftest import ON, SCRIBE, World, record_world

from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import measures
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.registers.declaring import registers
from secretariat.web.data.datasets import Dataset, Kind, datasets

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own

CATALOGUE = "/data/catalog.jsonld"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"


def graph(client: Client) -> Graph:
    """The catalogue as a program reads it: as triples, by a parser that is not ours."""
    answer = client.get(CATALOGUE)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/ld+json"
    return Graph().parse(data=answer.content.decode(), format="json-ld")


def offered(kind: Kind) -> dict[str, Dataset]:
    return {one.key: one for one in datasets(on=ON, now=now()) if one.kind is kind}


def test_it_is_a_catalogue_of_datasets_with_files_to_take_along(
    client: Client, world: World
) -> None:
    found = graph(client)
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    assert catalogue == URIRef("http://testserver/data/")
    listed = set(found.objects(catalogue, DCAT.dataset))
    assert listed == set(found.subjects(RDF.type, DCAT.Dataset))
    assert len(listed) == len(datasets(on=ON, now=now()))
    for dataset in listed:
        for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.license):
            assert list(found.objects(dataset, needed)), (dataset, needed)
        assert found.value(dataset, DCTERMS.publisher) == found.value(catalogue, DCTERMS.publisher)
        for file in found.objects(dataset, DCAT.distribution):
            assert (file, RDF.type, DCAT.Distribution) in found
            assert found.value(file, DCAT.downloadURL) == file
            assert found.value(file, DCAT.accessURL) == found.value(dataset, DCAT.landingPage)
            media = str(found.value(file, DCAT.mediaType))
            assert media.startswith("https://www.iana.org/assignments/media-types/")


def test_titles_are_told_in_three_languages_and_licences_are_addresses(
    client: Client, world: World
) -> None:
    found = graph(client)
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    titles = list(found.objects(catalogue, DCTERMS.title))
    assert sorted(one.language or "" for one in titles if isinstance(one, Literal)) == [
        *("en", "es", "fr"),
    ]
    assert set(found.objects(catalogue, DCTERMS.language)) == {
        URIRef(f"{LANGUAGE}{code}") for code in ("ENG", "FRA", "SPA")
    }
    licences = set(found.objects(None, DCTERMS.license))
    assert licences == {URIRef("https://spdx.org/licenses/CC-BY-4.0")}
    assert len(set(found.subjects(RDF.type, FOAF.Organization))) == 1


def test_a_figure_says_from_which_day_it_is_counted_and_when_its_records_changed(
    client: Client, world: World
) -> None:
    found = graph(client)
    figure = URIRef("http://testserver/figures/standards.ratifications#dataset")
    period = found.value(figure, DCTERMS.temporal)
    starts = found.value(period, DCAT.startDate)
    assert isinstance(starts, Literal)
    assert isinstance(starts.toPython(), date)
    changed = found.value(figure, DCTERMS.modified)
    assert isinstance(changed, Literal)
    assert changed.toPython() == offered(Kind.FIGURE)["standards.ratifications"].changed


def test_every_open_figure_and_register_is_there_and_nothing_else(world: World) -> None:
    figures, lists = offered(Kind.FIGURE), offered(Kind.REGISTER)
    plain = {one.key for one in measures() if one.audience == PUBLIC and one.smallest_cell <= 1}
    small = {one.key for one in measures() if one.audience == PUBLIC and one.smallest_cell > 1}
    assert set(figures) == plain
    assert small
    assert set(lists) == {one.key for one in registers() if one.see == PUBLIC and not one.sensitive}
    closed = {one.key for one in registers()} - set(lists)
    assert closed


@pytest.mark.parametrize("kind", [Kind.FIGURE, Kind.REGISTER])
def test_a_stranger_can_open_every_page_and_take_every_file(
    kind: Kind, client: Client, world: World
) -> None:
    for one in offered(kind).values():
        for address in (one.page, *(file.address for file in one.files)):
            assert client.get(address).status_code == 200, address
        for file in one.files:
            media = client.get(file.address)["Content-Type"].partition(";")[0]
            assert media == file.media, file.address


class TestPapers:
    """A paper before it is public, and after."""

    @pytest.fixture(autouse=True)
    def _frozen(self, fresh_database: Mapping[str, str]) -> None:
        record_world()
        self.publication: Publication = publications()[0]
        self.release = freeze(self.publication, by=SCRIBE, on=ON)

    def test_it_is_listed_once_it_is_public_in_every_format_and_language(
        self, client: Client
    ) -> None:
        assert offered(Kind.PAPER) == {}
        assert self.publication.key not in client.get(CATALOGUE).content.decode()
        published(self.publication, self.release)
        paper = offered(Kind.PAPER)[self.publication.key]
        assert paper.version == "1"
        spoken = {(file.title, file.language) for file in paper.files}
        assert len(spoken) == len(paper.files) == 6 * 3
        found = graph(client)
        address = reverse("paper", args=[self.publication.key, 1])
        dataset = URIRef(f"http://testserver{address}#dataset")
        files = set(found.objects(dataset, DCAT.distribution))
        assert len(files) == 18
        french = [one for one in files if str(one).endswith(".pdf?lang=fr")]
        assert found.value(french[0], DCTERMS.language) == URIRef(f"{LANGUAGE}FRA")
        assert client.get(str(french[0]).removeprefix("http://testserver")).status_code == 200


def test_whoever_holds_the_catalogue_is_told_that_it_has_not_changed(
    client: Client, world: World
) -> None:
    first = client.get(CATALOGUE)
    again = client.get(CATALOGUE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_says_the_same_whoever_asks(client: Client, world: World) -> None:
    stranger = json.loads(client.get(CATALOGUE).content)
    new = NewPerson(username="olga", name="Olga", email="olga@example.org")
    client.force_login(add_person(new, by=SCRIBE, on=ON))
    assert json.loads(client.get(CATALOGUE).content) == stranger


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_links_each_dataset_its_files_and_the_catalogue(
    language: str, client: Client, world: World
) -> None:
    page = client.get(f"/data/?lang={language}").content.decode()
    assert f'href="{CATALOGUE}"' in page
    for one in datasets(on=ON, now=now()):
        assert f'href="{one.page}"' in page
        assert all(f'href="{file.address}"' in page for file in one.files)


def test_the_catalogue_takes_few_statements_however_many_datasets_it_has(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15):
        assert client.get(CATALOGUE).status_code == 200
    with django_assert_max_num_queries(15):
        assert client.get("/data/").status_code == 200
