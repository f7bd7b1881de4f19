"""The web server, a program of its own: `python -m secretariat.site.serving PORT [WORKERS]`.

It knows the addresses of the databases as the application and nothing else: neither the owner's
nor where the data lies. It ends when the process that started it does.
"""

import os
import signal
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from secretariat.site.lifeline import STARTED_BY, end_with_parent

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4  # per worker, each with a connection to the database of its own
TARGET = "secretariat.site.wsgi:application"


def serve(port: int, workers: int = WORKERS) -> None:
    """Serve until told to end, replacing workers that die."""
    server = Server(
        TARGET,
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    )
    server.serve()


if __name__ == "__main__":
    end_with_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    os.environ[STARTED_BY] = str(os.getpid())  # what its own workers end with
    serve(*(int(given) for given in sys.argv[1:3]))
