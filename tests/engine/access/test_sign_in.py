"""Signing in, through the sign-in library's own pages."""

import re
from collections.abc import Callable, Iterator
from importlib import reload

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, reverse
from pytest_django import Settings
from tests.engine.access import pages_to_open
from tests.engine.access.conftest import OFFICE, PASSWORD, TODAY, AddPerson
from tests.reading import without_marks

from secretariat.engine.access import addresses
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.access.sign_in import Adapter
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import Refused

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "an even quieter heron"
Answer = HttpResponse


@pytest.fixture
def ana(person: AddPerson) -> Person:
    return person("ana", password=PASSWORD)


def sign_in(client: Client, login: str, password: str) -> Answer:
    return client.post(reverse("account_login"), {"login": login, "password": password})


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("login", ["ana", "ANA", "ana@example.invalid", "Ana@Example.Invalid"])
def test_she_signs_in_by_user_name_or_address(client: Client, ana: Person, login: str) -> None:
    answer = sign_in(client, login, PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client) == str(ana.pk)


def test_signing_in_changes_no_record(client: Client, ana: Person) -> None:
    acts = Act.objects.count()
    sign_in(client, "ana", PASSWORD)
    assert Act.objects.count() == acts
    assert event_model(Person).objects.filter(pgh_obj=ana).count() == 1


def test_a_wrong_password_does_not_sign_in(client: Client, ana: Person) -> None:
    answer = sign_in(client, "ana", "not her password")
    assert answer.status_code == 200
    assert "do not belong together" in answer.content.decode()
    assert signed_in(client) is None


def test_whose_sign_in_is_closed_does_not_sign_in(client: Client, ana: Person) -> None:
    sign_in(client, "ana", PASSWORD)
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    assert not client.get(reverse("account_login")).wsgi_request.user.is_authenticated
    fresh = Client()
    sign_in(fresh, "ana", PASSWORD)
    assert signed_in(fresh) is None


def without_what_always_differs(page: str) -> str:
    return re.sub(r'value="(ana|nobody)"', "", without_marks(page))


def test_an_unknown_name_is_answered_as_a_wrong_password(client: Client, ana: Person) -> None:
    wrong = sign_in(client, "ana", "not her password")
    unknown = sign_in(client, "nobody", "not her password")
    assert wrong.status_code == unknown.status_code
    assert without_what_always_differs(wrong.content.decode()) == without_what_always_differs(
        unknown.content.decode()
    )


@pytest.mark.parametrize(
    "login",
    ["ana", "nobody", "ana@example.invalid", "no@example.invalid", "eva", "eva@example.invalid"],
)
def test_known_unknown_or_closed_one_password_is_hashed(
    client: Client,
    ana: Person,
    person: AddPerson,
    login: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deactivate([person("eva", password=PASSWORD)], by=OFFICE, on=TODAY, reason="left")
    worked: list[str] = []
    for name in ("encode", "verify"):
        monkeypatch.setattr(Argon2PasswordHasher, name, _counted(worked, name))
    sign_in(client, login, "not her password")
    assert len(worked) == 1


def _counted(worked: list[str], name: str) -> Callable[..., object]:
    kept = getattr(Argon2PasswordHasher, name)

    def counting(*args: object, **facts: object) -> object:
        worked.append(name)
        return kept(*args, **facts)

    return counting


def test_guessing_is_stopped_even_with_the_right_password_at_last(
    client: Client, ana: Person
) -> None:
    for _ in range(5):
        sign_in(client, "ana", "not her password")
    answer = sign_in(client, "ana", PASSWORD)
    assert signed_in(client) is None
    assert "Too many failed" in answer.content.decode()


def test_attempts_are_counted_in_the_database_for_all_processes(
    client: Client, ana: Person
) -> None:
    sign_in(client, "ana", "not her password")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] > 0


def change_password(client: Client) -> Answer:
    return client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )


def test_she_changes_her_password_and_answers_for_it(client: Client, ana: Person) -> None:
    sign_in(client, "ana", PASSWORD)
    assert change_password(client).status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(NEW_PASSWORD)
    assert Act.objects.get(action="access.set_password").by == ana.pk
    assert event_model(Person).objects.filter(pgh_obj=ana).count() == 1


def test_a_new_password_ends_her_other_sessions_and_keeps_this_one(
    client: Client, ana: Person
) -> None:
    elsewhere = Client()
    for one in (client, elsewhere):
        sign_in(one, "ana", PASSWORD)
    change_password(client)
    page = reverse("account_change_password")
    assert client.get(page).wsgi_request.user.is_authenticated
    assert not elsewhere.get(page).wsgi_request.user.is_authenticated


