"""A record shows where it stands and what can happen next; a move is made on a page of its own."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, somebody, state_of, these, value
from tests.reading import words
from tests.web.workflows.conftest import SignedIn

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.records.telling import history_of
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.kernel.periods import Period
from secretariat.web.asking import today

Parts = dict[str, Part]


def address(record: Value, name: str = "") -> str:
    """A value's own page, or that of one of its moves."""
    if name:
        return reverse("move", args=["values", record.pk, name])
    return reverse("record", args=["values", record.pk])


def shown(client: Client, path: str, *, status: int = 200) -> str:
    """The page at an address, as text."""
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(unescape(words(answer)).split())


def sent(client: Client, path: str, **typed: str) -> tuple[int, str]:
    """What a form is answered with."""
    answer = client.post(path, typed)
    return answer.status_code, " ".join(unescape(answer.content.decode()).split())


def reported(parts: Parts, by: Person | None = None) -> Value:
    """A value whose day has come, reported."""
    made = value(parts["FIN"], source="x", as_of=today())
    move(VALUES, "report", these(made), by=by or BY, on=today())
    return made


def test_a_stranger_sees_the_way_of_a_record_and_no_moves(parts: Parts) -> None:
    page = shown(Client(), address(reported(parts)))
    assert '<ol class="steps">' in page
    assert 'aria-current="step"> <strong>Reported</strong>day 1' in page
    assert page.index("<strong>Being written</strong>less than a day") < page.index(
        "<strong>Reported"
    )
    assert '<li class="ahead"> <strong>Verified</strong>' in page
    assert "What can happen next" not in page


def test_the_strip_shows_how_long_it_was_where_and_when_it_is_due(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made = value(parts["FIN"], as_of=today() + timedelta(days=9))
    page = shown(signed_in(rosa), address(made))
    assert "<strong>Being written</strong>day 1 of 10" in page
    assert '<li class="ahead"> <strong>Reported</strong>due' in page
    assert "“Report” is due on" in page
    assert "in 9 days." in page


def test_a_record_offers_its_moves_open_or_closed_with_the_reason(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made = value(parts["FIN"], evidence="")
    page = shown(signed_in(rosa), address(made))
    assert "<strong>Not yet:</strong> No evidence is given." in page
    assert f'<a class="button main" href="{address(made, "withdraw")}">Withdraw…</a>' in page
    assert address(made, "report") not in page
    other = shown(signed_in(somebody("una")), address(made))
    assert "<strong>Not you:</strong> None of your grants permits it on this day." in other


def test_a_move_is_made_on_its_own_page(parts: Parts, rosa: Person, signed_in: SignedIn) -> None:
    made, browser = value(parts["FIN"]), signed_in(rosa)
    page = shown(browser, address(made, "report"))
    assert "It goes to be verified." in page
    assert "Source of the evidence" in page
    assert 'name="state"' not in page
    answer = browser.post(address(made, "report"), {"source": "Archive", "reason": "Year's end"})
    assert (answer.status_code, answer.headers["Location"]) == (302, address(made))
    assert state_of(made) is Standing.REPORTED
    assert history_of(made)[0].reason == "Year's end"
    assert "“Report” is done: the record is now “reported”." in shown(browser, address(made))


def test_what_is_wrong_stands_on_the_form_with_what_was_typed(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made, browser = value(parts["FIN"]), signed_in(rosa)
    status, page = sent(browser, address(made, "report"), source="", reason="In haste")
    assert status == 422
    assert "V1 has no source." in page
    assert "In haste" in page
    status, page = sent(browser, address(made, "report"), source="x" * 401)
    assert status == 422
    assert state_of(made) is Standing.DRAFT


def test_a_form_cannot_carry_the_state_or_a_field_the_move_does_not_set(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made = value(parts["FIN"])
    sent(signed_in(rosa), address(made, "report"), source="x", state="verified", value="99")
    kept = Value.objects.get(pk=made.pk)
    assert (kept.state, kept.value) == ("reported", 1)


@pytest.mark.parametrize("name", ["verify", "return"])
def test_a_closed_move_opened_by_its_address_says_why_and_has_no_form(
    parts: Parts, rosa: Person, signed_in: SignedIn, name: str
) -> None:
    page = shown(signed_in(rosa), address(reported(parts), name))
    assert "Not you:" in page
    assert "Those who may: Verifier." in page
    assert "<textarea" not in page


def test_posted_all_the_same_it_is_refused_in_the_same_words(
    parts: Parts, rosa: Person, vera: Person, signed_in: SignedIn
) -> None:
    made = reported(parts)
    status, page = sent(signed_in(rosa), address(made, "verify"))
    assert status == 403
    assert "Not you: None of your grants permits it on this day. Those who may: Verifier." in page
    draft = value(parts["FIN"], "V2")
    status, page = sent(signed_in(vera), address(draft, "verify"))
    assert status == 409
    assert "It is in “being written”; “Verify” starts from “reported”." in page
    assert (state_of(made), state_of(draft)) == (Standing.REPORTED, Standing.DRAFT)


def test_whoever_comes_second_is_told_where_the_record_stands_now(
    parts: Parts, vera: Person, signed_in: SignedIn
) -> None:
    made = reported(parts)
    browser = signed_in(vera)
    shown(browser, address(made, "verify"))
    move(VALUES, "withdraw", these(made), by=BY, on=today())
    status, page = sent(browser, address(made, "verify"))
    assert status == 409
    assert "It is in “withdrawn”" in page


def test_a_stranger_is_asked_to_sign_in(parts: Parts) -> None:
    page = shown(Client(), address(reported(parts), "verify"), status=403)
    assert "Not you: You have not signed in." in page
    assert "/account/login/" in page


@pytest.mark.parametrize(
    "path",
    [
        "/registers/values/999999/move/report",
        "/registers/nothing/1/move/report",
        "/registers/values/{pk}/move/adopt",
    ],
)
def test_what_is_unknown_answers_as_what_is_hidden(
    parts: Parts, rosa: Person, signed_in: SignedIn, path: str
) -> None:
    made = value(parts["FIN"])
    page = shown(signed_in(rosa), path.format(pk=made.pk), status=404)
    assert "There is nothing here for you to see" in page


def test_a_move_needs_the_token_of_its_own_form(parts: Parts, rosa: Person) -> None:
    made, browser = value(parts["FIN"]), Client(enforce_csrf_checks=True)
    browser.force_login(rosa, backend="secretariat.engine.access.sign_in.Backend")
    assert browser.post(address(made, "report"), {"source": "x"}).status_code == 403
    assert state_of(made) is Standing.DRAFT


def test_the_delegate_is_told_for_whom_she_moves_and_so_is_the_history(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    deo = somebody("deo")
    delegate(rosa, to=deo, period=Period(today(), today()), by=rosa, on=today())
    made, browser = value(parts["FIN"]), signed_in(deo)
    assert "You make it for Rosa." in shown(browser, address(made))
    assert "You make it for Rosa." in shown(browser, address(made, "report"))
    sent(browser, address(made, "report"), source="x")
    assert "<strong>Deo for Rosa</strong> reported this value" in shown(browser, address(made))


def test_script_in_a_record_stays_words(parts: Parts, rosa: Person, signed_in: SignedIn) -> None:
    made = value(parts["FIN"], "<script>alert(1)</script>")
    for path in (address(made), address(made, "report")):
        assert "<script>" not in signed_in(rosa).get(path).content.decode()
