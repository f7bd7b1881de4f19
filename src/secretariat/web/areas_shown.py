"""The areas of the product as groups of what they declare, for lists and trails."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.declared import declared
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.product import Area
from secretariat.engine.registers.declaring import Register
from secretariat.web.contexts.frame import Link

T = TypeVar("T", Measure, Register)


def grouped(of: Callable[[Area], Iterable[T]]) -> list[tuple[Area, list[T]]]:
    """Give each area with what it declares of a kind, in the product's order."""
    return [(area, list(of(area))) for area in declared("areas")]


def trail(place: str, label: str, one: Any) -> tuple[Link, ...]:
    """Lead from a place to what an area declares: the place, then the area in it."""
    address = reverse(place)
    area = area_of(one)
    links = [Link(label=label, url=address)]
    if area is not None:
        links.append(Link(label=str(area.title), url=f"{address}#area-{area.key}"))
    return tuple(links)


def area_of(one: Any) -> Area | None:
    """The area that declares a measure or a register."""
    return next(
        (area for area in declared("areas") if one in (*area.measures, *area.registers)), None
    )


def figures_trail(measure: Measure) -> tuple[Link, ...]:
    """Lead to a figure."""
    return trail("figures", _("Figures"), measure)


def registers_trail(register: Register) -> tuple[Link, ...]:
    """Lead to a register."""
    return trail("registers", _("Registers"), register)
