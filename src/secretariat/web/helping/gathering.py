"""The help of every page: what the product says of its own, and each area beside its addresses."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain

from secretariat.engine.declared import declared
from secretariat.engine.product import Area
from secretariat.web.helping import general, people
from secretariat.web.helping.declaring import PageHelp


def page_helps() -> tuple[PageHelp, ...]:
    """Every kind of page: those of the product itself, then those of each area."""
    return (*general.HELP, *people.HELP, *chain.from_iterable(map(_of_area, declared("areas"))))


def _of_area(area: Area) -> Iterator[PageHelp]:
    """What an area says beside its addresses, as HELP."""
    if area.addresses:
        yield from getattr(import_module(area.addresses), "HELP", ())


@cache
def help_by_page() -> dict[str, PageHelp]:
    """The help of each address."""
    return {name: one for one in page_helps() for name in one.pages}
