"""The next edition of a paper is frozen on its page by whoever may, once; a correction says so."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.editions import PAPER
from tests.web.pages.test_editions import SCRIBE, Readers, body, frozen, readers, step

from secretariat.engine.drafting.revising import UNWRITTEN, revise
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.publishing.models import Release, Step
from secretariat.kernel.languages import Language
from secretariat.web.asking import today

__all__ = ["readers"]  # a fixture, found here
HOME = f"/papers/{PAPER.key}"
FREEZE = f"{HOME}/freeze"
PUBLISHED = (Step.SEND, Step.CLEAR, Step.PUBLISH)


def sent(client: Client, **fields: str) -> tuple[int, str]:
    answer: Any = client.post(FREEZE, fields)
    return answer.status_code, answer.content.decode() or answer.headers["Location"]


def editions() -> list[tuple[int, str, int | None]]:
    found = Release.objects.filter(publication=PAPER.key).order_by("edition")
    return [(one.edition, one.note, one.corrects and one.corrects.edition) for one in found]


def test_who_may_freezes_the_next_edition_and_is_led_to_it(readers: Readers) -> None:
    author = readers["author"]
    assert f'href="{FREEZE}"' in body(author, f"{HOME}/draft/en")[1]
    page = body(author, FREEZE)[1]
    assert "Freeze edition 1 of “Zebras counted”?" in page
    assert 'name="corrects"' not in page  # nothing has been published that could be corrected
    assert sent(author, edition="1", note_en="For the 358th Session") == (302, f"{HOME}/1")
    assert editions() == [(1, "For the 358th Session", None)]
    page = body(author, f"{HOME}/1")[1]
    assert "Edition 1 has been frozen." in page
    assert f'href="{FREEZE}"' in page


def test_a_form_sent_twice_freezes_once_and_keeps_what_was_typed(readers: Readers) -> None:
    author = readers["author"]
    assert sent(author, edition="1")[0] == 302
    status, page = sent(author, edition="1", note_en="The one with the new table")
    assert status == 409
    assert "has been frozen since you opened this form" in page
    assert "The one with the new table" in page
    assert 'name="edition" value="2"' in page  # sent again knowingly, it freezes the next one
    assert len(editions()) == 1


def test_a_correction_says_why_and_of_which_published_edition(readers: Readers) -> None:
    author, first = readers["author"], frozen()
    for name in PUBLISHED:
        step(first, name)
    assert '<option value="1"' in body(author, FREEZE)[1]
    status, page = sent(author, edition="2", corrects="1")
    assert status == 422
    assert "A correction says what it corrects." in page
    assert '<option value="1" selected' in page
    assert sent(author, edition="2", corrects="1", note_en="It counts one more.")[0] == 302
    assert editions()[-1] == (2, "It counts one more.", 1)
    assert "Corrects edition 1" in body(author, f"{HOME}/2")[1]
    assert "Corrects edition 1." in body(author, f"{HOME}/2.html")[1]
    assert "Edition 2 corrects this one" not in body(readers["stranger"], f"{HOME}/1")[1]


def test_why_is_asked_in_each_language_of_the_paper_and_in_no_other(readers: Readers) -> None:
    author = readers["author"]
    assert re.findall(r'name="(note_..)"', body(author, FREEZE)[1]) == ["note_en"]
    text = texts_of(PAPER)[Language.EN].text
    revise(PAPER, Language.FR, text, by=SCRIBE, on=today(), began_from=UNWRITTEN)
    assert re.findall(r'name="(note_..)"', body(author, FREEZE)[1]) == ["note_en", "note_fr"]
    assert sent(author, edition="1", note_en="One more.", note_fr="Un de plus.")[0] == 302
    (release,) = Release.objects.filter(publication=PAPER.key)
    told = [release.noted(one).text for one in (Language.EN, Language.FR, Language.ES)]
    assert told == ["One more.", "Un de plus.", "One more."]


@pytest.mark.parametrize(
    ("who", "status"),
    [("clearer", 403), ("publisher", 403), ("reader", 404), ("early", 404), ("stranger", 302)],
)
def test_nobody_else_freezes_and_who_does_not_work_on_it_learns_nothing(
    readers: Readers, who: str, status: int
) -> None:
    client: Client = readers[who]
    assert body(client, FREEZE)[0] == status
    refused = 403 if who == "stranger" else status  # a form is never led away from its words
    assert sent(client, edition="1")[0] == refused
    assert editions() == []
    assert f'href="{FREEZE}"' not in body(client, f"{HOME}/draft/en")[1]


def test_who_may_not_freeze_is_not_led_there(readers: Readers) -> None:
    release = frozen()
    for name in PUBLISHED:
        step(release, name)
    led: Mapping[str, bool] = {
        who: f'href="{FREEZE}"' in body(client, f"{HOME}/1")[1] for who, client in readers.items()
    }
    assert led == {**dict.fromkeys(readers, False), "author": True}
