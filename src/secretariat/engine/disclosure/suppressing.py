"""Which entries to withhold: the small ones, and those they could be worked out from."""

from collections.abc import Hashable, Sequence

from secretariat.engine.disclosure.moving import Moves, Unprotected
from secretariat.engine.disclosure.ranges import Group, groups
from secretariat.engine.disclosure.systems import Cell, System, rows


def withheld_of(system: System) -> frozenset[Hashable]:
    """The keys of the entries to withhold, so that every protected cell's range is wide enough.

    Withheld with a small cell are first those in which few stand. The same system always gives the
    same answer. Raises Unprotected where earlier releases tell too much.
    """
    return frozenset(key for part in system.parts() if part.small for key in _withheld(part))


def _withheld(system: System) -> set[Hashable]:
    withheld: set[Hashable] = {
        one.key for one in system.entries if not system.small.isdisjoint((*one.tells, *one.guards))
    }
    safe: set[Cell] = set()
    numbers = dict(system.values)
    while True:
        told = system.told(withheld)
        least = {c: n for c, n in system.protected(withheld).items() if c not in safe}
        for cell in least:
            if cell in told:
                raise Unprotected(cell)
        found = groups(rows(system.equations, told), least, numbers)
        for group in found:  # of cells nobody knows the number, any that fits serves from here on
            numbers = {**next(iter(group.lowest.values())), **numbers}
        narrow = {cell for group in found for cell in group.narrow()}
        if not narrow:
            return withheld
        safe |= least.keys() - narrow  # what moves far enough still does when more is withheld
        withheld |= _opened(system, Moves(system, told, numbers), found)


def _opened(system: System, moves: Moves, found: Sequence[Group]) -> set[Hashable]:
    """The entries to withhold as well, so that the narrowest of each group moves far enough."""
    opened: set[Cell] = set()
    for group in found:
        cell = group.narrowest()
        if cell is not None:
            opened.update(moves.opened_by(group, cell))
    return {one.key for one in system.entries if not opened.isdisjoint(one.tells)}
