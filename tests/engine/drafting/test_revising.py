"""A text is written by who may, from the version she read, and every version is kept."""

from dataclasses import replace

import pytest
from tests.engine.discussion.conftest import TODAY
from tests.engine.drafting.conftest import ENGLISH, Paper

from secretariat.engine.access.models import Person
from secretariat.engine.drafting.models import DraftText
from secretariat.engine.drafting.revising import LONGEST, UNWRITTEN, revise, version_of
from secretariat.engine.drafting.story import story_of
from secretariat.engine.drafting.texts import texts_of
from secretariat.engine.history.models import Act
from secretariat.engine.records.versions import ChangedSince
from secretariat.kernel.errors import BadInput, Refused
from secretariat.kernel.languages import Language

EN = Language.EN


def write(paper: Paper, by: Person, text: str, began_from: int) -> int:
    return revise(paper, EN, text, by=by, on=TODAY, began_from=began_from)


def test_until_somebody_writes_the_declared_file_is_the_text(paper: Paper, db: None) -> None:
    text = texts_of(paper)[EN]
    assert (text.text, version_of(text)) == (ENGLISH, UNWRITTEN)
    assert not DraftText.objects.exists()


def test_what_is_written_takes_the_place_of_the_file(paper: Paper, ana: Person) -> None:
    version = write(paper, ana, "## New\r\n\r\nWords.", UNWRITTEN)
    text = texts_of(paper)[EN]
    assert text.text == "## New\n\nWords."
    assert version_of(text) == version


def test_a_text_emptied_is_no_text(paper: Paper, ana: Person) -> None:
    write(paper, ana, " \n", UNWRITTEN)
    assert EN not in texts_of(paper)


def test_each_writing_is_an_act_told_in_a_sentence(paper: Paper, ana: Person, bo: Person) -> None:
    first = write(paper, ana, "One two.", UNWRITTEN)
    write(paper, bo, "One two three.", first)
    newest, oldest = story_of(DraftText.objects.get().pk)
    assert (newest.entry.who, newest.entry.told) == ("Bo", "revised this text")
    assert (newest.added, newest.removed) == (2, 1)
    assert (oldest.text, oldest.added) == ("One two.", 2)
    assert Act.objects.filter(action="drafting.revise_text").count() == 2


def test_the_first_version_is_compared_with_the_file_it_began_from(
    paper: Paper, ana: Person
) -> None:
    write(paper, ana, ENGLISH.replace("opened", "opened by all"), UNWRITTEN)
    (only,) = story_of(DraftText.objects.get().pk, begins=ENGLISH)
    assert (only.added, only.removed) == (3, 1)


def test_of_two_at_work_the_second_is_told_and_nothing_is_lost(
    paper: Paper, ana: Person, bo: Person
) -> None:
    began = write(paper, ana, "One.", UNWRITTEN)
    write(paper, bo, "Two.", began)
    with pytest.raises(ChangedSince) as told:
        write(paper, ana, "Three.", began)
    assert [entry.who for entry in told.value.changed[0].entries] == ["Bo"]
    assert texts_of(paper)[EN].text == "Two."


def test_of_two_who_begin_from_the_file_the_second_is_told(
    paper: Paper, ana: Person, bo: Person
) -> None:
    write(paper, ana, "One.", UNWRITTEN)
    with pytest.raises(ChangedSince) as told:
        write(paper, bo, "Two.", UNWRITTEN)
    assert [entry.who for entry in told.value.changed[0].entries] == ["Ana"]


def test_a_version_there_never_was_is_refused(paper: Paper, ana: Person) -> None:
    write(paper, ana, "One.", UNWRITTEN)
    with pytest.raises(BadInput, match="never had the version"):
        write(paper, ana, "Two.", 99_999_999)


def test_only_who_may_write_writes(paper: Paper, rosa: Person, outsider: Person) -> None:
    for person in (rosa, outsider):
        with pytest.raises(Refused):
            write(paper, person, "Mine.", UNWRITTEN)
    assert not DraftText.objects.exists()


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "half a \0 word"])
def test_what_is_no_text_is_refused(paper: Paper, ana: Person, text: str) -> None:
    with pytest.raises(BadInput, match="at most"):
        write(paper, ana, text, UNWRITTEN)


def test_papers_do_not_share_their_texts(paper: Paper, ana: Person) -> None:
    write(paper, ana, "Mine.", UNWRITTEN)
    other = replace(paper, key="another-paper")
    assert texts_of(other)[EN].text == ENGLISH
    write(other, ana, "Other.", UNWRITTEN)
    assert texts_of(paper)[EN].text == "Mine."
