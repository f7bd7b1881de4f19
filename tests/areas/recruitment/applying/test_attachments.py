"""Files beside an application: disguised, oversized, of another kind or too many, each refused."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import PDF, TYPED, apply_to, file, send
from tests.areas.recruitment.selection.cases import somebody

from secretariat.areas.recruitment.actions import drafting
from secretariat.areas.recruitment.models.applying import Application, Attachment, Draft
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.engine.access.models import Reading


def word(*members: str) -> bytes:
    """A packed document with these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in members:
            packed.writestr(name, "x")
    return held.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")
REFUSED = {
    "a program that says it is a document": ("cv.pdf", b"MZ\x90\x00", "not what its name says"),
    "a page": ("cv.html", b"<html>", "not taken"),
    "a document with macros": ("cv.docx", word(*WORD, "word/vbaProject.bin"), "not what its name"),
    "a table, which is no certificate": (
        "cv.xlsx",
        word("[Content_Types].xml", "xl/workbook.xml"),
        "not taken",
    ),
    "nothing at all": ("cv.pdf", b"", "empty"),
    "more than fits": ("cv.pdf", PDF + b"0" * drafting.LARGEST, "a file may have 5 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_taken_is_refused_in_words_beside_the_field(
    what: str, client: Client, vacancy: Vacancy
) -> None:
    name, content, words = REFUSED[what]
    answer = apply_to(client, vacancy, files=[file(name, content)])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'href="#field-file"' in page
    assert TYPED["letter"] in page
    assert not Attachment.objects.exists()


def test_what_is_wrong_with_files_and_with_fields_is_said_at_once(
    client: Client, vacancy: Vacancy
) -> None:
    page = apply_to(client, vacancy, letter="", files=[file("cv.exe")]).content.decode()
    assert 'href="#field-letter"' in page
    assert 'href="#field-file"' in page


def test_a_good_file_beside_a_bad_one_is_kept(client: Client, vacancy: Vacancy) -> None:
    sent = [file("cv.docx", word(*WORD)), file("cv.pdf", b"MZ")]
    assert apply_to(client, vacancy, files=sent).status_code == 422
    assert [one.name for one in Attachment.objects.all()] == ["cv.docx"]


def test_more_files_than_fit_are_refused_whether_at_once_or_one_by_one(
    client: Client, vacancy: Vacancy
) -> None:
    many = [file(f"{number}.pdf") for number in range(drafting.MOST_FILES + 1)]
    assert "takes 5 files" in apply_to(client, vacancy, files=many).content.decode()
    assert not Attachment.objects.exists()
    for number in range(drafting.MOST_FILES):
        apply_to(client, vacancy, "keep", files=[file(f"{number}.pdf")])
    answer = apply_to(client, vacancy, files=[file("one more.pdf")])
    assert "takes 5 files" in answer.content.decode()
    assert Attachment.objects.count() == drafting.MOST_FILES


def test_files_by_the_thousand_are_refused_with_a_page_that_says_so(
    client: Client, vacancy: Vacancy
) -> None:
    answer = apply_to(client, vacancy, files=[file(f"{number}.pdf") for number in range(1000)])
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_name_leads_into_no_folder(client: Client, vacancy: Vacancy) -> None:
    apply_to(client, vacancy, "keep", files=[file("..\\..\\etc\\cv.pdf")])
    assert [one.name for one in Attachment.objects.all()] == ["cv.pdf"]


def test_files_of_another_draft_are_nobodys_to_take_away(client: Client, vacancy: Vacancy) -> None:
    apply_to(client, vacancy, "keep", files=[file("a.pdf")])
    one = Attachment.objects.get()
    apply_to(Client(), vacancy, "keep", take_away=str(one.pk))
    assert Attachment.objects.filter(pk=one.pk).exists()


def test_who_may_read_applications_of_the_unit_gets_the_files_to_keep_and_is_logged(
    client: Client, vacancy: Vacancy
) -> None:
    send(client, vacancy, files=[file("cv.pdf")])
    received = Application.objects.get()
    path = reverse("application-files", args=[received.pk])
    kept = reverse("application-file", args=[received.pk, received.attachments.get().pk])
    reader, elsewhere = Client(), Client()
    reader.force_login(somebody("reader", "recruiter", over=vacancy.unit.path))
    elsewhere.force_login(somebody("elsewhere", "assessor", over="ELSEWHERE"))
    assert "cv.pdf" in reader.get(path).content.decode()
    answer = reader.get(kept)
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert Reading.objects.filter(register="applications", records=[received.pk]).count() >= 1
    assert elsewhere.get(path).status_code == 404
    assert elsewhere.get(kept).status_code == 404
    assert Client().get(kept).status_code == 302
