"""How Python's collector of garbage goes about a process that serves pages."""

import gc
from typing import Final

from django.urls import get_resolver

MADE: Final = 100_000
"""Things made before it comes by: a page makes as many, and lets all of them go."""


def spare_what_stays() -> None:
    """Leave what stands once every page is known out of its rounds, and let these be few.

    It would look through all of that again and again, after every 700 things made: which took half
    of the time of a page with thousands of indicators.
    """
    _known = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE, 20, 20)
