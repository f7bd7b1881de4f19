"""What an area lays beside a draft for whoever writes it, such as what the governing body asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from secretariat.engine.access.actors import Actor
from secretariat.engine.declared import declared

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line of a panel: words that lead somewhere, and a note, such as since when it waits.

    `address` is the name of an address, `of` what it takes; without one the words stand alone.
    """

    words: str
    note: str = ""
    address: str = ""
    of: tuple[Any, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A list an area brings beside the drafts of publications.

    `items` gives, for the key of a publication, who reads and the day, what she may see of it;
    where it gives none the panel is not shown. `address` is the name of the address of a page that
    tells more of a publication, by its key: the paper's page leads there.
    """

    key: str
    title: Text
    items: Callable[[str, Actor, date], Sequence[Item]]
    address: str = ""


def panels() -> tuple[Panel, ...]:
    """Every panel that areas bring."""
    return declared("panels")
