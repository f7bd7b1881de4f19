"""Secret links: exchanged at once, kept by no page, log or queue; how often they may be tried."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.areas.recruitment.applying.conftest import Applying, apply_to, follow, link_in, send
from tests.areas.recruitment.selection.cases import BY, ON, somebody

from secretariat.areas.recruitment.actions import keys
from secretariat.areas.recruitment.actions.keys import OPENS_FOR, digest, key_of, new_key
from secretariat.areas.recruitment.models.applying import Application, Candidate, Key
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.workforce import actions
from secretariat.engine.access.rates import TooOften
from secretariat.engine.jobs.models import Run
from secretariat.engine.records.performing import change
from secretariat.web.asking import now

Mailed = Callable[[], list[Any]]


def test_only_the_digest_of_a_secret_is_kept(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    secret = link_in(mailed()[-1]).rsplit("/", 1)[1]
    key = Key.objects.get(candidate__isnull=False)
    assert bytes(key.digest) == digest(secret)
    assert secret.encode() not in bytes(key.digest)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{secret}%"]
            )
            assert cursor.fetchone() == (0,), table


def test_the_queue_knows_neither_address_nor_secret(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    (run,) = Run.objects.filter(job="recruitment.write_to_candidate")
    assert run.arguments == {"letter": "received", "number": Application.objects.get().pk}
    assert run.about == ""
    mailed()


def test_a_link_is_exchanged_for_a_session_and_leaves_no_trace_in_a_log(
    client: Client, vacancy: Vacancy, mailed: Mailed, caplog: pytest.LogCaptureFixture
) -> None:
    send(client, vacancy)
    path = link_in(mailed()[-1])
    stranger = Client()
    with caplog.at_level(logging.DEBUG):
        for tried in (path, path[:-4] + "none"):
            answer = stranger.get(tried)
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/candidate/")
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "no-store" in answer.headers["Cache-Control"]
    django_s = [one.getMessage() for one in caplog.records if one.name.startswith("django.request")]
    assert not [words for words in django_s if "/candidate/open/" in words]
    assert path.rsplit("/", 1)[1] not in "".join(
        str(one.get_decoded()) for one in Session.objects.all()
    )


def test_every_page_about_a_candidate_is_hers_alone(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    apply_to(client, vacancy)
    code = vacancy.code
    shown = [reverse("apply", args=[code]), reverse("apply-check", args=[code])]
    send(client, vacancy)
    follow(client, link_in(mailed()[-1]))
    number = Application.objects.get().pk
    shown += [reverse("candidate"), reverse("candidate-link"), reverse("candidate-erase")]
    shown += [reverse("candidate-withdraw", args=[number])]
    for path in shown:
        answer = client.get(path)
        assert "no-store" in answer.headers["Cache-Control"], path
        # Not “no-referrer”: with it a browser sends a form as from nowhere, and it is refused.
        assert answer.headers["Referrer-Policy"] == "same-origin", path


def test_without_a_link_nobody_sees_withdraws_or_erases_anything(
    client: Client, vacancy: Vacancy
) -> None:
    send(client, vacancy)
    stranger, number = Client(), Application.objects.get().pk
    assert stranger.get(reverse("candidate")).headers["Location"] == reverse("candidate-link")
    assert stranger.post(reverse("candidate-withdraw", args=[number])).status_code == 404
    assert stranger.post(reverse("candidate-erase")).status_code == 404
    assert Application.objects.get().state == "received"
    assert Candidate.objects.get().data == "kept"


def test_a_candidate_reaches_no_application_but_her_own(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    other = Client()
    send(other, vacancy, email="other@example.invalid", name="Other")
    follow(other, link_in(mailed()[-1]))
    first = Application.objects.order_by("pk")[0]
    assert other.post(reverse("candidate-withdraw", args=[first.pk])).status_code == 404


def test_asking_for_a_link_is_answered_alike_whether_the_address_is_known(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    before = len(mailed())
    answers = {
        Client().post(reverse("candidate-link"), {"email": address}).content
        for address in ("ADA@example.invalid", "nobody@example.invalid")
    }
    assert len(answers) == 1
    assert [one.to for one in mailed()[before:]] == [["ada@example.invalid"]]


def test_a_link_and_what_it_opened_last_for_a_time(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    secret = new_key(now(), candidate=Candidate.objects.get())
    key = key_of(secret)
    assert key is not None
    for moved, lasts in ((timedelta(minutes=-1), True), (timedelta(minutes=1), False)):
        assert keys.opens(key, key.made_at + keys.LASTS + moved) is lasts
        if not lasts:
            assert not keys.use(key, key.made_at + keys.LASTS + moved)
    follow(client, reverse("candidate-open", args=[secret]))
    assert client.get(reverse("candidate")).status_code == 200
    later = now() + OPENS_FOR + timedelta(minutes=1)
    with patch("secretariat.areas.recruitment.pages.opened.now", lambda: later):
        assert client.get(reverse("candidate")).status_code == 302


def test_a_link_by_letter_opens_once(client: Client, vacancy: Vacancy, mailed: Mailed) -> None:
    send(client, vacancy)
    link, late = link_in(mailed()[-1]), Client()
    late.get(link)  # she has the page with the button before her, too
    assert follow(Client(), link).headers["Location"] == reverse("candidate")
    for stranger in (Client(), late):
        answer = follow(stranger, link)
        assert "has been used already" in answer.content.decode()
        assert stranger.get(reverse("candidate")).status_code == 302


def test_a_draft_s_link_opens_once_too(client: Client, vacancy: Vacancy, mailed: Mailed) -> None:
    apply_to(client, vacancy, "save", letter="Half a")
    link = link_in(mailed()[-1])
    assert follow(Client(), link).status_code == 302
    assert "Half a" not in follow(Client(), link).content.decode()


def test_a_program_that_follows_links_uses_none_up(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    link = link_in(mailed()[-1])
    for _look in range(2):
        program = Client()
        program.head(link)
        page = program.get(link, follow=True)
        assert "Open what you have sent" in page.content.decode()
        assert link not in page.content.decode()
        assert program.get(reverse("candidate")).status_code == 302
    assert follow(Client(), link).headers["Location"] == reverse("candidate")


@pytest.mark.parametrize("of", ["candidate", "draft"])
def test_a_link_that_was_used_sends_another_to_the_address_that_is_kept(
    of: str, client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    if of == "draft":
        apply_to(client, vacancy, "save")
    else:
        send(client, vacancy)
    used = link_in(mailed()[-1])
    follow(Client(), used)
    stranger = Client()
    assert "Send me another link" in stranger.get(used, follow=True).content.decode()
    answer = stranger.post(reverse("candidate-another"), {"email": "mallory@example.invalid"})
    assert "Check your mail" in answer.content.decode()
    assert "ada@example.invalid" not in answer.content.decode()
    letter = mailed()[-1]
    assert letter.to == ["ada@example.invalid"]
    another = link_in(letter)
    assert another != used
    assert follow(Client(), another).status_code == 302


def test_another_is_sent_to_nobody_who_followed_no_link(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    before = len(mailed())
    answer = Client().post(reverse("candidate-another"))
    assert answer.headers["Location"] == reverse("candidate-link")
    assert len(mailed()) == before


def test_a_draft_is_found_again_by_the_address_written_in_it(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    apply_to(client, vacancy, "keep", letter="Half a")
    assert mailed() == []
    Client().post(reverse("candidate-link"), {"email": " ADA@example.invalid"})
    elsewhere = Client()
    opened = follow(elsewhere, link_in(mailed()[-1]))
    assert "Half a" in elsewhere.get(opened.headers["Location"]).content.decode()


def test_an_address_noted_down_where_no_letter_can_be_sent_opens_as_long_as_it_lasts(
    client: Client, vacancy: Vacancy
) -> None:
    send(client, vacancy)
    secret = new_key(now(), candidate=Candidate.objects.get(), opens_once=False)
    path = reverse("candidate-open", args=[secret])
    for _day in range(2):
        assert follow(Client(), path).headers["Location"] == reverse("candidate")
    Key.objects.update(expires_at=now() - timedelta(minutes=1))
    over = follow(Client(), path).content.decode()
    assert "This link opens nothing any more" in over
    assert "Send me another" not in over


def test_what_a_link_opened_is_known_for_a_time_after_its_end_and_then_forgotten(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    mailed()
    ended = Key.objects.get().expires_at
    assert keys.forget_expired(ended + keys.REMEMBERED - timedelta(minutes=1)) == 0
    assert keys.forget_expired(ended + keys.REMEMBERED) == 1


def test_whoever_sits_at_another_s_browser_closes_what_she_opened(
    client: Client, vacancy: Vacancy, mailed: Mailed
) -> None:
    send(client, vacancy)
    follow(client, link_in(mailed()[-1]))
    client.post(reverse("candidate-leave"))
    assert client.get(reverse("candidate")).status_code == 302


def test_forms_and_links_can_be_used_only_so_often(
    client: Client, vacancy: Vacancy, mailed: Mailed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SAVES", "OPENED", "LETTERS_TO_ONE"):
        monkeypatch.setattr(limiting, name, 2)
    asked = {
        reverse("apply", args=[vacancy.code]): ("post", {"deed": "keep"}),
        reverse("candidate-open", args=["guessed"]): ("get", {}),
        reverse("candidate-link"): ("post", {"email": "ada@example.invalid"}),
    }
    for path, (how, data) in asked.items():
        statuses = [getattr(client, how)(path, data).status_code for _each in range(3)]
        assert statuses[-1] == TooOften.status, path
        assert TooOften.status not in statuses[:2], path
    assert len(mailed()) == 0


def test_an_official_is_asked_nothing_that_her_file_says_and_comes_back_by_signing_in(
    client: Client, cases: Applying, vacancy: Vacancy
) -> None:
    official = cases.office.official(sex="F")
    person = somebody("internal")
    these = type(official).objects.filter(pk=official.pk)
    change(actions.amend_officials, these, {"account": person}, by=BY, on=ON)
    client.force_login(person)
    page = client.get(reverse("apply", args=[vacancy.code])).content.decode()
    assert 'name="email"' not in page
    assert 'name="sex"' not in page
    assert 'name="disability"' in page
    answer = apply_to(client, vacancy, "save", name="", email="")
    assert "Sign in again" in answer.content.decode()
    send(client, vacancy, name="", email="")
    received = Application.objects.get()
    assert received.candidate.official == official
    assert received.candidate.name == official.name
    assert received.declaration.sex == "F"
    assert received.code in client.get(reverse("candidate")).content.decode()
