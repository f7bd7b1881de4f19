"""What a paper's writer is shown: what waits for its next issue, and what was answered since."""

from datetime import date, timedelta

import pytest
from tests.areas.governance.conftest import World, moved

from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.governance.models.meeting import Document, Session
from secretariat.areas.governance.standing.asked import Standing, followed, for_paper
from secretariat.engine.access.actors import ANONYMOUS

PAPER = "composition-of-the-staff"
TODAY = date(2026, 6, 1)


def issue(world: World, number: int, starts: date) -> tuple[Session, Document]:
    """A session with an issue of the paper."""
    session = world.session(number, starts)
    return session, world.document(session, publication=PAPER)


@pytest.fixture
def issues(world: World) -> list[tuple[Session, Document]]:
    """Three issues, a year apart."""
    return [issue(world, n, date(2022 + n, 11, 4)) for n in (1, 2, 3)]


Issues = list[tuple[Session, Document]]


def asked_on(world: World, issues: Issues, place: int, **more: object) -> FollowUp:
    """What was asked on an issue, due at the next one or by a day."""
    session, paper = issues[place]
    return world.follow_up(world.decision(session, paper), **more)


def test_what_was_asked_on_any_issue_waits_for_the_next_until_it_is_answered(
    world: World, issues: Issues
) -> None:
    old = asked_on(world, issues, 0)
    new = asked_on(world, issues, 2, due_by=date(2026, 12, 31))
    found = for_paper(PAPER, TODAY)
    assert found.last == issues[2][1]
    assert [one.follow_up for one in found.open] == [old, new]
    assert [one.standing for one in found.open] == [Standing.OVERDUE, Standing.OPEN]
    assert [one.follow_up.decision.document for one in found.open] == [issues[0][1], issues[2][1]]


def test_what_another_paper_is_asked_to_answer_waits_for_that_paper(
    world: World, issues: Issues
) -> None:
    session = issues[0][0]
    elsewhere = world.follow_up(world.decision(session), publication=PAPER)
    world.follow_up(world.decision(session))
    assert [one.follow_up for one in for_paper(PAPER, TODAY).open] == [elsewhere]


def test_what_the_last_issue_answered_is_shown_and_what_earlier_ones_did_is_not(
    world: World, issues: Issues
) -> None:
    early, late = asked_on(world, issues, 0), asked_on(world, issues, 1)
    world.report(early, issues[1][0], document=issues[1][1])
    world.report(late, issues[2][0], document=issues[2][1])
    found = for_paper(PAPER, TODAY)
    assert [one.follow_up for one in found.answered] == [late]
    assert not found.open


@pytest.mark.parametrize(("days", "answered"), [(0, 0), (1, 1)])
def test_what_the_issue_before_was_told_on_its_last_day_was_answered_by_that_one(
    world: World, issues: Issues, days: int, answered: int
) -> None:
    (_first, _paper), (session, _second), *_later = issues
    day = session.ends + timedelta(days=days)
    told, closed = asked_on(world, issues, 0), asked_on(world, issues, 0)
    world.report(told, session, reported_on=day)
    world.report(closed, session)
    for name in ("take_up", "report"):
        moved(name, closed)
    moved("close", closed, closed_on=day)
    found = for_paper(PAPER, TODAY)
    assert [one.follow_up for one in found.answered] == [told, closed][: 2 * answered]
    assert not found.open


def test_on_an_earlier_day_the_earlier_issue_was_the_last(world: World, issues: Issues) -> None:
    one = asked_on(world, issues, 0)
    world.report(one, issues[1][0], document=issues[1][1])
    found = for_paper(PAPER, date(2024, 1, 1))  # between the first issue and the second
    assert found.last == issues[0][1]
    assert [each.follow_up for each in found.open] == [one]


def test_what_was_decided_on_the_last_issue_is_told_though_nothing_follows(
    world: World, issues: Issues
) -> None:
    session, paper = issues[2]
    decision = world.decision(session, paper)
    found = for_paper(PAPER, TODAY)
    assert list(found.decided) == [decision]
    assert not found.is_empty


def test_a_paper_nobody_asked_anything_of_has_nothing_to_show(world: World) -> None:
    world.asked()
    assert for_paper("fundamental-conventions", TODAY).is_empty


def test_a_report_before_it_was_reopened_is_no_answer(world: World, issues: Issues) -> None:
    one = asked_on(world, issues, 0)
    world.report(one, issues[1][0])
    for name in ("take_up", "report"):
        moved(name, one)
    moved("reopen", one, reopened_on=date(2024, 12, 1), reason="Not done.")
    from django.db.models import Q

    def standing(day: date) -> Standing:
        (found,) = followed(Q(pk=one.pk), day)
        return found.standing

    assert standing(date(2024, 11, 30)) is Standing.REPORTED
    assert standing(date(2024, 12, 1)) is Standing.OPEN
    assert standing(TODAY) is Standing.OVERDUE
    world.report(one, issues[1][0], reported_on=date(2024, 12, 1))
    assert standing(date(2024, 12, 1)) is Standing.REPORTED


def test_the_panel_beside_a_draft_tells_the_same_and_names_units_to_nobody_outside(
    world: World, issues: Issues
) -> None:
    from tests.areas.governance.conftest import somebody

    from secretariat.areas.governance.panels import asked_of

    asked_on(world, issues, 2, due_by=date(2026, 12, 31), asks_en="Show ages.")
    writer = somebody("wanda")
    (item,) = asked_of(PAPER, writer, TODAY)
    assert item.words == "Show ages."
    assert "31 December 2026" in item.note.replace("\xa0", " ")
    assert item.address == "record"
    (outside,) = asked_of(PAPER, ANONYMOUS, TODAY)
    assert "Show ages." not in outside.words
    assert outside.words == issues[2][1].decisions.get().text_en
    assert asked_of("fundamental-conventions", writer, TODAY) == ()
