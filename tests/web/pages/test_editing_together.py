"""Two people edit one record: the second is shown what changed, and keeps what she typed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, Post, World, carried

from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.records.performing import change, remove
from secretariat.kernel.periods import Period
from secretariat.web import formats

AS_IT_IS = {"starts": "1995-05-01", "kind": "ratification", "ends": "", "ending": "", "note": ""}


@pytest.fixture
def colleague(world: World) -> Person:
    """Another who may correct ratifications."""
    new = NewPerson(username="tomas", name="Tomas Okonkwo", email="tomas@example.invalid")
    person = add_person(new, by=SCRIBE, on=ON)
    since = Period.since(ON)
    give([person], "standards_officer", scope="", period=since, by=SCRIBE, reason="test", on=ON)
    return person


def form_of(world: World) -> str:
    number = world.ratifications["QMA", "C29"]
    return f"/registers/ratifications/{number}/do/correct_ratifications"


def record(world: World) -> Ratification:
    found: Ratification = Ratification.objects.get(pk=world.ratifications["QMA", "C29"])
    return found


def corrected(world: World, by: Person, **values: Any) -> None:
    """Change the record behind the back of whoever has its form open."""
    rows = Ratification.objects.filter(pk=world.ratifications["QMA", "C29"])
    change(standards.correct_ratifications, rows, values, by=by, on=ON, reason="a letter came")


def typed(world: World, client: Client, **fields: str) -> dict[str, str]:
    """What stands in the form of the record, with some of it typed anew."""
    now = {"instrument": str(world.instruments["C29"]), "state": str(world.states["QMA"])}
    given = {**AS_IT_IS, **now, "reason": "my own letter", **fields}
    return {**carried(client, form_of(world)), **given}


def test_a_form_carries_the_version_it_began_from(
    client: Client, world: World, officer: Person, colleague: Person
) -> None:
    client.force_login(officer)
    first = carried(client, form_of(world))["began_from"]
    assert carried(client, form_of(world))["began_from"] == first
    corrected(world, colleague, note="A letter")
    assert int(carried(client, form_of(world))["began_from"]) > int(first)


def test_a_form_that_adds_carries_none(client: Client, world: World, officer: Person) -> None:
    client.force_login(officer)
    assert "began_from" not in carried(client, "/registers/ratifications/do/register_ratifications")


def test_the_second_is_shown_who_changed_what_and_why_and_nothing_is_written(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    corrected(world, colleague, starts=date(1996, 6, 2))
    page = post(form_of(world), 409, **mine)
    assert "Somebody else changed this record while you were at it" in page
    assert "<strong>Tomas Okonkwo</strong> corrected this ratification" in page
    then, now = (formats.day(date(*day)) for day in ((1995, 5, 1), (1996, 6, 2)))
    assert f"from <strong>{then}</strong> to <strong>{now}</strong>" in page
    assert "a letter came" in page
    assert record(world).note == ""


def test_she_keeps_what_she_typed_and_can_send_it_again_knowingly(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    corrected(world, colleague, note="Their note")
    page = post(form_of(world), 409, **mine)
    assert "My note</textarea>" in page
    assert "Recorded meanwhile: “Their note”." in page
    assert "my own letter</textarea>" in page
    again = {**mine, "began_from": _carried(page)}
    post(form_of(world), 302, **again)
    assert record(world).note == "My note"


def test_a_field_she_left_as_it_was_shows_what_the_other_recorded(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    corrected(world, colleague, starts=date(1996, 6, 2))
    page = post(form_of(world), 409, **mine)
    assert 'value="1996-06-02"' in page
    assert "Recorded meanwhile" not in page


def test_a_choice_is_named_in_words_and_an_emptied_field_is_said_to_be(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    corrected(world, colleague, note="Theirs")
    client.force_login(officer)
    mine = typed(world, client, note="My note", state=str(world.states["QMB"]))
    corrected(world, colleague, note="", state=State.objects.get(code="QMC"))
    page = post(form_of(world), 409, **mine)
    assert "Recorded meanwhile: “=Sund Islands”." in page
    assert "Emptied meanwhile." in page


def test_changed_twice_meanwhile_she_is_asked_twice(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    corrected(world, colleague, note="Second")
    page = post(form_of(world), 409, **mine)
    corrected(world, colleague, note="Third")
    page = post(form_of(world), 409, **{**mine, "began_from": _carried(page)})
    assert "Recorded meanwhile: “Third”." in page
    assert "Second</strong> to <strong>Third" in page
    post(form_of(world), 302, **{**mine, "began_from": _carried(page)})
    assert record(world).note == "My note"


def test_sending_one_form_twice_is_not_done_twice_in_silence(
    client: Client, world: World, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    post(form_of(world), 302, **mine)
    page = post(form_of(world), 409, **mine)
    assert "<strong>Rosa Lindqvist</strong> corrected" in page


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "１", "9" * 19])
def test_a_form_that_names_no_version_it_had_is_asked_again(
    version: str, client: Client, world: World, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    page = post(form_of(world), 422, **{**mine, "began_from": version})
    assert "version" in page
    assert "My note</textarea>" in page
    assert record(world).note == ""


def test_what_is_wrong_in_a_field_does_not_make_the_form_forget_where_it_began(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, starts="the first of May")
    corrected(world, colleague, note="Theirs")
    page = post(form_of(world), 422, **mine)
    assert _carried(page) == mine["began_from"]
    post(form_of(world), 409, **{**mine, "starts": "1997-01-01"})


def test_what_another_took_away_meanwhile_is_said_to_be_gone(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    mine = typed(world, client, note="My note")
    rows = Ratification.objects.filter(pk=record(world).pk)
    remove(standards.strike_ratifications, rows, by=colleague, on=ON, reason="twice")
    post(form_of(world), 404, **mine)


def test_a_record_another_changed_is_not_taken_away_unseen(
    client: Client, world: World, officer: Person, colleague: Person, post: Post
) -> None:
    client.force_login(officer)
    strike = form_of(world).replace("correct_ratifications", "strike_ratifications")
    mine = {**carried(client, strike), "reason": "registered twice"}
    corrected(world, colleague, note="It was not")
    page = post(strike, 409, **mine)
    assert "It was not" in page
    assert "registered twice</textarea>" in page
    assert record(world).pk
    post(strike, 302, **{**mine, "began_from": _carried(page)})
    assert not Ratification.objects.filter(pk=world.ratifications["QMA", "C29"]).exists()


def _carried(page: str) -> str:
    return page.split('name="began_from" value="')[1].split('"')[0]
