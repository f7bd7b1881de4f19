"""Protecting figures about to be printed, and attacking them as they are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engine.disclosure.asked import Asked, Told
from secretariat.engine.disclosure.attacking import Leak, attack
from secretariat.engine.disclosure.building import Built, built, tells
from secretariat.engine.disclosure.moving import Unprotected
from secretariat.engine.disclosure.suppressing import withheld_of
from secretariat.engine.disclosure.systems import Cell
from secretariat.kernel.errors import BadInput, Problem

SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Protection:
    """Figures as one system, and those of them that are withheld."""

    built: Built
    withheld: frozenset[Asked]


def protect(asked: Sequence[Asked], earlier: Iterable[Told] = ()) -> Protection:
    """Which of the figures to withhold, so that nobody can be worked out from the others.

    `earlier` is what releases told before. Reads the records as they are known at the moment.
    Raises BadInput where too much was told earlier.
    """
    made = built([one for one in asked if one.is_guarded], list(earlier))
    try:
        withheld = withheld_of(made.system)
    except Unprotected as lost:
        raise BadInput(
            _("%(cell)s could be worked out, whatever else is withheld.")
            % {"cell": _name(lost.cell, made)},
            why=_("What earlier releases tell, or the cell’s own sums, leave it no other number."),
            do=_("Leave out the breakdown it stands in, or publish a coarser one."),
        ) from None
    entries = frozenset(one for one in asked if one in withheld)
    return Protection(built=made, withheld=entries | made.dropped)


def hold_to_attack(protection: Protection, told: Iterable[Told]) -> None:
    """Refuse figures from whose printed numbers a small cell could be worked out, saying where."""
    system = protection.built.system
    known = {cell: system.values[cell] for cell in system.printed}
    known |= numbers(protection.built, told)
    leaks = attack(system.equations, known, system.protected(protection.withheld))
    if leaks:
        raise BadInput(
            _("What would be printed gives away cells too small to print."),
            why=_("From the other figures they can be worked out as closely as this."),
            do=_("Leave out a breakdown beside them, or make it coarser."),
            problems=[_problem(one, protection.built) for one in leaks[:SHOWN]],
        )


def numbers(made: Built, told: Iterable[Told]) -> dict[Cell, int]:
    """The cells of what is told, with the numbers that stand there."""
    return {
        cell: number
        for one, found in told
        for cell, number in zip(tells(made.cells[one]), found, strict=True)
    }


def _problem(leak: Leak, made: Built) -> Problem:
    return Problem(
        where=_name(leak.cell, made),
        found=f"{leak.lowest}–{leak.highest}",
        wrong=_("Its range is narrower than %(least)s.") % {"least": leak.least},
    )


def _name(cell: Cell, made: Built) -> str:
    """What a reader calls the cell: the figure it is of, or else the breakdown it stands in."""
    for one, cells in made.cells.items():
        if cell in tells(cells):
            return str(one)
        if cell == cells.rest:
            return _("the rest of %(figure)s") % {"figure": one}
    population, codes = cell if isinstance(cell, tuple) else (cell, ())
    keys = [str(one) for one, cells in made.cells.items() if population in cells.populations]
    named = "".join(f", {path} = {code or '-'}" for path, code in codes)
    return f"{keys[0] if keys else population}{named}"
