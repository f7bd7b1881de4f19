"""A release reads as a document in each language, and prints as one page that stands alone."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of
from tests.engine.publishing.printers.tags import tags
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import published

from secretariat.engine.history.models import Act
from secretariat.engine.publishing.blocks import Kind
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.document import CitedFigure, Document
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.printers.html import page as page_of
from secretariat.engine.publishing.printing import printer_of
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import Language, Translated


def render(release: Release, language: Language, *, stylesheets: Sequence[str] = ()) -> str:
    return page_of(paper(release, language), stylesheets=stylesheets)


VOID = {"meta", "link", "br"}


class Outline(HTMLParser):
    """The elements of a page: each closed in its turn, ids once, links to them held."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.jumps: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.jumps += [j[1:] for j in [named.get("href") or ""] if j.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def cited(document: Document, place: int) -> CitedFigure:
    found = document.notes[place].cited
    assert found is not None
    return found


def test_a_document_shows_each_citation_with_its_note(release: Release) -> None:
    document = paper(release, Language.EN)
    first = next(block for block in document.blocks if block.kind is Kind.PARAGRAPH)
    assert first.text == "On 31 December 2020, 12 States were members, of which 4 in the north."
    assert [run.note for run in first.runs if run.note] == [1, 2]
    assert [note.number for note in document.notes] == [1, 2, 3, 4]
    assert cited(document, 3).value == "33.3%"
    assert cited(document, 3).n == 12


def test_a_note_says_measure_cell_date_clock_and_records(release: Release) -> None:
    note = cited(paper(release, Language.EN), 1)
    known = f"{release.known_at:%H:%M} UTC"
    assert note.sentence.startswith("Member States, Region: North, as of 31\u00a0December 2020,")
    assert f"as known on {release.known_at.day}\u00a0" in note.sentence
    assert known in note.sentence
    assert note.sentence.endswith("Counts 4 records.")


def test_a_share_can_show_its_part_and_its_whole(release: Release) -> None:
    second = next(b for b in paper(release, Language.EN).blocks if b.number == 2)
    assert second.text.endswith("the northern share is 33.3\u00a0per cent, 4 of 12.")


def test_numbers_and_dates_are_written_in_the_language_of_the_paper(release: Release) -> None:
    months = {Language.FR: "décembre 2020", Language.ES: "de diciembre de 2020"}
    for language, month in months.items():
        document = paper(release, language)
        (share,) = {one.value for one in document.figures.values() if "share" in one.measure}
        assert share == "33,3\u00a0%"
        assert month in cited(document, 0).sentence
        assert not document.missing


def test_a_language_without_a_text_is_shown_in_another_and_says_so(
    office: None, tmp_path: Path
) -> None:
    release = freeze(paper_of(tmp_path, en="Only English."), by=CLERK, on=TODAY)
    document = paper(release, Language.ES)
    assert document.missing
    assert (document.language, document.wanted) == (Language.EN, Language.ES)
    assert "Not yet in Español; shown in English." in render(release, Language.ES)


def test_a_frozen_text_no_longer_follows_its_file(office: None, tmp_path: Path) -> None:
    publication = paper_of(tmp_path, en="Before.")
    release = freeze(publication, by=CLERK, on=TODAY)
    paper_of(tmp_path, en="After.")
    assert paper(release, Language.EN).blocks[0].text == "Before."


def test_editions_are_listed_with_what_they_correct(release: Release) -> None:
    published(members_paper, release)
    later = freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note="A late record.")
    document = paper(later, Language.EN)
    told = [(one.number, one.corrects, one.note.text, one.is_this) for one in document.editions]
    assert told == [(2, 1, "A late record.", True), (1, None, "", False)]
    assert "A late record." in render(later, Language.EN)


WHY = Translated(en="A late record.", fr="Une fiche tardive.")


def test_why_an_edition_was_issued_is_told_in_the_language_of_the_paper(release: Release) -> None:
    published(members_paper, release)
    later = freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note=WHY)
    assert (later.note, Act.objects.get(pk=later.act).reason) == (WHY.en, WHY.en)
    assert "<p>Une fiche tardive.</p>" in render(later, Language.FR)
    assert "A late record." not in render(later, Language.FR)
    assert verify(later, later.seal).agrees


def test_a_note_that_lacks_a_language_is_marked_with_the_one_it_is_in(release: Release) -> None:
    published(members_paper, release)
    later = freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note=WHY)
    assert '<p lang="en">A late record.</p>' in render(later, Language.ES)
    assert "<p>A late record.</p>" in render(later, Language.EN)
    document = paper(later, Language.ES)
    told = docx.Document(BytesIO(printer_of("docx").print(document))).element.body
    (run,) = [one for one in told.iter(qn("w:r")) if "A late record." in "".join(one.itertext())]
    assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert "en" in {one.lang for one in tags(printer_of("pdf").print(document)).every()}


def test_an_edition_whose_note_was_given_once_keeps_it(release: Release) -> None:
    release.note = "Frozen before notes had languages."
    assert release.noted(Language.EN).text == release.note
    assert (release.noted(Language.FR).text, release.noted(Language.FR).missing) == (
        release.note,
        True,
    )


def test_a_note_given_once_is_in_the_language_its_paper_was_written_in_first(
    release: Release, subtests: pytest.Subtests
) -> None:
    release.note = "Une note d’avant."
    said = release.texts["en"]
    for original, text in {"fr": f"---\noriginal: fr\n---\n\n{said}", "en": said}.items():
        release.texts = {**release.texts, "en": text}
        with subtests.test(original):
            assert release.noted(Language.ES).language is Language(original)
            assert f'<p lang="{original}">{release.note}</p>' in render(release, Language.ES)
    release.texts = {"es": said}
    assert release.noted(Language.ES).language is Language.ES


def test_a_printed_page_is_whole_and_jumps_only_to_what_it_holds(
    release: Release, subtests: pytest.Subtests
) -> None:
    for language in Language:
        with subtests.test(str(language)):
            outline = Outline(render(release, language))
            assert outline.open == []
            assert len(outline.ids) == len(set(outline.ids))
            assert set(outline.jumps) <= set(outline.ids)
            assert outline.seen.count("h1") == outline.seen.count("main") == 1


def test_a_printed_page_carries_its_seal_and_how_to_check_it(release: Release) -> None:
    page = render(release, Language.EN)
    assert grouped(release.seal) in page
    assert "secretariat verify tests.members --edition 1 --seal" in page
    assert "This organization is fictional." in page
    assert "simulated" not in page


def test_a_release_on_a_simulated_clock_says_so_on_paper(release: Release) -> None:
    release.simulated, release.known_at = True, datetime(2015, 6, 1, tzinfo=UTC)
    assert "simulated" in render(release, Language.EN)


def test_a_printed_page_fetches_and_runs_nothing(release: Release) -> None:
    page = render(release, Language.EN)
    style = page.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    outline = Outline(page)
    assert not {"script", "img", "link", "iframe"} & set(outline.seen)


def test_a_page_may_link_style_sheets_instead(release: Release) -> None:
    page = render(release, Language.EN, stylesheets=["/static/paper.css"])
    assert '<link rel="stylesheet" href="/static/paper.css">' in page
    assert "<style>" not in page


def test_what_the_text_says_can_not_become_markup(office: None, tmp_path: Path) -> None:
    release = freeze(
        paper_of(tmp_path, en='A <script>alert("x")</script> & [b](https://example.org/?"><i>)'),
        by=CLERK,
        on=TODAY,
    )
    outline = Outline(render(release, Language.EN))
    assert not {"script", "i"} & set(outline.seen)
