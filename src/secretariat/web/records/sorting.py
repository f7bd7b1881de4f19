"""Heads of columns that order a list, and say how it is ordered now."""

from dataclasses import replace

from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.ordering import ordered_now, sortable
from secretariat.web.asking import parts_of
from secretariat.web.contexts.parts import Column
from secretariat.web.links import register_page
from secretariat.web.records.tables import column


def head(register: Register, asked: Asked, name: str) -> Column:
    """Give the head of a column: a link that orders by it, the other way if it already does."""
    plain = column(register, name)
    if name not in sortable(register):
        return plain
    order = ordered_now(register, asked.order)
    turned = f"-{name}" if order == name else name
    return replace(
        plain,
        sort_url=register_page(register.key, {**parts_of(asked), "order": turned}),
        order={name: "ascending", f"-{name}": "descending"}.get(order, ""),
    )
