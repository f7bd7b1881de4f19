"""Numbers of days that come to a given total, each of them a number its case may have."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

STEPS = (5, 4, 3, 2, 1)
ENOUGH = 400  # tries for each number


def to_total(
    rng: Random, numbers: Sequence[int], total: int, may: Callable[[int, int], bool]
) -> list[int]:
    """The numbers, some of them a little greater or smaller, so that they come to the total.

    `may` says whether the number at a place may be another one. Raises LookupError where too few
    may be changed.
    """
    found = list(numbers)
    missing = total - sum(found)
    for place in _places(rng, len(found)):
        if not missing:
            return found
        way = 1 if missing > 0 else -1
        for step in STEPS:
            if step <= abs(missing) and may(place, found[place] + way * step):
                found[place] += way * step
                missing -= way * step
                break
    raise LookupError(f"{len(found)} numbers can't come to {total}: {missing} are missing.")


def _places(rng: Random, number: int) -> Iterator[int]:
    for _round in range(ENOUGH):
        yield from rng.sample(range(number), number)
