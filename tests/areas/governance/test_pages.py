"""What a session's page and that of an objective tell, to strangers and to whoever signs in."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.areas.governance.conftest import World, moved, somebody

from secretariat.areas.governance import registers
from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.governance.models.meeting import Document, Session
from secretariat.areas.governance.pages import papers, sessions
from secretariat.areas.results import actions as results
from secretariat.areas.results.models.planned import Objective
from secretariat.engine.publishing.declaring import publication_of
from secretariat.engine.registers.declaring import register_for

ASKS, TOLD = "Count the inspectors.", "The inspectors were counted."
NOVEMBER = date(2024, 11, 4)


def page(client: Client, session: Session, question: str = "") -> str:
    """The page of a session."""
    answer = client.get(reverse("governance-session", args=[session.code]) + question)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def asked(world: World) -> FollowUp:
    """A follow-up of a decision on a paper, due by the end of a later session."""
    session = world.session(7)
    paper = world.document(session, 2, title_en="Inspection", title_fr="L’inspection")
    decision = world.decision(
        session, paper, paragraph=12, kind="request", text_en="The body asked for numbers."
    )
    return world.follow_up(decision, asks_en=ASKS, due_session=world.session(8, NOVEMBER))


def test_a_stranger_reads_what_was_decided_and_how_far_it_is(
    client: Client, asked: FollowUp
) -> None:
    told = page(client, asked.decision.session)
    for words in ("Governing Body, session 7", "Inspection", "Paragraph 12", "request for info"):
        assert words in told
    assert "The body asked for numbers." in told
    assert "Overdue" in told


def test_only_whoever_signs_in_reads_which_unit_is_to_do_what(
    client: Client, asked: FollowUp
) -> None:
    assert ASKS not in page(client, asked.decision.session)
    client.force_login(somebody("nora"))
    told = page(client, asked.decision.session)
    assert ASKS in told
    assert "A; due at session GB.8, by 8 November 2024." in told


def test_everybody_reads_what_the_session_was_told_and_in_which_paper(
    client: Client, world: World, asked: FollowUp
) -> None:
    later = Session.objects.get(number=8)
    paper = world.document(later, 3)
    world.report(asked, later, document=paper, text_en=TOLD)
    told = page(client, asked.decision.session)
    assert TOLD in told
    assert reverse("record", args=["session-documents", paper.pk]) in told
    assert "Reported" in told
    assert "Overdue" not in told.replace("Overdue follow-ups", "")


def test_the_page_tells_how_far_it_was_on_an_earlier_day(
    client: Client, world: World, asked: FollowUp
) -> None:
    later = Session.objects.get(number=8)
    world.report(asked, later, text_en=TOLD)
    for name in ("take_up", "report"):
        moved(name, asked)
    moved("close", asked, closed_on=later.ends)
    session = asked.decision.session
    assert "closed: 1" in page(client, session)
    assert "reported: 1" in page(client, session, "?as_of=2024-11-07")
    before = page(client, session, "?as_of=2024-11-03")
    assert "not yet reported: 1" in before
    assert TOLD not in before


def test_a_reopened_follow_up_waits_again_and_keeps_what_was_told(
    client: Client, world: World, asked: FollowUp
) -> None:
    later = Session.objects.get(number=8)
    world.report(asked, later, text_en=TOLD)
    for name in ("take_up", "report"):
        moved(name, asked)
    moved("reopen", asked, reopened_on=date(2024, 12, 2), reason="Not all of them.")
    told = page(client, asked.decision.session)
    assert "overdue: 1" in told
    assert TOLD in told


def test_a_text_without_translation_says_in_which_language_it_stands(
    client: Client, asked: FollowUp
) -> None:
    told = page(client, asked.decision.session, "?lang=fr")
    assert "L’inspection" in told
    assert '<p lang="en">The body asked for numbers.</p>' in told


def test_a_decision_that_asks_for_nothing_says_so(client: Client, world: World) -> None:
    session = world.session(7)
    world.decision(session, text_en="The body took note.")
    told = page(client, session)
    assert "Nothing follows from it." in told
    assert "Without a document" in told


def test_a_session_nobody_recorded_is_not_found(client: Client, world: World) -> None:
    assert client.get(reverse("governance-session", args=["GB.99"])).status_code == 404


def objective(world: World, code: str = "plan") -> Objective:
    """The one objective of a draft of a framework."""
    years = {"starts": date(2024, 1, 1), "ends": date(2025, 12, 31)}
    plan = world.add(results.add_frameworks, code=code, title_en="Plan", **years)
    level = world.add(
        results.add_levels,
        code=f"{code}/level-1",
        framework=plan,
        depth=1,
        one_en="goal",
        many_en="goals",
    )
    made: Objective = world.add(
        results.add_objectives,
        code=f"{code}/1",
        framework=plan,
        level=level,
        title_en="Safe work",
    )
    return made


def test_an_objective_tells_what_was_asked_about_it_once_its_framework_may_be_seen(
    client: Client, world: World, asked: FollowUp
) -> None:
    goal = objective(world)
    world.add(registers.concerns.add, decision=asked.decision, objective=goal)
    address = reverse("governance-objective", args=["plan", "1"])
    assert client.get(address).status_code == 404  # a draft is closed to strangers
    client.force_login(somebody("edith", "framework_editor"))
    told = client.get(address).content.decode()
    assert "The body asked for numbers." in told
    assert "IO/GB.7/STD/2, paragraph 12" in told
    before = client.get(f"{address}?as_of=2024-03-01").content.decode()
    assert "Nothing was asked about it by this date" in before


def test_a_page_takes_few_statements_however_much_was_decided(
    client: Client, world: World, django_assert_max_num_queries: object
) -> None:
    session, later = world.session(7), world.session(8, NOVEMBER)
    for number in range(1, 6):
        paper = world.document(session, number)
        one = world.follow_up(world.decision(session, paper), due_session=later)
        world.report(one, later)
    client.force_login(somebody("nora"))
    page(client, session)  # a first visit is noted
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        page(client, session)


def test_a_paper_tells_what_waits_for_its_next_issue_and_its_own_page_leads_there(
    client: Client, world: World
) -> None:
    from secretariat.engine.publishing.declaring import publication_of
    from secretariat.web.papers.beside import beside

    session = world.session(7)
    paper = world.document(session, publication="fundamental-conventions")
    world.follow_up(world.decision(session, paper, text_en="The body asked why."), asks_en=ASKS)
    (link,) = beside(publication_of("fundamental-conventions"))
    assert link.url == reverse("governance-paper", args=["fundamental-conventions"])
    told = client.get(link.url).content.decode()
    assert "1 thing waits for its next issue." in told
    assert "The body asked why." in told
    assert ASKS not in told
    client.force_login(somebody("nora"))
    assert ASKS in client.get(link.url).content.decode()
    other = client.get(reverse("governance-paper", args=["composition-of-the-staff"]))
    assert "Nothing was asked of it by this date" in other.content.decode()
    assert client.get(reverse("governance-paper", args=["no-such-paper"])).status_code == 404


@pytest.mark.parametrize("is_there", [False, True])
def test_who_can_read_no_edition_is_led_to_none(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    paper = publication_of("fundamental-conventions")
    if is_there:
        for place in (sessions, papers):
            monkeypatch.setattr(place, "publications_read", lambda *by, **at: {paper.key})
    session = world.session(7)
    world.document(session, 2, code=paper.symbol, publication=paper.key)
    leads_there = f'href="{reverse("paper-latest", args=[paper.key])}"'
    assert (leads_there in page(client, session)) is is_there
    asked_of_it = client.get(reverse("governance-paper", args=[paper.key])).content.decode()
    assert (leads_there in asked_of_it) is is_there


def offered(client: Client, record: Decision | Document | Session) -> dict[str, str]:
    """What can be added from the page of a record, with what the form begins with."""
    register = register_for(type(record))
    assert register is not None
    told = client.get(reverse("record", args=[register.key, record.pk])).content.decode()
    found = re.findall(r'href="/registers/[a-z-]+/do/add_(\w+)\?([^"]*)"', told)
    return {name: unescape(begun) for name, begun in found}


def test_the_secretary_goes_from_a_session_to_its_decisions_and_on_to_what_follows(
    client: Client, asked: FollowUp
) -> None:
    client.force_login(somebody("ilse", "body_secretary"))
    decision, document = asked.decision, asked.decision.document
    assert document is not None
    assert offered(client, decision) == {
        "follow_ups": f"decision={decision.pk}",
        "decision_objectives": f"decision={decision.pk}",
    }
    begun = f"document={document.pk}&session={decision.session_id}"
    assert offered(client, document) == {"decisions": begun}
    assert set(offered(client, decision.session)) == {"session_documents", "decisions"}


def test_others_are_not_offered_to_record_what_was_decided(client: Client, asked: FollowUp) -> None:
    client.force_login(somebody("nora"))
    assert offered(client, asked.decision) == {}


def test_a_decision_and_a_document_say_on_their_pages_what_they_are_about(
    client: Client, asked: FollowUp
) -> None:
    document = asked.decision.document
    assert document is not None
    for key, record, words in (
        ("decisions", asked.decision, "The body asked for numbers."),
        ("session-documents", document, "Inspection."),
    ):
        told = client.get(reverse("record", args=[key, record.pk])).content.decode()
        assert words in told.partition("</h1>")[2][:300]


def test_that_a_decision_concerns_a_draft_is_told_to_those_alone_who_work_on_it(
    client: Client, world: World, asked: FollowUp
) -> None:
    concern = world.add(registers.concerns.add, decision=asked.decision, objective=objective(world))
    register = "registers/decision-objectives"
    addresses = (
        f"/{register}/",
        f"/{register}/{concern.pk}/",
        f"/{register}/export.csv",
        f"/api/{register}",
        f"/registers/decisions/{asked.decision.pk}/",
    )

    def told() -> list[bool]:
        answers = [client.get(one) for one in addresses]
        texts = (b"".join(one).decode() for one in answers)
        return ["Safe work" in one or "plan/1" in one for one in texts]

    assert not any(told())
    client.force_login(somebody("nora"))
    assert not any(told())
    client.force_login(somebody("edith", "framework_editor"))
    assert told() == [True, True, True, False, True]  # the API asks for a token
