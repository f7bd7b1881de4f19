"""An instance in which nothing is recorded yet says where to begin, and then no longer."""

import shlex

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, World
from tests.web.pages.test_dashboard_pages import plain
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


@pytest.mark.parametrize("step", FIRST_STEPS, ids=lambda one: one.command.split()[0])
def test_each_first_step_is_a_command_about_what_the_product_declares(step: Beginning) -> None:
    name, *words = shlex.split(step.command)
    assert name in COMMANDS
    keys = {*roles(), *(one.key for one in (*PRODUCT.imports, *PRODUCT.measures))}
    assert keys & set(words) or words[0] == "add"
