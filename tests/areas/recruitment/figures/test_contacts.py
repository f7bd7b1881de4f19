"""Contacts from events are written to while they agree, and forgotten afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.areas.recruitment.figures.past import BY, ON, Past

from secretariat.areas.recruitment.actions.contacts import KEPT_FOR, contacts_due, erase_contacts
from secretariat.areas.recruitment.models.outreach import Contact
from secretariat.areas.recruitment.registers import outreach
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import change
from secretariat.kernel.errors import Conflict

SCHEDULE = Process("recruitment.erase_contacts")
AGREED = date(2026, 1, 10)


@pytest.fixture
def ines(past: Past) -> Contact:
    """Somebody met at a fair, who agreed to be written to."""
    return met(past, "ines@example.org")


def met(past: Past, email: str, **more: Any) -> Contact:
    """A contact from a new event."""
    row = {"event": past.event(), "name": "Ines Vidal", "email": email, "agreed_on": AGREED}
    made: Contact = past.add(outreach.contacts.add, **{**row, "state": past.state, **more})
    return made


def says_no(one: Contact, on: date) -> None:
    """She withdraws her agreement."""
    these = Contact.objects.filter(pk=one.pk)
    change(outreach.contacts.amend, these, {"withdrawn_on": on}, by=BY, on=ON)


def test_who_agreed_is_kept_for_three_years_and_no_day_longer(ines: Contact) -> None:
    assert not contacts_due(AGREED + KEPT_FOR)
    assert list(contacts_due(AGREED + KEPT_FOR + timedelta(days=1))) == [ines]


def test_who_says_no_is_erased_from_the_table_and_from_its_history(
    past: Past, ines: Contact
) -> None:
    kept = met(past, "jo@example.org")
    says_no(ines, date(2026, 3, 1))
    assert erase_contacts(by=SCHEDULE, on=date(2026, 2, 28), reason="Not yet.") == 0
    assert erase_contacts(by=SCHEDULE, on=date(2026, 3, 1), reason="She said no.") == 1
    ines.refresh_from_db()
    assert (ines.name, ines.state) == (f"Erased contact {ines.pk}", None)
    events: Any = Contact._meta.get_field("events").related_model
    told = events.objects.filter(pgh_obj_id=ines.pk).values_list("name", "email")
    assert told
    assert not [one for one in told if "Ines" in one[0] or "ines@" in one[1]]
    kept.refresh_from_db()
    assert kept.email == "jo@example.org"


def test_what_was_erased_is_not_erased_again(ines: Contact) -> None:
    says_no(ines, date(2026, 3, 1))
    assert erase_contacts(by=SCHEDULE, on=ON, reason="She said no.") == 1
    assert erase_contacts(by=SCHEDULE, on=ON, reason="She said no.") == 0


def test_nobody_says_no_before_she_agreed_nor_is_met_twice_at_an_event(
    past: Past, ines: Contact
) -> None:
    with pytest.raises(Conflict, match="before she has agreed"):
        says_no(ines, AGREED - timedelta(days=1))
    with pytest.raises(Conflict, match="contact from this event already"):
        met(past, ines.email, event=ines.event)


def test_a_source_is_a_channel_or_an_event_and_a_place_on_a_roster_is_held_once(
    past: Past,
) -> None:
    (vacancy,) = past.vacancies({})
    (application,) = past.applications({"vacancy": vacancy})
    first = past.listed(application.candidate, date(2022, 1, 1), date(2022, 6, 30))
    with pytest.raises(Conflict, match="on this roster already"):
        past.listed(application.candidate, date(2022, 6, 30), roster=first.roster)
    past.listed(application.candidate, date(2022, 7, 1), roster=first.roster)
    with pytest.raises(Conflict, match="not both"):
        past.source(event=past.event(), channel=past.channel())
