"""An instance in which nothing is recorded yet says where to begin, and then no longer."""

import shlex

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, World
from tests.web.pages.test_dashboard_pages import plain
from tests.web.pages.test_editions import signed_in
from tests.web.pages.test_figure_pages import shown
from tests.web.pages.test_portal import links, section

from secretariat.areas.reference.actions import name_organization
from secretariat.engine.access.roles import roles
from secretariat.engine.records.performing import add
from secretariat.site.commands import COMMANDS
from secretariat.site.product import PRODUCT
from secretariat.web.portal.beginning import FIRST_STEPS, Beginning

NAMED = {"acronym": "XO", "name_en": "Example Organization"}


def test_the_front_door_leads_to_a_first_figure_until_the_organization_has_a_name(
    client: Client, world: World
) -> None:
    told = plain(section(shown(client, "/"), "beginning"))
    assert all(f"secretariat {one.command}" in told for one in FIRST_STEPS)
    add(name_organization, [NAMED], by=SCRIBE, on=ON, reason="So that it is known")
    assert "portal-beginning" not in shown(client, "/")


def test_its_links_lead_to_pages(client: Client, world: World) -> None:
    inside = links(section(shown(client, "/"), "beginning"))
    assert len(inside) == 3
    assert [one for one in inside if client.get(one).status_code != 200] == []


def test_home_leads_on_to_pages_and_says_whose_each_is_until_the_organization_has_a_name(
    client: Client, world: World
) -> None:
    ada, rosa = signed_in("ada", "reference_editor"), signed_in("rosa", "")
    hers, other = (section(shown(one, "/"), "beginning") for one in (ada, rosa))
    assert [one for one in links(hers) if ada.get(one).status_code != 200] == []
    assert "/registers/organization/do/" in hers
    assert "Name the organization You Add units You Record memberships You" in plain(hers)
    assert "Name the organization Editor of reference data" in plain(other)
    add(name_organization, [NAMED], by=SCRIBE, on=ON, reason="So that it is known")
    assert "portal-beginning" not in shown(ada, "/")


def test_figures_that_count_nothing_yet_stand_neither_at_the_front_door_nor_on_home(
    client: Client, db: None
) -> None:
    assert 'id="glance"' not in shown(client, "/")
    assert "Figures today" not in shown(signed_in("ada", "reference_editor"), "/")
    add(name_organization, [NAMED], by=SCRIBE, on=ON, reason="So that it is known")
    assert 'id="glance"' in shown(client, "/")


def test_an_empty_register_offers_no_filters_and_says_whose_it_is_to_fill(
    client: Client, db: None
) -> None:
    here = "/registers/organization/"
    hers, other = shown(signed_in("ada", "reference_editor"), here), shown(client, here)
    assert all('class="filters"' not in page for page in (hers, other))
    assert "It is for these roles to record: Editor of reference data." in other
    assert "It is for these roles" not in hers
    assert hers.count("Name the organization</a>") == 2


@pytest.mark.parametrize("step", FIRST_STEPS, ids=lambda one: one.command.split()[0])
def test_each_first_step_is_a_command_about_what_the_product_declares(step: Beginning) -> None:
    name, *words = shlex.split(step.command)
    assert name in COMMANDS
    keys = {*roles(), *(one.key for one in (*PRODUCT.imports, *PRODUCT.measures))}
    assert keys & set(words) or words[0] == "add"
