"""The worker, a program of its own: python -m secretariat.site.working AT_ONCE PATIENCE [QUEUE].

Like the web server it knows the addresses of the databases as the application and nothing else.
It ends when the process that started it does.
"""

import logging
import os
import signal
import sys
from collections.abc import Sequence

import django

from secretariat.site.lifeline import end_with_parent

PATIENCE = 8.0  # seconds a job gets to finish once its worker was told to end


def work(at_once: int, patience: float, queues: Sequence[str]) -> None:
    """Do jobs until told to end. Here is the clock of all that jobs do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.site.settings")
    django.setup()
    from django.utils import timezone

    from secretariat.engine.jobs import working

    pace = working.Pace(patience=patience)
    working.work(timezone.now, queues=queues, at_once=at_once, pace=pace)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="worker: %(message)s")
    end_with_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    work(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
