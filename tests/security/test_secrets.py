"""What nobody may read stands nowhere: on no page, in no file, in no history and in no log."""

import io
import logging
import zipfile
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.product.addresses import POSTED, every_address
from tests.product.test_pages import body

from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act

pytestmark = pytest.mark.every_page

SECRET_WORDS = ("argon2", "csrfmiddlewaretoken=", "postgresql://", "secretariat_app", "Traceback")


def shown(client: Client, *, signed_in: bool) -> Iterator[tuple[str, str]]:
    """Everything of the product: an address of each kind, every register's list and its CSV."""
    seen = {}
    for one in every_address():
        is_open = one.name not in POSTED and (signed_in or not one.needs_sign_in)
        if is_open:
            seen[one.path if one.name in {"register", "register-csv"} else one.name] = one.path
    for path in seen.values():
        yield path, words_of(body(client.get(path)))


def words_of(content: bytes) -> str:
    """The words of an answer; of a workbook, those of all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_nobody_signed_in_reads_a_secret(editor: Client) -> None:
    hashes = set(Person.objects.values_list("password", flat=True))
    session = editor.cookies["sessionid"].value
    secrets = {*SECRET_WORDS, *hashes, settings.SECRET_KEY, session} - {""}
    pages = dict(shown(editor, signed_in=True))
    assert len(pages) > 35
    for path, words in pages.items():
        assert not [one for one in secrets if one in words], path


def test_a_stranger_reads_neither_a_secret_nor_who_works_here(stranger: Client) -> None:
    people = Person.objects.all()
    names = {word for one in people for word in (one.name, one.email, one.username, one.password)}
    pages = dict(shown(stranger, signed_in=False))
    assert len(pages) > 30
    for path, words in pages.items():
        assert not [one for one in (*names, *SECRET_WORDS) if one in words], path


def test_no_table_but_peoples_own_keeps_a_password() -> None:
    keeping = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if "password" in field.name
    }
    assert keeping == {"access.Person"}


def test_no_act_and_no_event_of_history_holds_a_hash(example_instance: object) -> None:
    assert Person.objects.filter(password__startswith="argon2").exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_act WHERE history_act::text LIKE '%argon2%'")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT count(*) FROM access_personevent WHERE access_personevent::text LIKE '%argon2%'"
        )
        assert cursor.fetchone() == (0,)
    assert Act.objects.exists()


def test_what_is_typed_to_sign_in_is_not_written_to_any_log(
    stranger: Client, undone: None, caplog: pytest.LogCaptureFixture
) -> None:
    typed = "a password nobody else has"
    with caplog.at_level(logging.DEBUG):
        stranger.post("/account/login/", {"login": "teodor.maskov", "password": typed})
        stranger.get("/registers/nothing/")
    assert typed not in caplog.text
    assert settings.SECRET_KEY not in caplog.text
