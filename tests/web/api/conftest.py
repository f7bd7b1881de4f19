"""The small world of the pages, asked by programs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import World, client, officer, reader, world

from secretariat.engine.access.models import Person
from secretariat.engine.tokens.keeping import NewToken, make
from secretariat.web.asking import today

__all__ = ["client", "officer", "reader", "world"]  # the fixtures of the pages serve here too
AREAS = ("reference", "standards")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: the status, the JSON, and the headers."""

    status: int
    json: Any
    headers: Any


class Program:
    """A program that asks with a token, or without one."""

    def __init__(self, client: Client, secret: str = "") -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, address: str, **asked: str) -> Answer:
        """Ask."""
        return _answer(self.client.get(address, asked, headers=self.headers))

    def post(self, address: str, sent: Any) -> Answer:
        """Send a JSON value, or bytes as they are."""
        data = sent if isinstance(sent, bytes) else json.dumps(sent)
        kind = "application/json"
        return _answer(self.client.post(address, data, content_type=kind, headers=self.headers))


def _answer(response: Any) -> Answer:
    return Answer(
        status=response.status_code,
        json=json.loads(response.content) if response.content else None,
        headers=response.headers,
    )


ProgramOf = Callable[..., Program]


@pytest.fixture
def program(client: Client, world: World) -> ProgramOf:
    """Make a program of somebody's; without a person, a stranger's."""

    def made(
        person: Person | None = None, *, reach: str = "act", areas: tuple[str, ...] = ()
    ) -> Program:
        if person is None:
            return Program(client)
        new = NewToken(
            name="test", expires=today() + timedelta(days=7), reach=reach, areas=list(areas)
        )
        return Program(client, make(new, by=person, on=today(), known_areas=AREAS).secret)

    return made


@pytest.fixture
def stranger(program: ProgramOf) -> Program:
    """A program without a token."""
    return program()
