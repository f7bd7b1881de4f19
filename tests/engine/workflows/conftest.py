"""The made-up product, and the ground its values stand on."""

import pytest
from pytest_django import Settings
from tests.engine.workflows.ground import build

from secretariat.areas.results.models.measured import Part


@pytest.fixture
def made_up(settings: Settings) -> Settings:
    """Let the engine read the made-up declarations."""
    settings.PRODUCT = "tests.engine.workflows.declared.PRODUCT"
    return settings


@pytest.fixture
def parts(made_up: Settings, db: None) -> dict[str, Part]:
    """A part of an indicator for each unit."""
    return build()
