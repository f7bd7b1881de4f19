"""Doing something at the same time, on a connection of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def in_thread(work: Callable[[], None]) -> Iterator[threading.Thread]:
    """Do something meanwhile, on a connection of its own; its errors are raised at the end."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised again below, in the test's own thread
            failed.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield thread
    finally:
        thread.join(60)
    if failed:
        raise failed[0]
