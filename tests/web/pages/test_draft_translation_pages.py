"""A translation stands beside its original: each passage says how it stands, and is saved alone."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import Post
from tests.web.pages.test_draft_pages import (
    KEY,
    PAGE,
    get,
    holder,
    publication,
    reviewer,
    words,
    writer,
    writing,
)

from secretariat.engine.access.models import Person
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.publishing.declaring import Publication
from secretariat.kernel.languages import Language

__all__ = ["publication", "reviewer", "writer", "writing"]
BESIDE = f"/papers/{KEY}/draft/es/beside"
EIGHTH = "training for labour inspectors."


def reword(client: Client, send: Post, publication: Publication) -> None:
    """Change the eighth paragraph of the original."""
    text = texts_of(publication)[Language.EN].text
    send(PAGE, text=text.replace(EIGHTH, "training for inspectors and judges."), do="save")


def rows(page: str) -> dict[int, str]:
    """What stands in the field of each passage, by its row."""
    found = re.findall(r'name="row-(\d+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {int(number): text for number, text in found}


def test_files_are_up_to_date_until_the_original_is_reworded(
    writing: Client, send: Post, publication: Publication
) -> None:
    assert "Of the passages: 13 up to date." in words(get(writing, BESIDE))
    reword(writing, send, publication)
    page = get(writing, BESIDE)
    assert "Of the passages: 1 stale, 12 up to date." in words(page)
    assert "Stale: the original has changed since" in words(page)
    assert re.search(r"training for <del>labour inspectors\.</del><ins>inspectors and judges", page)


def test_only_what_is_behind_can_be_shown(
    writing: Client, send: Post, publication: Publication
) -> None:
    reword(writing, send, publication)
    assert len(rows(get(writing, BESIDE))) == 13
    (only,) = rows(get(writing, f"{BESIDE}?show=behind")).values()
    assert only.startswith("8. ")


def stale(page: str) -> int:
    found = re.search(r'name="right" value="(\d+)"', page)
    assert found
    return int(found[1])


def test_one_passage_is_saved_and_no_other(
    writing: Client, send: Post, publication: Publication
) -> None:
    reword(writing, send, publication)
    before = texts_of(publication)[Language.ES].passages
    number = stale(get(writing, BESIDE))
    typed = {f"row-{number}": "8. Otra cosa.", "row-1": "1. Esto no se guarda."}
    send(BESIDE, save=str(number), **typed)
    after = texts_of(publication)[Language.ES].passages
    assert [one for one in after if one not in before] == ["8. Otra cosa."]
    assert "Of the passages: 13 up to date." in words(get(writing, BESIDE))


def test_a_stale_passage_that_is_still_right_is_marked_so(
    writing: Client, send: Post, publication: Publication
) -> None:
    reword(writing, send, publication)
    before = texts_of(publication)[Language.ES].text
    send(BESIDE, right=str(stale(get(writing, BESIDE))))
    assert texts_of(publication)[Language.ES].text == before
    assert "Of the passages: 13 up to date." in words(get(writing, BESIDE))


def test_all_passages_are_saved_at_once(
    writing: Client, send: Post, publication: Publication
) -> None:
    typed = {f"row-{number}": text for number, text in rows(get(writing, BESIDE)).items()}
    typed |= {"row-0": "## Objeto", "row-3": "## Ratificaciones"}
    send(BESIDE, save="all", **typed)
    passages = texts_of(publication)[Language.ES].passages
    assert (passages[0], passages[3]) == ("## Objeto", "## Ratificaciones")


def test_of_two_translators_the_second_keeps_what_she_typed_and_sees_his(
    client: Client, writing: Client, post: Post, publication: Publication
) -> None:
    seen = {"seen_original": "0", "seen_translation": "0"}
    post(BESIDE, status=302, save="0", **{"row-0": "## Objeto", **seen})
    client.force_login(holder("bo", "standards_editor"))
    typed = {"row-0": "## Propósito", "row-3": "## Ratificaciones"}
    page = post(BESIDE, status=409, save="all", **typed, **seen)
    assert "Somebody else saved this translation while you were at it: Ana" in words(page)
    assert rows(page)[0] == "## Propósito"
    assert rows(page)[3] == "## Ratificaciones"
    assert "Saved meanwhile by somebody else ## Objeto" in words(page)
    carried = dict(re.findall(r'name="(seen_\w+)" value="(\d+)"', page))
    post(BESIDE, status=302, save="all", **typed, **carried)
    assert texts_of(publication)[Language.ES].passages[0] == "## Propósito"


def test_a_form_that_does_not_say_what_was_seen_is_refused(writing: Client, post: Post) -> None:
    post(BESIDE, status=422, save="0", **{"row-0": "## Objeto"})


def test_a_reviewer_reads_both_and_saves_nothing(
    client: Client, reviewer: Person, post: Post, publication: Publication
) -> None:
    client.force_login(reviewer)
    page = get(client, BESIDE)
    assert "Save this passage" not in page
    seen = {"seen_original": "0", "seen_translation": "0"}
    post(BESIDE, status=403, save="0", **{"row-0": "## Objeto", **seen})
    assert texts_of(publication)[Language.ES].number is None


def test_each_language_says_how_far_it_is(
    writing: Client, send: Post, publication: Publication
) -> None:
    reword(writing, send, publication)
    told = words(get(writing, PAGE))
    assert "English the original Français 1 passage behind Español 1 passage behind" in told


@pytest.mark.parametrize("given", [{"row-x": "a"}, {"right": "x"}, {"save": "-1"}])
def test_odd_forms_write_nothing(
    writing: Client, send: Post, publication: Publication, given: dict[str, Any]
) -> None:
    before = texts_of(publication)[Language.ES].text
    send(BESIDE, **given)
    assert texts_of(publication)[Language.ES].text == before
