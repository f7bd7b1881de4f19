"""A frozen paper opens each figure it cites, and says whether it still holds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from tests.engine.publishing.forging import Connection, Forger
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, record_world
from tests.web.pages.test_draft_pages import holder
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.standards.actions import strike_ratifications
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.records.performing import remove


@pytest.fixture
def publication() -> Publication:
    return publications()[0]


@pytest.fixture
def release(fresh_database: Mapping[str, str], publication: Publication) -> Release:
    record_world()
    return published(publication, freeze(publication, by=SCRIBE, on=ON))


def strike_one() -> None:
    last = Ratification.objects.filter(starts=date(2020, 2, 3))
    remove(strike_ratifications, last, by=SCRIBE, on=ON, reason="registered by mistake")


def test_a_paper_is_listed_once_it_is_frozen(
    client: Client, release: Release, publication: Publication
) -> None:
    page = shown(client, "/papers/")
    assert publication.symbol in page
    assert "All 3 figures still hold" in page


def test_a_paper_shows_its_text_seal_and_cited_figures(
    client: Client, release: Release, publication: Publication
) -> None:
    page = shown(client, f"/papers/{publication.key}/1")
    assert page.count('class="cited"') == 3
    assert release.seal[:4] in page
    assert 'href="/figures/standards.ratifications?as_of=2025-12-31&amp;known_at=' in page
    assert shown(client, f"/papers/{publication.key}/").count('class="cited"') == 3


def test_the_draft_of_the_next_edition_leads_back_to_the_paper(
    client: Client, release: Release, publication: Publication
) -> None:
    client.force_login(holder("ana", "standards_editor"))
    draft = shown(client, f"/papers/{publication.key}/draft/en")
    assert f'href="/papers/{publication.key}/"' in draft


def test_each_cited_address_answers_with_the_cited_value(
    client: Client, release: Release, publication: Publication
) -> None:
    strike_one()
    page = shown(client, f"/papers/{publication.key}/1")
    address = page.split('href="/figures/standards.ratifications?')[1].split('"')[0]
    figure = shown(client, "/figures/standards.ratifications?" + address.replace("&amp;", "&"))
    assert '<data value="3">3</data>' in figure


def test_a_figure_that_changed_says_so_on_the_paper_and_on_its_own_page(
    client: Client, release: Release, publication: Publication
) -> None:
    strike_one()
    assert "3, now 2" in shown(client, f"/papers/{publication.key}/1")
    figure = shown(client, "/figures/standards.ratifications?as_of=2025-12-31")
    assert "This figure has changed since it was published" in figure
    assert "edition 1, read 3. The records now give 2." in figure
    assert "c-published" in figure


def test_a_correction_is_named_where_the_figure_changed(
    client: Client, release: Release, publication: Publication
) -> None:
    strike_one()
    note = "One was registered by mistake."
    published(publication, freeze(publication, by=SCRIBE, on=ON, note=note, corrects=release))
    figure = shown(client, "/figures/standards.ratifications?as_of=2025-12-31")
    assert "Edition 2 corrects it." in figure
    assert "One was registered by mistake." in shown(client, f"/papers/{publication.key}/1")


def test_an_edition_is_taken_along_as_one_file(
    client: Client, release: Release, publication: Publication
) -> None:
    response: Any = client.get(f"/papers/{publication.key}/1.html?lang=fr")
    assert response.headers["Content-Disposition"].endswith('-1.fr.html"')
    assert '<html lang="fr"' in response.content.decode()


def test_an_edition_that_was_never_frozen_is_not_there(
    client: Client, release: Release, publication: Publication
) -> None:
    shown(client, f"/papers/{publication.key}/9", status=404)
    shown(client, "/papers/nothing/1", status=404)


def test_whoever_signs_in_may_verify_and_a_stranger_may_not(
    client: Client, release: Release, publication: Publication
) -> None:
    address = f"/papers/{publication.key}/1/verify"
    assert client.post(address).status_code == 403
    assert "Verify this edition now" not in shown(client, f"/papers/{publication.key}/1")
    new = NewPerson(username="vera", name="Vera", email="vera@example.invalid", password=None)
    client.force_login(add_person(new, by=SCRIBE, on=ON))
    assert "Verify this edition now" in shown(client, f"/papers/{publication.key}/1")
    response = client.post(address)
    assert "This edition agrees with its seal" in response.content.decode()
    assert release.seal[:4] in response.content.decode()
    assert f"{publication.title}, edition 1</a>" in response.content.decode()


def test_whoever_comes_back_to_a_verification_is_led_to_the_edition(
    client: Client, release: Release, publication: Publication
) -> None:
    """By the language chosen on its page, or by a bookmark: nothing is worked out unasked."""
    new = NewPerson(username="vera", name="Vera", email="vera@example.invalid", password=None)
    client.force_login(add_person(new, by=SCRIBE, on=ON))
    response = client.get(f"/papers/{publication.key}/1/verify")
    assert response.status_code == 302
    assert response["Location"] == f"/papers/{publication.key}/1"


def test_a_seal_that_was_altered_is_found_out_on_the_page(
    client: Client, release: Release, publication: Publication, owner: Connection
) -> None:
    Forger(owner).sets("publishing_releasedfigure", "key = '1'", value="4")
    new = NewPerson(username="vera", name="Vera", email="vera@example.invalid", password=None)
    client.force_login(add_person(new, by=SCRIBE, on=ON))
    page = client.post(f"/papers/{publication.key}/1/verify").content.decode()
    assert "This edition no longer agrees with its seal" in page


FORMATS = {
    "html": ("text/html; charset=utf-8", b"<!DOCTYPE html>"),
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    "csv": ("text/csv; charset=utf-8", b"\xef\xbb\xbffigure"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    "json": ("application/json", b"{"),
}


def test_a_paper_can_be_had_in_every_format_and_is_printed_once(
    client: Client, release: Release, publication: Publication, subtests: pytest.Subtests
) -> None:
    address = f"/papers/{publication.key}/1"
    page = shown(client, f"{address}?lang=fr")
    for form, (media, begins) in FORMATS.items():
        with subtests.test(form):
            assert f'href="{address}.{form}?lang=fr">{form.upper()}</a>' in page
            answer = client.get(f"{address}.{form}?lang=fr")
            assert answer["Content-Type"] == media
            assert answer.content.strip().startswith(begins)
            assert f"{publication.key}-1.fr.{form}" in answer["Content-Disposition"]
            again = client.get(f"{address}.{form}?lang=fr")
            assert (again.content, again["ETag"]) == (answer.content, answer["ETag"])
            unchanged = client.get(
                f"{address}.{form}?lang=fr", headers={"If-None-Match": answer["ETag"]}
            )
            assert (unchanged.status_code, unchanged.content) == (304, b"")
            other = client.get(
                f"{address}.{form}?lang=es", headers={"If-None-Match": answer["ETag"]}
            )
            assert other.status_code == 200
    caches["pages"].clear()  # a page made for strangers before a file was printed knows no size
    again = shown(client, f"{address}?lang=fr")
    for form in FORMATS:
        assert re.search(rf'{form}\?lang=fr">{form.upper()} \(\d[^<]+\)</a>', again), form
    assert client.get(f"{address}.odt").status_code == 404
    assert client.get(f"/papers/{publication.key}/9.pdf").status_code == 404


CHART = "standards.ratifications as_of=2023-12-31..2025-12-31 every=year"


def test_a_chart_is_found_by_its_title_and_stands_at_its_own_address(
    client: Client, fresh_database: Mapping[str, str], publication: Publication, tmp_path: Path
) -> None:
    record_world()
    called = {"en": "A slow rise", "fr": "Une lente hausse"}
    for language, title in called.items():
        text = f"1. One.\n\n[chart: {CHART}]\n\n[chart: {CHART} title='{title}']\n"
        (tmp_path / f"paper.{language}.md").write_text(text)
    paper = replace(publication, text=tmp_path / "paper")
    address = f"/papers/{publication.key}/#chart-2"
    release = freeze(paper, by=SCRIBE, on=ON)
    assert address not in shown(client, "/find?q=slow+rise"), "before it is published"
    published(paper, release)
    page = shown(client, "/find?q=slow+rise")
    assert f'href="{address}"' in page
    assert f"{publication.symbol}, Figure 2<" in page
    assert f'href="{address}"' in shown(client, "/find?q=hausse+lente&lang=fr")
    assert f"/papers/{publication.key}/#chart-1" in shown(client, "/find?q=ratifications")
    assert 'id="chart-2"' in shown(client, f"/papers/{publication.key}/")
