"""The whole product as readers meet it: the example's pages, asked by who has signed in or not."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.acting import Process
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT


@pytest.fixture
def stranger(example_instance: object, unhashed_files: None) -> Client:
    """Somebody who has not signed in, reading the example; faults of ours are answered as 500."""
    return Client(raise_request_exception=False)


@pytest.fixture
def editor(stranger: Client, undone: None) -> Client:
    """Somebody of the example, trusted with every role for as long as the test lasts."""
    person = Person.objects.get(username="teodor.maskov")
    held = set(Grant.objects.filter(person=person, scope="").values_list("role", flat=True))
    since, office = Period.since(date(2026, 1, 1)), Process("test")
    for role in PRODUCT.roles:
        if role.key not in held and not role.visiting:
            give(
                [person], role.key, scope="", period=since, by=office, reason="test",
                on=date(2026, 11, 1),
            )  # fmt: skip
    stranger.force_login(person)
    return stranger


@pytest.fixture
def undone(example_instance: object) -> Iterator[None]:
    """The example, with whatever a test does to it undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reference_over_partners(undone: None) -> None:
    """Let somebody of the example keep reference data of one unit and its parts."""
    give(
        [Person.objects.get(username="ewan.strathlin")],
        "reference_editor",
        scope="DGO/PARTNER",
        period=Period.since(date(2026, 1, 1)),
        by=Process("test"),
        reason="for the test",
        on=date(2026, 1, 1),
    )
