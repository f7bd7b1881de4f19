"""People and their roles on pages: found, given, ended, closed; by who may, and never one's own."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.product.html_read import Page
from tests.web.access.conftest import SignIn

from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.models import Act
from secretariat.example.logins import PASSWORD
from secretariat.web.asking import today

MANAGER, OF_PARTNERS, AUDITOR = "nadia.belrouche", "ewan.strathlin", "grace.mwandeli"
A_DAY = timedelta(days=1)


@pytest.fixture
def manager(sign_in: SignIn) -> Client:
    return sign_in(MANAGER)


@pytest.fixture
def her(undone: None) -> Person:
    return Person.objects.get(username="li.fengyao")


def do(browser: Client, her: Person, deed: str, /, **typed: str) -> HttpResponse:
    address = reverse("person-deed", args=[her.pk, deed])
    return browser.post(address, {"reason": "for the test", **typed})


def give(browser: Client, her: Person, /, **typed: str) -> HttpResponse:
    facts = {"role": "auditor", "scope": "", "starts": today().isoformat(), "ends": ""}
    return do(browser, her, "give", **{**facts, **typed})


def said(answer: HttpResponse) -> str:
    return Page(answer.content.decode()).said("main")


def test_somebody_is_found_by_a_part_of_her_name_or_unit(manager: Client) -> None:
    for words in ("fengyao", "LI FENG", "li.feng", "STAT"):
        page = said(manager.get(reverse("people"), {"q": words}))
        assert "Li Fengyao" in page, words
    page = said(manager.get(reverse("people"), {"q": "nobody at all"}))
    assert "Li Fengyao" not in page
    assert "Nobody is called that" in page


def test_a_role_is_given_for_a_time_with_a_reason(manager: Client, her: Person) -> None:
    last = (today() + 30 * A_DAY).isoformat()
    answer = give(manager, her, scope="DGO/POLICY", ends=last, reason="The yearly audit.")
    assert answer.headers["Location"] == reverse("person", args=[her.pk])
    grant = Grant.objects.get(person=her)
    assert (grant.role, grant.scope, grant.starts) == ("auditor", "DGO/POLICY", today())
    page = said(manager.get(answer.headers["Location"]))
    assert "gave the role Auditor over DGO/POLICY" in page
    assert "The yearly audit." in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"role": "-"}, "not been chosen"),
        ({"scope": "-"}, "not been chosen"),
        ({"role": "emperor"}, "no role “emperor”"),
        ({"starts": "soon"}, "soon"),
        ({"starts": "2026-11-20", "ends": "2026-11-19"}, "can't end before"),
        ({"reason": "  "}, "needs a reason"),
        ({"role": "guest"}, "last day"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    typed: dict[str, str], words: str, manager: Client, her: Person
) -> None:
    answer = give(manager, her, **{"reason": "typed before", **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in said(answer).replace("’", "'")
    assert typed.get("reason", "typed before").strip() in page
    assert not Grant.objects.filter(person=her).exists()


def test_a_role_is_ended_with_a_last_day(manager: Client, her: Person) -> None:
    give(manager, her)
    grant = Grant.objects.get(person=her)
    address = reverse("person-grant-end", args=[her.pk, grant.pk])
    assert address in manager.get(reverse("person", args=[her.pk])).content.decode()
    last = today() + 7 * A_DAY
    answer = manager.post(address, {"ends": last.isoformat(), "reason": "The audit is over."})
    assert answer.status_code == 302
    grant.refresh_from_db()
    assert grant.ends == last
    assert "ended the role Auditor" in said(manager.get(answer.headers["Location"]))


def test_past_present_and_coming_roles_are_told_apart(manager: Client, her: Person) -> None:
    soon = (today() + 5 * A_DAY).isoformat()
    give(manager, her)
    give(manager, her, role="operator", starts=soon)
    give(manager, her, role="standards_editor", starts="2020-01-01", ends="2020-12-31")
    page = said(manager.get(reverse("person", args=[her.pk])))
    now, rest = page.split("Roles to come", 1)
    coming, past = rest.split("Roles of the past", 1)
    assert "Auditor" in now
    assert "Operator" in coming or "operator" in coming
    assert "Editor of standards" in past


def test_nobody_decides_of_her_own_access(manager: Client) -> None:
    own = Person.objects.get(username=MANAGER)
    page = said(manager.get(reverse("person", args=[own.pk])))
    assert "You can't decide of your own access" in page.replace("’", "'")
    for deed, typed in (
        ("give", {"role": "auditor", "scope": "", "starts": today().isoformat()}),
        ("close", {}),
        ("password", {"password": "a very new password"}),
    ):
        assert do(manager, own, deed, **typed).status_code == 403, deed
    grant = Grant.objects.get(person=own)
    address = reverse("person-grant-end", args=[own.pk, grant.pk])
    ended = manager.post(address, {"ends": today().isoformat(), "reason": "for the test"})
    assert ended.status_code == 403
    assert Grant.objects.filter(person=own).count() == 1
    assert Person.objects.get(pk=own.pk).is_active


def test_a_manager_of_a_unit_gives_roles_over_it_alone(sign_in: SignIn) -> None:
    browser = sign_in(OF_PARTNERS)
    person = Person.objects.get(username="catalina.ormeda")
    assert give(browser, person, scope="DGO/PARTNER").status_code == 302
    for scope in ("", "DGO", "DGO/POLICY"):
        assert give(browser, person, scope=scope).status_code == 403, scope
    offered = browser.get(reverse("person-deed", args=[person.pk, "give"])).content.decode()
    assert 'value="DGO/PARTNER"' in offered
    assert 'value="DGO/POLICY"' not in offered


def test_an_auditor_reads_and_changes_nothing(sign_in: SignIn, her: Person) -> None:
    browser = sign_in(AUDITOR)
    page = browser.get(reverse("person", args=[her.pk])).content.decode()
    assert "/do/give" not in page
    assert give(browser, her).status_code == 403
    assert do(browser, her, "close").status_code == 403


def test_closing_a_sign_in_ends_her_sessions_at_once(manager: Client, sign_in: SignIn) -> None:
    her = Person.objects.get(username="priya.nathamal")
    hers = sign_in("priya.nathamal")
    assert hers.get("/account/").status_code == 200
    assert do(manager, her, "close").status_code == 302
    assert hers.get("/account/").status_code == 302
    assert not Session.objects.filter(pk=hers.cookies["sessionid"].value).exists()
    page = said(manager.get(reverse("person", args=[her.pk])))
    assert "closed the sign-in" in page
    assert do(manager, her, "open").status_code == 302
    assert hers.get("/account/").status_code == 302, "an old session opens nothing again"


def test_a_new_password_signs_her_in_and_the_old_one_no_longer(
    manager: Client, stranger: Client
) -> None:
    her = Person.objects.get(username="priya.nathamal")
    assert do(manager, her, "password", password="short").status_code == 422
    assert do(manager, her, "password", password="a walk along the lake").status_code == 302
    for password, opens in ((PASSWORD, False), ("a walk along the lake", True)):
        browser = Client()
        browser.post("/account/login/", {"login": her.username, "password": password})
        assert (browser.get("/account/").status_code == 200) is opens


def test_somebody_is_added_and_given_a_role(manager: Client) -> None:
    typed = {
        "name": "Oluwaseun Adebayor",
        "username": "Oluwaseun.Adebayor",
        "email": "O.Adebayor@iofw.example",
        "language": "fr",
        "unit_path": "DGO/POLICY",
        "password": "",
        "reason": "took up work",
    }
    answer = manager.post(reverse("person-add"), typed)
    person = Person.objects.get(username="oluwaseun.adebayor")
    assert answer.headers["Location"] == reverse("person", args=[person.pk])
    assert (person.email, person.unit_path) == ("o.adebayor@iofw.example", "DGO/POLICY")
    assert give(manager, person).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"username": "li.fengyao"}, "somebody has this"),
        ({"username": "with space@x"}, "no @"),
        ({"email": "nowhere"}, "email"),
        ({"unit_path": "-"}, "No unit has been chosen"),
        ({"password": "password1234"}, "common"),
    ],
)
def test_nobody_is_added_wrongly(typed: dict[str, str], words: str, manager: Client) -> None:
    facts = {"name": "A", "username": "a.b", "email": "a@b.example", "unit_path": "DGO"}
    answer = manager.post(reverse("person-add"), {**facts, "language": "en", **typed})
    assert answer.status_code == 422
    assert words in said(answer)


def test_fields_posted_besides_change_nothing(manager: Client, her: Person) -> None:
    before = Person.objects.filter(pk=her.pk).values().get()
    extra = {"is_active": "", "name": "Somebody else", "unit_path": "", "person": "1", "by": "1"}
    assert give(manager, her, **extra).status_code == 302
    assert Person.objects.filter(pk=her.pk).values().get() == before
    grant = Grant.objects.get(person=her)
    assert grant.person_id == her.pk
    assert Act.objects.get(action="access.give", reason="for the test").by == (
        Person.objects.get(username=MANAGER).pk
    )


def test_a_role_of_another_is_not_ended_under_her_name(manager: Client, her: Person) -> None:
    other = Grant.objects.exclude(person=her).order_by("pk")[0]
    address = reverse("person-grant-end", args=[her.pk, other.pk])
    answer = manager.post(address, {"ends": today().isoformat(), "reason": "for the test"})
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.ends is None
