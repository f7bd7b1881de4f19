"""Every act on the example's frameworks, from the first draft to the last report."""

from collections.abc import Iterator

from secretariat.example.entries import Act
from secretariat.example.frameworks.achieved import Achieved
from secretariat.example.frameworks.achieving import Achieving
from secretariat.example.frameworks.drafting import drafting_past
from secretariat.example.frameworks.linking import linking_past
from secretariat.example.frameworks.recounting import earlier, judged, stated
from secretariat.example.frameworks.reporting import results_past, values_past
from secretariat.example.plan import plan
from secretariat.example.world import World


def achieved(seed: int) -> tuple[Achieved, ...]:
    """Everything achieved under every framework, by day."""
    world = World()
    drawn = Achieving(world, plan(seed).ratifications, seed).results
    found = (*earlier(world, seed), *drawn, *stated())
    return tuple(sorted(found, key=lambda one: (one.on, one.part, one.place, one.variant)))


def frameworks_past(seed: int) -> Iterator[Act]:
    """Plans, what connects them, and what became of them."""
    yield from drafting_past()
    yield from linking_past()
    yield from results_past(achieved(seed))
    yield from values_past(judged())
