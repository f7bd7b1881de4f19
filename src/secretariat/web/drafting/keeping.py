"""Figures of a draft kept for a moment: while somebody types, they are not computed anew."""

from collections.abc import Callable
from typing import Final

from django.core.cache import caches
from django.http import HttpRequest

from secretariat.engine.publishing.estimating import Estimate
from secretariat.engine.publishing.previewing import Keep, Previewer
from secretariat.web.asking import now, reader, sight
from secretariat.web.drafting.desks import Desk

SECONDS: Final = 180
"""How old the figures beside a text may be; opening the page or saving computes them anew."""


def previewer(request: HttpRequest, at: Desk, *, is_typing: bool = False) -> Previewer:
    """Show texts as papers to her who asks; while she types, with figures of a moment ago."""
    return Previewer(
        reader=reader(request), sees=sight(request), at=now(), keep=_keep(at, is_typing=is_typing)
    )


def _keep(at: Desk, *, is_typing: bool) -> Keep:
    """Keep what she was shown last for her alone, in the memory of the process."""

    def kept(name: str, make: Callable[[], Estimate]) -> Estimate:
        key = f"{at.person.pk}-{name}"
        found: Estimate | None = caches["drafts"].get(key) if is_typing else None
        if found is None:
            found = make()
            caches["drafts"].set(key, found, SECONDS)
        return found

    return kept
