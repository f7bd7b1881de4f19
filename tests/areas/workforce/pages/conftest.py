"""An office that is looked at: who may see what of it, and what a page says in which section."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.areas.workforce.conftest import BEGAN, BY, ON, Office, kind

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.people import Official
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.kernel.periods import Period

AT_MOST = 15
SignedIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def plain_files(settings: Any, tmp_path: Path, db: None) -> None:
    """Static files need no hashes here; what is counted of visits is forgotten."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    cache.clear()


@pytest.fixture
def stranger(db: None) -> Client:
    """Somebody who has not signed in."""
    return Client()


@pytest.fixture
def signed_in(db: None) -> SignedIn:
    """Sign somebody in who holds a role over a scope; without a role, somebody who only reads."""

    def make(username: str, role: str = "", scope: str = "") -> Client:
        browser = Client()
        browser.force_login(person(username, role, scope))
        return browser

    return make


@pytest.fixture
def officials(office: Office) -> tuple[Official, Official]:
    """One official of each of two units, each with a contract."""
    made = []
    for name, unit in (("Hesperance", "HRD"), ("Fenwickson", "FIN")):
        one = office.official(code=f"N-{unit}", name=name)
        office.holds(one, office.post(unit=office.unit(unit)))
        office.add(kind("contracts").add, official=one, kind="FT", starts=BEGAN)
        made.append(one)
    return made[0], made[1]


def person(username: str, role: str = "", scope: str = "") -> Person:
    """Somebody who signs in, with a role over a scope if one is named."""
    new = NewPerson(username=username, name=username.title(), email=f"{username}@example.invalid")
    made = add_person(new, by=BY, on=ON)
    if role:
        since = Period.since(date(2020, 1, 1))
        give([made], role, scope=scope, period=since, by=BY, reason="test", on=ON)
    return made


def herself(office: Office, official: Official, username: str = "ana") -> Client:
    """The official, signed in."""
    made = person(username)
    office.change(actions.amend_officials, {"account": made}, pk=official.pk)
    browser = Client()
    browser.force_login(made)
    return browser


def page(client: Client, address: str, status: int = 200) -> str:
    """What is answered."""
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response.content.decode())


def section(answer: str, key: str) -> str:
    """The words of one section, without markup, each run of blanks as one."""
    part = answer.partition(f'id="{key}"')[2].partition("</section>")[0].partition(">")[2]
    return words(part)


def words(markup: str) -> str:
    """What markup says."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " ").split())


def rows(answer: str, key: str) -> list[list[str]]:
    """The rows of the first table in a section, cell by cell."""
    part = answer.partition(f'id="{key}"')[2].partition("</section>")[0]
    body = part.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.S)
    ]


def queries(client: Client, address: str) -> list[str]:
    """What a page asks the database, once what is kept for all pages is there."""
    page(client, address)
    with CaptureQueriesContext(connection) as captured:
        page(client, address)
    return [one["sql"][:160] for one in captured.captured_queries]


def fill(office: Office, number: int, *, unit: Any, starts: date) -> Sequence[Official]:
    """So many officials, each in a post of her own in a unit, with a file; by a few acts."""
    codes = [next(office.numbers) for _each in range(number)]
    post = {"title_en": "Officer", "grade": office.grade("P4"), "unit": unit}
    place = {"station": office.station(), "funding": "RB", "starts": starts}
    posts = office.add_each(
        actions.establish_posts, [{"code": f"POST-{one}", **post, **place} for one in codes]
    )
    someone = {"sex": "F", "born": date(1970, 1, 1), "entered": starts}
    names = [{"code": f"N{one}", "name": f"Name {one}"} for one in codes]
    people = office.add_each(actions.add_officials, [{**one, **someone} for one in names])
    pairs = zip(people, posts, strict=True)
    office.add_each(
        actions.appoint, [{"official": one, "post": at, "starts": starts} for one, at in pairs]
    )
    for key, row in (("contracts", {"kind": "FT"}), ("grades-held", {"since": starts})):
        graded = {"grade": office.grade("P4")} if key == "grades-held" else {}
        of_each = [{"official": one, "starts": starts, **row, **graded} for one in people]
        office.add_each(kind(key).add, of_each)
    return people
