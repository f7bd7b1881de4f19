"""What somebody wrote into a field is words to whoever reads it, and never a script."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import Error, models, transaction
from django.test import Client
from tests.product.addresses import AUDITOR, MANAGER, pages
from tests.product.html_read import Page

from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.acting import Process, act
from secretariat.site.product import PRODUCT

pytestmark = pytest.mark.every_page

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "</title><svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "javascript:alert(1)",
)
TYPED = ("<input value>", "<option value>")  # what was typed stands there, and is not run
SHORTEST = 40  # a field that holds at least this takes a script


def free_texts(model: type[models.Model]) -> list[str]:
    """The fields anybody may write what she likes into."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and (field.max_length or SHORTEST) >= SHORTEST
    ]


def poisoned(model: type[models.Model]) -> bool:
    """Write scripts into every free text of the first and last records, where the table lets us."""
    names = free_texts(model)
    rows: Any = model._base_manager.order_by("pk")
    first, last = rows.first(), rows.last()
    if not names or first is None:
        return False
    texts = {name: SCRIPTS[place % len(SCRIPTS)] for place, name in enumerate(names)}
    try:
        with transaction.atomic(), act("test.poison", by=Process("test")):
            model._base_manager.filter(pk__in={first.pk, last.pk}).update(**texts)
    except Error:  # what was adopted stays as it is
        return False
    return True


@pytest.fixture
def poison(undone: None) -> list[type[models.Model]]:
    """The tables that now hold scripts, the people and their units among them."""
    tables = {one.model for one in PRODUCT.registers}
    found = [one for one in tables if poisoned(one)]
    with act("test.poison", by=Process("test")):
        for number, person in enumerate(Person.objects.order_by("pk")[:6]):
            Person.objects.filter(pk=person.pk).update(name=SCRIPTS[number])
    return found


def run_by(page: Page) -> Iterator[str]:
    """What a browser would run of a page that was not sent by us as a file of ours."""
    yield from (one for one in page.inline if one not in TYPED)
    for tag, attributes in page.elements:
        if tag == "img" and not str(attributes.get("src", "")).startswith(("/", "data:image/svg")):
            yield f"<img {attributes}>"
        if tag == "script" and not str(attributes.get("src", "")).startswith("/static/"):
            yield f"<script {attributes}>"
        if "autofocus" in attributes:
            yield f"<{tag} autofocus>"
        href = str(attributes.get("href") or "").strip().lower()
        if href.startswith(("javascript:", "data:", "vbscript:")):
            yield href


READERS = ("teodor.maskov", MANAGER, AUDITOR)


def asked_by(username: str) -> list[str]:
    """Every third page, so that among them the readers ask for all."""
    return [one.path for one in pages()[READERS.index(username) :: len(READERS)]]


@pytest.mark.parametrize("username", READERS)
def test_no_page_runs_what_somebody_wrote(
    username: str, stranger: Client, poison: list[type[models.Model]]
) -> None:
    assert len(poison) >= 6, "most tables hold a script now"
    stranger.force_login(Person.objects.get(username=username))
    grant = Grant.objects.order_by("pk")[0]
    people = ["/people/", f"/people/{grant.person_id}/", "/why", "/readings/", "/account/"]
    shown = 0
    for address in [*people, *asked_by(username)]:
        answer = stranger.get(address)
        if answer.status_code != 200:
            continue
        words = answer.content.decode()
        assert not list(run_by(Page(words))), address
        shown += any(mark in words for mark in ("&lt;script&gt;", "&quot;&gt;&lt;img", "&#x27; on"))
    assert shown >= 5, "what was written is read, as words"


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_asked_comes_back_as_words(script: str, stranger: Client) -> None:
    for address in ("/find", "/registers/states/", "/account/login/", "/figures/", "/nothing"):
        for name in ("q", "next", "lang", "order", script):
            answer = stranger.get(address, {name: script})
            assert answer.status_code < 500, (address, name)
            assert not list(run_by(Page(answer.content.decode()))), (address, name)
