"""A mistaken act is undone from the history of a record it wrote, by whoever could perform it."""

import re
from uuid import UUID

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, Post, World
from tests.web.pages.test_figure_pages import shown

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.records.performing import change

FIELDS = {"ends": "2026-01-10", "ending": "denounced", "note": "", "reason": "letter of May"}
UNDO = re.compile(r'href="([^"]+/undo/[0-9a-f-]+)"')


def record(world: World) -> str:
    return f"/registers/ratifications/{world.ratifications['QMA', 'C29']}/"


@pytest.fixture
def denounced(client: Client, world: World, officer: Person, send: Post) -> str:
    """A ratification denounced by mistake; the address at which that is undone."""
    client.force_login(officer)
    send(address=f"{record(world)}do/denounce", **FIELDS)
    found = UNDO.search(shown(client, record(world)))
    assert found is not None
    return found[1]


def test_the_newest_act_is_offered_to_be_undone_and_no_older_one(
    client: Client, world: World, denounced: str
) -> None:
    page = shown(client, record(world))
    assert UNDO.findall(page) == [denounced]
    assert page.index(denounced) < page.index("registered this ratification")


def test_it_says_what_was_done_and_what_will_be_put_back(
    client: Client, world: World, denounced: str
) -> None:
    page = shown(client, denounced)
    assert "Undo this?" in page
    assert "<strong>Rosa Lindqvist</strong>" in page
    assert "letter of May" in page
    assert "1 ratification that it changed is put back as it was." in page


def test_undone_it_is_as_it_was_and_the_history_tells_both(
    client: Client, world: World, denounced: str, post: Post
) -> None:
    post(status=302, address=denounced, reason="another State's letter")
    assert Ratification.objects.get(pk=world.ratifications["QMA", "C29"]).ends is None
    page = shown(client, record(world))
    assert "1 record put back." in page
    assert "undid an earlier change" in page
    assert "another State&#x27;s letter" in page
    assert "(undone later)" in page
    assert not UNDO.search(page)


def test_without_a_reason_it_asks_again_and_puts_nothing_back(
    client: Client, world: World, denounced: str, post: Post
) -> None:
    page = post(status=422, address=denounced, reason=" ")
    assert "needs a reason" in page
    assert Ratification.objects.get(pk=world.ratifications["QMA", "C29"]).ends is not None


def test_what_was_changed_since_stands_in_the_way_and_the_reason_is_kept(
    client: Client, world: World, denounced: str, post: Post
) -> None:
    rows = Ratification.objects.filter(pk=world.ratifications["QMA", "C29"])
    correct = standards.correct_ratifications
    change(correct, rows, {"note": "later"}, by=SCRIBE, on=ON, reason="since")
    page = post(status=409, address=denounced, reason="my long reason")
    assert "changed since" in page
    assert "my long reason</textarea>" in page


def test_who_may_not_perform_the_action_is_neither_offered_nor_given_its_undoing(
    client: Client, world: World, denounced: str, reader: Person, post: Post
) -> None:
    client.force_login(reader)
    assert not UNDO.search(shown(client, record(world)))
    shown(client, denounced, status=403)
    post(status=403, address=denounced, reason="mine")
    client.logout()
    shown(client, denounced, status=403)
    assert not UNDO.search(shown(client, record(world)))


def test_an_act_is_reached_only_through_a_record_it_wrote(
    client: Client, world: World, denounced: str
) -> None:
    act = denounced.rpartition("/")[2]
    other = world.ratifications["QMB", "C29"]
    shown(client, f"/registers/ratifications/{other}/undo/{act}", status=404)
    number = world.ratifications["QMA", "C29"]
    shown(client, f"/registers/states/{number}/undo/{act}", status=404)
    shown(client, f"/registers/ratifications/{number}/undo/{UUID(int=1)}", status=404)


def test_a_record_taken_away_comes_back_by_the_way_shown(
    client: Client, world: World, officer: Person, send: Post, post: Post
) -> None:
    client.force_login(officer)
    send(address=f"{record(world)}do/strike_ratifications", reason="registered twice")
    found = UNDO.search(shown(client, "/registers/ratifications/"))
    assert found is not None
    assert "1 ratification that it took away comes back." in shown(client, found[1])
    post(status=302, address=found[1], reason="it was not")
    assert "undid an earlier change" in shown(client, record(world))


def test_a_set_added_by_mistake_is_taken_away_with_the_record_one_looked_at(
    client: Client, world: World, officer: Person, post: Post
) -> None:
    act = Act.objects.filter(action="standards.register_ratifications").get()
    client.force_login(officer)
    address = f"{record(world)}undo/{act.pk}"
    assert "3 ratifications that it added are taken away." in shown(client, address)
    response = client.post(address, {"reason": "the wrong file"})
    assert response.headers["Location"] == "/registers/ratifications/"
    assert not Ratification.objects.exists()


def test_an_import_is_undone_only_through_its_own_register(
    client: Client, world: World, officer: Person, post: Post
) -> None:
    change(reference.amend_states, State.objects.all(), {"m49": "001"}, by=SCRIBE, on=ON)
    act = Act.objects.latest("at").pk
    client.force_login(officer)
    shown(client, f"/registers/ratifications/import/{act}/undo", status=404)
    post(f"/registers/ratifications/import/{act}/undo", 404, reason="not mine")
    assert State.objects.filter(m49="001").count() == 3
