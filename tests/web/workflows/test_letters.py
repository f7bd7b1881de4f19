"""People are written to as they wish, once, in their language, and of no more than titles."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import QuerySet
from django.utils.translation import get_language
from pytest_django import Settings
from tests.engine.workflows import declared
from tests.engine.workflows.ground import BY, somebody, these, value
from tests.web.workflows.test_move_pages import address, reported

from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import Process, act
from secretariat.engine.jobs.declaring import Work
from secretariat.engine.notices.following import follow
from secretariat.engine.notices.mailing import RECENT, write_to_all
from secretariat.engine.notices.models import Mail, Notice
from secretariat.engine.notices.preferring import choose
from secretariat.engine.product import Product
from secretariat.engine.workflows.moving import move
from secretariat.kernel.languages import LANGUAGES
from secretariat.web.asking import now, today
from secretariat.web.workflows.jobs import REMIND, WRITE
from secretariat.web.workflows.letters import send

Parts = dict[str, Part]


@pytest.fixture(autouse=True)
def posted(settings: Settings) -> None:
    """A mail server is known, and where people open the product."""
    settings.EMAIL_HOST = "mail.example"
    settings.ADDRESS = "https://records.example"


def write(days: int = 0) -> int:
    """Write to everybody, as on a day to come."""
    return write_to_all(send, on=today() + timedelta(days=days), now=now() + timedelta(days=days))


def letters() -> list[tuple[str, str]]:
    """To whom each letter went, and what it says."""
    return [(one.to[0], f"{one.subject}\n{one.body}") for one in mail.outbox]


def test_a_letter_names_the_record_and_links_to_it_and_no_more(
    parts: Parts, rosa: Person, vera: Person
) -> None:
    made = reported(parts, by=rosa)
    assert write() == 1
    ((to, words),) = letters()
    assert to == "vera@example.org"
    assert "1 thing is new for you" in words
    assert f"“Verify” waits for you: {made}.\nhttps://records.example{address(made)}" in words
    assert "https://records.example/notices/" in words
    assert "A report" not in words  # the evidence, which the record holds
    assert mail.outbox[0].subject == "1 thing is new for you"


def test_nothing_is_sent_twice(parts: Parts, rosa: Person, vera: Person) -> None:
    choose(vera, Mail.AT_ONCE)
    reported(parts, by=rosa)
    assert [write(), write(), write(days=1)] == [1, 0, 0]


def test_once_a_day_all_in_one_or_at_once_each(parts: Parts, rosa: Person, vera: Person) -> None:
    val = somebody("val", "verifier")
    choose(val, Mail.AT_ONCE)
    for code in ("V1", "V2"):
        move(
            declared.VALUES,
            "report",
            these(value(parts["FIN"], code, source="x")),
            by=rosa,
            on=today(),
        )
        write()
    sent = [to for to, _words in letters()]
    assert (sent.count("val@example.org"), sent.count("vera@example.org")) == (2, 1)
    assert write(days=1) == 1
    assert letters()[-1][0] == "vera@example.org"
    assert "V2" in letters()[-1][1]
    assert "V1" not in letters()[-1][1]


def test_whoever_wants_none_or_is_gone_is_not_written_to(
    parts: Parts, rosa: Person, vera: Person
) -> None:
    gone = somebody("gone", "verifier")
    choose(vera, Mail.NEVER)
    reported(parts, by=rosa)
    deactivate([gone], by=BY, on=today(), reason="left")
    assert write() == 0
    assert not mail.outbox


def test_what_is_long_past_is_not_written_any_more(
    parts: Parts, rosa: Person, vera: Person
) -> None:
    reported(parts, by=rosa)
    Notice.objects.update(at=now() - RECENT)
    assert write() == 0


@pytest.mark.parametrize("language", [one.value for one in LANGUAGES])
def test_it_is_in_her_language(
    parts: Parts, rosa: Person, vera: Person, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with act("tests.language", by=BY):
        QuerySet(Person).filter(pk=vera.pk).update(language=language)
    monkeypatch.setattr("secretariat.web.workflows.letters._ending", get_language)
    reported(parts, by=rosa)
    assert write() == 1
    assert letters()[0][1].endswith(f"\n{language}")
    assert get_language() == "en"


def test_a_change_she_follows_arrives_with_the_next_letter(parts: Parts, rosa: Person) -> None:
    una = somebody("una")
    made = value(parts["FIN"], source="x", as_of=today())
    for person in (una, rosa):
        follow(person, table="results.value", record=made.pk)
    move(declared.VALUES, "report", these(made), by=rosa, on=today())
    assert write() == 1
    ((to, words),) = letters()
    assert to == "una@example.org"
    assert f"Rosa reported this value: {made}." in words
    assert "What changed in what you follow" in words


def test_a_closed_record_has_no_title_in_a_letter(
    parts: Parts, rosa: Person, vera: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    una, made = somebody("una"), reported(parts, by=rosa)
    follow(una, table="results.value", record=made.pk)
    closed = replace(declared.values, see=declared.May.REPORT)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (closed,)))
    write()
    ((to, words),) = letters()
    assert to == "vera@example.org"
    assert "a record you can no longer see" in words
    assert str(made) not in words


def test_a_letter_that_cannot_be_sent_is_tried_again(
    parts: Parts, rosa: Person, vera: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(parts, by=rosa)

    def broken(_letter: object) -> bool:
        raise OSError("no route to the mail server")

    with pytest.raises(OSError, match="no route"):
        write_to_all(broken, on=today(), now=now())
    assert Notice.objects.unsent().count() == 1
    assert write() == 1


def test_a_title_with_a_line_break_forges_no_header(
    parts: Parts, rosa: Person, vera: Person
) -> None:
    made = value(parts["FIN"], "V1\nBcc: eve@example.org", source="x", as_of=today())
    move(declared.VALUES, "report", these(made), by=rosa, on=today())
    write()
    (letter,) = mail.outbox
    assert letter.recipients() == ["vera@example.org"]
    assert "Bcc" not in letter.message()


def work() -> Work:
    """A run under way, as a worker gives it to a job."""

    def progress(_done: int, _of: int, _words: Any) -> None:
        """Nobody looks."""

    return Work(run=1, arguments={}, by=Process("worker"), at=now(), on=today(), progress=progress)


def test_the_jobs_say_what_they_did(
    parts: Parts, rosa: Person, vera: Person, settings: Settings
) -> None:
    value(parts["FIN"], as_of=today() + timedelta(days=1))
    result = REMIND.do(work())
    assert result is not None
    assert str(result.sentence) == "Reminders written: 1."
    sent = WRITE.do(work())
    assert sent is not None
    assert str(sent.sentence) == "Letters sent: 1."
    settings.EMAIL_HOST = ""
    unsent = WRITE.do(work())
    assert unsent is not None
    assert str(unsent.sentence) == "No mail server is known here: nothing was sent."
    assert len(mail.outbox) == 1
