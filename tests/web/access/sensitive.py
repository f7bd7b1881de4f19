"""The product with one register sensitive, and open to those who keep it alone."""

from dataclasses import replace

from secretariat.engine.product import Area, Product
from secretariat.engine.registers.declaring import Register
from secretariat.site.product import PRODUCT as OPEN


def _kept(one: Register) -> Register:
    if one.key != "states":
        return one
    return replace(one, see=one.actions[0].may, sensitive=True)


def _area(area: Area) -> Area:
    return replace(area, registers=tuple(map(_kept, area.registers)))


PRODUCT = replace(OPEN, areas=tuple(map(_area, OPEN.areas))) if OPEN else Product(areas=())
