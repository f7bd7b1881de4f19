"""The help of every page: what the product says of its own, and each area beside its addresses."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain

from secretariat.engine.declared import declared
from secretariat.web.helping import general, people
from secretariat.web.helping.declaring import PageHelp


def page_helps() -> tuple[PageHelp, ...]:
    """Every kind of page: those of the product itself, then those of each area."""
    beside = chain.from_iterable(map(_beside, _addresses()))
    return (*general.HELP, *people.HELP, *beside)


def help_by_page() -> dict[str, PageHelp]:
    """The help of each address."""
    return _by_page(_addresses())


@cache
def _by_page(_addresses: tuple[str, ...]) -> dict[str, PageHelp]:
    return {name: one for one in page_helps() for name in one.pages}


def _addresses() -> tuple[str, ...]:
    """The modules that say which pages the areas of the product bring."""
    return tuple(area.addresses for area in declared("areas") if area.addresses)


def _beside(addresses: str) -> Iterator[PageHelp]:
    """What an area says beside its addresses, as HELP."""
    yield from getattr(import_module(addresses), "HELP", ())
