"""Which instance a command works in: with the example, or empty for records of one's own."""

from collections.abc import Mapping
from enum import StrEnum

from secretariat.kernel.errors import BadInput
from secretariat.site.cluster.places import Place

VARIABLE = "SECRETARIAT_INSTANCE"


class Kind(StrEnum):
    """The two instances one place can hold, each with its own databases."""

    EXAMPLE = "example"
    EMPTY = "empty"

    @property
    def suffix(self) -> str:
        """What the names of its databases end with."""
        return "" if self is Kind.EXAMPLE else "_empty"


def chosen(environment: Mapping[str, str], here: Place) -> Kind:
    """The instance the person named, or else the one run last, or else the example."""
    named = environment.get(VARIABLE) or _run_last(here)
    try:
        return Kind(named)
    except ValueError:
        raise BadInput(
            f"There is no instance “{named}”",
            why=f"{VARIABLE} names it, and there are two: example and empty.",
            do=f"Set {VARIABLE} to one of them, or leave it out.",
        ) from None


def remember(here: Place, kind: Kind) -> None:
    """Let later commands work in the instance that was run last."""
    (here.home / "instance").write_text(f"{kind}\n")


def _run_last(here: Place) -> str:
    try:
        return (here.home / "instance").read_text().strip()
    except OSError:
        return Kind.EXAMPLE
