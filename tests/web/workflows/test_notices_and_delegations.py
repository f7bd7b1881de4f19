"""What somebody was told, how she is written to, and who acts for her, each on its own page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings
from tests.engine.workflows import declared
from tests.engine.workflows.ground import BY, somebody, these, value, values
from tests.web.workflows.conftest import SignedIn
from tests.web.workflows.test_move_pages import address, reported, sent, shown

from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.notices.models import Mail, Notice
from secretariat.engine.notices.preferring import chosen
from secretariat.engine.notices.writing import unread
from secretariat.engine.product import Product
from secretariat.engine.workflows.models import Delegation
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.reminding import send_reminders
from secretariat.web.asking import today

Parts = dict[str, Part]
NOTICES, DELEGATIONS = "/notices/", "/delegations/"


def test_each_notice_is_a_sentence_that_opens_its_record(
    parts: Parts, rosa: Person, vera: Person, signed_in: SignedIn
) -> None:
    made = reported(parts, by=rosa)
    page = shown(signed_in(vera), NOTICES)
    assert "<h1>New for you: 1</h1>" in page
    assert f'“Verify” waits for you: <a href="{address(made)}">{made}</a>.' in page
    move(declared.VALUES, "return", these(made), by=vera, on=today(), reason="no")
    assert f'Vera returned this value: <a href="{address(made)}">{made}</a>.' in shown(
        signed_in(rosa), NOTICES
    )


def test_reminders_and_large_sets_are_told_too(
    parts: Parts, rosa: Person, vera: Person, signed_in: SignedIn
) -> None:
    value(parts["FIN"], "V0", as_of=today() + timedelta(days=1))
    value(parts["FIN"], "V1", as_of=today() - timedelta(days=1))
    send_reminders(today())
    page = shown(signed_in(rosa), NOTICES)
    assert "“Report” is due on" in page
    assert "“Report” was due on" in page
    many = values(parts["FIN"], *(f"W{number}" for number in range(25)), source="x")
    move(declared.VALUES, "report", these(*many), by=BY, on=today())
    page = shown(signed_in(vera), NOTICES)
    assert '“Verify” waits for you: <a href="/registers/values/">25 records</a>.' in page


def test_reading_them_is_a_button(
    parts: Parts, rosa: Person, vera: Person, signed_in: SignedIn
) -> None:
    reported(parts, by=rosa)
    browser = signed_in(vera)
    assert "1 new" in shown(browser, "/")
    assert 'class="badge-word now">New' in shown(browser, NOTICES)
    (notice,) = Notice.objects.all()
    browser.post("/notices/read", {"until": str(notice.pk)})
    assert unread(vera) == 0
    page = shown(browser, NOTICES)
    assert "You have read everything you were told" in page
    assert "badge-word" not in page
    assert sent(browser, "/notices/read", until="all")[0] == 422


def test_a_record_closed_since_has_no_title_in_what_was_told(
    parts: Parts,
    rosa: Person,
    vera: Person,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = reported(parts, by=rosa)
    closed = replace(declared.values, see=declared.May.REPORT)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (closed,)))
    page = shown(signed_in(vera), NOTICES)
    assert "“Verify” waits for you: a record you can no longer see." in page
    assert str(made) not in page


def test_nobody_sees_what_another_was_told(
    parts: Parts, rosa: Person, vera: Person, signed_in: SignedIn
) -> None:
    reported(parts, by=rosa)
    assert "” waits for you" not in shown(signed_in(rosa), NOTICES)
    assert Client().get(NOTICES).status_code == 302


def test_how_she_is_written_to_is_her_choice(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    browser = signed_in(rosa)
    assert chosen(rosa) is Mail.DAILY
    browser.post("/notices/mail", {"mail": "at_once"})
    assert chosen(rosa) is Mail.AT_ONCE
    assert 'value="at_once" checked' in shown(browser, NOTICES)
    assert sent(browser, "/notices/mail", mail="by_pigeon")[0] == 422
    assert chosen(rosa) is Mail.AT_ONCE


def test_the_page_says_when_no_mail_can_be_sent(
    parts: Parts, rosa: Person, signed_in: SignedIn, settings: Settings
) -> None:
    settings.EMAIL_HOST = ""
    assert "Nothing is sent by e-mail" in shown(signed_in(rosa), NOTICES)
    settings.EMAIL_HOST = "mail.example"
    assert "Nothing is sent by e-mail" not in shown(signed_in(rosa), NOTICES)


@pytest.mark.parametrize("path", ["/notices/read", "/notices/mail", "/follow", "/unfollow"])
def test_what_changes_something_is_never_a_mere_link(
    parts: Parts, rosa: Person, signed_in: SignedIn, path: str
) -> None:
    assert signed_in(rosa).get(path).status_code == 405
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(rosa, backend="secretariat.engine.access.sign_in.Backend")
    assert guarded.post(path, {"mail": "never"}).status_code == 403


def over(days: int = 3) -> dict[str, str]:
    """A form that hands over to Deo from today."""
    return {
        "to": "deo",
        "starts": today().isoformat(),
        "ends": (today() + timedelta(days=days)).isoformat(),
        "workflow": "",
        "reason": "On leave",
    }


def test_moves_are_handed_over_and_taken_back(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    deo = somebody("deo")
    browser = signed_in(rosa)
    assert "<h1>Nobody acts for you today</h1>" in shown(browser, DELEGATIONS)
    assert browser.post(DELEGATIONS, over()).status_code == 302
    page = shown(browser, DELEGATIONS)
    assert "<h1>Deo acts for you today</h1>" in page
    assert "in all workflows" in page
    assert "You act for Rosa" in shown(signed_in(deo), DELEGATIONS)
    given = Delegation.objects.get()
    assert signed_in(deo).post(f"/delegations/{given.pk}/end").status_code == 404
    assert browser.post(f"/delegations/{given.pk}/end").status_code == 302
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"to": "nobody"}, "Nobody signs in under “nobody”."),
        ({"to": "rosa"}, "Nobody stands in for herself."),
        ({"ends": "2001-01-01"}, ""),
        ({"starts": "soon"}, ""),
        ({"workflow": "tests.other"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    parts: Parts, rosa: Person, signed_in: SignedIn, changed: dict[str, str], says: str
) -> None:
    somebody("deo")
    status, page = sent(signed_in(rosa), DELEGATIONS, **{**over(), **changed})
    assert status in {404, 422}
    assert says in page
    assert not Delegation.objects.exists()
    if status == 422:
        assert "On leave" in page


def test_the_manual_draws_each_workflow_with_the_table_of_its_moves(parts: Parts) -> None:
    client = Client()
    assert 'href="/manual/workflows/tests.value">Verification of a value</a>' in shown(
        client, "/manual/workflows/"
    )
    page = shown(client, "/manual/workflows/tests.value")
    assert 'role="img"' in page
    assert "Verification of a value: its states and moves</title>" in page
    assert "2. Verify: from reported to verified." in page
    assert page.count('class="w-state') == 5
    assert page.count('class="w-move"') == 7
    assert "Not by whoever made “Report”." in page
    assert "Verifier" in page
    shown(client, "/manual/workflows/tests.other", status=404)
