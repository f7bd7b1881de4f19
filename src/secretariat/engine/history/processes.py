"""What the Office's own processes are called, where people read who did something."""

from secretariat.engine.declared import declared
from secretariat.engine.history.acting import Process


def process_called(name: str) -> str:
    """The title its area declares for a process; its name where none does, as for a command."""
    found: tuple[Process, ...] = declared("processes")
    return next((str(one.title) for one in found if one.name == name), name)
