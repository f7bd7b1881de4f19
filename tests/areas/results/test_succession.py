"""Which indicators make one series across frameworks, and where none could say what it follows."""

from collections.abc import Sequence

import pytest
from django.db.models import Q
from tests.areas.results.conftest import World

from secretariat.areas.results import actions
from secretariat.areas.results.models.planned import Indicator
from secretariat.areas.results.standing.succession import before_and_after, chain_of

ONE, TWO, THREE, FOUR = "ABCD"


def linked(world: World, pairs: Sequence[str], *, comparable: bool = True) -> dict[str, Indicator]:
    """Indicators A to D of one framework each, where `AB` says that B carries on A."""
    made = {
        letter: world.indicator(world.objective(world.framework(letter), "1"), "1.1")
        for letter in (ONE, TWO, THREE, FOUR)
    }
    for earlier, later in pairs:
        world.add(
            actions.continue_indicators,
            earlier=made[earlier],
            later=made[later],
            comparable=comparable,
        )
    return made


@pytest.mark.parametrize(
    ("pairs", "of", "series"),
    [
        ([], "A", "A"),
        (["AB"], "A", "AB"),
        (["AB"], "B", "AB"),
        (["AB", "BC", "CD"], "B", "ABCD"),
        (["AB", "BC", "CD"], "D", "ABCD"),
        (["AC", "BC"], "C", "C"),
        (["AC", "BC"], "A", "A"),
        (["AB", "AC"], "A", "A"),
        (["AB", "AC"], "B", "B"),
        (["AC", "BC", "CD"], "D", "CD"),
        (["AC", "BC", "CD"], "A", "A"),
    ],
)
def test_a_series_goes_on_where_one_alone_carries_on_one_alone(
    world: World, pairs: list[str], of: str, series: str
) -> None:
    made = linked(world, pairs)
    found = before_and_after(made[of].pk, Q())
    assert found == [made[letter].pk for letter in series]


def test_what_counts_something_else_makes_no_series(world: World) -> None:
    made = linked(world, ["AB"], comparable=False)
    assert before_and_after(made["B"].pk, Q()) == [made["B"].pk]


def test_a_circle_ends(world: World) -> None:
    made = linked(world, ["AB", "BA"])
    assert len(before_and_after(made["A"].pk, Q())) == 2


def test_a_chain_holds_the_parts_of_each_indicator_in_the_order_of_time(world: World) -> None:
    made = linked(world, ["AB"])
    world.part(made["A"])
    for suffix in ("/i", "/ii"):
        world.part(made["B"], suffix)
    chain = chain_of(made["B"].pk, Q(), None)
    assert [len(parts) for parts in chain] == [1, 2]
    assert [part.indicator for parts in chain for part in parts] == [
        made["A"].pk,
        made["B"].pk,
        made["B"].pk,
    ]
