"""A candidate's erasure: gone from tables, history, search, exports, files and the mail queue."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import (
    PDF,
    TYPED,
    Applying,
    apply_to,
    file,
    follow,
    link_in,
    send,
)
from tests.areas.recruitment.selection.cases import ASKED, BY, CLOSES, OPENS, somebody

from secretariat.areas.recruitment.actions.drafting import KEPT, forget_left_alone
from secretariat.areas.recruitment.actions.erasing import (
    due,
    erase_due,
    erase_on_wish,
    set_days,
    without_a_day,
)
from secretariat.areas.recruitment.actions.sending import ERASED_AFTER
from secretariat.areas.recruitment.jobs import ERASE
from secretariat.areas.recruitment.models.applying import Application, Candidate, Draft, Step
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.registers import applying, outreach
from secretariat.engine.discussion.commenting import comment
from secretariat.engine.history.models import Act
from secretariat.engine.jobs.declaring import Work
from secretariat.engine.records.performing import change
from secretariat.engine.registers.declaring import register_of
from secretariat.kernel.errors import Conflict
from secretariat.web.asking import now, today

Mailed = Callable[[], list[Any]]
SECRETS = (
    *("Zyxwvu", "qwfpgj", "zyxwvu@example.invalid"),
    *("Institute of Qlmnop", "Motive Xkcdzz", "Fluent in Vrbgljk"),
)
HERS = {
    "name": SECRETS[0],
    "given": SECRETS[1],
    "email": SECRETS[2],
    "degrees": SECRETS[3],
    "letter": SECRETS[4],
    "languages": SECRETS[5],
    "born": "1987-06-05",
}


def found_in_the_database(words: str) -> list[str]:
    """The tables, of every schema, in which these words stand anywhere."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text ILIKE %s", [f"%{words}%"])
            if cursor.fetchone() != (0,):
                found.append(table)
    return found


def test_what_a_candidate_has_erased_is_nowhere_any_more(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy, files=[file(f"{SECRETS[0]}.pdf", PDF + b"its content")], **HERS)
    received = Application.objects.get()
    officer = somebody("officer", "recruiter", over="")
    said = f"I rang {SECRETS[0]}."
    comment(register_of("candidates"), received.candidate_id, said, by=officer, on=today())
    apply_to(Client(), vacancy, "keep", **HERS)
    link = link_in(mailed()[-1])
    assert all(found_in_the_database(words) for words in SECRETS)

    follow(client, link)
    assert "can’t be taken back" in client.get(reverse("candidate-erase")).content.decode()
    client.post(reverse("candidate-erase"))

    assert [found_in_the_database(words) for words in SECRETS] == [[]] * len(SECRETS)
    assert found_in_the_database("1987-06-05") == []
    candidate = Candidate.objects.get()
    assert (candidate.data, candidate.name) == ("erased", f"Erased candidate {candidate.pk}")
    assert Application.objects.get().state == "withdrawn"
    assert not received.attachments.exists()
    assert client.get(link).headers["Location"] == reverse("candidate-link")
    sent = len(mailed())
    Client().post(reverse("candidate-link"), {"email": SECRETS[2]})
    assert len(mailed()) == sent


def test_search_and_exports_find_her_no_more(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy, **HERS)
    officer = Client()
    officer.force_login(somebody("officer", "recruiter", over=""))
    asked = [
        reverse("register", args=["candidates"]) + f"?q={SECRETS[0]}",
        reverse("register-csv", args=["candidates"]),
        reverse("find") + f"?q={SECRETS[0]}",
    ]

    def tells(path: str) -> bool:
        answer = officer.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return f"{SECRETS[0]}, {SECRETS[1]}" in content.decode() or SECRETS[1] in content.decode()

    assert [tells(path) for path in asked[:2]] == [True, True]
    follow(client, link_in(mailed()[-1]))
    client.post(reverse("candidate-erase"))
    assert [tells(path) for path in asked] == [False, False, False]


def test_that_there_was_an_application_and_how_far_it_came_stays(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy, **HERS)
    follow(client, link_in(mailed()[-1]))
    client.post(reverse("candidate-erase"))
    received, step = Application.objects.get(), Step.objects.get()
    assert (received.vacancy, received.years) == (vacancy, 9)
    assert (step.stage.number, step.outcome) == (1, "withdrew")
    acts = Act.objects.filter(action="history.erase")
    assert {one.process for one in acts} == {"recruitment.intake"}
    assert {one.reason for one in acts} == {"The candidate wished it."}


def test_who_is_appointed_does_not_erase_her_application_herself(cases: Applying) -> None:
    appointed = cases.accepted(cases.prepared())
    these = Candidate.objects.filter(pk=appointed.application.candidate_id)
    with pytest.raises(Conflict, match="belongs to your file"):
        erase_on_wish(these.get(), on=today())
    assert these.get().data == "kept"


def erase_by_schedule(days: int = 0) -> str:
    """What the job does on a day to come."""
    at = now() + timedelta(days=days)
    work = Work(
        run=1,
        arguments={},
        by=BY,
        at=at,
        on=at.date(),
        progress=lambda _done, _of, _words: None,
    )
    result = ERASE.do(work)
    assert result is not None
    return str(result.sentence)


