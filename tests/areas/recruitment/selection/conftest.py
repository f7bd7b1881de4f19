"""A unit with a grade and its requirements, and no vacancy yet."""

import pytest
from tests.areas.recruitment.selection.cases import Cases


@pytest.fixture
def cases(db: None) -> Cases:
    """An organization that seeks nobody yet."""
    return Cases()
