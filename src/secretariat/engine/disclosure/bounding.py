"""Bounds by plain reckoning, row by row: no cell below 0, none above what its row leaves it."""

from collections.abc import Mapping, Sequence

from secretariat.engine.disclosure.solving import Bounds, NoAnswer
from secretariat.engine.disclosure.systems import Cell, Row, cells_of

ROUNDS = 20
ROOM = 4  # how many times all that is known a cell without any bound may be


def bounds_of(rows: Sequence[Row], *, wide: int) -> dict[Cell, Bounds]:
    """The bounds of every cell of the rows, as tight as a few rounds make them.

    A cell that nothing bounds gets a bound far above all that is known and `wide`. Raises NoAnswer
    where the rows contradict each other.
    """
    roof = ROOM * (wide + sum(abs(row.equals) for row in rows))
    found = {cell: Bounds(0, roof) for cell in cells_of(rows)}
    for _round in range(ROUNDS):
        moved = [_tightened(row, found) for row in rows]  # all of them, each round
        if not any(moved):
            break
    return found


def _tightened(row: Row, found: dict[Cell, Bounds]) -> bool:
    """Put into each cell what its row leaves it; say whether that moved any bound."""
    lows = {cell: _least(factor, found[cell]) for cell, factor in row.terms}
    highs = {cell: _most(factor, found[cell]) for cell, factor in row.terms}
    low, high = sum(lows.values()), sum(highs.values())
    moved = False
    for cell, factor in row.terms:
        at_least = row.equals - (high - highs[cell])
        at_most = row.equals - (low - lows[cell])
        tight = _within(found[cell], factor, at_least, at_most)
        moved |= tight != found[cell]
        found[cell] = tight
    return moved


def _least(factor: int, one: Bounds) -> int:
    return factor * (one.lowest if factor > 0 else one.highest)


def _most(factor: int, one: Bounds) -> int:
    return factor * (one.highest if factor > 0 else one.lowest)


def _within(one: Bounds, factor: int, at_least: int, at_most: int) -> Bounds:
    """The whole numbers of the bounds for which the factor times them lies between the two."""
    if factor < 0:
        factor, at_least, at_most = -factor, -at_most, -at_least
    lowest = max(one.lowest, -(-at_least // factor))
    highest = min(one.highest, at_most // factor)
    if lowest > highest:
        raise NoAnswer("what is printed contradicts itself")
    return Bounds(lowest, highest)


def free(rows: Sequence[Row], bounds: Mapping[Cell, Bounds]) -> list[Row]:
    """The rows without the cells whose bounds leave them one number."""
    fixed = {cell: one.lowest for cell, one in bounds.items() if one.is_one}
    found = []
    for row in rows:
        terms = tuple(term for term in row.terms if term[0] not in fixed)
        rest = row.equals - sum(f * fixed[cell] for cell, f in row.terms if cell in fixed)
        if terms:
            found.append(Row(terms, rest))
    return found
