"""A translation knows which wording it was made from: what is missing or stale is told."""

from collections.abc import Callable

import pytest
from tests.engine.discussion.conftest import TODAY
from tests.engine.drafting.conftest import ENGLISH, SPANISH, Paper

from secretariat.engine.access.models import Person
from secretariat.engine.drafting.revising import UNWRITTEN, revise, version_of
from secretariat.engine.drafting.texts import Text, texts_of
from secretariat.engine.drafting.translating import Row, Seen, State, beside, translate
from secretariat.engine.records.versions import ChangedSince
from secretariat.kernel.errors import BadInput, Refused
from secretariat.kernel.languages import Language

EN, FR, ES = Language
REWORDED = ENGLISH.replace("Every figure can be opened.", "Every figure can be opened by all.")


def rows(paper: Paper, language: Language = ES) -> tuple[Row, ...]:
    texts = texts_of(paper)
    return beside(texts[EN], texts.get(language, Text(text="")))


def states(paper: Paper, language: Language = ES) -> list[str]:
    return [row.state.value for row in rows(paper, language)]


def write(paper: Paper, by: Person, text: str, language: Language = EN) -> int:
    began = version_of(texts_of(paper).get(language))
    return revise(paper, language, text, by=by, on=TODAY, began_from=began)


def seen(paper: Paper, language: Language = ES) -> Seen:
    texts = texts_of(paper)
    return Seen(original=version_of(texts.get(EN)), translation=version_of(texts.get(language)))


def say(paper: Paper, by: Person, said: dict[int, str], right: set[int] | None = None) -> int:
    return translate(
        paper, ES, said, right=frozenset(right or ()), by=by, on=TODAY, seen=seen(paper)
    )


def test_files_that_belong_together_are_up_to_date(paper: Paper, db: None) -> None:
    assert states(paper) == ["current"] * 4
    assert [row.translation for row in rows(paper)][1].startswith("1. El documento")


def test_a_language_without_a_text_lacks_every_passage(paper: Paper, db: None) -> None:
    assert states(paper, FR) == ["missing"] * 4


def test_a_reworded_passage_makes_its_translation_stale_and_no_other(
    paper: Paper, ana: Person
) -> None:
    write(paper, ana, REWORDED)
    assert states(paper) == ["current", "current", "stale", "current"]
    stale = rows(paper)[2]
    assert stale.made_from == "2. Every figure can be opened."
    assert stale.original == "2. Every figure can be opened by all."


def test_a_new_passage_is_missing_and_one_that_went_is_surplus(paper: Paper, ana: Person) -> None:
    write(paper, ana, ENGLISH.replace("2. Every figure can be opened.\n\n", "### More\n\n"))
    assert states(paper) == ["current", "current", "surplus", "missing", "current"]


def test_a_passage_moved_is_still_translated(paper: Paper, ana: Person) -> None:
    first, second = ENGLISH.split("\n\n")[1:3]
    write(paper, ana, ENGLISH.replace(first, "@").replace(second, first).replace("@", second))
    assert states(paper).count("current") == 3
    assert sorted(states(paper))[1:] != ["stale"] * 3


def test_saving_one_passage_brings_it_up_to_date(paper: Paper, ana: Person) -> None:
    write(paper, ana, REWORDED)
    say(paper, ana, {2: "2. Cada cifra puede abrirse por todos."})
    assert states(paper) == ["current"] * 4
    assert "por todos" in texts_of(paper)[ES].text
    assert "El Consejo toma nota." in texts_of(paper)[ES].text


def test_still_right_as_it_stands_changes_no_word(paper: Paper, ana: Person) -> None:
    write(paper, ana, REWORDED)
    say(paper, ana, {}, right={2})
    assert states(paper) == ["current"] * 4
    assert texts_of(paper)[ES].text == SPANISH


def test_saving_all_unchanged_leaves_the_stale_stale(paper: Paper, ana: Person) -> None:
    write(paper, ana, REWORDED)
    said = {number: row.translation for number, row in enumerate(rows(paper))}
    say(paper, ana, said)
    assert states(paper)[2] == "stale"


def test_an_emptied_passage_goes_and_is_missing_again(paper: Paper, ana: Person) -> None:
    say(paper, ana, {1: " \n"})
    assert states(paper) == ["current", "missing", "current", "current"]


def test_a_first_translation_is_written_passage_by_passage(paper: Paper, ana: Person) -> None:
    translate(paper, FR, {3: "> Le Conseil prend note."}, by=ana, on=TODAY, seen=seen(paper, FR))
    assert states(paper, FR) == ["missing", "missing", "missing", "current"]
    said = {0: "## Objet", 1: "1. Le document informe le Conseil."}
    translate(paper, FR, said, by=ana, on=TODAY, seen=seen(paper, FR))
    assert states(paper, FR) == ["current", "current", "missing", "current"]
    assert texts_of(paper)[FR].passages[0] == "## Objet"


def test_what_was_translated_from_an_older_wording_is_stale_at_once(
    paper: Paper, ana: Person, bo: Person
) -> None:
    began = seen(paper)
    write(paper, bo, REWORDED)
    translate(paper, ES, {2: "2. Toda cifra se abre."}, by=ana, on=TODAY, seen=began)
    assert rows(paper)[2].made_from == "2. Every figure can be opened."
    assert states(paper)[2] == "stale"


def test_two_translators_lose_nothing_of_each_other(paper: Paper, ana: Person, bo: Person) -> None:
    began = seen(paper)
    say(paper, bo, {1: "1. El documento informa."})
    with pytest.raises(ChangedSince) as told:
        translate(paper, ES, {2: "2. Toda cifra se abre."}, by=ana, on=TODAY, seen=began)
    assert told.value.changed[0].entries[0].who == "Bo"
    assert "1. El documento informa." in texts_of(paper)[ES].passages


def test_the_whole_translation_edited_keeps_what_each_passage_was_made_from(
    paper: Paper, ana: Person
) -> None:
    write(paper, ana, REWORDED)
    write(paper, ana, SPANISH.replace("puede abrirse", "se abre"), ES)
    assert states(paper) == ["current", "current", "stale", "current"]


def test_a_passage_added_to_the_whole_text_was_made_from_the_one_at_its_place(
    paper: Paper, ana: Person
) -> None:
    write(paper, ana, ENGLISH + "\n### Annex\n")
    assert states(paper)[-1] == "missing"
    write(paper, ana, SPANISH + "\n### Anexo\n", ES)
    assert states(paper) == ["current"] * 5


def test_the_original_has_no_translation_into_itself(paper: Paper, ana: Person) -> None:
    with pytest.raises(BadInput, match="written in"):
        translate(paper, EN, {}, by=ana, on=TODAY, seen=seen(paper, EN))


def test_who_may_not_write_translates_nothing(paper: Paper, rosa: Person) -> None:
    with pytest.raises(Refused):
        say(paper, rosa, {1: "1. Otra cosa."})
    assert version_of(texts_of(paper)[ES]) == UNWRITTEN


def test_any_language_may_be_the_original(written_in: Callable[..., Paper], db: None) -> None:
    from dataclasses import replace

    paper = replace(written_in(en=ENGLISH, es=SPANISH), original=ES)
    texts = texts_of(paper)
    assert [row.state for row in beside(texts[ES], texts[EN])] == [State.CURRENT] * 4
    assert texts[ES].made_from == ()
