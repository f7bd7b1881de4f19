"""A past to count: an instance with a unit, a grade and a duty station, and no case yet."""

import pytest
from tests.areas.recruitment.figures.past import Past


@pytest.fixture
def past(db: None) -> Past:
    """An organization that has recruited nobody."""
    return Past()
