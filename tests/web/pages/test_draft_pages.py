"""A draft is written on its page: shown as the paper it would be, saved, and nothing typed lost."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.pages.conftest import ON, SCRIBE, Post, World

from secretariat.areas.standards.actions import strike_ratifications
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.drafting.panels import Item, Panel
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.records.performing import remove
from secretariat.kernel.languages import Language
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT

KEY = "fundamental-conventions"
PAGE = f"/papers/{KEY}/draft/en"
CITED = "[figure: standards.ratifications as_of=2025-12-31]"
TEXT = f"## Purpose\n\n1. There were {CITED} ratifications.\n"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    caches["drafts"].clear()
    yield
    caches["drafts"].clear()


@pytest.fixture
def publication() -> Publication:
    return next(one for one in publications() if one.key == KEY)


def holder(name: str, role: str) -> Person:
    new = NewPerson(
        username=name, name=name.title(), email=f"{name}@example.invalid", password=None
    )
    person = add_person(new, by=SCRIBE, on=ON)
    if role:
        since = Period.since(ON)
        give([person], role, scope="", period=since, by=SCRIBE, reason="test", on=ON)
    return person


@pytest.fixture
def writer(world: World) -> Person:
    return holder("ana", "standards_editor")


@pytest.fixture
def reviewer(world: World) -> Person:
    return holder("rosa", "standards_publisher")


@pytest.fixture
def writing(client: Client, writer: Person) -> Client:
    client.force_login(writer)
    return client


def words(page: str) -> str:
    """What a reader reads of the main part, without marks."""
    main = page.partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def get(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_draft_is_shown_beside_its_text_with_figures_of_now(writing: Client, send: Post) -> None:
    page = send(PAGE, status=200, text=TEXT, do="preview")
    assert f"There were {CITED} ratifications." in words(page)
    assert re.search(r'class="cited"[^>]*>3</button>', page)
    assert "5 words, 1 figure cited" in words(page)
    assert "/figures/standards.ratifications?as_of=2025-12-31" in page


def test_captions_speak_the_language_of_the_paper_not_of_who_writes_it(
    writing: Client, send: Post
) -> None:
    get(writing, f"{PAGE}?lang=es")
    table = '[table: standards.ratifications as_of=2025-12-31 by=region title="By region"]'
    page = words(send(PAGE, status=200, text=f"{TEXT}\n{table}\n", do="preview"))
    assert "Table 1. By region" in page
    assert "Cuadro 1" not in page
    assert "Guardar" in page


def test_a_changed_record_changes_the_figure_in_the_draft(writing: Client, send: Post) -> None:
    last = Ratification.objects.filter(starts=date(2020, 2, 3))
    send(PAGE, status=200, text=TEXT, do="preview")
    remove(strike_ratifications, last, by=SCRIBE, on=ON, reason="registered by mistake")
    page = send(PAGE, status=200, text=TEXT, do="preview")
    assert re.search(r'class="cited"[^>]*>2</button>', page)


def test_what_can_not_be_printed_is_named_by_paragraph_and_stays_in_the_field(
    writing: Client, send: Post
) -> None:
    text = f"{TEXT}\n2. And [figure: standards.nothing as_of=2025-12-31] of nothing.\n"
    page = send(PAGE, status=200, text=text, do="preview")
    told = words(page)
    assert "Paragraph 2 : There is no measure “standards.nothing”" in told
    assert "⟦figure: standards.nothing as_of=2025-12-31⟧" in told
    assert "[figure: standards.nothing as_of=2025-12-31]" in told
    assert re.search(r'class="cited"[^>]*>3</button>', page)


def test_a_text_no_paper_can_hold_is_kept_and_says_which_line(writing: Client, send: Post) -> None:
    page = words(send(PAGE, status=200, text="Fine.\n\n# Too large\n", do="preview"))
    assert "A heading of level 1 stands on line 3." in page
    assert "# Too large" in page


def test_while_she_types_only_the_paper_is_sent_and_figures_are_not_computed_anew(
    writing: Client, writer: Person, django_assert_max_num_queries: Any
) -> None:
    given = {"text": TEXT, "do": "preview", "began_from": "0"}
    first = writing.post(PAGE, given, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in first
    assert re.search(r'class="cited"[^>]*>3</button>', first)
    given["text"] = TEXT.replace("There were", "The register held")
    with django_assert_max_num_queries(9) as taken:  # who asks, what she may, and the texts
        again = writing.post(PAGE, given, headers={"HX-Request": "true"}).content.decode()
    assert "The register held" in again
    assert not [one for one in taken.captured_queries if "ratification" in one["sql"]]


def test_a_saved_text_takes_the_place_of_the_file_and_says_who_saved_it(
    writing: Client, send: Post, publication: Publication
) -> None:
    assert "Nobody has changed this text here yet" in get(writing, PAGE)
    send(PAGE, text=TEXT.replace("\n", "\r\n"), do="save")
    assert texts_of(publication)[Language.EN].text == TEXT
    assert "Last saved by Ana on" in words(get(writing, PAGE))


def test_two_at_one_text_lose_nothing_of_each_other(
    client: Client, writing: Client, post: Post, publication: Publication
) -> None:
    given = {"began_from": "0", "do": "save"}
    post(PAGE, status=302, text="Hers is this.\n", **given)
    client.force_login(holder("bo", "standards_editor"))
    page = post(PAGE, status=409, text="His is that.\n", **given)
    told = words(page)
    assert "Somebody else saved this text while you were at it: Ana" in told
    assert "Hers is this." in told
    assert re.search(r"<textarea[^>]*>\nHis is that\.\n</textarea>", page)
    assert re.search(r"<del>Hers </del><ins>His </ins>", page)
    assert texts_of(publication)[Language.EN].text == "Hers is this.\n"
    knowing = re.search(r'name="began_from" value="(\d+)"', page)
    assert knowing
    post(PAGE, status=302, text="Both.\n", do="save", began_from=knowing[1])
    assert texts_of(publication)[Language.EN].text == "Both.\n"


def test_a_form_that_does_not_say_where_it_began_writes_nothing(
    writing: Client, post: Post, publication: Publication
) -> None:
    post(PAGE, status=422, text="Mine.", do="save")
    assert texts_of(publication)[Language.EN].number is None


def test_a_reviewer_reads_and_writes_nothing(
    client: Client, reviewer: Person, post: Post, publication: Publication
) -> None:
    client.force_login(reviewer)
    page = get(client, PAGE)
    assert "readonly" in page
    assert 'value="save"' not in page
    post(PAGE, status=403, text="Mine.", do="save", began_from="0")
    assert texts_of(publication)[Language.EN].number is None


@pytest.mark.parametrize("name", ["", "/beside", "/remarks", "/versions", "/text.md"])
def test_to_whoever_does_not_work_on_it_there_is_no_draft(
    client: Client, reader: Person, name: str
) -> None:
    client.force_login(reader)
    known = client.get(f"/papers/{KEY}/draft/es{name}")
    unknown = client.get(f"/papers/no-such-paper/draft/es{name}")
    assert (known.status_code, unknown.status_code) == (404, 404)


def test_a_language_papers_are_not_written_in_has_no_draft(writing: Client) -> None:
    get(writing, f"/papers/{KEY}/draft/de", status=404)
    get(writing, f"{PAGE}/beside", status=404)  # the original is no translation


def test_a_figure_is_found_by_its_words_and_cited_by_key_and_date(
    writing: Client, send: Post
) -> None:
    page = send(PAGE, status=200, text=TEXT, do="find", find="ended", find_on="2024-12-31")
    told = words(page)
    assert "[figure: standards.ratifications as_of=2024-12-31]" in told
    assert "[table: standards.ratifications as_of=2024-12-31 by=region]" in told
    assert "[figure: standards.denunciations over=2024-01-01..2024-12-31]" in told
    assert f"There were {CITED}" in told  # what was typed stays


def test_looking_for_nothing_known_says_so(writing: Client, send: Post) -> None:
    page = send(PAGE, status=200, text=TEXT, do="find", find="unicorns")
    assert "No figure is about “unicorns”." in words(page)


def test_every_version_is_told_and_any_two_are_compared(writing: Client, send: Post) -> None:
    for text in ("One two three.\n", "One two four.\n", "One two four five.\n"):
        send(PAGE, text=text, do="save")
    page = get(writing, f"{PAGE}/versions")
    told = words(page)
    assert "Ana revised this text: 2 words added, 1 removed." in told
    assert "The text the product came with." in told
    numbers = re.findall(r'name="from" value="(\d+)"', page)
    assert len(numbers) == 4
    page = get(writing, f"{PAGE}/versions?from={numbers[2]}&to={numbers[0]}")
    assert re.search(r"One two <del>three\.</del><ins>four five\.</ins>", page)
    get(writing, f"{PAGE}/versions?from=99999", status=422)


def test_a_text_of_one_version_offers_nothing_to_compare(writing: Client) -> None:
    page = get(writing, f"{PAGE}/versions")
    assert "The text the product came with." in words(page)
    assert "Compare these two" not in words(page)
    assert 'name="from"' not in page


def test_items_keep_their_letters_and_steps_their_numbers(writing: Client, send: Post) -> None:
    """The page letters a decision as the printed paper does; the style does it by this class."""
    text = "1. One:\n\n(a) first;\n\n(b) last.\n\n2. Two:\n\n    1. begin;\n    2. end.\n"
    page = send(PAGE, status=200, text=text, do="preview")
    assert '<ol class="lettered"><li>first;</li><li>last.</li></ol>' in page
    assert "<ol><li>begin;</li><li>end.</li></ol>" in page


def test_a_full_stop_follows_the_mark_of_a_note_at_once(writing: Client, send: Post) -> None:
    cited = "[figure: standards.ratifications as_of=2025-12-31]"
    page = send(PAGE, status=200, text=f"1. There were {cited}.\n", do="preview")
    assert re.search(r"</sup></span>\.", page)


def test_a_text_is_taken_along_as_markdown_and_brought_back_after_a_look(
    writing: Client, send: Post, post: Post, publication: Publication, tmp_path: Any
) -> None:
    send(PAGE, text=TEXT, do="save")
    taken = writing.get(f"{PAGE}/text.md")
    assert taken.content.decode() == TEXT
    assert taken["Content-Type"].startswith("text/markdown")
    file = tmp_path / "back.md"
    file.write_text(TEXT.replace("There were", "In all there were"))
    with file.open("rb") as opened:
        page = post(f"{PAGE}/upload", file=opened)
    assert re.search(r"<del>There </del><ins>In all there </ins>", page)
    assert texts_of(publication)[Language.EN].text == TEXT
    carried = re.search(r'name="began_from" value="(\d+)"', page)
    field = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert carried
    assert field
    post(PAGE, status=302, text=unescape(field[1]), do="save", began_from=carried[1])
    assert "In all there were" in texts_of(publication)[Language.EN].text


def test_a_file_that_is_no_text_is_refused(writing: Client, post: Post, tmp_path: Any) -> None:
    file = tmp_path / "back.md"
    file.write_bytes(b"\xff\xfe\x00bad")
    with file.open("rb") as opened:
        page = post(f"{PAGE}/upload", status=422, file=opened)
    assert "UTF-8" in page
    post(f"{PAGE}/upload", status=422)


def test_what_an_area_lays_beside_a_draft_is_shown(
    writing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def items(key: str, _actor: object, _on: date) -> list[Item]:
        return [Item(words=f"Report on {key}", note="GB.210", address="papers")]

    area = replace(PRODUCT.areas[0], panels=(Panel(key="asked", title="Asked", items=items),))
    silent = Panel(key="silent", title="Silent", items=lambda _key, _actor, _on: [])
    other = replace(PRODUCT.areas[1], panels=(silent,))
    product = replace(PRODUCT, areas=(area, other, *PRODUCT.areas[2:]))
    monkeypatch.setattr("secretariat.site.product.PRODUCT", product)
    page = get(writing, PAGE)
    assert f'<a href="/papers/">Report on {KEY}</a>' in page
    assert "Silent" not in page


@pytest.mark.parametrize("place", ["en", "es/beside", "en/remarks", "en/versions"])
def test_a_page_of_a_draft_takes_few_statements_however_long_its_life(
    writing: Client, send: Post, post: Post, place: str
) -> None:
    """The editor among them: its three figures are counted together, one statement for all."""
    for number in range(3):
        send(PAGE, text=f"{TEXT}\n2. Version {number}.\n", do="save")
    carried = re.search(r'name="began_from" value="(\d+)"', get(writing, f"{PAGE}/remarks"))
    assert carried
    for said in ("one", "two"):
        post(f"{PAGE}/remarks", status=302, began_from=carried[1], place="1", text=said)
    with CaptureQueriesContext(connection) as taken:
        get(writing, f"/papers/{KEY}/draft/{place}")
    reads = [one["sql"] for one in taken.captured_queries if "SELECT" in one["sql"]]
    assert len(reads) <= 15, "\n".join(reads)


def test_the_draft_of_a_paper_without_an_edition_leads_to_none(writing: Client) -> None:
    assert f'href="/papers/{KEY}/"' not in get(writing, PAGE)
    get(writing, f"/papers/{KEY}/", status=404)
