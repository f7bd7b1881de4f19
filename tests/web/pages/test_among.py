"""A record opened from a list leads on through it, back to it, and from what is done with it."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.web.pages.conftest import World, carried
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.models import Person
from secretariat.web.records import related

LIST = "/registers/ratifications/"
RECORD = re.compile(r'<a href="(/registers/ratifications/\d+/\?among=[^"]*)"')
NAV = re.compile(r'<nav class="adjoining.*?</nav>', re.DOTALL)
WAY = re.compile(r'<a href="([^"]+)" rel="(prev|next)">')


def records(page: str) -> list[str]:
    """The addresses of the records a list leads to, in order."""
    return [unescape(one) for one in RECORD.findall(page.partition("<tbody")[2])]


def ways(page: str) -> dict[str, str]:
    """Where a record's page leads on to in its list."""
    return {kind: unescape(url) for url, kind in WAY.findall("".join(NAV.findall(page)))}


@pytest.mark.parametrize(
    "asked", ["", "?order=state", "?instrument=C29&order=-starts", "?q=norland", "?on=2021-01-01"]
)
def test_one_goes_through_a_list_as_it_was_filtered_and_ordered(
    asked: str, client: Client, world: World
) -> None:
    listed = records(shown(client, f"{LIST}{asked}"))
    assert len(listed) >= 2
    pages = [shown(client, one) for one in listed]
    assert [ways(page).get("next") for page in pages] == [*listed[1:], None]
    assert [ways(page).get("prev") for page in pages] == [None, *listed[:-1]]


def test_the_ends_of_the_list_are_said_and_the_way_back_keeps_it(
    client: Client, world: World
) -> None:
    asked = "instrument=C29&order=-state&columns=state,starts"
    first, last = records(shown(client, f"{LIST}?{asked}"))
    page = shown(client, first)
    assert "First of the list" in page
    assert "Last of the list" not in page
    assert "Last of the list" in shown(client, last)
    (back,) = re.findall(r'<a href="([^"]+)">Ratifications, as filtered</a>', page)
    assert set(unescape(back).partition("?")[2].split("&")) == set(asked.split("&"))
    assert records(shown(client, unescape(back))) == [first, last]


def test_a_list_that_nothing_narrows_leads_back_to_all_of_it(client: Client, world: World) -> None:
    first, *_others = records(shown(client, LIST))
    assert first.endswith("?among=all")
    assert f'href="{LIST}?view=all"' in "".join(NAV.findall(shown(client, first)))


def test_a_record_reached_otherwise_leads_to_no_neighbour(client: Client, world: World) -> None:
    number = world.ratifications["QMA", "C29"]
    assert not NAV.findall(shown(client, f"{LIST}{number}/"))


def test_what_belongs_to_a_record_is_a_list_too(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "SHOWN", 1)
    page = shown(client, f"/registers/states/{world.states['QMA']}/")
    (first,) = records(page.partition('id="related-ratifications-state"')[2])
    assert first.endswith("?among=state%3DQMA")
    numbers = {world.ratifications["QMA", code] for code in ("C29", "C105")}
    (other,) = ways(shown(client, first)).values()
    met = {int(url.split("/")[3]) for url in (first, other)}
    assert met == numbers


def test_a_list_that_could_not_be_shown_is_said(client: Client, world: World) -> None:
    here = f"{LIST}{world.ratifications['QMA', 'C29']}/"
    for among in ("colour%3Dred", "order%3Dcolour", "on%3Dtomorrow", "//elsewhere.example"):
        page = shown(client, f"{here}?among={among}", status=422)
        assert "elsewhere.example/" not in page


def test_what_is_done_with_a_record_leads_back_into_the_list(
    client: Client, officer: Person, world: World
) -> None:
    client.force_login(officer)
    first, *_others = records(shown(client, f"{LIST}?instrument=C29&order=state"))
    page = shown(client, first)
    forms = [unescape(one) for one in re.findall(r'class="button[^"]*" href="([^"]+)"', page)]
    amend = next(one for one in forms if "denounce" in one)
    assert amend.partition("?")[2] == first.partition("?")[2]
    assert f'href="{first}"' in unescape(shown(client, amend))
    typed = {"ends": "2025-12-31", "ending": "denounced", "reason": "It was denounced."}
    answer = client.post(amend, {**carried(client, amend), **typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, first)
    assert "It was denounced." in shown(client, first)
