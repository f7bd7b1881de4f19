"""Wholes shared out in whole numbers that make the whole again."""

from collections.abc import Mapping
from random import Random

from secretariat.example.frameworks.achieved import Shares


def shared(total: int, weights: Mapping[str, float]) -> Shares:
    """Share a total out by weight; what rounding leaves goes to the largest remainders."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    parts = {key: int(value) for key, value in exact.items()}
    left = sorted(exact, key=lambda key: (parts[key] - exact[key], key))
    for key in left[: total - sum(parts.values())]:
        parts[key] += 1
    return tuple(parts.items())


def uneven(rng: Random, weights: Mapping[str, float]) -> dict[str, float]:
    """The weights, each moved by up to a third."""
    return {key: weight * rng.uniform(0.67, 1.33) for key, weight in weights.items()}


def by_sex(total: int, women: float) -> Shares:
    """Share a total out between women and men; none is left out, even if it counts nobody."""
    return shared(total, {"women": women, "men": 1 - women})
