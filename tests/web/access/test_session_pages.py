"""She sees where she is signed in, and ends what is not hers."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.product.html_read import Page
from tests.web.access.conftest import SignIn

from secretariat.engine.access.models import OpenSession, Person
from secretariat.example.logins import PASSWORD

EDITOR = "teodor.maskov"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def browsers(sign_in: SignIn) -> list[Client]:
    """Two browsers of hers, each seen once, and one of somebody else."""
    found = [sign_in(EDITOR), sign_in(EDITOR), sign_in("priya.nathamal")]
    for browser, agent in zip(found, (FIREFOX, PHONE, FIREFOX), strict=True):
        browser.get("/account/", headers={"user-agent": agent})
    return found


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def number_of(browser: Client) -> str:
    return str(OpenSession.objects.get(key=browser.cookies["sessionid"].value).pk)


def test_each_of_hers_is_listed_by_its_device_and_no_others(browsers: list[Client]) -> None:
    page = Page(browsers[0].get("/account/sessions/").content.decode()).said("main")
    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    assert page.count("last seen") == page.count("since")
    assert page.count("this one") == 1


def test_she_ends_one_of_them(browsers: list[Client]) -> None:
    here, phone, _theirs = browsers
    answer = here.post("/account/sessions/", {"session": number_of(phone)}, follow=True)
    assert "1 session is ended" in answer.content.decode()
    assert [is_in(one) for one in browsers] == [True, False, True]


def test_she_ends_all_but_this_one(browsers: list[Client]) -> None:
    browsers[0].post("/account/sessions/", {"session": "others"})
    assert [is_in(one) for one in browsers] == [True, False, True]


def test_the_number_of_somebody_elses_session_ends_nothing(browsers: list[Client]) -> None:
    here, _phone, theirs = browsers
    here.post("/account/sessions/", {"session": number_of(theirs)})
    here.post("/account/sessions/", {"session": "nonsense"})
    assert [is_in(one) for one in browsers] == [True, True, True]


def test_a_new_password_ends_the_others_and_keeps_this_one(
    by_password: SignIn, browsers: list[Client]
) -> None:
    here = by_password(EDITOR)
    new = "a walk along the lake"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", typed).status_code == 302
    person = Person.objects.get(username=EDITOR)
    kept = OpenSession.objects.get(person=person)
    assert kept.key == here.cookies["sessionid"].value, "the others are gone at once"
    assert is_in(here)
    assert [is_in(one) for one in browsers] == [False, False, True]
    page = Page(here.get("/account/sessions/").content.decode()).said("main")
    assert "Safari on iPhone" not in page


def test_signing_in_is_noted_with_the_very_first_answer(by_password: SignIn) -> None:
    browser = by_password(EDITOR)
    hers = OpenSession.objects.filter(person=Person.objects.get(username=EDITOR))
    one = hers.order_by("-seen", "-pk")[0]
    assert one.key == browser.cookies["sessionid"].value
    assert abs((timezone.now() - one.seen).total_seconds()) < 300


def test_a_session_whose_time_is_over_opens_nothing(browsers: list[Client]) -> None:
    from django.contrib.sessions.models import Session

    here = browsers[0]
    past = timezone.now() - timezone.timedelta(seconds=1)  # type: ignore[attr-defined]
    Session.objects.filter(pk=here.cookies["sessionid"].value).update(expire_date=past)
    assert not is_in(here)
