"""All records behind a figure, page by page: going on finds what its place would, and faster."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from secretariat.areas.standards.models.registered import Ratification

RECORDS = "/figures/standards.ratifications/records?as_of=2025-12-31"
pytestmark = pytest.mark.usefixtures("example_instance")


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


def records_of(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'<a href="/registers/ratifications/(\d+)/"', page)]


def next_of(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"|href="([^"]+)"[^>]*rel="next"', page)
    if found is None:
        return ""
    return (found.group(1) or found.group(2)).replace("&amp;", "&")


def test_going_on_shows_every_record_once_in_the_order_of_places(client: Client) -> None:
    followed: list[int] = []
    address, places = RECORDS, 0
    while address:
        page = shown(client, address)
        places += 1
        assert records_of(page) == records_of(shown(client, f"{RECORDS}&page={places}"))
        followed += records_of(page)
        found = next_of(page)
        address = f"{urlsplit(RECORDS).path}{found}" if found else ""
    assert places > 3
    assert followed == sorted(set(followed))
    assert set(followed) == set(
        Ratification.objects.on(date(2025, 12, 31)).values_list("pk", flat=True)
    )


def test_what_follows_is_found_by_the_last_record_and_not_counted_to(client: Client) -> None:
    first = shown(client, RECORDS)
    asked = parse_qs(urlsplit(next_of(first)).query)
    assert asked["after"] == [str(records_of(first)[-1])]
    with CaptureQueriesContext(connection) as queries:
        shown(client, f"{urlsplit(RECORDS).path}{next_of(first)}")
    assert not [one for one in queries.captured_queries if "OFFSET" in one["sql"]]


def test_a_record_that_is_no_more_leads_to_the_page_by_its_place(client: Client) -> None:
    last = Ratification.objects.order_by("-pk")[0].pk
    found = records_of(shown(client, f"{RECORDS}&page=2&after={last + 1000}"))
    assert found == records_of(shown(client, f"{RECORDS}&page=2"))


def test_what_is_not_a_record_is_refused(client: Client) -> None:
    assert client.get(f"{RECORDS}&page=2&after=the+last").status_code == 422
