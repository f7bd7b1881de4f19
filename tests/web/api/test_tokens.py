"""What a stranger may try with tokens and without: guesses, replays, cookies, other pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from tests.web.api.conftest import Program, ProgramOf
from tests.web.api.test_acting import DO, ROW
from tests.web.pages.conftest import World

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate, give_password
from secretariat.engine.history.acting import Process
from secretariat.engine.tokens.keeping import revoke
from secretariat.engine.tokens.models import Token
from secretariat.web.asking import today


def act(program: Program) -> int:
    return program.post(f"{DO}/register_ratifications", {"rows": [ROW]}).status


def test_who_is_signed_in_by_cookie_is_nobody_here(
    stranger: Program, officer: Person, world: World
) -> None:
    stranger.client.force_login(officer)
    assert stranger.get("/api/").json["you"] is None
    assert act(stranger) == 403
    assert Ratification.objects.count() == 3


def test_without_a_token_nothing_is_done(stranger: Program) -> None:
    found = stranger.post(f"{DO}/register_ratifications", {"rows": [ROW]})
    assert found.status == 403
    assert "token" in found.json["do"]


def test_a_guess_is_refused_and_says_how_to_ask(client: Client, world: World) -> None:
    found = Program(client, "sct_guess").get("/api/")
    assert found.status == 401
    assert found.headers["WWW-Authenticate"].startswith("Bearer")


def test_guessing_is_slowed_down(client: Client, world: World) -> None:
    statuses = [Program(client, f"sct_{n}").get("/api/").status for n in range(25)]
    assert statuses[:20] == [401] * 20
    assert set(statuses[20:]) == {429}


def test_a_token_taken_back_is_refused_when_replayed(program: ProgramOf, officer: Person) -> None:
    rosa = program(officer)
    assert act(rosa) == 201
    (token,) = Token.objects.all()
    revoke(token.pk, by=officer, on=today())
    assert act(rosa) == 401


def test_a_token_dies_with_the_sign_in(program: ProgramOf, officer: Person) -> None:
    rosa = program(officer)
    deactivate([officer], by=Process("test"), on=today(), reason="left")
    assert act(rosa) == 401


def test_a_token_that_reads_does_not_act(program: ProgramOf, officer: Person) -> None:
    rosa = program(officer, reach="read")
    assert rosa.get("/api/registers/ratifications").status == 200
    assert act(rosa) == 403
    assert Ratification.objects.count() == 3


def test_a_token_for_another_area_reaches_nothing_here(program: ProgramOf, officer: Person) -> None:
    rosa = program(officer, areas=("reference",))
    assert rosa.get("/api/registers/states").status == 200
    assert rosa.get("/api/registers/ratifications").status == 403
    assert rosa.get("/api/figures/standards.ratifications").status == 403
    assert act(rosa) == 403


def test_a_token_never_may_more_than_its_person(program: ProgramOf, reader: Person) -> None:
    assert act(program(reader, reach="act")) == 403


@pytest.fixture
def signed_in(client: Client, officer: Person) -> Client:
    """A reader who signed in a moment ago."""
    from time import time

    client.force_login(officer)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time()}]
    session.save()
    return client


def make(client: Client, **changed: str) -> str:
    fields = {
        "name": "Report",
        "reach": "act",
        "area": "",
        "expires": (today() + timedelta(days=30)).isoformat(),
        **changed,
    }
    return client.post("/account/tokens/", fields).content.decode()


def test_a_token_made_on_the_page_works_and_is_shown_once(signed_in: Client) -> None:
    page = make(signed_in)
    secret = "sct_" + page.partition("sct_")[2].partition("<")[0]
    assert act(Program(signed_in, secret)) == 201
    assert secret not in signed_in.get("/account/tokens/").content.decode()


def marked(page: str) -> str:
    """What the form of the page carries along."""
    return page.partition('name="form_mark" value="')[2].partition('"')[0]


def test_a_reload_makes_no_second_token_and_says_so(signed_in: Client) -> None:
    mark = marked(signed_in.get("/account/tokens/").content.decode())
    first, again = make(signed_in, form_mark=mark), make(signed_in, form_mark=mark)
    assert "sct_" in first
    assert "sct_" not in again
    assert "This token was shown already" in again
    assert Token.objects.count() == 1


def test_each_form_shown_makes_a_token_of_its_own(signed_in: Client) -> None:
    first = make(signed_in, form_mark=marked(signed_in.get("/account/tokens/").content.decode()))
    assert "sct_" in make(signed_in, form_mark=marked(first))
    assert Token.objects.count() == 2


def test_a_form_that_was_refused_can_be_sent_again(signed_in: Client) -> None:
    mark = marked(signed_in.get("/account/tokens/").content.decode())
    make(signed_in, form_mark=mark, expires="2099-01-01")
    assert "sct_" in make(signed_in, form_mark=mark)


def test_a_mark_is_of_one_person(signed_in: Client, reader: Person) -> None:
    make(signed_in, form_mark="the same")
    session = signed_in.session["account_authentication_methods"]
    signed_in.force_login(reader)
    of_reader = signed_in.session
    of_reader["account_authentication_methods"] = session
    of_reader.save()
    assert "sct_" in make(signed_in, form_mark="the same")
    assert set(Token.objects.values_list("person", flat=True)) >= {reader.pk}


def test_the_secret_stands_in_no_session_and_no_cache(signed_in: Client) -> None:
    page = make(signed_in, form_mark="once")
    secret = "sct_" + page.partition("sct_")[2].partition("<")[0]
    assert secret not in str(dict(signed_in.session.items()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(cache_key || value, ' ') FROM access_cache")
        assert secret not in (cursor.fetchone()[0] or "")


def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in: Client) -> None:
    page = make(signed_in, name="Quarterly", expires="2099-01-01")
    assert "from one day to a year" in page
    assert 'value="Quarterly"' in page
    assert not Token.objects.exists()


def test_making_one_asks_for_the_password_again(client: Client, officer: Person) -> None:
    secret = "a quiet heron at noon"
    give_password(officer, secret, by=Process("test"), on=today(), reason="test")
    officer.refresh_from_db()
    client.force_login(officer)
    response = client.post("/account/tokens/", {"name": "x"})
    assert response.status_code == 302
    assert "/account/reauthenticate/" in response.headers["Location"]
    assert not Token.objects.exists()


def test_one_is_taken_back_on_the_page_by_post_alone(signed_in: Client) -> None:
    make(signed_in)
    (token,) = Token.objects.all()
    address = f"/account/tokens/{token.pk}/revoke"
    signed_in.get(address)
    assert not Token.objects.get().is_revoked
    signed_in.post(address)
    assert Token.objects.get().is_revoked
    assert address not in signed_in.get("/account/tokens/").content.decode()


def test_anothers_token_is_not_taken_back(signed_in: Client, reader: Person) -> None:
    make(signed_in)
    signed_in.force_login(reader)
    assert signed_in.post(f"/account/tokens/{Token.objects.get().pk}/revoke").status_code == 404
    assert not Token.objects.get().is_revoked


def test_a_stranger_is_asked_to_sign_in(client: Client, world: World) -> None:
    response = client.get("/account/tokens/")
    assert response.status_code == 302
    assert "/account/login/" in response.headers["Location"]
