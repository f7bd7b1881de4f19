"""A form whose session ended meanwhile is refused with all that was written into it."""

import pytest
from django.test import Client
from tests.product.html_read import Page
from tests.web.pages.conftest import World

WORDS = "The letter of May <b>says</b> so."


@pytest.mark.parametrize(("path", "status"), [("do/denounce", 403), ("comments", 403)])
def test_what_she_had_written_stands_there_and_the_way_leads_back(
    client: Client, world: World, path: str, status: int
) -> None:
    address = f"/registers/ratifications/{world.ratifications['QMA', 'C29']}/{path}"
    sent = {"reason": WORDS, "ending": "denounced", "new_password": "a quiet heron"}
    answer = client.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == status
    assert "The letter of May &lt;b&gt;says&lt;/b&gt; so." in page
    assert "denounced" not in page  # a single word is soon written again
    assert "quiet heron" not in page
    assert f'href="/account/login/?next={address}"' in page
    assert Page(page).inline == []


def test_who_only_asks_is_led_to_sign_in_and_back(client: Client, world: World) -> None:
    answer = client.get("/notices/?all=1")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=/notices/%3Fall%3D1"
