"""The small world of the pages, and who reads its registers."""

from datetime import date

import pytest
from tests.web.pages.conftest import World, record_world

from secretariat.engine.history.acting import Process

ON = date(2026, 1, 15)
READER = Process("tests of registers")


@pytest.fixture
def world(db: None) -> World:
    """Two regions, three States, two instruments, three ratifications."""
    return record_world()
