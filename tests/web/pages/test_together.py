"""An action on several records at once: asked once, confirmed with the number, all or nothing."""

from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import World
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.web.records import together

LIST = "/registers/ratifications/"
TOGETHER = f"{LIST}together"


@pytest.fixture
def signed(client: Client, officer: Person) -> Client:
    """The officer, who may register ratifications."""
    client.force_login(officer)
    return client


def numbers(world: World, *pairs: tuple[str, str]) -> list[int]:
    return [world.ratifications[pair] for pair in pairs]


def sent(client: Client, status: int, **given: Any) -> str:
    response = client.post(TOGETHER, given)
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


C29 = (("QMA", "C29"), ("QMB", "C29"))


def test_rows_can_be_ticked_by_who_may_do_something_and_by_nobody_else(
    client: Client, officer: Person, reader: Person
) -> None:
    assert 'name="of"' not in shown(client, LIST)
    client.force_login(reader)
    assert 'name="of"' not in shown(client, LIST)
    client.force_login(officer)
    page = shown(client, LIST)
    assert page.count('name="of"') == 3
    assert "or all 3 that match" in page


def test_the_form_says_how_many_and_which(signed: Client, world: World) -> None:
    of = numbers(world, *C29)
    page = shown(signed, f"{TOGETHER}?do=denounce&of={of[0]}&of={of[1]}")
    assert "Register denunciations: 2 records" in page
    assert "Norland" in page


def test_all_are_changed_in_one_act_and_what_is_left_empty_stays(
    signed: Client, world: World
) -> None:
    of = numbers(world, *C29)
    before = {one.pk: (one.starts, one.state_id) for one in Ratification.objects.all()}
    given = {"do": "denounce", "of": of, "count": "2", "reason": "Both denounced"}
    sent(signed, 302, **given, ends="2026-01-01", ending="denounced")
    ended = Ratification.objects.filter(ending="denounced")
    assert {one.pk for one in ended} == set(of)
    assert {one.pk: (one.starts, one.state_id) for one in Ratification.objects.all()} == before
    assert Act.objects.filter(action="standards.denounce").count() == 1
    assert "2 records changed" in shown(signed, LIST)


def test_all_that_match_are_meant_with_the_filters_of_the_list(
    signed: Client, world: World
) -> None:
    page = shown(signed, f"{TOGETHER}?do=denounce&all=1&list=%3Finstrument%3DC29")
    assert "2 records" in page
    given = {"do": "denounce", "all": "1", "list": "?instrument=C29", "count": "2"}
    sent(signed, 302, **given, ends="2026-01-01", ending="denounced")
    ended = Ratification.objects.filter(ending="denounced")
    assert {one.instrument.code for one in ended} == {"C29"}
    assert ended.count() == 2


def test_a_list_that_grew_meanwhile_is_asked_about_again(signed: Client, world: World) -> None:
    given = {"do": "denounce", "all": "1", "list": "", "count": "2"}
    page = sent(signed, 422, **given, ends="2026-01-01", ending="denounced")
    assert "it is 3 records now" in page
    assert not Ratification.objects.exclude(ending="").exists()


def test_one_that_fails_keeps_all_as_they_were_and_is_named(signed: Client, world: World) -> None:
    of = numbers(world, ("QMB", "C29"), ("QMA", "C105"))
    given = {"do": "denounce", "of": of, "count": "2"}
    page = sent(signed, 422, **given, ends="2010-01-01", ending="denounced")
    assert "last day lies before the first" in page
    assert not Ratification.objects.exclude(ending="").exists()


def test_nothing_filled_in_changes_nothing(signed: Client, world: World) -> None:
    given = {"do": "denounce", "of": numbers(world, *C29), "count": "2"}
    assert "every field is left as it is" in sent(signed, 422, **given)
    assert not Act.objects.filter(action="standards.denounce").exists()


def test_a_field_is_emptied_only_where_that_is_ticked(signed: Client, world: World) -> None:
    of = numbers(world, *C29)
    given = {"do": "denounce", "of": of, "count": "2"}
    sent(signed, 302, **given, ends="2026-01-01", ending="denounced", note="By letter")
    sent(signed, 302, **given, empty_note="on")
    assert {(one.note, one.ending) for one in Ratification.objects.filter(pk__in=of)} == {
        ("", "denounced")
    }


def test_several_are_taken_away_with_a_reason(signed: Client, world: World) -> None:
    given = {"do": "strike_ratifications", "of": numbers(world, *C29), "count": "2"}
    assert "Say why" in sent(signed, 422, **given)
    sent(signed, 302, **given, reason="Entered twice")
    assert Ratification.objects.count() == 1


def test_who_may_not_is_refused_and_a_stranger_signs_in(
    client: Client, reader: Person, world: World
) -> None:
    given = {"do": "denounce", "of": numbers(world, *C29), "count": "2"}
    answer = client.post(TOGETHER, given)
    assert answer.status_code == 403
    assert "/account/login/" in answer.content.decode()
    client.force_login(reader)
    assert client.post(TOGETHER, given).status_code == 403
    assert not Ratification.objects.exclude(ending="").exists()


def test_a_form_from_elsewhere_is_refused(client: Client, officer: Person, world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    given = {"do": "denounce", "of": numbers(world, *C29), "count": "2", "ending": "denounced"}
    assert strict.post(TOGETHER, given).status_code == 403
    assert not Ratification.objects.exclude(ending="").exists()


@pytest.mark.parametrize("asked", ["do=denounce", "do=denounce&of=x", "do=denounce&of=999999999"])
def test_without_a_record_it_says_what_to_do(signed: Client, world: World, asked: str) -> None:
    assert "No record is selected" in shown(signed, f"{TOGETHER}?{asked}", status=422)


def test_an_action_that_adds_or_is_none_is_not_there(signed: Client, world: World) -> None:
    for name in ("register_ratifications", "nothing", ""):
        shown(signed, f"{TOGETHER}?do={name}&all=1", status=404)


def test_more_than_a_page_should_change_is_left_to_an_import(
    signed: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "MOST", 2)
    page = shown(signed, f"{TOGETHER}?do=denounce&all=1&list=", status=422)
    assert "more than 2 records" in page
    assert "import a file" in page


def test_fields_of_its_own_are_not_asked_for_a_set(client: Client, world: World) -> None:
    from secretariat.areas.reference.actions import amend_states

    fields = together.for_all(amend_states).fields
    assert "code" not in fields
    assert "region" in fields
