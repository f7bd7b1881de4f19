"""The product with a figure of small cells, whose records are open to few."""

from dataclasses import replace

from secretariat.areas.standards.roles import May
from secretariat.engine.product import Area
from secretariat.site.product import PRODUCT as WHOLE

KEY, LEAST = "standards.ratifications", 2


def _guarded(area: Area) -> Area:
    return replace(
        area,
        measures=tuple(
            replace(one, smallest_cell=LEAST) if one.key == KEY else one for one in area.measures
        ),
        registers=tuple(
            replace(one, see=May.REGISTER_RATIFICATIONS) if one.key == "ratifications" else one
            for one in area.registers
        ),
    )


PRODUCT = replace(WHOLE, areas=tuple(_guarded(area) for area in WHOLE.areas))
