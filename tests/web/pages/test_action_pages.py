"""An action is offered to whoever may, asks for what it needs, and says what is wrong where."""

from datetime import date

from django.test import Client
from tests.web.pages.conftest import Post, World
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person


def address(world: World) -> str:
    return f"/registers/ratifications/{world.ratifications['QMA', 'C29']}/"


def test_a_record_offers_open_actions_and_explains_shut_ones(
    client: Client, world: World, officer: Person, reader: Person
) -> None:
    client.force_login(officer)
    assert f'href="{address(world)}do/denounce"' in shown(client, address(world))
    client.force_login(reader)
    page = shown(client, address(world))
    assert "do/denounce" not in page
    assert "<strong>Not you:</strong>" in page


def test_a_stranger_is_offered_nothing(client: Client, world: World) -> None:
    assert "What can happen next" not in shown(client, address(world))


def test_a_change_is_made_and_told_with_its_reason(
    client: Client, world: World, officer: Person, send: Post
) -> None:
    client.force_login(officer)
    fields = {"ends": "2026-01-10", "ending": "denounced", "note": "", "reason": "letter of May"}
    send(status=302, address=f"{address(world)}do/denounce", **fields)
    assert Ratification.objects.get(pk=world.ratifications["QMA", "C29"]).ends == date(2026, 1, 10)
    page = shown(client, address(world))
    assert "letter of May" in page
    assert "The record has been changed." in page


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    client: Client, world: World, officer: Person, send: Post
) -> None:
    client.force_login(officer)
    page = send(
        status=422, address=f"{address(world)}do/denounce", ends="31.12.25", note="a long note"
    )
    assert 'aria-invalid="true"' in page
    assert "a long note" in page
    assert 'value="31.12.25"' in page


def test_a_rule_of_the_action_is_told_as_the_action_tells_it(
    client: Client, world: World, officer: Person, send: Post
) -> None:
    client.force_login(officer)
    page = send(status=422, address=f"{address(world)}do/denounce", ends="2026-01-10", ending="")
    assert "ends without saying why" in page
    assert Ratification.objects.filter(ends=None).count() == 3


def test_a_record_is_added_through_its_form(
    client: Client, world: World, officer: Person, post: Post
) -> None:
    client.force_login(officer)
    form = "/registers/ratifications/do/register_ratifications"
    assert f'href="{form}"' in shown(client, "/registers/ratifications/")
    shown(client, form)
    fields = {
        "instrument": world.instruments["C105"],
        "state": world.states["QMC"],
        "starts": "2025-05-05",
    }
    post(status=302, address=form, **fields)
    assert Ratification.objects.count() == 4


def test_a_record_is_taken_away_only_with_a_reason(
    client: Client, world: World, officer: Person, send: Post
) -> None:
    client.force_login(officer)
    form = f"{address(world)}do/strike_ratifications"
    assert "needs a reason" in send(status=422, address=form, reason=" ")
    send(status=302, address=form, reason="registered twice")
    assert Ratification.objects.count() == 2


def test_who_may_not_is_refused_even_by_address(
    client: Client, world: World, reader: Person
) -> None:
    client.force_login(reader)
    shown(client, f"{address(world)}do/denounce", status=403)
    shown(client, f"{address(world)}do/nothing_at_all", status=404)
