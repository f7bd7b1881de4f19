"""Reviewers speak about passages; their words stay findable whatever becomes of the passage."""

import re

from django.test import Client
from tests.web.pages.conftest import Post
from tests.web.pages.test_draft_pages import (
    PAGE,
    get,
    publication,
    reviewer,
    words,
    writer,
    writing,
)

from secretariat.engine.access.models import Person
from secretariat.engine.discussion.models import Comment
from secretariat.engine.drafting.models import Remark
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.publishing.declaring import Publication
from secretariat.kernel.languages import Language

__all__ = ["publication", "reviewer", "writer", "writing"]
REMARKS = f"{PAGE}/remarks"


def say(post: Post, text: str = "By whom?", place: int = 2) -> int:
    post(REMARKS, status=302, began_from="0", place=str(place), text=text)
    return Remark.objects.order_by("-pk")[0].pk


def test_a_reviewer_remarks_on_a_passage_and_the_writer_is_led_to_it(
    client: Client, reviewer: Person, writer: Person, post: Post
) -> None:
    client.force_login(reviewer)
    number = say(post)
    client.force_login(writer)
    assert f'href="{REMARKS}#remark-{number}">By whom?</a>' in get(client, PAGE)
    page = get(client, REMARKS)
    assert "1 remark is open." in words(page)
    passage = page.partition('id="passage-2"')[2].partition('id="passage-3"')[0]
    assert f'id="remark-{number}"' in passage
    assert "Rosa" in passage


def test_it_is_answered_resolved_and_opened_again(
    client: Client, reviewer: Person, post: Post
) -> None:
    client.force_login(reviewer)
    number = str(say(post))
    post(REMARKS, status=302, remark=number, do="answer", text="By the Office.")
    assert "By the Office." in words(get(client, REMARKS))
    post(REMARKS, status=302, remark=number, do="resolve")
    assert "No remark is open." in words(get(client, REMARKS))
    assert "Remarks (0 open)" in words(get(client, PAGE))
    post(REMARKS, status=302, remark=number, do="reopen")
    assert "1 remark is open." in words(get(client, REMARKS))


def test_of_a_reworded_passage_the_remark_says_what_changed(
    writing: Client, post: Post, send: Post, publication: Publication
) -> None:
    say(post)
    text = texts_of(publication)[Language.EN].text
    send(PAGE, text=text.replace("by a published definition", "by a definition"), do="save")
    page = get(writing, REMARKS)
    assert "The passage has changed since this was said:" in words(page)
    assert "<del>published </del>" in page
    send(PAGE, text="## Purpose\n", do="save")
    told = words(get(writing, REMARKS))
    assert "On passages that are gone" in told
    assert "The passage is gone. It said: 2. Every figure below" in told


def test_a_remark_is_about_what_was_read_not_what_stands_there_now(
    writing: Client, post: Post, send: Post, publication: Publication
) -> None:
    text = texts_of(publication)[Language.EN].text
    send(PAGE, text=f"### First\n\n{text}", do="save")
    say(post, place=2)
    assert Remark.objects.get().passage.startswith("2. Every figure below")
    page = get(writing, REMARKS)
    passage = page.partition('id="passage-3"')[2].partition('id="passage-4"')[0]
    assert "By whom?" in passage


def test_to_say_nothing_is_refused_and_what_was_said_too_long_stays(
    client: Client, reviewer: Person, post: Post
) -> None:
    client.force_login(reviewer)
    post(REMARKS, status=422, began_from="0", place="2", text=" ")
    page = post(REMARKS, status=422, began_from="0", place="2", text="long " * 1100)
    assert "What you wrote" in words(page)
    assert not Comment.objects.exists()
    post(REMARKS, status=422, began_from="0", place="99", text="Where?")


def test_scripts_in_a_remark_or_a_text_are_words(writing: Client, post: Post, send: Post) -> None:
    send(PAGE, text="1. <script>alert(1)</script> `<b>`\n", do="save")
    text = '</textarea><script>alert("2")</script>'
    number = Remark.objects.count()
    version = re.search(r'name="began_from" value="(\d+)"', get(writing, REMARKS))
    assert version
    post(REMARKS, status=302, began_from=version[1], place="0", text=text)
    assert Remark.objects.count() == number + 1
    for address in (PAGE, REMARKS, f"{PAGE}/versions"):
        page = get(writing, address)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
