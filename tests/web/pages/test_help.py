"""Help stands on every page, tells who may change what, and leads to its place in the manual."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve
from tests.product.addresses import ELSEWHERE, FILES

from secretariat.engine.access.roles import permitting
from secretariat.engine.registers.declaring import register_of, registers
from secretariat.web.contexts.frame import Help
from secretariat.web.helping.gathering import help_by_page, page_helps
from secretariat.web.helping.showing import help_of

PROGRAMS = "api"


def told(path: str) -> Help | None:
    """The help of an address."""
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return help_of(request)


def test_every_page_has_help() -> None:
    served = {str(key) for key in get_resolver().reverse_dict if isinstance(key, str)}
    shown = {one for one in served - FILES - ELSEWHERE if not one.startswith(PROGRAMS)}
    assert shown - set(help_by_page()) == set()


def test_no_page_is_told_of_twice_and_none_that_is_not_there() -> None:
    served = {str(key) for key in get_resolver().reverse_dict if isinstance(key, str)}
    named = Counter(name for one in page_helps() for name in one.pages)
    assert [name for name, times in named.items() if times > 1] == []
    assert set(named) - served == set()


def test_help_is_short_and_says_each_thing_in_whole_sentences() -> None:
    for one in page_helps():
        for words in (one.shows, one.changes, one.how):
            assert str(words).endswith("."), words
        assert len(f"{one.shows} {one.changes}".split()) < 50, one.key


@pytest.mark.parametrize("register", registers(), ids=lambda one: one.key)
def test_a_register_names_every_action_with_the_roles_that_may(register: object) -> None:
    key = register.key  # type: ignore[attr-defined]
    found = told(f"/registers/{key}/")
    assert found is not None
    lines = "\n".join(found.who)
    for action in register_of(key).actions:
        assert str(action.title) in lines
        for role in permitting(action.permissions[0]):
            if all(role in permitting(one) for one in action.permissions):
                assert str(role.title) in lines
    assert found.who, "who may, or that nobody may"


def test_a_register_with_a_workflow_leads_to_its_diagram() -> None:
    found = told("/registers/frameworks/")
    assert found is not None
    manual, workflow = (one.url for one in found.more)
    assert manual == "/manual/#page-register"
    assert workflow.startswith("/manual/workflows/")


def test_help_asks_the_database_nothing(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert told("/registers/frameworks/") is not None
    assert len(queries) == 0


def test_a_page_shows_its_help_collapsed_and_the_manual_has_its_place(
    db: None, client: Client
) -> None:
    page = client.get("/figures/").content.decode()
    assert '<details class="about no-print">' in page
    assert 'href="/manual/#page-figures"' in page
    manual = client.get("/manual/").content.decode()
    for one in page_helps():
        assert f'<h2 id="page-{one.key}">' in manual


def test_what_is_refused_has_no_help(db: None, client: Client) -> None:
    refused = client.get("/registers/no-such/")
    assert refused.status_code == 404
    assert "About this page" not in refused.content.decode()
