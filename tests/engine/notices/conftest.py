"""The made-up product and the values its notices are about."""

import pytest
from pytest_django import Settings
from tests.engine.workflows.ground import build

from secretariat.areas.results.models.measured import Part


@pytest.fixture
def parts(settings: Settings, db: None) -> dict[str, Part]:
    """A part of an indicator for each unit, under the made-up declarations."""
    settings.PRODUCT = "tests.engine.workflows.declared.PRODUCT"
    return build()
