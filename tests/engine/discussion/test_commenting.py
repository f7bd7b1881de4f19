"""Whoever may see a record may say something about it, and take back what is hers."""

from dataclasses import replace

import pytest
from tests.engine.discussion.conftest import REGISTER, TODAY

from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import May
from secretariat.engine.discussion.commenting import comment, comments_of, withdraw
from secretariat.engine.discussion.models import LONGEST, Comment
from secretariat.engine.history.models import Act
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused

CLOSED = replace(REGISTER, see=May.READ_HISTORY)


def say(record: int, by: Person, text: str = "Is the name right?") -> Comment:
    return comment(REGISTER, record, text, by=by, on=TODAY)


def test_comments_stand_in_the_order_they_were_made(record: int, ana: Person, bo: Person) -> None:
    say(record, ana, "first")
    say(record, bo, "second")
    say(record, ana, "third")
    told = [(one.text, str(one.person)) for one in comments_of(REGISTER, record)]
    assert told == [("first", "Ana"), ("second", "Bo"), ("third", "Ana")]


def test_a_comment_is_an_act_of_its_author_at_the_databases_time(record: int, ana: Person) -> None:
    made = say(record, ana)
    act = Act.objects.get(action="discussion.comment")
    assert act.by == ana.pk
    kept = Comment.objects.get(pk=made.pk)
    assert kept.at is not None
    assert kept.person_id == ana.pk


@pytest.mark.parametrize("text", ["", "   \n", "x" * (LONGEST + 1), "a\0b"])
def test_what_is_no_comment_is_refused(record: int, ana: Person, text: str) -> None:
    with pytest.raises(BadInput):
        say(record, ana, text)
    assert not Comment.objects.exists()


def test_the_longest_is_kept_whole(record: int, ana: Person) -> None:
    assert len(say(record, ana, "é" * LONGEST).text) == LONGEST


def test_a_guest_reads_and_writes_nothing(record: int, guest: Person) -> None:
    with pytest.raises(Refused):
        say(record, guest)


def test_about_what_one_may_not_see_nothing_can_be_said(record: int, ana: Person) -> None:
    answers = []
    for register, number in ((CLOSED, record), (REGISTER, record + 99)):
        with pytest.raises(NotFound) as refused:
            comment(register, number, "x", by=ana, on=TODAY)
        answers.append(str(refused.value))
    assert len(set(answers)) == 1


def test_an_author_takes_her_comment_back(record: int, ana: Person) -> None:
    made = say(record, ana)
    withdraw(made.pk, REGISTER, by=ana, on=TODAY)
    (kept,) = comments_of(REGISTER, record)
    assert kept.is_withdrawn
    with pytest.raises(Conflict):
        withdraw(made.pk, REGISTER, by=ana, on=TODAY)


def test_nobody_takes_back_what_another_said(record: int, ana: Person, bo: Person) -> None:
    made = say(record, ana)
    with pytest.raises(Refused):
        withdraw(made.pk, REGISTER, by=bo, on=TODAY, reason="I disagree")
    assert not Comment.objects.get(pk=made.pk).is_withdrawn


def test_a_moderator_takes_it_away_and_says_why(
    record: int, ana: Person, moderator: Person
) -> None:
    made = say(record, ana)
    with pytest.raises(BadInput, match="needs a reason"):
        withdraw(made.pk, REGISTER, by=moderator, on=TODAY)
    withdraw(made.pk, REGISTER, by=moderator, on=TODAY, reason="names a patient")
    assert Act.objects.get(action="discussion.withdraw_comment").reason == "names a patient"


def test_a_comment_of_another_register_is_not_found_here(record: int, ana: Person) -> None:
    made = say(record, ana)
    other = replace(REGISTER, key="states")
    with pytest.raises(NotFound):
        withdraw(made.pk, other, by=ana, on=TODAY)


def test_records_of_one_number_in_two_registers_have_their_own(record: int, ana: Person) -> None:
    say(record, ana)
    assert not comments_of(replace(REGISTER, key="states"), record)
