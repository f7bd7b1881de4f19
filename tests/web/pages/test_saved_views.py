"""People save what they ask of a register, share it with a role, and have it shown first."""

from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, World
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.registers.models import SavedView
from secretariat.kernel.periods import Period

LIST = "/registers/ratifications/"
ASKS = "instrument=C29&order=starts"


def keep(client: Client, status: int = 302, **given: Any) -> str:
    """Save the view as its form is sent."""
    response = client.post(f"{LIST}views/new?{ASKS}", {"name": "Forced labour", **given})
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


@pytest.fixture
def hers(client: Client, officer: Person) -> SavedView:
    """A view of the officer, who has signed in."""
    client.force_login(officer)
    keep(client)
    shown(client, f"{LIST}?{ASKS}")  # where she is told that it is kept
    return SavedView.objects.get()


def test_a_view_keeps_the_filters_and_the_order_and_stands_as_a_tab(
    client: Client, hers: SavedView
) -> None:
    assert hers.asks == ASKS
    page = shown(client, f"{LIST}?{ASKS}")
    assert 'aria-current="page">Forced labour' in page
    assert "Change this view" in page
    assert "Save this view" in shown(client, f"{LIST}?instrument=C105")


def test_saving_is_an_act_of_hers_and_leaves_history(officer: Person, hers: SavedView) -> None:
    act = Act.objects.get(action="registers.save_view")
    assert act.by == officer.pk
    events = event_model(SavedView)._base_manager.filter(pgh_obj_id=hers.pk)
    assert [one.pgh_label for one in events] == ["insert"]


def test_a_stranger_can_save_nothing(client: Client, world: World) -> None:
    response = client.post(f"{LIST}views/new?{ASKS}", {"name": "Mine"})
    assert response.status_code == 403
    assert "/account/login/" in response.content.decode()
    assert not SavedView.objects.exists()


def test_another_person_neither_sees_nor_changes_it(
    client: Client, hers: SavedView, reader: Person
) -> None:
    client.force_login(reader)
    assert "Forced labour" not in shown(client, f"{LIST}?{ASKS}")
    for address in (f"{LIST}views/{hers.pk}", f"{LIST}views/{hers.pk}/remove"):
        assert client.post(address, {"name": "Taken"}).status_code == 404
    assert SavedView.objects.get().name == "Forced labour"


def test_shared_with_a_role_it_stands_for_who_holds_the_role_alone(
    client: Client, officer: Person, reader: Person, world: World
) -> None:
    client.force_login(officer)
    keep(client, role="standards_officer")
    shown(client, LIST)
    client.force_login(reader)
    assert "Forced labour" not in shown(client, LIST)
    since = Period.since(ON)
    give([reader], "standards_officer", scope="", period=since, by=SCRIBE, reason="test", on=ON)
    page = shown(client, f"{LIST}?{ASKS}")
    assert 'aria-current="page">Forced labour' in page
    assert "Change this view" not in page


def test_a_view_is_not_shared_with_a_role_one_does_not_hold(
    client: Client, officer: Person
) -> None:
    client.force_login(officer)
    page = keep(client, status=422, role="access_manager")
    assert "shared with a role of your own" in page
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_needs_a_name_that_fits(client: Client, officer: Person, name: str) -> None:
    client.force_login(officer)
    assert "A view needs a name" in keep(client, status=422, name=name)


def test_two_views_of_hers_do_not_have_one_name(client: Client, hers: SavedView) -> None:
    assert "a view of this name already" in keep(client, status=422)
    assert SavedView.objects.count() == 1


def test_her_default_is_shown_where_she_asks_for_nothing(
    client: Client, hers: SavedView, world: World
) -> None:
    assert shown(client, LIST).count('role="rowheader"') == 3
    address = f"{LIST}views/{hers.pk}"
    client.post(address, {"name": "Forced labour", "is_default": "on"})
    assert shown(client, LIST).count('role="rowheader"') == 2
    assert shown(client, f"{LIST}?view=all").count('role="rowheader"') == 3
    assert shown(client, f"{LIST}?lang=fr").count('role="rowheader"') == 2
    client.post(f"{LIST}views/new?instrument=C105", {"name": "Other", "is_default": "on"})
    assert [one.name for one in SavedView.objects.filter(is_default=True)] == ["Other"]


def test_a_default_that_asks_for_a_filter_no_longer_there_does_not_shut_the_register(
    client: Client, officer: Person
) -> None:
    client.force_login(officer)
    keep(client, is_default="on")
    view = SavedView.objects.get()
    view.asks = "colour=red"
    from django.db.models import QuerySet

    from secretariat.engine.history.acting import act

    with act("registers.change_view", by=officer):
        QuerySet(SavedView).filter(pk=view.pk).update(asks="colour=red")
    assert shown(client, LIST).count('role="rowheader"') == 3


def test_a_view_is_renamed_and_taken_away(client: Client, hers: SavedView) -> None:
    client.post(f"{LIST}views/{hers.pk}", {"name": "C29 by date"})
    assert SavedView.objects.get().name == "C29 by date"
    shown(client, f"{LIST}views/{hers.pk}/remove")
    assert SavedView.objects.exists()
    client.post(f"{LIST}views/{hers.pk}/remove")
    assert not SavedView.objects.exists()
    assert event_model(SavedView)._base_manager.filter(pgh_label="delete").count() == 1
