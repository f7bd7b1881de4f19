"""A process that serves ends when the process that started it is gone, even by kill -9."""

import os
import threading
import time
from collections.abc import Callable

STARTED_BY = "SECRETARIAT_SUPERVISED"  # the number of the process to end with
PULSE = 0.5  # seconds between two looks


def end_with_parent(end: Callable[[], None], *, pulse: float = PULSE) -> None:
    """Watch the parent from a thread; call `end` once it is gone.

    The parent wrote its number into the environment: one killed while this process was still
    starting would otherwise never be missed, because whoever takes over its children is taken
    for it.
    """
    parent = int(os.environ.get(STARTED_BY) or os.getppid())

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(pulse)
        end()

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
