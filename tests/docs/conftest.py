"""A folder of a reader's own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other accounts may enter, as PostgreSQL's account must where root tests."""
    with tempfile.TemporaryDirectory(prefix="sec-") as made:
        Path(made).chmod(0o755)
        yield Path(made)