def test_an_old_hash_is_renewed_at_sign_in_and_she_answers_for_it(
    client: Client, ana: Person, settings: Settings
) -> None:
    weak = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    settings.PASSWORD_HASHERS = [*settings.PASSWORD_HASHERS, weak]
    with act("test.keep_an_old_hash", by=OFFICE):
        old = make_password(PASSWORD, hasher="pbkdf2_sha256")
        Person.objects.filter(pk=ana.pk).update(password=old)
    sign_in(client, "ana", PASSWORD)
    ana.refresh_from_db()
    assert signed_in(client) == str(ana.pk)
    assert ana.password.startswith("argon2")
    assert Act.objects.get(action="access.set_password").by == ana.pk


@pytest.fixture
def with_mail(settings: Settings) -> Iterator[None]:
    """A mail server is known, so the pages for a lost password are open."""
    settings.EMAIL_HOST = "mail.invalid"
    _read_addresses_again()
    yield
    settings.EMAIL_HOST = ""
    _read_addresses_again()


def _read_addresses_again() -> None:
    for module in (addresses, pages_to_open):
        reload(module)
    clear_url_caches()


def test_without_a_mail_server_no_mail_is_offered(client: Client) -> None:
    assert client.get("/account/password/reset/").status_code == 404


def ask_for_mail(client: Client, email: str) -> Answer:
    return client.post("/account/password/reset/", {"email": email})


def test_the_way_to_a_new_password_is_shown_and_told_in_the_product_s_own_words(
    with_mail: None, client: Client, ana: Person
) -> None:
    assert 'href="/account/password/reset/"' in client.get("/account/login/").content.decode()
    heads = {
        "/account/password/reset/": "Forgotten your password?",
        "/account/password/reset/done/": "Look into your mail",
        "/account/password/reset/key/1-none/": "This link no longer serves",
        "/account/password/reset/key/done/": "Your password has been changed",
    }
    for path, head in heads.items():
        assert f"<h1>{head}</h1>" in client.get(path).content.decode(), path
    ask_for_mail(client, "ana@example.invalid")
    (sent,) = mail.outbox
    assert "Your user name is ana." in sent.body
    assert "If it was not you, do nothing" in sent.body


def test_without_mail_the_sign_in_page_says_who_gives_a_new_password(client: Client) -> None:
    page = client.get("/account/login/").content.decode()
    assert "An access manager gives you a new one." in page
    assert "/account/password/reset/" not in page


def test_a_lost_password_is_replaced_by_mail(with_mail: None, client: Client, ana: Person) -> None:
    ask_for_mail(client, "ana@example.invalid")
    (sent,) = mail.outbox
    link = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", str(sent.body))
    assert link is not None
    form = client.get(link[1], follow=True)
    answer = client.post(
        form.wsgi_request.path, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    )
    assert answer.status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(NEW_PASSWORD)
    assert Act.objects.get(action="access.set_password").by == ana.pk


def test_asking_for_mail_tells_nobody_who_is_known(
    with_mail: None, client: Client, ana: Person
) -> None:
    answers = [
        ask_for_mail(client, email) for email in ("ana@example.invalid", "no@example.invalid")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]


def test_asking_for_mail_again_and_again_is_stopped(
    with_mail: None, client: Client, ana: Person
) -> None:
    cache.clear()
    answers = [ask_for_mail(client, "ana@example.invalid").status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5
    assert ask_for_mail(client, "another@example.invalid").status_code == 302


@pytest.mark.parametrize("page", ["signup/", "email/", "password/set/", "confirm-email/"])
def test_the_librarys_other_doors_are_shut(client: Client, page: str) -> None:
    assert client.get(f"/account/{page}").status_code == 404


def test_nobody_adds_herself_and_the_refusal_says_who_adds_people() -> None:
    request = RequestFactory().get("/")
    adapter = Adapter(request)
    assert not adapter.is_open_for_signup(request)
    for way_in in (adapter.new_user, adapter.save_user):
        with pytest.raises(Refused, match="access manager"):
            way_in(request)


def test_signing_out_ends_the_session(client: Client, ana: Person) -> None:
    sign_in(client, "ana", PASSWORD)
    assert client.post(reverse("account_logout")).status_code == 302
    assert signed_in(client) is None
