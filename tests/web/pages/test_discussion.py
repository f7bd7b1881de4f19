"""On the page of a record people talk and lay documents; nothing said there runs in a browser."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.engine.discussion.files import BAD, GOOD
from tests.web.pages.conftest import World
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.models import Person
from secretariat.engine.discussion.models import Attachment, Comment


@pytest.fixture
def address(client: Client, world: World, reader: Person) -> str:
    """A record's address, open to a reader who has signed in."""
    client.force_login(reader)
    return f"/registers/states/{world.states['QMA']}/"


def lay(client: Client, address: str, name: str, content: bytes) -> str:
    file = SimpleUploadedFile(name, content)
    return client.post(f"{address}attachments", {"file": file}, follow=True).content.decode()


def test_a_comment_is_said_and_shown(client: Client, address: str) -> None:
    client.post(f"{address}comments", {"text": "Is the name right?\n\nI doubt it."})
    page = shown(client, address)
    assert "<p>Is the name right?</p>" in page
    assert "Jonas Tembo" in page


def test_what_is_said_is_never_run(client: Client, address: str) -> None:
    client.post(f"{address}comments", {"text": "<script>alert(1)</script> {{ 7|add:1 }}"})
    page = shown(client, address)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:1 }}" in page


def test_an_empty_comment_is_told_and_not_kept(client: Client, address: str) -> None:
    page = client.post(f"{address}comments", {"text": " "}, follow=True).content.decode()
    assert "A comment has one to" in page
    assert not Comment.objects.exists()


def test_a_refused_comment_comes_back_to_whoever_wrote_it_with_the_reason(
    client: Client, address: str, world: World
) -> None:
    words = "<b>Much</b> to say. " * 300
    page = client.post(f"{address}comments", {"text": words}, follow=True).content.decode()
    box = page.partition('<textarea id="comment-text"')[2].partition("</textarea>")[0]
    assert unescape(box.partition(">")[2]) == words
    assert 'aria-describedby="comment-help comment-error" aria-invalid="true"' in box
    assert f"This one has {len(words.strip())}." in page
    assert "Much" not in shown(client, address), "once is enough"


def test_a_refused_comment_is_not_shown_beside_another_record(
    client: Client, address: str, world: World
) -> None:
    client.post(f"{address}comments", {"text": "x" * 5_001})
    other = f"/registers/states/{world.states['QMB']}/"
    assert "x" * 5_001 not in shown(client, other)
    assert "x" * 5_001 in shown(client, address)


def test_a_document_is_laid_read_and_taken_back(client: Client, address: str) -> None:
    page = lay(client, address, "letter.pdf", GOOD["letter.pdf"])
    assert "letter.pdf" in page
    (kept,) = Attachment.objects.all()
    own = f"{address}attachments/{kept.pk}"
    response = client.get(own)
    assert response.content == GOOD["letter.pdf"]
    assert response.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    client.post(f"{own}/take-back")
    assert client.get(own).status_code == 404
    assert "(taken back)" in shown(client, address)


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_disguised_file_is_told_and_not_kept(client: Client, address: str, name: str) -> None:
    page = lay(client, address, name, BAD[name])
    assert 'role="alert"' in page or "notice" in page
    assert not Attachment.objects.exists()


def test_an_oversized_file_is_refused(client: Client, address: str) -> None:
    page = lay(client, address, "big.pdf", b"%PDF-" + b"0" * (20 * 1024 * 1024))
    assert "The file is too large" in page
    assert not Attachment.objects.exists()


def test_a_name_writes_no_header(client: Client, address: str) -> None:
    lay(client, address, "a; filename=x.html é.pdf", GOOD["letter.pdf"])
    (kept,) = Attachment.objects.all()
    response = client.get(f"{address}attachments/{kept.pk}")
    assert "Set-Cookie" not in response.headers
    assert "\n" not in response.headers["Content-Disposition"]


def test_a_stranger_neither_sees_nor_says_anything(client: Client, address: str) -> None:
    client.post(f"{address}comments", {"text": "among ourselves"})
    lay(client, address, "letter.pdf", GOOD["letter.pdf"])
    (kept,) = Attachment.objects.all()
    client.logout()
    page = shown(client, address)
    assert "among ourselves" not in page
    assert "letter.pdf" not in page
    for posted in (f"{address}comments", f"{address}attachments"):
        answer = client.post(posted, {"text": "What I wrote"})
        assert answer.status_code == 403
        assert "What I wrote" in answer.content.decode()
        assert "/account/login/" in answer.content.decode()
    assert client.get(f"{address}attachments/{kept.pk}").status_code == 302
    assert Comment.objects.count() == 1


def test_an_attachment_is_found_under_its_own_record_alone(
    client: Client, address: str, world: World
) -> None:
    lay(client, address, "letter.pdf", GOOD["letter.pdf"])
    (kept,) = Attachment.objects.all()
    other = f"/registers/states/{world.states['QMB']}/attachments/{kept.pk}"
    assert client.get(other).status_code == 404
    assert client.get(f"/registers/regions/1/attachments/{kept.pk}").status_code == 404


def test_others_may_not_take_it_back(client: Client, address: str, officer: Person) -> None:
    client.post(f"{address}comments", {"text": "mine"})
    (kept,) = Comment.objects.all()
    client.force_login(officer)
    assert f"comments/{kept.pk}/withdraw" not in shown(client, address)
    assert client.post(f"{address}comments/{kept.pk}/withdraw").status_code == 403
    assert not Comment.objects.get().is_withdrawn


@pytest.mark.parametrize("end", ["comments", "attachments", "comments/1/withdraw"])
def test_reading_an_address_that_writes_does_nothing(
    client: Client, address: str, end: str
) -> None:
    assert client.get(f"{address}{end}").status_code == 404
