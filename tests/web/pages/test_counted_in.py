"""A record's page leads to the figures that count it: today, or else when it was counted."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.web.pages.conftest import ON, SCRIBE, World

from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.records.performing import change
from secretariat.web.contexts.frame import Link
from secretariat.web.records.counted import counted_in

pytestmark = pytest.mark.django_db
C29 = ("QMA", "C29")
REGISTERED = date(1995, 5, 1)


def figures(record: Any, on: date = ON) -> dict[str, str]:
    """The figures linked, and the day or period each link asks for."""
    return dict(map(_asked, counted_in(record, actor=ANONYMOUS, on=on)))


def _asked(link: Link) -> tuple[str, str]:
    parts = urlsplit(link.url)
    asked = {key: given[0] for key, given in parse_qs(parts.query).items()}
    return parts.path.strip("/").split("/")[-1], asked.get("as_of") or asked.get("over") or ""


@pytest.fixture
def ratification(world: World) -> Ratification:
    """Of C29 by Norland, since 1995."""
    return Ratification.objects.get(pk=world.ratifications[C29])


def end(ratification: Ratification, day: date) -> Ratification:
    """Denounce it: it ends that day."""
    values = {"ends": day, "ending": "denounced"}
    rows = Ratification.objects.filter(pk=ratification.pk)
    change(standards.denounce, rows, values, by=SCRIBE, on=ON)
    return Ratification.objects.get(pk=ratification.pk)


def test_what_holds_is_counted_today_and_in_the_year_it_began(ratification: Ratification) -> None:
    found = figures(ratification)
    assert found["standards.ratifications"] == ON.isoformat()
    assert found["standards.ratifications_registered"] == "1995-01-01..1995-12-31"
    assert "standards.denunciations" not in found


def test_what_has_ended_is_counted_on_its_last_day_and_in_the_year_it_ended(
    ratification: Ratification,
) -> None:
    last = date(2011, 3, 31)
    found = figures(end(ratification, last))
    assert found["standards.ratifications"] == last.isoformat()
    assert found["standards.ratifications_registered"] == "1995-01-01..1995-12-31"
    assert found["standards.denunciations"] == "2011-01-01..2011-12-31"


def test_before_its_end_it_is_counted_today(ratification: Ratification) -> None:
    ended = end(ratification, ON + timedelta(days=90))
    assert figures(ended)["standards.ratifications"] == ON.isoformat()


def test_what_is_to_begin_is_counted_on_its_first_day(ratification: Ratification) -> None:
    before = REGISTERED - timedelta(days=400)
    assert figures(ratification, on=before)["standards.ratifications"] == REGISTERED.isoformat()


def test_each_figure_is_linked_once_and_its_evidence_lists_the_record(
    ratification: Ratification, client: Client
) -> None:
    links = counted_in(ratification, actor=ANONYMOUS, on=ON)
    assert len({link.url.partition("?")[0] for link in links}) == len(links)
    for link in links:
        assert client.get(link.url).status_code == 200


def test_what_a_share_counts_in_its_whole_alone_says_so(world: World) -> None:
    state = State.objects.get(code="QMC")
    notes = {
        urlsplit(link.url).path.strip("/").split("/")[-1]: link.note
        for link in counted_in(state, actor=ANONYMOUS, on=ON)
    }
    assert "whole alone" in notes["standards.states_with_all"]
    assert "whole alone" not in notes["standards.states_with_none"]


def test_it_asks_once_of_what_holds(
    ratification: Ratification, django_assert_num_queries: Any
) -> None:
    figures(ratification)
    with django_assert_num_queries(1):
        figures(ratification)
