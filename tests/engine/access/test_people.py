"""People: who signs in."""

import pytest
from django.db import Error

from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.acting import Process, act
from secretariat.engine.history.recording import event_model


@pytest.mark.django_db
def test_a_person_nobody_answers_for_is_refused_by_the_database() -> None:
    with pytest.raises(Error, match="Nobody answers"):
        Person.objects.create(username="ana", name="Ana", email="ana@example.invalid")


@pytest.mark.django_db
def test_a_person_added_in_an_act_leaves_an_event_without_her_password() -> None:
    with act("access.add_person", by=Process("test")):
        ana = Person.objects.create(username="ana", name="Ana", email="ana@example.invalid")
    event = event_model(Person).objects.get(pgh_obj=ana)
    assert event.name == "Ana"
    assert not hasattr(event, "password")
