"""From all the releases of the example together nobody can be worked out, by another solver."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tests.engine.disclosure.tables_of import by_another_solver

from secretariat.engine.disclosure.asked import Asked
from secretariat.engine.disclosure.building import Built, built
from secretariat.engine.disclosure.protecting import numbers
from secretariat.engine.disclosure.systems import Cell, Equation, linked, rows
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.measures.remembering import each_once
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.guarding import told
from secretariat.engine.publishing.models import Release, ReleasedFigure


@dataclass(frozen=True, kw_only=True)
class Attack:
    """What a reader of a release, and of all before it, knows; and what she must not work out.

    `hidden` says how wide the range of each cell must be; `values` are the true ones.
    """

    equations: Collection[Equation]
    values: Mapping[Cell, int]
    known: Mapping[Cell, int]
    hidden: Mapping[Cell, int]

    def ranges(self) -> Iterator[tuple[Cell, int, int]]:
        """The least and the most that each hidden cell may be, as far as that is known at all."""
        for part in linked(rows(self.equations, self.known)):
            names = {cell for row in part for cell, _factor in row.terms}
            near = [one for one in self.equations if not names.isdisjoint(c for c, _f in one.terms)]
            here = {c: self.known[c] for one in near for c, _f in one.terms if c in self.known}
            for cell in sorted(names & self.hidden.keys(), key=repr):
                yield cell, *by_another_solver(near, here, cell)


def attack_on(release: Release, before: Collection[Release]) -> Attack | None:
    """The attack on a release by whoever has those before it; None where none is guarded."""
    guarded = {one.key: one for one in measures() if one.smallest_cell > 1}
    figures = _guarded(release, guarded)
    if not figures:
        return None
    asked = [_asked(one, guarded) for one in figures]
    earlier = [tells for one in before for tells in told(_guarded(one, guarded), guarded)]
    with known_at(release.known_at, using="default"), each_once():
        made = built(asked, list(dict.fromkeys(earlier)))
        known = {cell: made.system.values[cell] for cell in made.system.printed}
        known |= numbers(made, told(figures, guarded))
    return Attack(
        equations=made.system.equations,
        values=made.system.values,
        known=known,
        hidden=made.system.protected(_withheld(figures, made, guarded)),
    )


def _guarded(release: Release, guarded: Mapping[str, Measure]) -> list[ReleasedFigure]:
    return list(release.figures.filter(measure__in=guarded).order_by("pk"))


def _asked(one: ReleasedFigure, guarded: Mapping[str, Measure]) -> Asked:
    return Asked.of(guarded[one.measure], when_of(one.asked), one.asked["where"])


def _withheld(
    figures: Collection[ReleasedFigure], made: Built, guarded: Mapping[str, Measure]
) -> frozenset[Asked]:
    return made.dropped | {_asked(one, guarded) for one in figures if one.is_withheld}


def test_each_hidden_cell_may_be_any_of_as_many_numbers_as_the_threshold(
    example_instance: None,
) -> None:
    releases = list(Release.objects.order_by("known_at", "pk"))
    attacked = 0
    for place, release in enumerate(releases):
        attack = attack_on(release, releases[:place])
        if attack is not None:
            for cell, low, high in attack.ranges():
                attacked += 1
                assert high - low >= attack.hidden[cell], (str(release), cell)
    assert attacked > 20


def test_the_attack_works_out_a_cell_once_those_beside_it_are_told(example_instance: None) -> None:
    """It can find a leak: of what is withheld together, all but one is told for once."""
    release = Release.objects.get(publication="composition-of-the-staff", edition=1)
    attack = attack_on(release, ())
    assert attack is not None
    last = min(attack.hidden, key=repr)
    beside = {one: attack.values[one] for one in attack.hidden if one != last}
    leaked = Attack(
        equations=attack.equations,
        values=attack.values,
        known={**attack.known, **beside},
        hidden={last: attack.hidden[last]},
    )
    assert list(leaked.ranges()) == [(last, attack.values[last], attack.values[last])]
