"""Keeping a program up: launched in a group of its own, launched again if it dies, ended whole."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from secretariat.kernel.errors import ProductError
from secretariat.site.commands.opening import Role, tell
from secretariat.site.lifeline import STARTED_BY

DEATHS, SPAN = 5, 60.0  # so many deaths in so many seconds are a fault, not an accident


class Program:
    """A program of ours as a child, with whatever it starts in a group of its own."""

    called = "program"

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, grace: float
    ) -> None:
        self.command, self.environment, self.grace = list(command), dict(environment), grace
        self.deaths: list[float] = []
        self.child: subprocess.Popen[bytes] | None = None
        self.told: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Start it."""
        self.child = self._launch()

    def look(self, wait: float = 0.0) -> None:
        """See that it is up, waiting so many seconds for its death; start it again if it died.

        Raises what `given_up` says if it dies again and again.
        """
        if self.child is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(wait)
            self._revive()

    def tell_to_end(self) -> None:
        """Ask it to end, once and without waiting: a second signal would break off its ending."""
        if self.child is not None and self.told is not self.child:
            self.child.terminate()
            self.told = self.child

    def stop(self) -> None:
        """Let it finish what it is at, then end it and all it started."""
        if self.child is None:
            return
        self.tell_to_end()
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(self.grace)
        self._end_group(signal.SIGKILL)
        self.child.wait()
        self.child = None

    def given_up(self) -> ProductError:
        """What is said when it dies again and again."""
        return ProductError(f"The {self.called} ended again and again")

    def _revive(self) -> None:
        self._note_death()
        tell(f"The {self.called} died and is started again …")
        self._end_group(signal.SIGKILL)
        self.child = self._launch()

    def _launch(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: we end it in order
        )

    def _end_group(self, number: signal.Signals) -> None:
        """End what is left of the group it leads."""
        if self.child is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.child.pid, number)

    def _note_death(self) -> None:
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if now - death < SPAN] + [now]
        if len(self.deaths) > DEATHS:
            raise self.given_up()


def served_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What a program may know: the addresses as the application, never the owner's; and us."""
    hidden = (Role.OWNER, Role.SIMULATOR)
    passed = {name: value for name, value in environment.items() if not name.endswith(hidden)}
    return {**passed, STARTED_BY: str(os.getpid())}
