"""What waits to be put on post in the example can be put there by somebody who can sign in."""

from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.access.models import Person
from secretariat.example.logins import demo_logins
from secretariat.example.organization import TODAY

NOVEMBER = date(2026, 11, 2)
NEW = {"is_new": "on", "sex": "F", "contract": "FT", "contract_ends": "2028-11-01"}


@pytest.mark.usefixtures("own_example", "unhashed_files")
def test_the_accepted_appointments_can_be_put_on_post_by_a_demo_login() -> None:
    assert "viveka.solbrandt" in {one.username for one in demo_logins()}
    browser = Client()
    browser.force_login(Person.objects.get(username="viveka.solbrandt"))
    waiting = Appointment.objects.filter(state="accepted").order_by("position__code")
    inside = [one.application.candidate.official is not None for one in waiting]
    assert inside == [False, True]
    for one in waiting:
        number = put_on_post(browser, one)
        held = Incumbency.objects.get(post=one.position.post, starts=NOVEMBER)
        assert held.official.code == number
        outside = one.application.candidate.official is None
        assert held.beginning == ("appointment" if outside else "promotion")
        assert Appointment.objects.get(pk=one.pk).state == "on_post"


def put_on_post(browser: Client, one: Appointment) -> str:
    """Send the page’s form as she would; gives the number of the official."""
    official, post = one.application.candidate.official, one.position.post
    assert post is not None
    now = Incumbency.objects.on(TODAY)
    assert not now.filter(post=post).exists()
    state = now.get(official=official).counts_for if official else None
    state = state or State.objects.filter(former=False)[0]
    number = official.code if official else "900001"
    sent = {"official": number, "on_post_on": NOVEMBER.isoformat(), "counts_for": state.code}
    new = {} if official else NEW | {"nationality": state.code}
    with patch("secretariat.areas.recruitment.pages.on_post.today", lambda: TODAY):
        answer = browser.post(reverse("recruitment-on-post", args=[one.pk]), sent | new)
    assert answer.status_code == 302, answer.content.decode()
    return number
