"""Declaring the help of a kind of page: said once, shown on the page and in the manual."""

from dataclasses import dataclass
from typing import Any

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class PageHelp:
    """What a kind of page shows, and who may change what stands on it; `how` is for the manual.

    `pages` names the addresses of the kind, the first of them the kind itself.
    """

    pages: tuple[str, ...]
    title: Text
    shows: Text
    changes: Text
    how: Text

    @property
    def key(self) -> str:
        """The anchor of the kind in the manual."""
        return self.pages[0]
