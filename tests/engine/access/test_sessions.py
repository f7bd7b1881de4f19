"""Her sessions: seen now and then, hers alone to list, ended at once."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from tests.engine.access.conftest import OFFICE, PASSWORD, TODAY, AddPerson

from secretariat.engine.access.models import OpenSession, Person
from secretariat.engine.access.people import deactivate, give_password
from secretariat.engine.access.sessions import SEEN_EVERY, end_sessions, open_sessions, see

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture(autouse=True)
def kept_long(settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600  # sessions expire by the real clock


def browser(person: Person | AnonymousUser, *, agent: str = FIREFOX) -> HttpRequest:
    request = RequestFactory().get("/", headers={"user-agent": agent})
    request.user = person
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    return request


def seen(person: Person, *, at: datetime = NOW, agent: str = FIREFOX) -> HttpRequest:
    request = browser(person, agent=agent)
    see(request, at=at)
    request.session.save()
    return request


def test_a_session_is_listed_with_its_device_and_its_times(person: AddPerson) -> None:
    ana = person()
    seen(ana)
    (one,) = open_sessions(ana, at=NOW)
    assert (one.device, one.began, one.seen) == (FIREFOX, NOW, NOW)


def test_no_place_is_kept() -> None:
    kept = {field.name for field in OpenSession._meta.concrete_fields}
    assert kept == {"id", "person", "key", "device", "began", "seen"}


def test_who_has_not_signed_in_has_no_session_listed() -> None:
    see(browser(AnonymousUser()), at=NOW)
    assert not OpenSession.objects.exists()


def test_it_is_noted_again_only_after_a_while_and_costs_nothing_meanwhile(
    person: AddPerson,
) -> None:
    request = seen(person())
    with CaptureQueriesContext(connection) as queries:
        see(request, at=NOW + SEEN_EVERY - timedelta(seconds=1))
    assert not queries.captured_queries
    see(request, at=NOW + SEEN_EVERY)
    one = OpenSession.objects.get()
    assert (one.began, one.seen) == (NOW, NOW + SEEN_EVERY)


def test_a_session_whose_key_was_changed_is_the_same_session_once(person: AddPerson) -> None:
    request = seen(person())
    request.session.cycle_key()
    see(request, at=NOW)
    assert OpenSession.objects.get().key == request.session.session_key


def test_a_device_says_at_most_what_is_kept(person: AddPerson) -> None:
    seen(person(), agent="x" * 5000)
    assert len(OpenSession.objects.get().device) == 200


def test_each_sees_her_own_alone_and_only_those_still_open(person: AddPerson) -> None:
    ana, bela = person(), person()
    mine, gone = seen(ana), seen(ana)
    seen(bela)
    gone.session.delete()
    assert [one.key for one in open_sessions(ana, at=NOW)] == [mine.session.session_key]


def test_one_is_ended_or_all_others(person: AddPerson) -> None:
    ana = person()
    kept, first, second = seen(ana), seen(ana), seen(ana)
    one = OpenSession.objects.get(key=first.session.session_key)
    assert end_sessions([ana], only=[one.pk], keep=kept.session.session_key) == 1
    assert not Session.objects.filter(pk=first.session.session_key).exists()
    assert Session.objects.filter(pk=second.session.session_key).exists()
    assert end_sessions([ana], keep=kept.session.session_key) == 1
    assert [one.pk for one in Session.objects.all()] == [kept.session.session_key]


def test_nobody_ends_the_session_of_another_by_its_number(person: AddPerson) -> None:
    ana, bela = person(), person()
    theirs = seen(bela)
    number = OpenSession.objects.get(key=theirs.session.session_key).pk
    assert end_sessions([ana], only=[number]) == 0
    assert Session.objects.filter(pk=theirs.session.session_key).exists()


def test_closing_a_sign_in_ends_every_session_of_hers_at_once(person: AddPerson) -> None:
    ana, bela = person(), person()
    seen(ana), seen(ana)
    theirs = seen(bela)
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    assert [one.pk for one in Session.objects.all()] == [theirs.session.session_key]


def test_a_password_given_by_another_ends_every_session_of_hers(person: AddPerson) -> None:
    ana = person()
    seen(ana)
    give_password(ana, PASSWORD, by=OFFICE, on=TODAY, reason="lost")
    assert not Session.objects.exists()
