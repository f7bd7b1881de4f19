"""Waiting for what another process does."""

import time
from collections.abc import Callable

PATIENCE = 60.0  # seconds; machines that test are busy


def eventually(holds: Callable[[], bool], *, within: float = PATIENCE) -> None:
    """Wait until something holds."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.05)
