"""Reclassifying or moving a post on its page: asked once, written at once."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client
from tests.areas.workforce.conftest import BEGAN, Office
from tests.areas.workforce.pages.conftest import SignedIn, page, words

from secretariat.areas.workforce.models.posts import Post

FIRST = date(2025, 3, 1)


@pytest.fixture
def keeper(signed_in: SignedIn) -> Client:
    """Somebody who keeps the posts of the unit."""
    return signed_in("keeper", "post_officer", "HRD")


def sent(post: Post, office: Office, **more: str) -> Mapping[str, str]:
    """What the form sends."""
    return {
        "code": "NEW",
        "title_en": post.title_en,
        "grade": str(office.grade("P5").pk),
        "unit": str(post.unit_id),
        "station": str(post.station_id),
        "funding": post.funding,
        "starts": FIRST.isoformat(),
        "reason": "The duties have grown.",
        **more,
    }


def test_on_its_page_it_is_asked_once(office: Office, keeper: Client, signed_in: SignedIn) -> None:
    post = office.post("P4")
    address = f"/posts/{post.code}/continue"
    assert f'href="{address}"' in page(keeper, f"/posts/{post.code}")
    assert "One act writes all of it or nothing" in words(page(keeper, address))
    answer = keeper.post(address, {**sent(post, office), "starts": "soon"})
    assert answer.status_code == 422
    answer = keeper.post(address, {**sent(post, office), "starts": BEGAN.isoformat()})
    assert answer.status_code == 422
    assert "does not exist both" in words(answer.content.decode())
    answer = keeper.post(address, sent(post, office))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/posts/NEW")
    assert Post.objects.get(code="NEW").continues == post
    reader = signed_in("reader")
    assert f'href="{address}"' not in page(reader, f"/posts/{post.code}")
    assert reader.get(address).status_code == 403
    assert signed_in("other", "post_officer", "FIN").get(address).status_code == 403
    assert keeper.get("/posts/NOTHING/continue").status_code == 404