def test_the_schedule_erases_what_was_promised_when_it_was_promised(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    send(client, vacancy, **HERS)
    promised = Candidate.objects.get().erase_on
    closes = vacancy.announcements.get().closes_on
    assert promised == closes + ERASED_AFTER
    early, on_time = ((promised - today()).days + more for more in (-1, 0))
    assert "erased: 0" in erase_by_schedule(early)
    assert "erased: 0" in erase_by_schedule(on_time)  # she is still considered
    cases.move(vacancy, "cancel", cancelled_on=today(), reason="No money.", on=today())
    assert "erased: 1" in erase_by_schedule(on_time)
    assert found_in_the_database(SECRETS[0]) == []
    assert "erased: 0" in erase_by_schedule(on_time)


def test_a_later_application_keeps_what_the_earlier_promised_until_the_later_is_over(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    send(client, vacancy)
    send(client, cases.open(days=50))
    later = today() + timedelta(days=50)
    assert Candidate.objects.get().erase_on == later + ERASED_AFTER


def test_who_is_on_a_valid_roster_is_kept(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    send(client, vacancy)
    cases.move(vacancy, "cancel", cancelled_on=today(), reason="No money.", on=today())
    these = Candidate.objects.all()
    change(applying.set_erasure, these, {"erase_on": today()}, by=BY, on=today())
    assert due(today()).count() == 1
    roster = cases.office.add(outreach.rosters.add, code="R", name_en="Roster")
    held = {"starts": today(), "ends": today() + timedelta(days=10)}
    cases.office.add(outreach.listings.add, roster=roster, candidate=these.get(), **held)
    assert due(today()).count() == 0
    assert due(today() + timedelta(days=11)).count() == 1


def test_many_are_erased_some_at_a_time(cases: Applying, monkeypatch: Any) -> None:
    monkeypatch.setattr("secretariat.areas.recruitment.actions.erasing.AT_ONCE", 2)
    vacancy = cases.vacancy()
    for _each in range(5):
        cases.application(vacancy, "not_retained")
    these = Candidate.objects.all()
    change(applying.set_erasure, these, {"erase_on": today()}, by=BY, on=today())
    assert erase_due(by=BY, on=today(), reason="Due.") == 5
    assert set(these.values_list("data", flat=True)) == {"erased"}


def test_a_draft_left_alone_is_forgotten_with_its_files(client: Client, vacancy: Vacancy) -> None:
    apply_to(client, vacancy, "keep", files=[file("a.pdf")])
    assert forget_left_alone(now() + KEPT - timedelta(days=1)) == 0
    assert forget_left_alone(now() + KEPT + timedelta(days=1)) == 1
    assert not Draft.objects.exists()
    assert found_in_the_database(TYPED["letter"]) == []


def test_who_was_brought_over_is_erased_by_the_schedule_alone(cases: Applying) -> None:
    over = cases.vacancy()
    brought = cases.application(over, "not_retained").candidate
    busy = cases.application(over, "not_retained").candidate
    cases.office.add(
        applying.former_applications.add,
        code="A-LATER",
        vacancy=cases.vacancy(),
        candidate=busy,
        declaration=cases.office.add(applying.declarations.add, code="D-LATER"),
        received_on=OPENS,
        state="received",
        **ASKED,
    )
    assert "erased: 0" in erase_by_schedule()
    assert set(Candidate.objects.values_list("erase_on", flat=True)) == {CLOSES + ERASED_AFTER}
    on_time = (CLOSES + ERASED_AFTER - today()).days
    assert "erased: 0" in erase_by_schedule(on_time - 1)
    assert "erased: 2" in erase_by_schedule(on_time)
    assert set(Candidate.objects.values_list("data", flat=True)) == {"erased"}
    assert brought.pk != busy.pk


def test_the_day_goes_by_the_end_of_the_last_case(cases: Applying) -> None:
    one = cases.accepted(cases.prepared())
    candidates = without_a_day()
    assert not candidates.exists()  # the vacancy is in evaluation
    cases.move(one, "decline", ended_on=date(2026, 6, 30), reason="Another offer.")
    cases.move(one.position.vacancy, "cancel", cancelled_on=date(2026, 6, 1), reason="No money.")
    (found,) = candidates
    assert found.over_on == date(2026, 6, 30)
    roster = cases.office.add(outreach.rosters.add, code="R", name_en="Roster")
    held = {"starts": date(2026, 7, 1), "ends": date(2027, 3, 31)}
    cases.office.add(outreach.listings.add, roster=roster, candidate=found, **held)
    assert candidates.get().over_on == date(2027, 3, 31)


def test_a_day_that_was_set_is_not_set_again(cases: Applying) -> None:
    cases.application(cases.vacancy(), "not_retained")
    these = Candidate.objects.all()
    change(applying.set_erasure, these, {"erase_on": date(2040, 1, 1)}, by=BY, on=today())
    assert set_days(by=BY, on=today(), reason="Over.") == 0
    assert these.get().erase_on == date(2040, 1, 1)
